import Domain
import HTTPTransport
import JSON
import Rules
import Simulator
import Texts

/// The fasta strukturen as a tree.
extension Control {
  func tree(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    let over = try asked.query["under"].map { try Self.key($0, operation) }
    let below = over == nil ? .fastighet : over?.niva.under
    let after = try asked.query["after"].map { id in
      guard let key = below.flatMap({ Nodnyckel($0, id: id) }) else {
        let level = below?.rawValue ?? "node below an enhet"
        throw Refusal.invalidControl("after: '\(id.prefix(60))' is no id of a \(level)", operation)
      }
      return key
    }
    let limit = asked.number("limit").map { Int($0) } ?? 100
    guard let gren = try turn.world.gren(under: over, after: after, limit: limit) else {
      throw Refusal(
        .controlNotFound, "there is no \(over?.niva.rawValue ?? "") \(over?.id.prefix(100) ?? "")",
        hint: "GET /_sim/tree begins with the fastigheter; each node has its typ and id.")
    }
    return json([
      "under": gren.over.map(Self.shown) ?? .null, "nodes": .list(gren.noder.map(Self.shown)),
      "next": gren.harFler ? gren.noder.last.map { .text($0.nyckel.id) } ?? .null : .null,
    ])
  }

  private static func key(_ text: String, _ operation: ControlOperation) throws(Refusal) -> Nodnyckel {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map {
      String(decoding: Array($0), as: UTF8.self)
    }
    guard let niva = parts.first.flatMap({ Niva(exactly: $0) }), parts.count == 2,
      let key = Nodnyckel(niva, id: parts[1])
    else {
      throw Refusal.invalidControl(
        "under: '\(text.prefix(60))' is no node; send its typ, a colon and its id, such as objekt:9900101", operation)
    }
    return key
  }

  private static func shown(_ node: Nod) -> JSONValue {
    [
      "typ": .text(node.nyckel.niva.rawValue), "id": .text(node.nyckel.id), "namn": .text(node.namn.string),
      "adress": node.adress.map { .text($0.string) } ?? .null, "children": .int(Int64(node.barn)),
      "open": .int(Int64(node.oppna)), "replaces": node.ersatter.map { .text($0.string) } ?? .null,
    ]
  }
}
