import Foundation
import Model
import Store
import Texts
import Tid

/// An installation in which every field of every value is set somewhere.
enum Fixture {
  static let seed = SeedInfo(namn: "prov", sha256: "abc123", produktversion: "1.0")

  static var installation: Installation {
    var i = Installation()
    i.namn = "prov"
    i.settings.firstArbetsorderId = 5000
    registers(&i)
    fasta(&i)
    i.arbetsorder = [minimal(id: 7), full]
    hangers(&i)
    return i
  }

  static func datum(_ text: String) -> Datum { Datum(text)! }
  static func tid(_ text: String) -> Klockslag { Klockslag(text)! }
  static func nar(_ millisekunder: Int64) -> Tidpunkt { Tidpunkt(millisekunder: 1_772_432_000_000 + millisekunder) }

  private static func registers(_ i: inout Installation) {
    i.klienter = [
      GatewayKlient(nyckel: "k2", hemlighet: "h", token: "t", kontrakt: .published),
      GatewayKlient(nyckel: "k1", hemlighet: "h", token: nil, kontrakt: nil),
    ]
    i.prio = [
      Prio(kod: "30", beskrivning: "Akut", sla: .init(tid: 14_400, kalender: "dygnet-runt")),
      Prio(kod: "10", beskrivning: nil),
    ]
    i.tilltrade = [Kodrad(kod: "N", beskrivning: "Nej"), Kodrad(kod: "J", beskrivning: nil)]
    i.kalendrar = [
      Kalender(
        namn: "arbetstid", dagar: [1, 2, 3, 4, 5], fran: tid("07:00"), till: tid("16:00:30"), helgdagar: true,
        aftnar: [.jul, .nyar])
    ]
    var typ = Handelsetyp(kod: "SYS", beskrivning: "System")
    typ.sortKod = "S"
    typ.sortBeskrivning = "Sort"
    typ.system = true
    i.handelsetyper = [typ, Handelsetyp(kod: "BOM", beskrivning: nil)]
    i.aktiviteter = [
      Aktivitet(id: 2, text: "Resa", timpris: nil), Aktivitet(id: 1, text: "Arbetstid", timpris: 520),
    ]
    i.arbetsordertyper = ["U", "F", "G", "T"].map {
      Arbetsordertyp(kod: $0, beskrivning: "typ \($0)", skapasAvAPI: $0 != "T")
    }
    i.ursprung = [Ursprung(id: 9, beskrivning: "Webb"), Ursprung(id: 1, beskrivning: nil)]
    i.buntar = [Kodrad(kod: "B1", beskrivning: "Vårrond")]
    var anna = Resurs(id: ResursID("R100"))
    anna.namn = "Anna Berg"
    anna.kommunikation = Kommunikation(epost: "anna@example.com", telefon: [Telefon(typ: .mobil, nr: "070-1740605")])
    anna.inloggning = .init(namn: "user", losenord: "password")
    anna.sso = ["s2", "s1"]
    anna.federerad = [.init(utgivare: "https://id.example.com", subjekt: "anna", hemlighet: "x")]
    anna.bokning = .init(kalender: "arbetstid", lucka: 3600, kapacitet: 2, overbokning: 1, tilltrade: ["J", "N"])
    var extern = Resurs(id: ResursID("E200"))
    extern.typ = .foretag
    extern.extern = true
    extern.roll = .extern
    extern.kontrakt = .published
    i.resurser = [extern, anna, Resurs(id: ResursID("R300"))]
    var omrade = Omrade(nr: "F1", typ: .felanmalan, namn: "Norr")
    omrade.utforare = anna.id
    omrade.utforarePerTyp = ["U": extern.id]
    i.omraden = ["F2", "A", "S1", "S2", "S3"].map { Omrade(nr: $0, typ: .sok1, namn: nil) } + [omrade]
    var rad = Konteringsrad()
    rad.typ = "U"
    rad.omrade = "F1"
    rad.enhetstyp = "SPIS"
    rad.ekonomi = ekonomi
    i.kontering = [rad, Konteringsrad()]
    i.utrymmestyper = [Kodrad(kod: "KOK", beskrivning: "Kök")]
    var spis = Enhetstyp(kod: "SPIS", id: 3010)
    spis.beskrivning = "Spis"
    spis.garanti = 24
    spis.underhall = false
    spis.felanmalan = false
    spis.fraser = [
      Fras(id: FrasID(502), textID: 12, text: "Luckan glappar", typ: nil),
      Fras(id: FrasID(501), textID: 11, text: "Ugnen blir inte varm", typ: "F"),
    ]
    i.enhetstyper = [Enhetstyp(kod: "KYL", id: 1), spis]
  }

