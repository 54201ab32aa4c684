import Domain
import Model
import Rules
import Texts
import Tid

/// What the rules look up, in memory: one objekt with one utrymme and two enheter, and a resurs in each role.
final class Workplace: Arbetsyta {
  let register: RegisterSnapshot
  var settings = Settings()
  var places: [ObjektID: Objekt] = [:]
  var units: [EnhetID: Enhet] = [:]
  private var numbers: [Raknare: Int64] = [:]

  static let objekt = ObjektID("O1")
  static let room = UtrymmeID(1)
  static let spis = EnhetID(1)
  static let kyl = EnhetID(2)
  /// Own staff.
  static let intern = ResursID("I")
  /// External parties.
  static let extern = ResursID("E")
  static let other = ResursID("E2")
  static let lasare = ResursID("L")

  init(_ change: (inout Installation) -> Void = { _ in }) {
    var i = Installation()
    i.prio = [Prio(kod: "10", beskrivning: nil, sla: nil)]
    i.tilltrade = [Kodrad(kod: "N", beskrivning: nil)]
    i.ursprung = [Ursprung(id: 1, beskrivning: nil)]
    i.arbetsordertyper = ["F", "U", "G"].map { Arbetsordertyp(kod: $0, beskrivning: nil, skapasAvAPI: true) }
    i.enhetstyper = [Enhetstyp(kod: "SPIS", id: 1), Enhetstyp(kod: "KYL", id: 2)]
    i.resurser = [Self.intern, Self.extern, Self.other, Self.lasare].map { id in
      var r = Resurs(id: id)
      r.extern = id == Self.extern || id == Self.other
      r.roll = r.extern ? .extern : id == Self.lasare ? .lasare : .intern
      return r
    }
    change(&i)
    register = RegisterSnapshot(i)
    places[Self.objekt] = Objekt(id: Self.objekt, foretagNr: "1", fastighetNr: "1", byggnadNr: "1")
    for (id, typ) in [(Self.spis, "SPIS"), (Self.kyl, "KYL")] as [(EnhetID, Text)] {
      var enhet = Enhet(id: id, utrymme: Self.room, typ: typ)
      enhet.felanmalan = true
      enhet.underhall = true
      units[id] = enhet
    }
  }

  func nastaID(_ raknare: Raknare) -> Int64 {
    numbers[raknare, default: 0] += 1
    return numbers[raknare, default: 0]
  }

  func objekt(_ id: ObjektID) -> Objekt? { places[id] }
  func utrymme(_ id: UtrymmeID) -> Utrymme? { id == Self.room ? Utrymme(id: id, objekt: Self.objekt) : nil }
  func enhet(_ id: EnhetID) -> Enhet? { units[id] }
  func kund(_ id: KundID) -> Kund? { nil }
  func kundID(nummer: Text) -> KundID? { nil }
  func tvilling(av id: ObjektID) -> ObjektID? { nil }
  func tvilling(avKund nummer: Text) -> Text? { nil }
  func bokning(_ id: ArbetsorderID) -> Bokning? { nil }
  func antalBokade(_ lucka: Tidslucka, utom: ArbetsorderID?) -> Int { 0 }

  /// A call of a resurs, at the minute given.
  func call(_ id: ResursID = Workplace.intern, minute: Int64 = 0) -> Anrop {
    Anrop(resurs: register.resurser[id] ?? Resurs(id: id), nu: Tidpunkt(sekunder: 1_772_434_800 + minute * 60))
  }

  /// An arbetsorder in a status, without its history.
  func order(
    _ status: Status, from: Status? = nil, utforare: ResursID? = Workplace.extern, typ: Text = "F"
  ) -> Arbetsorder {
    var a = Arbetsorder(id: ArbetsorderID(7), objekt: Self.objekt, typ: typ, registrerad: call().steg)
    a.status = status
    a.makuleradFran = from
    a.utforare = utforare
    if typ == "U" {
      a.utrymme = Self.room
      a.enhet = Self.spis
    }
    return a
  }
}

/// The code of the refusal that a body throws; nil where it throws none.
func refusal(_ body: () throws -> Void) throws -> RefusalCode? {
  do {
    try body()
    return nil
  } catch let refusal as Refusal { return refusal.code }
}
