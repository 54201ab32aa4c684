import Domain
import Model
import Rules
import TestKit
import Testing
import Texts

@Suite struct AutomaticsTests {
  @Test(
    .rule(.r4_4),
    arguments: [
      ("F", "A", "A", nil, "A"), ("F", "A", "A", "B", "A"), ("U", "A", "A", "B", "B"), ("U", "A", "A", nil, "A"),
      ("G", nil, nil, "B", nil), ("U", nil, nil, "B", "B"), ("U", nil, nil, nil, nil),
    ] as [(Text, Text?, Text?, Text?, Text?)])
  func `the område's resurs is chosen, for U the underhållsområde's first`(
    _ typ: Text, _ fel: Text?, _ named: Text?, _ underhall: Text?, _ expected: Text?
  ) {
    let place = Workplace { i in
      for nr in ["A", "B"] as [Text] {
        var omrade = Omrade(nr: nr, typ: nr == "A" ? .felanmalan : .underhall, namn: nil)
        omrade.utforare = ResursID(nr)
        i.omraden.append(omrade)
      }
    }
    var objekt = Objekt(id: Workplace.objekt, foretagNr: "1", fastighetNr: "1", byggnadNr: "1")
    objekt.omraden.felanmalan = fel
    objekt.omraden.underhall = underhall
    #expect(Arbetsorder.foreslagen(objekt, typ: typ, place.register)?.rawValue == expected)
  }

  @Test(.rule(.r4_4), arguments: [("F", "one"), ("G", "two"), ("U", "all")])
  func `an område can name one resurs for each type`(_ typ: Text, _ expected: Text) {
    var omrade = Omrade(nr: "A", typ: .felanmalan, namn: nil)
    omrade.utforare = ResursID("all")
    omrade.utforarePerTyp = ["F": ResursID("one"), "G": ResursID("two")]
    #expect(omrade.utforare(typ: typ)?.rawValue == expected)
  }

  /// Rows of a table: what they match, and the account they give.
  private func place(_ rows: [(typ: Text?, omrade: Text?, enhetstyp: Text?, konto: Text)]) -> Workplace {
    let place = Workplace { i in
      i.kontering = rows.map { row in
        var rad = Konteringsrad()
        rad.typ = row.typ
        rad.omrade = row.omrade
        rad.enhetstyp = row.enhetstyp
        rad.ekonomi.konto = row.konto
        return rad
      }
    }
    place.places[Workplace.objekt]?.omraden.felanmalan = "F1"
    return place
  }

  private func created(_ place: Workplace, _ typ: Text = "F", enhet: EnhetID? = nil) throws -> Arbetsorder {
    var andring = Arbetsorderandring()
    andring.objekt = .varde(Workplace.objekt)
    andring.typ = .varde(typ)
    if let enhet { andring.enhet = .varde(enhet) }
    return try Arbetsorder.skapa(andring, place.call(), place).arbetsorder
  }

  @Test(
    .rule(.r4_18),
    arguments: [
      (nil, nil, nil, true), ("F", nil, nil, true), ("U", nil, nil, false), (nil, "F1", nil, true),
      (nil, "F2", nil, false), (nil, nil, "SPIS", true), (nil, nil, "KYL", false), ("F", "F1", "SPIS", true),
      ("F", "F1", "KYL", false), ("F", "F2", "SPIS", false), ("U", "F1", "SPIS", false),
    ] as [(Text?, Text?, Text?, Bool)])
  func `a row matches where each of its keys does`(
    _ typ: Text?, _ omrade: Text?, _ enhetstyp: Text?, _ matches: Bool
  ) throws {
    let order = try created(place([(typ, omrade, enhetstyp, "1")]), enhet: Workplace.spis)
    #expect(order.ekonomi.konto == (matches ? "1" : nil))
  }

  @Test(.rule(.r4_18))
  func `the first row that matches is taken, and no other`() throws {
    let place = place([("U", nil, nil, "1"), ("F", nil, nil, "2"), (nil, nil, nil, "3")])
    #expect(try created(place).ekonomi.konto == "2")
    #expect(try created(place, "G").ekonomi.konto == "3")
  }

  @Test(.rule(.r4_18))
  func `without an enhet no row for an enhetstyp matches`() throws {
    #expect(try created(place([(nil, nil, "SPIS", "1")])).ekonomi.konto == nil)
  }

  @Test(.rule(.r4_18), arguments: Ekonomi.Falt.allCases)
  func `null gives each field back to the automatics`(_ falt: Ekonomi.Falt) throws {
    let place = Workplace { i in
      var rad = Konteringsrad()
      rad.ekonomi = Self.automatic
      i.kontering = [rad]
    }
    var order = try created(place)
    #expect(order.ekonomi == Self.automatic)
    order = try order.uppdatera(Self.change(falt, clear: false), place.call(), place).arbetsorder
    #expect(order.ekonomi != Self.automatic)
    #expect(order.ekonomiSatt == [falt])
    order = try order.uppdatera(Self.change(falt, clear: true), place.call(), place).arbetsorder
    #expect(order.ekonomi == Self.automatic)
    #expect(order.ekonomiSatt == [])
  }

  private static let automatic: Ekonomi = {
    var e = Ekonomi()
    (e.konto, e.refKst, e.fastighetsnr, e.uhFel, e.materialKonto) = ("1", "2", "3", "4", "5")
    (e.projekt, e.driftProjekt, e.materialKostnad, e.kostnad) = ("6", "7", 8, 9)
    return e
  }()

  private static func change(_ falt: Ekonomi.Falt, clear: Bool) -> Arbetsorderandring {
    var a = Arbetsorderandring()
    let text: Andring<Text> = clear ? .tomd : .varde("own")
    let amount: Andring<Int64> = clear ? .tomd : .varde(100)
    switch falt {
    case .konto: a.konto = text
    case .refKst: a.refKst = text
    case .fastighetsnr: a.fastighetsnr = text
    case .uhFel: a.uhFel = text
    case .materialKonto: a.materialKonto = text
    case .projekt: a.projekt = text
    case .driftProjekt: a.driftProjekt = text
    case .materialKostnad: a.materialKostnad = amount
    case .kostnad: a.kostnad = amount
    }
    return a
  }
}
