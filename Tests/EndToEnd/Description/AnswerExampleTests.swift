import Contract
import JSON
import Rules
import TestKit
import Testing

/// The examples of answers are values that the demo seed answers with.
@Suite struct AnswerExampleTests {
  /// What the demo seed has no value for: the example is invented. Names are those of 1.1 before a bar.
  static let invented: Set<String> = [
    "ObjektAdress.xkoord", "ObjektAdress.ykoord", "ObjektDetalj.text", "ObjektDetalj.hyressparr",
    "ObjektDetalj.hyressparrAnmarkning", "ObjektDetalj.besiktigadDatum", "ObjektVaning.kortnamn",
    "ObjektRelationer.sokomrade2Nr", "ObjektRelationer.sokomrade3Nr", "ObjektRelationer.ingarI",
    "EnhetGetUt.underhallsdatum", "EnhetGetUt.underhallAtgard", "EnhetGetUt.egenskap",
    "EnhetGetUt.notering", "ArbetsorderEnhetUt.enhetsNotering", "EkonomiUt.konteringUhFel",
    "EkonomiUt.konterinfRefKst|konteringRefKst", "EkonomiUt.konteringMaterialKonto", "EkonomiUt.konteringDriftProjekt",
    "EkonomiUt.konteringFastighetsNr|konteringFastighetsnr",
    "HandelseGetUt.modifieradAv", "HandelseGetUt.datumModifierad",
  ]

  @Test(arguments: Kontrakt.allCases)
  func `an example of an answer is a value of the demo seed`(_ kontrakt: Kontrakt) throws {
    let document = try ServedOpenAPI(kontrakt)
    let caller = try TestServer.shared.world().login(key: kontrakt == .document ? "demo-key" : "demo-key-published")
    var seen: [String: Set<String>] = [:]
    for (id, answer) in try answers(caller, kontrakt) {
      let entry = try #require(document.entries.first { $0.id == id })
      let content = entry.responses.first { $0.status == String(entry.success) }?.value["content"]
      collect(answer, content?["application/json"]?["schema"] ?? .null, document, "", &seen)
    }
    var missing: [String] = []
    for (name, schema) in document.root["components"]?["schemas"]?.members ?? [] {
      // Tokens, errors and the answers to a creation are no values of a seed.
      guard seen[name] != nil else { continue }
      for (field, property) in schema?["properties"]?.members ?? [] {
        guard let example = property?["example"] else { continue }
        if seen["\(name).\(field)"]?.contains(example.line) != true { missing.append("\(name).\(field)") }
      }
    }
    let invented = Self.invented.map { name -> String in
      let parts = name.split(separator: ".")
      let names = parts[1].split(separator: "|")
      return "\(parts[0]).\(kontrakt == .document ? names[0] : names[names.count - 1])"
    }
    #expect(missing.sorted() == invented.sorted())
  }

  /// Answers that between them hold all of the demo seed, by operation.
  private func answers(_ caller: TestCaller, _ kontrakt: Kontrakt) throws -> [(String, JSONValue)] {
    var answers: [(String, JSONValue)] = []
    func get(_ id: OperationID, _ path: String) throws -> JSONView {
      let answer = try caller.get(path)
      guard answer.status == 200 else { throw Unexpected(answer: answer) }
      answers.append((id.rawValue, try JSONParser.parse(answer.raw.body)))
      return answer.json
    }
    func post(_ id: OperationID, _ path: String, _ body: String) throws {
      let answer = try caller.post(path, body)
      guard answer.status == 200 else { throw Unexpected(answer: answer) }
      answers.append((id.rawValue, try JSONParser.parse(answer.raw.body)))
    }
    let search = "/v1/fastastrukturen/objekt/felanmalningsbara"
    try post(.getFelanmalningsbaraHyresobjekt, "\(search)/uthyrningsbara", #"{"filter": {}, "first": 1}"#)
    try post(.getFelanmalningsbaraHyresobjekt, "\(search)/uthyrningsbara", #"{"filter": {}}"#)
    try post(
      .getFelanmalningsbaraEjHyresobjekt, "\(search)/ejuthyrningsbara", #"{"filter": {"objektId": "9900101"}}"#)
    try post(
      .getResursKalender, "/v1/system/resurskalender",
      #"""
      {"objektId": "9900101", "resursId": "R100", "aktivitetsTyp": "ARBETSORDER",
       "period": {"vecka": {"ar": 2026, "vecka": 10}}}
      """#)
    for objekt in ["9900101", "9900191"] {
      for utrymme in try get(.getUtrymmenGivetObjekt, "/v1/fastastrukturen/utrymmen?objektId=\(objekt)").list {
        let id = utrymme["id"]?.int ?? 0
        for enhet in try get(.getEnheterGivetUtrymme, "/v1/fastastrukturen/enheter?utrymmesId=\(id)").list {
          _ = try get(.getFraserGivetEnhet, "/v1/fastastrukturen/fraser?enhetsId=\(enhet["id"]?.int ?? 0)")
        }
      }
    }
    _ = try get(.getKund, "/v1/kund/310001")
    for order in try get(.getArbetsordrar_1, "/v1/arbetsorder?limit=1000").list.compactMap({ $0["id"]?.int }) {
      _ = try get(.getArbetsorderStatus, "/v1/arbetsorder/\(order)/status")
      _ = try get(.getSla, "/v1/arbetsorder/\(order)/sla")
      _ = try get(.bokning, "/v1/arbetsorder/\(order)/bokning")
      _ = try get(.getMeddelanden, "/v1/arbetsorder/meddelanden/\(order)")
      _ = try get(.getHandelser, "/v1/arbetsorder/handelser?arbetsorderId=\(order)")
      _ = try get(.getKontaktpersoner, "/v1/arbetsorder/kontaktpersoner?arbetsorderId=\(order)")
      _ = try get(.getTider, "/v1/arbetsorder/tider?arbetsorderId=\(order)")
    }
    _ = try get(.getHandelseTyper, "/v1/arbetsorder/handelser/vardelista")
    _ = try get(.getTidsfraser, "/v1/arbetsorder/tider/aktiviteter/vardelista")
    _ = try get(.getTilltradeVardelista, "/v1/arbetsorder/tilltrade/vardelista")
    _ = try get(
      .getKontaktpersonerVardelista, "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista?foretagsnr=01")
    return answers
  }

  /// Collects the scalars of an answer by object and field.
  private func collect(
    _ value: JSONValue, _ schema: JSONValue, _ document: ServedOpenAPI, _ name: String,
    _ seen: inout [String: Set<String>]
  ) {
    if let reference = schema["$ref"]?.text {
      let object = reference.split(separator: "/").last.map { String($0) } ?? ""
      seen[object, default: []].insert("")
      collect(value, document.resolved(schema), document, object, &seen)
    } else if let inner = schema["allOf"]?.elements.first {
      collect(value, inner, document, name, &seen)
    } else if let items = schema["items"] {
      for element in value.elements { collect(element, items, document, name, &seen) }
    } else if let properties = schema["properties"] {
      for (field, member) in value.members {
        guard let member, let property = properties[field] else { continue }
        if property["items"] == nil && property["allOf"] == nil {
          seen["\(name).\(field)", default: []].insert(member.line)
        } else {
          collect(member, property, document, name, &seen)
        }
      }
    }
  }
}
