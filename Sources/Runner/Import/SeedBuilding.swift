import Contract
import JSON
import Texts

/// Makes the document of a seed of what a source answered.
struct SeedBuilding {
  typealias Members = [(String, JSONValue?)]

  let answers: FastaAnswers
  private(set) var remarks: [String]
  /// Which kind an område is; a number can be of one only.
  private var omraden: [(nr: String, typ: String)] = []
  private(set) var omradestyp: [Text: String] = [:]
  private var resurser: [(id: String, value: JSONValue)] = []
  /// What is in the lists already.
  private var known = (resurser: Set<Text>(), remarks: Set<Text>())
  private(set) var typer: [(kod: String, beskrivning: String?)] = []

  /// The kinds of omraden, with the field of `relationer` and the key of a seed that name one.
  static let kinds = [
    (field: "felomradeNr", key: "felanmalan"), (field: "underhallomradeNr", key: "underhall"),
    (field: "adminomradeNr", key: "administration"), (field: "sokomrade1Nr", key: "sok1"),
    (field: "sokomrade2Nr", key: "sok2"), (field: "sokomrade3Nr", key: "sok3"),
  ]

  init(_ answers: FastaAnswers) {
    self.answers = answers
    remarks = answers.remarks
    known.remarks = Set(remarks.map { Text($0) })
  }

  /// The document, `fast2: seed/1` first.
  mutating func value(name: String) -> JSONValue {
    collect()
    let prio = prioRows
    let tilltrade = tilltradeRows
    // The default of the setting must be a row; that of prio is one.
    let settings: JSONValue? =
      tilltrade.contains { $0["kod"]?.stringValue == "N" } ? nil : .object([("tilltrade", tilltrade.first?["kod"])])
    let fasta = foretagRows
    return .object([
      ("fast2", "seed/1"), ("name", .text(name)),
      ("settings", settings),
      ("gateway", ["klienter": .list(Self.klienter)]),
      ("prio", .list(prio)), ("tilltrade", .list(tilltrade)),
      ("handelsetyper", list(handelsetypRows)),
      ("aktiviteter", list(aktivitetRows)), ("arbetsordertyper", list(typRows)), ("ursprung", list(ursprungRows)),
      ("resurser", .list(resursRows)), ("omraden", list(omradeRows)), ("kunder", list(kundRows)),
      ("utrymmestyper", list(utrymmestypRows)), ("enhetstyper", list(enhetstypRows)), ("foretag", list(fasta)),
    ])
  }

  /// Invented, as the head of the file says: what opens the source is not written down.
  private static let klienter: [JSONValue] = [
    ["nyckel": "demo-key", "hemlighet": "demo-secret", "token": "demo-token", "kontrakt": "1.1"],
    ["nyckel": "demo-key-published", "hemlighet": "demo-secret", "kontrakt": "published"],
  ]

  /// How many of what there is.
  var summary: String {
    let units = answers.enheter.values.reduce(0) { $0 + $1.count }
    let rooms = answers.utrymmen.values.reduce(0) { $0 + $1.count }
    return "\(answers.objekt.count) objekt, \(rooms) utrymmen, \(units) enheter, \(answers.kunder.count) kunder"
  }

  func list(_ rows: [JSONValue]) -> JSONValue? { rows.isEmpty ? nil : .list(rows) }
}

extension SeedBuilding {
  /// Reads what stands in many answers: resurser, types and omraden.
  private mutating func collect() {
    let defaults = [("F", "Felanmälan"), ("U", "Underhåll"), ("G", "Eget"), ("T", "Tillval"), ("M", "Myndighet")]
    typer = defaults.map { (kod: $0.0, beskrivning: $0.1) }
    var places = Dictionary(uniqueKeysWithValues: typer.enumerated().map { (Text($0.element.kod), $0.offset) })
    for row in answers.arbetsorder {
      let order = Wire(row, ArbetsorderUt.shape.schema)
      let typ = order.group("arbetsorderTyp")
      if let kod = typ.text("arbetsordertypKod") {
        let text = typ.text("arbetsordertypBesk")
        if let at = places[kod] {
          typer[at].beskrivning = text ?? typer[at].beskrivning
        } else {
          places[kod] = typer.count
          typer.append((kod, text))
        }
      }
      add(order.value("utforare"))
      add(order.value("referens"))
      for (group, who) in [
        ("registrerad", "registreradAv"), ("bestalld", "bestalldAv"), ("utford", "utfordAv"),
        ("modifierad", "modifieradAv"),
      ] { add(order.group(group).value(who)) }
    }
    for forslag in answers.forslag { add(forslag.resurs) }
    for found in answers.objekt {
      let relation = Wire(found.value, ObjektGetUt.shape.schema).group("relationer")
      for kind in Self.kinds {
        guard let nr = relation.text(kind.field) else { continue }
        if let other = omradestyp[nr] {
          if other != kind.key { remark("omrade \(nr) is both \(other) and \(kind.key); a seed knows it as \(other).") }
        } else {
          omradestyp[nr] = kind.key
          omraden.append((nr, kind.key))
        }
      }
    }
  }

  private mutating func add(_ resurs: JSONValue?) {
    guard let resurs, let id = Wire(resurs, ResursUt.shape.schema).text("id"),
      known.resurser.insert(id)
    else { return }
    resurser.append((id, resurs))
  }

  private mutating func remark(_ text: String) {
    if known.remarks.insert(text) { remarks.append(text) }
  }

