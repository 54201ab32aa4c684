import Contract
import Model
import Simulator
import Tid

/// Messages between landlord and kund, and the list of ways of getting in.
enum MeddelandeHandlers {
  @Sendable
  static func skicka(_ input: BodyInput<MeddelandeIn>, _ world: Writing) throws -> NoBody {
    var utkast = Meddelandeutkast()
    utkast.arbetsorder = input.body.arbetsorderId.map { ArbetsorderID($0) }
    utkast.kundnummer = input.body.kundnummer
    utkast.amne = input.body.amne
    utkast.text = input.body.meddelande
    try world.skicka(utkast)
    return NoBody()
  }

  static func lista(_ input: IDInput, _ world: Reading) throws -> [MeddelandeGetUt] {
    try world.meddelanden(om: ArbetsorderID(input.id)).map { MeddelandeGetUt($0) }
  }

  @Sendable
  static func lasta(_ input: IDInput, _ world: Writing) throws -> NoBody {
    try world.markeraLasta(om: ArbetsorderID(input.id))
    return NoBody()
  }

  static func tilltraden(_ input: NoInput, _ world: Reading) throws -> [TilltradeUt] {
    world.register.ordning.tilltrade.compactMap { world.register.tilltrade[$0] }.map { rad in
      var answer = TilltradeUt()
      answer.tilltradeKod = rad.kod
      answer.tilltradeBesk = rad.beskrivning
      return answer
    }
  }
}

extension MeddelandeGetUt {
  init(_ m: Meddelande) {
    self.init()
    let (datum, klockslag) = SvenskTid.lokal(m.skapad)
    id = m.id
    till = m.till
    fran = m.fran
    label = m.amne
    text1 = m.text
    skapadDatum = datum
    skapadTid = klockslag
    namnTill = m.namnTill
    namnFran = m.namnFran
  }
}
