import JSON
import Model
import Texts

/// The keys of a seed, mapping by mapping.
enum SeedShapes {}

extension SeedShapes {
  /// Declares the keys of the registers, in the order of the format.
  static func registers(_ s: inout Shape<SeedDraft>) {
    s.key("gateway", .mapping(gateway), get: \.installation.klienter) { $0.installation.klienter += $1 }
    s.rows("prio", .mapping(prio), to: \.installation.prio)
    s.rows("tilltrade", .mapping(tilltrade), to: \.installation.tilltrade)
    s.rows("kalendrar", .mapping(kalender), to: \.installation.kalendrar)
    s.rows("handelsetyper", .mapping(handelsetyp), to: \.installation.handelsetyper)
    s.rows("aktiviteter", .mapping(aktivitet), to: \.installation.aktiviteter)
    s.rows("arbetsordertyper", .mapping(arbetsordertyp), to: \.installation.arbetsordertyper)
    s.rows("ursprung", .mapping(ursprung), to: \.installation.ursprung)
    s.rows("buntar", .mapping(bunt), to: \.installation.buntar)
    s.rows("resurser", resursForm, to: \.installation.resurser)
    s.rows("omraden", .mapping(omrade), to: \.installation.omraden)
    s.key(
      "kontering", .list(.mapping(konteringsrad)), "The first row that matches counts (rule 4.18).",
      get: \.installation.kontering
    ) {
      $0.installation.kontering += $1
      $0.hasKontering = true
    }
    s.rows("kunder", .mapping(kund), to: \.installation.kunder)
    s.rows("utrymmestyper", .mapping(utrymmestyp), to: \.installation.utrymmestyper)
    s.rows("enhetstyper", .mapping(enhetstyp), to: \.installation.enhetstyper)
  }

  static let klient = Shape<GatewayKlient>("klient", known: { $0.known(.klient, "nyckel", \.klienter, $1) }) { _ in
    GatewayKlient(nyckel: "", hemlighet: "", token: nil, kontrakt: nil)
  } keys: { s in
    s.key("nyckel", .id(.klient), required: true, to: \.nyckel)
    s.key("hemlighet", .word, required: true, to: \.hemlighet)
    s.key("token", .id(.token), "Can be sent instead of nyckel and hemlighet.", to: \.token)
    s.key("kontrakt", .choice, "Whose wire names its calls get (rule 1.1).", to: \.kontrakt)
  }

  static let gateway = Shape<[GatewayKlient]>("gateway") { _ in
    []
  } keys: { s in
    s.key("klienter", .list(.mapping(klient)), to: \.self)
  }

  static let sla = Shape<Prio.Sla>("sla") { _ in
    Prio.Sla(tid: 0, kalender: "")
  } keys: { s in
    s.key("tid", .duration, required: true, "The agreed time.", to: \.tid)
    s.key("kalender", .reference(.kalender), required: true, "dygnet-runt, or a calendar of kalendrar.", to: \.kalender)
  }

  static let prio = Shape<Prio>("prio", known: { $0.known(.prio, "kod", \.prio, $1) }) { _ in
    Prio(kod: "", beskrivning: nil)
  } keys: { s in
    s.key("kod", .id(.prio), required: true, to: \.kod)
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key("sla", .mapping(sla), to: \.sla)
  }

  /// A register of codes with a text.
  static func kodrad(
    _ name: String, _ register: Register, kod: String = "kod", text: String = "beskrivning",
    _ rows: any KeyPath<Installation, [Kodrad]> & Sendable
  ) -> Shape<Kodrad> {
    Shape(name, known: { $0.known(register, kod, rows, $1) }) { _ in
      Kodrad(kod: "", beskrivning: nil)
    } keys: { s in
      s.key(kod, .id(register), required: true, to: \.kod)
      s.key(text, .text, to: \.beskrivning)
    }
  }

  static let tilltrade = kodrad("tilltrade", .tilltrade, \.tilltrade)
  static let bunt = kodrad("bunt", .bunt, kod: "id", text: "text", \.buntar)
  static let utrymmestyp = kodrad("utrymmestyp", .utrymmestyp, \.utrymmestyper)