  private var prioRows: [JSONValue] {
    var rows: [JSONValue] = []
    var seen: Set<Text> = []
    for row in answers.arbetsorder {
      let prio = Wire(row, ArbetsorderUt.shape.schema).group("prio")
      guard let kod = prio.text("prioKod"), seen.insert(kod) else { continue }
      let sla = prio.int("prioSla").flatMap { (1...100_000).contains($0) ? $0 : nil }.map {
        JSONValue.object([("tid", .text("PT\($0)H")), ("kalender", "dygnet-runt")])
      }
      rows.append(
        .object([("kod", .text(kod)), ("beskrivning", prio.text("prioBesk").map { .text($0) }), ("sla", sla)]))
    }
    for (kod, text) in [("10", "Normal"), ("30", "Akut")] where rows.allSatisfy({ $0["kod"]?.stringValue != kod }) {
      // An installation may have other codes; the usual ones stand in where none was seen.
      if rows.isEmpty || kod == "30" && rows.count == 1 && rows[0]["kod"]?.stringValue == "10" {
        rows.append(.object([("kod", .text(kod)), ("beskrivning", .text(text))]))
      }
    }
    return rows
  }

  private var tilltradeRows: [JSONValue] {
    let rows = kodRows(answers.tilltrade, TilltradeUt.shape.schema, ("tilltradeKod", "tilltradeBesk"))
    guard rows.isEmpty else { return rows }
    return [["kod": "N", "beskrivning": "Nej"], ["kod": "J", "beskrivning": "Ja"]]
  }

  private func kodRows(_ rows: [JSONValue], _ schema: ObjectSchema, _ names: (kod: String, text: String)) -> [JSONValue]
  {
    rows.compactMap { row in
      let row = Wire(row, schema)
      return row.text(names.kod).map {
        .object([("kod", .text($0)), ("beskrivning", row.text(names.text).map { .text($0) })])
      }
    }
  }

  /// SYS is the system's own wherever it is seen: the list tells it of none.
  private var handelsetypRows: [JSONValue] {
    kodRows(answers.handelsetyper, HandelseTypGetUt.shape.schema, ("id", "text")).map { row in
      row["kod"]?.stringValue == "SYS" ? .object(row.members + [("system", true)]) : row
    }
  }

  private var aktivitetRows: [JSONValue] {
    answers.aktiviteter.compactMap { row in
      let row = Wire(row, TidsfrasGetUt.shape.schema)
      guard let id = row.int("id"), let text = row.text("frasText") else { return nil }
      return .object([("id", .int(id)), ("text", .text(text))])
    }
  }

  private var typRows: [JSONValue] {
    // Those that the seed has by default anyway are left out where their text is the usual one.
    typer.enumerated().compactMap { index, typ in
      let usual = ["Felanmälan", "Underhåll", "Eget", "Tillval", "Myndighet"]
      if index < usual.count, typ.beskrivning == usual[index] { return nil }
      return .object([
        ("kod", .text(typ.kod)), ("beskrivning", typ.beskrivning.map { .text($0) }),
        ("skapas", ["F", "U", "G"].contains(typ.kod) ? nil : "system"),
      ])
    }
  }

  private var ursprungRows: [JSONValue] {
    let ids = Set(answers.arbetsorder.compactMap { Wire($0, ArbetsorderUt.shape.schema).int("ursprung") })
    return ids.subtracting([1, 9]).filter { $0 > 0 }.sorted().map { .object([("id", .int($0))]) }
  }

  private func telefon(_ group: Wire) -> JSONValue? {
    list(
      group.list("telefon").map { number in
        let typ = number.text("typ")?.asciiUppercased
        let known = typ.flatMap { Telefontyp(rawValue: $0) }?.rawValue
        return .object([("typ", known.map { .text($0) }), ("nr", number.text("telefonNr").map { .text($0) } ?? .null)])
      })
  }

  private var resursRows: [JSONValue] {
    let ids = Set(resurser.map { Text($0.id) })
    // Somebody must be able to log in.
    let user = (["IMPORT"] + (1...99).map { "IMPORT\($0)" }).first { !ids.contains($0) } ?? "IMPORT"
    let login: JSONValue = .object([
      ("id", .text(user)), ("namn", "Import"), ("inloggning", ["namn": "user", "losenord": "password"]),
    ])
    return [login]
      + resurser.map { id, value in
        let resurs = Wire(value, ResursUt.shape.schema)
        let kommunikation = resurs.group("kommunikation")
        return .object([
          ("id", .text(id)), ("namn", resurs.text("namn").map { .text($0) }),
          ("epost", kommunikation.text("epostAdress").map { .text($0) }), ("telefon", telefon(kommunikation)),
        ])
      }
  }

  private var omradeRows: [JSONValue] {
    let forslag = Dictionary(grouping: answers.forslag) { Text($0.omrade) }
    return omraden.map { nr, typ in
      let own = (forslag[nr] ?? []).filter {
        (typ == "underhall") == ($0.typ == "U" && typ == "underhall")
      }
      var perTyp: Members = []
      if typ == "felanmalan" || typ == "underhall" {
        for forslag in own where !perTyp.contains(where: { $0.0 == forslag.typ }) {
          perTyp.append((forslag.typ, Wire(forslag.resurs, ResursUt.shape.schema).text("id").map { .text($0) }))
        }
      }
      return .object([
        ("nr", .text(nr)), ("typ", .text(typ)), ("utforare", perTyp.isEmpty ? nil : .object(perTyp)),
      ])
    }
  }

  private var kundRows: [JSONValue] {
    answers.kunder.compactMap { row in
      let kund = Wire(row, KundUt.shape.schema)
      guard let id = kund.int("id") else { return nil }
      let kommunikation = kund.group("kommunikation")
      return .object([
        ("id", .int(id)), ("nummer", .text(kund.text("kundnummer") ?? "KUND\(id)")),
        ("namn", kund.text("namnHela").map { .text($0) }),
        ("epost", kommunikation.text("epostAdress").map { .text($0) }), ("telefon", telefon(kommunikation)),
      ])
    }
  }
}
