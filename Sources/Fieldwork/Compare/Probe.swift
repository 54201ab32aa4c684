import Client
import Contract
import JSON
import Texts

/// A side of a comparison: a session, and what is in the installation to ask for.
final class ComparedSide {
  let session: Fast2Session
  var objekt: [String] = []
  var utrymmen: [String] = []
  var enheter: [String] = []
  var kunder: [String] = []
  var kundnummer: [String] = []
  var arbetsorder: [String] = []
  var handelser: [String] = []
  var kontaktpersoner: [String] = []
  var tider: [String] = []
  var filer: [String] = []
  var foretag: [String] = []
  var resurser: [String] = []

  /// As many of each as tell what answers look like.
  private static let most = 8

  init(_ session: Fast2Session) { self.session = session }

  /// Looks for something of each kind to ask for.
  func explore() throws(SessionFailure) {
    let search = "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    let nodes = try session.search(search, ["filter": [:], "first": 50])?["edges"]?.arrayValue ?? []
    for node in nodes.compactMap({ $0["node"] }) {
      let objekt = Wire(node, ObjektGetUt.shape.schema)
      add(objekt.string("id"), to: \.objekt)
      for name in ["id1", "id2"] { add(objekt.group("kunder").string(name), to: \.kunder) }
      add(objekt.group("relationer").string("foretagNr"), to: \.foretag)
    }
    for id in objekt {
      for room in try session.get("/v1/fastastrukturen/utrymmen", [("objektId", id)])?.arrayValue ?? [] {
        add(Wire(room, UtrymmeGetUt.shape.schema).string("id"), to: \.utrymmen)
      }
    }
    for id in utrymmen {
      for unit in try session.get("/v1/fastastrukturen/enheter", [("utrymmesId", id)])?.arrayValue ?? [] {
        add(Wire(unit, EnhetGetUt.shape.schema).string("id"), to: \.enheter)
      }
    }
    for id in kunder {
      add(Wire(try session.get("/v1/kund/\(id)"), KundUt.shape.schema).string("kundnummer"), to: \.kundnummer)
    }
    try exploreArbetsorder()
  }

  private func exploreArbetsorder() throws(SessionFailure) {
    for row in try session.get("/v1/arbetsorder", [("limit", "50")])?.arrayValue ?? [] {
      let order = Wire(row, ArbetsorderUt.shape.schema)
      add(order.string("id"), to: \.arbetsorder)
      add(order.group("utforare").string("id"), to: \.resurser)
      for file in order.list("filUtList") { add(file.string("id"), to: \.filer) }
    }
    let lists: [(String, ReferenceWritableKeyPath<ComparedSide, [String]>)] = [
      ("handelser", \.handelser), ("kontaktpersoner", \.kontaktpersoner), ("tider", \.tider),
    ]
    for id in arbetsorder {
      for (name, path) in lists {
        let rows = try session.get("/v1/arbetsorder/\(name)", [("arbetsorderId", id)])?.arrayValue ?? []
        for row in rows { add(row["id"]?.intValue.map(String.init), to: path) }
      }
    }
  }

  private func add(_ value: String?, to path: ReferenceWritableKeyPath<ComparedSide, [String]>) {
    guard let value, self[keyPath: path].count < Self.most, !self[keyPath: path].contains(value) else { return }
    self[keyPath: path].append(value)
  }
}

/// What both sides are asked, each about its own data.
struct Probe {
  /// With which tokens it is asked.
  enum Tokens {
    case usual, none
    case gateway(String), login(String)
    /// The gateway's alone.
    case noLogin
  }

  let name: String
  let method: String
  /// The paths to ask, from `/v1` or the root; none where the side has nothing to ask for.
  let targets: (ComparedSide) -> [String]
  var body: [UInt8]?
  var type: String? = "application/json"
  var tokens = Tokens.usual
  /// Whether the fields of a success are looked at: not where another question shows the same.
  var judgesShape = true
  /// Whether it is one of the gateway, which stands there in one mode only.
  var needsGateway = false

  /// Reading requests, each about up to eight things.
  static func get(_ name: String, _ target: String, _ ids: KeyPath<ComparedSide, [String]>) -> Probe {
    Probe(name: name, method: "GET") { side in
      side[keyPath: ids].map { target.replacing("{}", with: Percent.value($0)) }
    }
  }

  /// A reading request that is the same on both sides.
  static func get(_ name: String, _ target: String, _ tokens: Tokens = .usual, needsGateway: Bool = false) -> Probe {
    Probe(name: name, method: "GET", targets: { _ in [target] }, tokens: tokens, needsGateway: needsGateway)
  }

  /// A search with one body; nothing of it changes data.
  static func search(_ name: String, _ path: String, _ body: String, type: String? = "application/json") -> Probe {
    Probe(name: name, method: "POST", targets: { _ in [path] }, body: Array(body.utf8), type: type)
  }
}