  private static func fasta(_ i: inout Installation) {
    var kund = Kund(id: KundID(310_001), nummer: "KUNDA10001")
    kund.namn = "Kommunen"
    kund.kommunikation = Kommunikation(
      epost: "kund@example.com", telefon: [Telefon(typ: .bostad, nr: "08-46500401"), Telefon(typ: nil, nr: nil)])
    i.kunder = [kund, Kund(id: KundID(2), nummer: "197001019999")]
    var foretag = Foretag(nr: "01")
    foretag.namn = "Demobostäder AB"
    foretag.omraden.administration = "A"
    foretag.omraden.felanmalan = "F2"
    var kontakt = Foretagskontakt()
    kontakt.namn = "K"
    kontakt.epost = "k@example.com"
    kontakt.telefonMobil = "1"
    kontakt.telefonOvrig = "2"
    kontakt.anmarkning = "3"
    foretag.kontakter = [kontakt, Foretagskontakt()]
    i.foretag = [foretag]
    var fastighet = Fastighet(foretagNr: "01", nr: "9900")
    fastighet.namn = "Fastigheten"
    fastighet.omraden.felanmalan = "F1"
    i.fastigheter = [fastighet]
    var byggnad = Byggnad(foretagNr: "01", fastighetNr: "9900", nr: "02")
    byggnad.namn = "Huset"
    byggnad.omraden.sok1 = "S1"
    i.byggnader = [byggnad, Byggnad(foretagNr: "01", fastighetNr: "9900", nr: "01")]
    i.objekt = [part, objekt]
    var utrymme = Utrymme(id: UtrymmeID(201_001), objekt: objekt.id)
    utrymme.beskrivning = "Köket"
    utrymme.rumsnummer = "R1"
    utrymme.typ = "KOK"
    i.utrymmen = [utrymme, Utrymme(id: UtrymmeID(201_000), objekt: objekt.id)]
    i.enheter = [enhet, Enhet(id: EnhetID(700_000), utrymme: utrymme.id, typ: "SPIS"), replaced]
  }

  static var objekt: Objekt {
    var o = Objekt(id: ObjektID("9900101"), foretagNr: "01", fastighetNr: "9900", byggnadNr: "02")
    o.adress.lgh = "1101"
    o.adress.gata = "Storgatan 1"
    o.adress.postnr = "123 45"
    o.adress.ort = "Exempelstad"
    o.adress.x = "1.5"
    o.adress.y = "2.5"
    o.detalj.vaning.id = "V1"
    o.detalj.vaning.beskrivning = "Våning 1"
    o.detalj.vaning.kortnamn = "1"
    o.detalj.vaning.nummer = -1
    o.detalj.hiss = true
    o.detalj.yta = 62.5
    o.detalj.anmarkning = "Lilla huset"
    o.detalj.text = "text"
    o.detalj.hyressparr = "J"
    o.detalj.hyressparrAnmarkning = "spärr"
    o.detalj.besiktigadDatum = datum("20240229")
    o.typ.overgripande = "BOSTAD"
    o.typ.kod = "2RK"
    o.typ.beskrivning = "2 rum och kök"
    o.kunder = [KundID(310_001), KundID(2)]
    o.uthyrningsbar = true
    o.felanmalningsbar = true
    o.felanmalningsbarExtern = true
    o.omraden.sok2 = "S2"
    o.omraden.sok3 = "S3"
    o.omraden.underhall = "F2"
    return o
  }

  private static var part: Objekt {
    var o = Objekt(id: ObjektID("990010199"), foretagNr: "01", fastighetNr: "9900", byggnadNr: "01")
    o.ingarI = objekt.id
    return o
  }

  static var enhet: Enhet {
    var e = Enhet(id: EnhetID(700_001), utrymme: UtrymmeID(201_001), typ: "SPIS")
    e.beskrivning = "Spisen"
    e.underhall = true
    e.felanmalan = true
    e.underhallsdatum = datum("2025-01-31")
    e.installationsdatum = datum("2019-05-01")
    e.serienummer = "SN1"
    e.garanti = 24
    e.underhallAtgard = "Byt"
    e.egenskap = "60 cm"
    e.mangd = 3
    e.notering = "not"
    return e
  }

  private static var replaced: Enhet {
    var e = Enhet(id: EnhetID(600_000), utrymme: UtrymmeID(201_001), typ: "KYL")
    e.aktiv = false
    e.ersattAv = enhet.id
    e.ersattGenom = ArbetsorderID(7)
    return e
  }