  static let handelsetyp = Shape<Handelsetyp>(
    "handelsetyp", known: { $0.known(.handelsetyp, "kod", \.handelsetyper, $1) }
  ) { _ in
    Handelsetyp(kod: "", beskrivning: nil)
  } keys: { s in
    s.key("kod", .id(.handelsetyp), required: true, to: \.kod)
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key("sortKod", .text, to: \.sortKod)
    s.key("sortBeskrivning", .text, to: \.sortBeskrivning)
    s.key("system", .boolean, "Only the system makes such händelser.", to: \.system)
  }

  static let aktivitet = Shape<Aktivitet>("aktivitet", known: { $0.known(.aktivitet, "id", \.aktiviteter, $1) }) { _ in
    Aktivitet(id: 0, text: "", timpris: nil)
  } keys: { s in
    s.key("id", .id(.aktivitet), required: true, to: \.id)
    s.key("text", .word, required: true, to: \.text)
    s.key("timpris", .integer(from: 0, to: 1_000_000), "Kronor an hour.", to: \.timpris)
  }

  private enum Skapas: String, CaseIterable, Sendable { case api, system }

  static let arbetsordertyp = Shape<Arbetsordertyp>(
    "arbetsordertyp", known: { $0.known(.arbetsordertyp, "kod", \.arbetsordertyper, $1) }
  ) { _ in
    Arbetsordertyp(kod: "", beskrivning: nil, skapasAvAPI: true)
  } keys: { s in
    s.key("kod", .id(.arbetsordertyp), required: true, to: \.kod)
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key(
      "skapas", Form<Skapas>.choice, "Who creates such arbetsorder (rule 4.12).",
      clear: { $0.skapasAvAPI = $1.skapasAvAPI }, get: { $0.skapasAvAPI ? nil : .system }
    ) { $0.skapasAvAPI = $1 == .api }
  }

  static let ursprung = Shape<Ursprung>("ursprung", known: { $0.known(.ursprung, "id", \.ursprung, $1) }) { _ in
    Ursprung(id: 0, beskrivning: nil)
  } keys: { s in
    s.key("id", .id(.ursprung), required: true, to: \.id)
    s.key("beskrivning", .text, to: \.beskrivning)
  }

  static let omrade = Shape<Omrade>("omrade", known: { $0.known(.omrade, "nr", \.omraden, $1) }) { _ in
    Omrade(nr: "", typ: .felanmalan, namn: nil)
  } keys: { s in
    s.key("nr", .id(.omrade), required: true, to: \.nr)
    s.key("typ", .choice, required: true, to: \.typ)
    s.key("namn", .text, to: \.namn)
    s.key(
      "utforare", utforarregel, "A resurs, or one per type of arbetsorder (rule 4.4).",
      clear: {
        $0.utforare = $1.utforare
        $0.utforarePerTyp = $1.utforarePerTyp
      }, get: { ($0.utforare, $0.utforarePerTyp) }
    ) {
      $0.utforare = $1.alla
      $0.utforarePerTyp = $1.perTyp
    }
  }

  /// A resurs for all types, or a mapping from type to resurs.
  private static let utforarregel = Form<(alla: ResursID?, perTyp: [Text: ResursID])>(
    schema: .either([.text, .map(.text)]),
    write: { rule in
      if rule.perTyp.isEmpty { return rule.alla.map { .text($0.rawValue.string) } }
      return .object(rule.perTyp.sorted { $0.key < $1.key }.map { ($0.key.string, .text($0.value.rawValue.string)) })
    }
  ) { reader, p in
    let resurs = Form<ResursID>.reference(.resurs)
    guard reader.kind(p) == .mapping else { return resurs.read(reader, p).map { ($0, [:]) } }
    var perTyp: [Text: ResursID] = [:]
    for (keyPlace, place) in reader.pairs(p) {
      guard let typ = Form<Text>.reference(.arbetsordertyp).read(reader, keyPlace),
        let id = resurs.read(reader, place)
      else { continue }
      if perTyp.updateValue(id, forKey: typ) != nil { reader.report(keyPlace, "stands twice") }
    }
    return (nil, perTyp)
  }

