import Contract
import JSON
import Texts

extension SeedBuilding {
  /// The tree, each level in the order in which its first objekt was answered.
  var foretagRows: [JSONValue] {
    var tree = Tree(path: [])
    let known = Set(answers.objekt.compactMap { Wire($0.value, ObjektGetUt.shape.schema).text("id").map { Text($0) } })
    for found in answers.objekt {
      let objekt = Wire(found.value, ObjektGetUt.shape.schema)
      let relation = objekt.group("relationer")
      let path = ["foretagNr", "fastighetNr", "byggnadNr"].map { relation.text($0) ?? "0" }
      tree.add(path[...], .object(members(found, objekt, relation, known)))
    }
    return tree.below.map { foretag in
      let kontakter = (answers.kontakter[foretag.nr] ?? []).map { kontakt($0) }
      return foretag.value(
        ["fastigheter", "byggnader", "objekt"],
        with: [("kontakter", kontakter.isEmpty ? nil : .list(kontakter))])
    }
  }

  /// A level of the structure.
  private struct Tree {
    let path: [String]
    private(set) var below: [Tree] = []
    /// Where the levels below stand, by number.
    private var places: [Text: Int] = [:]
    private var objekt: [JSONValue] = []

    init(path: [String]) { self.path = path }

    var nr: String { path.last ?? "" }

    mutating func add(_ rest: ArraySlice<String>, _ value: JSONValue) {
      guard let first = rest.first else {
        objekt.append(value)
        return
      }
      let place = places[first] ?? below.endIndex
      if place == below.endIndex {
        below.append(Tree(path: path + [first]))
        places[first] = place
      }
      below[place].add(rest.dropFirst(), value)
    }

    func value(_ keys: ArraySlice<String>, with more: Members = []) -> JSONValue {
      let rows = objekt.isEmpty ? below.map { $0.value(keys.dropFirst()) } : objekt
      return .object([("nr", .text(nr))] + more + [(keys.first ?? "objekt", .list(rows))])
    }
  }

  private func kontakt(_ value: JSONValue) -> JSONValue {
    let kontakt = Wire(value, KontaktpersonGetUt.shape.schema)
    return .object(
      ["namn", "epost", "telefonMobil", "telefonOvrig", "anmarkning"].map { ($0, Self.text(kontakt, $0)) })
  }

  private static func text(_ group: Wire, _ name: String) -> JSONValue? { group.text(name).map { .text($0) } }

  private static func object(_ members: Members) -> JSONValue? {
    members.contains { $0.1 != nil } ? .object(members) : nil
  }

  private func members(
    _ found: FastaAnswers.Found, _ objekt: Wire, _ relation: Wire, _ known: Set<Text>
  ) -> Members {
    let typ = objekt.group("typ")
    let adress = objekt.group("adress")
    let kunder = ["id1", "id2"].compactMap { objekt.group("kunder").int($0) }
    let id = objekt.text("id") ?? ""
    return [
      ("id", .text(id)),
      (
        "typ",
        Self.object([
          ("overgripande", Self.text(typ, "objektsOTyp")), ("kod", Self.text(typ, "objektsTyp")),
          ("beskrivning", Self.text(typ, "beskrivning")),
        ])
      ),
      ("uthyrningsbar", found.uthyrningsbar ? true : nil), ("felanmalningsbar", found.felanmalningsbar ? true : nil),
      ("felanmalningsbarExtern", found.extern ? true : nil),
      ("kunder", kunder.isEmpty ? nil : .list(kunder.map { .int($0) })),
      ("ingarI", relation.text("ingarI").flatMap { known.contains($0) ? .text($0) : nil }),
      (
        "adress",
        Self.object([
          ("lgh", Self.text(adress, "lghnummer")), ("gata", Self.text(adress, "adress")),
          ("postnr", Self.text(adress, "postnummer")), ("ort", Self.text(adress, "postort")),
          ("x", Self.text(adress, "xkoord")), ("y", Self.text(adress, "ykoord")),
        ])
      ),
      ("detalj", detalj(objekt.group("detalj"))), ("omraden", omraden(relation)),
      ("utrymmen", rooms(of: id)),
    ]
  }

  private func detalj(_ detalj: Wire) -> JSONValue? {
    let vaning = detalj.group("vaning")
    let nummer = vaning.int("nummer").flatMap { (-100...1000).contains($0) ? $0 : nil }
    let floor = Self.object([
      ("id", Self.text(vaning, "id")), ("beskrivning", Self.text(vaning, "beskrivning")),
      ("kortnamn", Self.text(vaning, "kortnamn")), ("nummer", nummer.map { .int($0) }),
    ])
    let yta = detalj.value("yta").flatMap { if case .number = $0.kind { $0 } else { nil } }
    return Self.object([
      ("vaning", floor), ("hiss", detalj.bool("hiss").map { JSONValue(booleanLiteral: $0) }), ("yta", yta),
      ("anmarkning", Self.text(detalj, "anmarkning")), ("text", Self.text(detalj, "text")),
      ("hyressparr", Self.text(detalj, "hyressparr")),
      ("hyressparrAnmarkning", Self.text(detalj, "hyressparrAnmarkning")),
      ("besiktigadDatum", detalj.date("besiktigadDatum").map { .text($0) }),
    ])
  }

  private func omraden(_ relation: Wire) -> JSONValue? {
    Self.object(
      Self.kinds.map { kind in
        (kind.key, relation.text(kind.field).flatMap { omradestyp[$0] == kind.key ? .text($0) : nil })
      })
  }

  private func rooms(of objekt: String) -> JSONValue? {
    let rooms = (answers.utrymmen[objekt] ?? []).compactMap { value -> JSONValue? in
      let room = Wire(value, UtrymmeGetUt.shape.schema)
      guard let id = room.int("id") else { return nil }
      let units = (answers.enheter[id] ?? []).compactMap(unit)
      return .object([
        ("id", .int(id)), ("typ", Self.text(room, "utrymmesTypKod")),
        // Without it, the text of the type would count.
        ("beskrivning", Self.text(room, "beskrivning") ?? .null), ("rumsnummer", Self.text(room, "rumsnummer")),
        ("enheter", units.isEmpty ? nil : .list(units)),
      ])
    }
    return rooms.isEmpty ? nil : .list(rooms)
  }

  private func unit(_ value: JSONValue) -> JSONValue? {
    let unit = Wire(value, EnhetGetUt.shape.schema)
    guard let id = unit.int("id"), let kod = unit.group("enhetstyp").text("kod") else { return nil }
    func count(_ name: String, _ range: ClosedRange<Int64>) -> JSONValue? {
      unit.int(name).flatMap { range.contains($0) ? .int($0) : nil }
    }
    return .object([
      ("id", .int(id)), ("typ", .text(kod)), ("beskrivning", Self.text(unit, "beskrivning") ?? .null),
      ("underhall", .init(booleanLiteral: unit.bool("underhall") ?? false)),
      ("felanmalan", .init(booleanLiteral: unit.bool("felanmalan") ?? false)),
      ("garanti", count("garanti", 0...1200) ?? .null),
      ("installerad", unit.date("installationsdatum").map { .text($0) }),
      ("underhallsdatum", unit.date("underhallsdatum").map { .text($0) }),
      ("underhallAtgard", Self.text(unit, "underhallAtgard")), ("serienummer", Self.text(unit, "serienummer")),
      ("egenskap", Self.text(unit, "egenskap")), ("mangd", count("mangd", 0...1_000_000_000)),
      ("notering", Self.text(unit, "notering")),
    ])
  }
}