  static var ekonomi: Ekonomi {
    var e = Ekonomi()
    e.konto = "5010"
    e.refKst = "310"
    e.fastighetsnr = "9900"
    e.uhFel = "U"
    e.materialKonto = "4010"
    e.projekt = "P1"
    e.driftProjekt = "D1"
    e.materialKostnad = 120
    e.kostnad = 900
    return e
  }

  static func minimal(id: Int64) -> Arbetsorder {
    Arbetsorder(id: ArbetsorderID(id), objekt: objekt.id, typ: "F", registrerad: Steg(nar: nar(0), av: nil))
  }

  /// An arbetsorder with every field set.
  static var full: Arbetsorder {
    let anna = ResursID("R100")
    var a = minimal(id: 4000)
    a.externtId = "X1"
    a.externtNr = "N1"
    a.kund = KundID(310_001)
    a.bunt = "B1"
    a.utforare = ResursID("E200")
    a.status = .makulerad
    a.makuleradFran = .utford
    a.utrymme = UtrymmeID(201_001)
    a.enhet = EnhetID(700_001)
    a.enhetsNotering = "vid fönstret"
    a.nyEnhetTyp = "KYL"
    a.fras = FrasID(501)
    a.information.beskrivning = "Ugnen blir inte varm"
    a.information.kommentar = "snälla"
    a.information.anmarkning = ""
    a.information.atgard = "bytt\nsäkring 🔥"
    a.typ = "U"
    a.tilltrade = "J"
    a.prio = "30"
    a.registrerad = Steg(nar: nar(1), av: anna)
    a.bestalld = Steg(nar: nar(2), av: nil)
    a.accepterad = Steg(nar: nar(3), av: ResursID("E200"))
    a.utford = Steg(nar: nar(4), av: anna)
    a.modifierad = Steg(nar: nar(5), av: anna)
    a.referens = ResursID("R300")
    a.pamin1 = datum("2026-03-05")
    a.pamin2 = datum("2026-03-06")
    a.planering.datum = datum("2026-03-04")
    a.planering.fran = tid("08:00")
    a.planering.till = tid("09:30")
    a.planering.medModul = true
    a.ekonomi = ekonomi
    a.ekonomiSatt = [.kostnad, .konto]
    a.fakturera.faktureras = false
    a.fakturera.belopp = 250
    a.ursprung = 9
    a.anmalare.namn = "Granne"
    a.anmalare.telefon = "08-46500404"
    a.anmalare.epost = "granne@example.com"
    a.nyckel.adress = "Expeditionen"
    a.nyckel.kod = "17"
    a.kontaktsatt = .telefonArbete
    a.sla.start = nar(1)
    a.sla.avtalatSlut = nar(6)
    a.sla.faktisktSlut = nar(7)
    return a
  }

  private static func hangers(_ i: inout Installation) {
    var handelse = Handelse(
      id: HandelseID(11), arbetsorder: full.id, typ: "SYS", registrerad: nar(8))
    handelse.rubrik = "rubrik"
    handelse.text = "text"
    handelse.skapadAv = "Anna Berg"
    handelse.modifieradAv = "R100"
    handelse.modifierad = nar(9)
    handelse.aktivFrom = datum("2026-03-01")
    handelse.aktivTom = datum("2026-03-02")
    i.handelser = [handelse, Handelse(id: HandelseID(12), arbetsorder: full.id, typ: "BOM", registrerad: nar(10))]
    var person = Kontaktperson(id: 21, arbetsorder: full.id)
    person.datumFom = datum("2026-03-01")
    person.datumTom = datum("2026-03-09")
    person.namn = "Kim"
    person.epost = "kim@example.com"
    person.telefonMobil = "070-1740606"
    person.telefonOvrig = "08-46500402"
    person.anmarkning = "ring på"
    i.kontaktpersoner = [person]
    var tiden = Persontid(id: 31, arbetsorder: full.id, resurs: ResursID("R100"), datumFom: datum("2026-03-02"))
    tiden.minuter = 90
    tiden.starttid = tid("08:00")
    tiden.sluttid = tid("09:30")
    tiden.datumTom = datum("2026-03-02")
    tiden.aktivitet = 1
    tiden.pris = 780
    var running = Persontid(id: 32, arbetsorder: full.id, resurs: ResursID("E200"), datumFom: datum("2026-03-02"))
    running.starttid = tid("10:00")
    i.tider = [tiden, running]
    var meddelande = Meddelande(id: 41, arbetsorder: full.id, skapad: nar(11), arLast: true)
    meddelande.till = "kund@example.com"
    meddelande.fran = "Anna"
    meddelande.amne = "amne"
    meddelande.text = "text"
    i.meddelanden = [meddelande]
  }
}

/// A directory of its own, gone with the value.
final class Folder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "fast2sim-store-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
  func names() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
