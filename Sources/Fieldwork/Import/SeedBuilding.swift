import Contract
import Documents
import JSON
import Model
import Texts

/// Makes an installation of what a source answered.
struct SeedBuilding {
  let answers: FastaAnswers
  private(set) var remarks: [String]
  var made = Installation()
  /// Where each område stands in the register; a number can be of one kind only.
  private(set) var omraden: [Text: Int] = [:]
  /// The ids of enhetstyper, as their enheter tell them.
  var enhetstypID: [Text: Int64] = [:]
  /// What is in the lists already.
  private var known = (resurser: Set<Text>(), remarks: Set<Text>())

  /// The kinds of omraden, with the field of `relationer` that names one.
  static let kinds: [(field: String, typ: Omradestyp, place: any WritableKeyPath<Omraden, Text?> & Sendable)] = [
    ("felomradeNr", .felanmalan, \.felanmalan), ("underhallomradeNr", .underhall, \.underhall),
    ("adminomradeNr", .administration, \.administration), ("sokomrade1Nr", .sok1, \.sok1),
    ("sokomrade2Nr", .sok2, \.sok2), ("sokomrade3Nr", .sok3, \.sok3),
  ]

  init(_ answers: FastaAnswers) {
    self.answers = answers
    remarks = answers.remarks
    known.remarks = Set(remarks.map { Text($0) })
  }

  mutating func installation(named name: Text) -> Installation {
    made.namn = name
    // Invented, as the head of the file says: what opens the source is not written down.
    made.klienter = [
      GatewayKlient(nyckel: "demo-key", hemlighet: "demo-secret", token: "demo-token", kontrakt: .document),
      GatewayKlient(nyckel: "demo-key-published", hemlighet: "demo-secret", token: nil, kontrakt: .published),
    ]
    let orders = answers.arbetsorder.map { Wire($0, ArbetsorderUt.shape.schema) }
    addPrio(orders)
    addTyper(orders)
    addResurser(orders)
    addOmraden()
    addLists(orders)
    addKunder()
    addFasta()
    addFastaTyper()
    // Those that a seed has anyway need not be written.
    made.arbetsordertyper.removeAll { SeedDefaults.arbetsordertyper.contains($0) }
    return made
  }
}

// MARK: What stands in many answers

extension SeedBuilding {
  private mutating func addPrio(_ orders: [Wire]) {
    var seen: Set<Text> = []
    for prio in orders.map({ $0.group("prio") }) {
      guard let kod = prio.text("prioKod"), seen.insert(kod).inserted else { continue }
      let hours = prio.int("prioSla", in: 1...100_000)
      let sla = hours.map { Prio.Sla(tid: $0 * 3600, kalender: SeedDefaults.dygnetRunt) }
      made.prio.append(Prio(kod: kod, beskrivning: prio.text("prioBesk"), sla: sla))
    }
    // An installation may have other codes; the usual ones stand in where none was seen.
    if made.prio.isEmpty { made.prio = [Prio(kod: "10", beskrivning: "Normal")] }
    if made.prio.map(\.kod) == ["10"] { made.prio.append(Prio(kod: "30", beskrivning: "Akut")) }
    // The default of the setting must be a row.
    if !made.prio.contains(where: { $0.kod == made.settings.prio }) { made.settings.prio = made.prio[0].kod }
  }

  private mutating func addTyper(_ orders: [Wire]) {
    made.arbetsordertyper = SeedDefaults.arbetsordertyper
    var places = Dictionary(uniqueKeysWithValues: made.arbetsordertyper.enumerated().map { ($1.kod, $0) })
    for typ in orders.map({ $0.group("arbetsorderTyp") }) {
      guard let kod = typ.text("arbetsordertypKod") else { continue }
      let text = typ.text("arbetsordertypBesk")
      if let at = places[kod] {
        made.arbetsordertyper[at].beskrivning = text ?? made.arbetsordertyper[at].beskrivning
      } else {
        places[kod] = made.arbetsordertyper.count
        made.arbetsordertyper.append(Arbetsordertyp(kod: kod, beskrivning: text, skapasAvAPI: false))
      }
    }
  }

  private mutating func addResurser(_ orders: [Wire]) {
    for order in orders {
      add(resurs: order.group("utforare"))
      add(resurs: order.group("referens"))
      for (group, who) in [
        ("registrerad", "registreradAv"), ("bestalld", "bestalldAv"), ("utford", "utfordAv"),
        ("modifierad", "modifieradAv"),
      ] { add(resurs: order.group(group).group(who)) }
    }
    for forslag in answers.forslag { add(resurs: Wire(forslag.resurs, ResursUt.shape.schema)) }
    // Somebody must be able to log in.
    let names = ["IMPORT"] + (1...99).map { "IMPORT\($0)" }
    var login = Resurs(id: ResursID(names.first { !known.resurser.contains($0) } ?? names[0]))
    login.namn = "Import"
    login.inloggning = Resurs.Inloggning(namn: "user", losenord: "password")
    made.resurser.insert(login, at: 0)
  }

