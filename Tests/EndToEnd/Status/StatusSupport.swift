import Documents
import TestKit

/// The six statuses in the order of rule 4.1.
let statusar = ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"]

/// The demo seed with one text of it replaced.
func demoSeed(replacing old: String, by new: String) throws -> String {
  let demo = String(decoding: DemoSeed.bytes, as: UTF8.self)
  guard demo.contains(old) else { throw SeedFault(description: "the demo seed has no '\(old)'") }
  return demo.replacing(old, with: new, maxReplacements: 1)
}

extension TestCaller {
  /// Creates an arbetsorder and gives its id; the fields are added to a minimal body.
  func skapa(_ falt: String = "", typ: String = "F", objekt: String = "9900101") throws -> Int64 {
    let answer = try post(
      "/v1/arbetsorder",
      """
      {"arbetsordertypKod": "\(typ)", "objektId": "\(objekt)", "kundNr": "KUNDA10001", "ursprung": 1\(falt.isEmpty ? "" : ", \(falt)")}
      """)
    guard answer.status == 201, let id = (answer.json["id"] ?? answer.json["arbetsorderId"])?.int else {
      throw Unexpected(answer: answer)
    }
    return id
  }

  /// Asks for a status by `PUT …/status`.
  func byt(_ id: Int64, _ status: String) throws -> TestAnswer {
    try put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}")
  }

  /// Takes an arbetsorder through statuses that must all be given.
  func ga(_ id: Int64, _ statusar: [String]) throws {
    for status in statusar {
      let answer = try byt(id, status)
      guard answer.status == 200 else { throw Unexpected(answer: answer) }
    }
  }

  /// A new arbetsorder in a status, reached by real steps; MAK from PAGAR.
  func arbetsorder(i status: String, utforare: String) throws -> Int64 {
    let id = try skapa("\"resursId\": \"\(utforare)\"")
    let vag: [String: [String]] = [
      "REG": [], "GODK": ["GODK"], "PAGAR": ["GODK", "PAGAR"], "UTFÖRD": ["GODK", "PAGAR", "UTFÖRD"],
      "MAK": ["GODK", "PAGAR", "MAK"], "ÖVERF": ["GODK", "PAGAR", "UTFÖRD", "ÖVERF"],
    ]
    try ga(id, vag[status] ?? [])
    return id
  }

  /// The codes of the value list of an arbetsorder, in order.
  func vardelista(_ id: Int64) throws -> [String] {
    let answer = try get("/v1/arbetsorder/\(id)/status/vardelista")
    guard answer.status == 200 else { throw Unexpected(answer: answer) }
    return answer.json.list.compactMap { $0["statuskod"]?.text }
  }

  /// The present status of an arbetsorder.
  func status(_ id: Int64) throws -> String? { try get("/v1/arbetsorder/\(id)/status").json["statuskod"]?.text }
}
