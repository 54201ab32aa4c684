import Contract
import Domain
import Model
import Simulator
import Texts

/// Bookings, calendars and proposals.
enum BokningHandlers {
  static func boka(_ input: IDBodyInput<ArbetsorderBokningIn>, _ world: Writing) throws {
    try world.boka(input.body, for: ArbetsorderID(input.id))
  }

  static func avboka(_ input: IDBodyInput<ArbetsorderAvbokningIn>, _ world: Writing) throws {
    try world.avboka(ArbetsorderID(input.id), forcera: input.body.forcera ?? false)
  }

  static func bokning(_ input: IDInput, _ world: Reading) throws -> ArbetsorderBokningUt {
    guard let last = try world.bokning(ArbetsorderID(input.id)) else { return ArbetsorderBokningUt() }
    let bokning = last.bokning
    var answer = ArbetsorderBokningUt()
    answer.tidsluckaId = bokning.lucka.id
    answer.startTid = bokning.lucka.start
    answer.slutTid = bokning.lucka.slut
    answer.status = BokningsstatusUt(last.status)
    answer.antalAktiviteter = Int32(clamping: last.antal)
    answer.tilltrade = bokning.tilltrade
    answer.tilltradeBeskrivning = bokning.tilltrade.flatMap { world.register.tilltrade[$0]?.beskrivning }
    answer.kommentar = bokning.kommentar
    return answer
  }

  static func kalender(_ input: BodyInput<ResursKalenderIn>, _ context: Context) throws -> [ResursKalenderUt] {
    let fraga = Kalenderfraga(input.body)
    let nu = context.world.now
    return try context.world.read(as: context.resurs) { world in
      let geografi = try world.felomrade(fraga.objekt)
      return try world.luckor(fraga, nu: nu).map { ResursKalenderUt($0, geografi?.namn, world.register) }
    }
  }

  static func forslag(_ input: ForslagInput, _ world: Reading) throws -> ResursUt {
    let resurs = try world.forslag(
      typ: input.feltyp, objekt: ObjektID(input.objektId), enhet: input.enhetId.map { EnhetID($0) })
    return ResursUt(resurs, world.register)
  }
}

extension BokningsstatusUt {
  init(_ status: Bokningsstatus) {
    switch status {
    case .bokad: self = .bokad
    case .accepterad: self = .accepterad
    case .avbokad: self = .avbokad
    }
  }
}

extension Kalenderfraga {
  init(_ body: ResursKalenderIn) {
    self.init(objekt: ObjektID(body.objektId), resurs: ResursID(body.resursId))
    vecka = body.period.vecka.map { ($0.ar.map(Int.init), $0.vecka.map(Int.init)) }
    intervall = body.period.intervall.map { ($0.datumFran?.datum, $0.datumTill?.datum) }
    forArbetsorder = body.aktivitetsTyp == .arbetsorder
    endastBokningsbara = body.visaEndastBokningsbara ?? false
    medOverbokning = body.inkluderaOverbokningsbara ?? false
  }
}

extension ResursKalenderUt {
  init(_ rad: Kalenderrad, _ geografi: Text?, _ register: RegisterSnapshot) {
    self.init()
    id = rad.lucka.id
    beskrivning = rad.lucka.beskrivning
    starttid = rad.lucka.start
    sluttid = rad.lucka.slut
    aktivitetsTyp = .arbetsorder
    kalenderId = register.ordning.kalendrar.firstIndex(of: rad.plats.kalender).map { Int64($0 + 1) }
    kapacitet = Int32(clamping: max(0, rad.plats.kapacitet - rad.antal))
    maxKapacitet = Int32(clamping: rad.plats.kapacitet)
    self.geografi = geografi
    antalAktiviteter = Int32(clamping: rad.antal)
    maxAntalAktiviteter = Int32(clamping: rad.plats.kapacitet + rad.plats.overbokning)
    bokningsbar = rad.bokningsbar
    rekommenderad = rad.rekommenderad
    valbartTilltrade = rad.plats.tilltrade.map { kod in
      var tilltrade = Tilltrade()
      tilltrade.id = kod
      tilltrade.beskrivning = register.tilltrade[kod]?.beskrivning
      return tilltrade
    }
    primartTilltrade = valbartTilltrade.first ?? Tilltrade()
  }
}