  private mutating func add(resurs wire: Wire) {
    guard let id = wire.text("id"), known.resurser.insert(id).inserted else { return }
    var resurs = Resurs(id: ResursID(id))
    resurs.namn = wire.text("namn")
    resurs.kommunikation = Self.kommunikation(wire)
    made.resurser.append(resurs)
  }

  private static func kommunikation(_ wire: Wire) -> Kommunikation {
    let group = wire.group("kommunikation")
    let telefon = group.list("telefon").map { number in
      let typ = number.string("typ").flatMap { Model.Telefontyp(exactly: $0.asciiUppercased) }
      return Telefon(typ: typ, nr: number.text("telefonNr"))
    }
    return Kommunikation(epost: group.text("epostAdress"), telefon: telefon)
  }

  private mutating func addOmraden() {
    for found in answers.objekt {
      let relation = Wire(found.value, ObjektGetUt.shape.schema).group("relationer")
      for kind in Self.kinds {
        guard let nr = relation.text(kind.field) else { continue }
        if let at = omraden[nr] {
          let (other, typ) = (made.omraden[at].typ.rawValue, kind.typ.rawValue)
          if other != typ { remark("omrade \(nr) is both \(other) and \(typ); a seed knows it as \(other).") }
        } else {
          omraden[nr] = made.omraden.count
          made.omraden.append(Omrade(nr: nr, typ: kind.typ, namn: nil))
        }
      }
    }
    for forslag in answers.forslag {
      guard let at = omraden[forslag.omrade], let id = Wire(forslag.resurs, ResursUt.shape.schema).text("id") else {
        continue
      }
      let typ = made.omraden[at].typ
      guard typ == .felanmalan || typ == .underhall && forslag.typ == Arbetsordertyp.underhall else { continue }
      made.omraden[at].utforarePerTyp[forslag.typ] = ResursID(id)
    }
  }

  private mutating func remark(_ text: String) {
    if known.remarks.insert(text) { remarks.append(text) }
  }
}

// MARK: Lists

extension SeedBuilding {
  private mutating func addLists(_ orders: [Wire]) {
    made.tilltrade = Self.koder(answers.tilltrade, TilltradeUt.shape.schema, "tilltradeKod", "tilltradeBesk")
    if made.tilltrade.isEmpty {
      made.tilltrade = [Kodrad(kod: "N", beskrivning: "Nej"), Kodrad(kod: "J", beskrivning: "Ja")]
    }
    if !made.tilltrade.contains(where: { $0.kod == made.settings.tilltrade }) {
      made.settings.tilltrade = made.tilltrade[0].kod
    }
    made.handelsetyper = Self.koder(answers.handelsetyper, HandelseTypGetUt.shape.schema, "id", "text").map { rad in
      var typ = Handelsetyp(kod: rad.kod, beskrivning: rad.beskrivning)
      // The system's own wherever it is seen: the list tells it of none.
      typ.system = rad.kod == "SYS"
      return typ
    }
    made.aktiviteter = answers.aktiviteter.compactMap { row in
      let row = Wire(row, TidsfrasGetUt.shape.schema)
      guard let id = row.int("id"), let text = row.text("frasText") else { return nil }
      return Aktivitet(id: id, text: text, timpris: nil)
    }
    made.ursprung = Set(orders.compactMap { $0.int("ursprung") }).sorted()
      .filter { id in id > 0 && !SeedDefaults.ursprung.contains { $0.id == id } }
      .map { Ursprung(id: $0, beskrivning: nil) }
  }

  private static func koder(_ rows: [JSONValue], _ schema: ObjectSchema, _ kod: String, _ text: String) -> [Kodrad] {
    rows.map { Wire($0, schema) }.compactMap { row in
      row.text(kod).map { Kodrad(kod: $0, beskrivning: row.text(text)) }
    }
  }

  private mutating func addKunder() {
    for row in answers.kunder {
      let wire = Wire(row, KundUt.shape.schema)
      guard let id = wire.int("id") else { continue }
      var kund = Kund(id: KundID(id), nummer: wire.text("kundnummer") ?? Text("KUND\(id)"))
      kund.namn = wire.text("namnHela")
      kund.kommunikation = Self.kommunikation(wire)
      made.kunder.append(kund)
    }
  }
}