  static let konteringsrad = Shape<Konteringsrad>("konteringsrad") { _ in
    Konteringsrad()
  } keys: { s in
    s.key("typ", .reference(.arbetsordertyp), to: \.typ)
    s.key("omrade", .reference(.omrade), to: \.omrade)
    s.key("enhetstyp", .reference(.enhetstyp), to: \.enhetstyp)
    for falt in Ekonomi.Falt.allCases { ekonomi(falt, &s, \.ekonomi) { _, _ in } }
  }

  /// Declares the key of a field of `ekonomi`, by its name in the published contract.
  ///
  /// - Parameter written: told whether it has a value; `null` gives it back to the automatics (rule 4.18).
  static func ekonomi<Root>(
    _ falt: Ekonomi.Falt, _ s: inout Shape<Root>, _ group: any WritableKeyPath<Root, Ekonomi> & Sendable,
    written: @escaping @Sendable (inout Root, Bool) -> Void
  ) {
    func key<Value>(_ form: Form<Value>, _ property: any WritableKeyPath<Ekonomi, Value?> & Sendable) {
      s.nullable(falt.key, form, get: { $0[keyPath: group][keyPath: property].map { .some($0) } }) {
        $0[keyPath: group][keyPath: property] = $1
        written(&$0, $1 != nil)
      }
    }
    if let text = falt.text {
      key(.text, text)
    } else if let kronor = falt.kronor {
      key(.integer(from: 0, to: Form<Int64>.largestID), kronor)
    }
  }

  static let fras = Shape<Fras>("fras", known: { $0.knownFras($1) }) { _ in
    Fras(id: FrasID(0), textID: 0, text: "", typ: nil)
  } keys: { s in
    s.key("id", .id(.fras), required: true, "frasNr of an arbetsorder.", get: \.id) {
      $0.id = $1
      if $0.textID == 0 { $0.textID = $1.rawValue }
    }
    s.key(
      "textId", .integer(from: 1, to: Form<Int64>.largestID), "The id of the text; the fras id if left out.",
      clear: { $0.textID = $1.textID }, get: { $0.textID == $0.id.rawValue ? nil : $0.textID }
    ) { $0.textID = $1 }
    s.key("text", .word, required: true, to: \.text)
    s.key(
      "typ", .reference(.arbetsordertyp), "The type of arbetsorder it belongs to; every type if left out.", to: \.typ)
  }

  static let enhetstyp = Shape<Enhetstyp>("enhetstyp", known: { $0.known(.enhetstyp, "kod", \.enhetstyper, $1) }) { _ in
    Enhetstyp(kod: "", id: 0)
  } keys: { s in
    s.key("kod", .id(.enhetstyp), required: true, to: \.kod)
    s.key("id", .id(.enhetstypID), required: true, to: \.id)
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key("garanti", .count(to: 1200), "Months.", to: \.garanti)
    s.key("underhall", .boolean, to: \.underhall)
    s.key("felanmalan", .boolean, to: \.felanmalan)
    s.key("fraser", .list(.mapping(fras)), get: \.fraser) { $0.fraser.lay($1, by: \.id) }
  }
}

extension Ekonomi.Falt {
  /// The name in the published contract.
  var key: String {
    text == nil ? rawValue : "kontering" + String(rawValue.prefix(1)).asciiUppercased + rawValue.dropFirst()
  }

  var text: (any WritableKeyPath<Ekonomi, Text?> & Sendable)? {
    switch self {
    case .konto: return \Ekonomi.konto
    case .refKst: return \Ekonomi.refKst
    case .fastighetsnr: return \Ekonomi.fastighetsnr
    case .uhFel: return \Ekonomi.uhFel
    case .materialKonto: return \Ekonomi.materialKonto
    case .projekt: return \Ekonomi.projekt
    case .driftProjekt: return \Ekonomi.driftProjekt
    case .materialKostnad, .kostnad: return nil
    }
  }

  var kronor: (any WritableKeyPath<Ekonomi, Int64?> & Sendable)? {
    switch self {
    case .materialKostnad: return \Ekonomi.materialKostnad
    case .kostnad: return \Ekonomi.kostnad
    case .konto, .refKst, .fastighetsnr, .uhFel, .materialKonto, .projekt, .driftProjekt: return nil
    }
  }

  func hasValue(in ekonomi: Ekonomi) -> Bool {
    text.flatMap { ekonomi[keyPath: $0] } != nil || kronor.flatMap { ekonomi[keyPath: $0] } != nil
  }
}
