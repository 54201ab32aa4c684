import HTTPTransport
import JSON
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// The calls by which a world goes from one server to another (`docs/shared.md`).
extension Control {
  private static let piece = 4096

  func dropWorld(_ asked: ControlRequest) throws {
    let name = asked.path["name"] ?? ""
    try app.worlds.drop(name)
    if let place = asked.query["movedTo"] { app.worlds.departed(name, to: place) }
  }

  func exportWorld(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    let hold = try asked.body?["hold"]?.stringValue.map { (text) throws(Refusal) in
      guard let hold = try? Tidslangd(text).millisekunder, (0...300_000).contains(hold) else {
        throw .invalidControl("hold: '\(text.prefix(60))' is no duration from PT0S to PT5M", operation)
      }
      return hold
    }
    let export = try app.worlds.export(asked.path["name"] ?? "", hold: hold)
    return json(Self.written(export, app.options.version))
  }

  private static func written(_ export: WorldExport, _ version: String) -> JSONValue {
    let journal = export.journal.json
    return .object([
      ("fast2sim", "world/1"), ("version", .text(version)), ("name", .text(export.name)),
      ("persist", JSONValue(booleanLiteral: export.isKept)),
      ("credentials", JSONValue(booleanLiteral: export.isByCredentials)), ("epoch", .text(export.epoch)),
      ("key", .text(export.key)), ("requests", .int(Int64(export.requests))),
      ("random", .text(String(export.random))), ("tokens", .text(String(export.tokens))),
      (
        "clock",
        [
          "offset": .int(export.clock.offset),
          "frozen": export.clock.frozen.map { .int($0.millisekunder) } ?? .null,
          "rate": .int(export.clock.rate), "since": .int(export.clock.since.millisekunder),
        ]
      ), ("faults", export.faults.map(JSONValue.text) ?? .null), ("start", base64(export.start[...])),
      ("size", .int(Int64(export.image.count))), ("changed", .list(changes(export.start, export.image))),
      ("journal", journal), ("sha256", .text(digest(export.start, export.image, journal))),
    ])
  }

  /// - Parameter journal: nil where a release without it wrote the document.
  private static func digest(_ start: [UInt8], _ image: [UInt8], _ journal: JSONValue?) -> String {
    Crypto.hex(Crypto.sha256(start + image + (journal?.compact ?? [])))
  }

  /// The runs of pages in which an image is otherwise than at its start.
  private static func changes(_ start: [UInt8], _ image: [UInt8]) -> [JSONValue] {
    var runs: [Range<Int>] = []
    for at in stride(from: 0, to: image.count, by: piece) {
      let page = at..<min(at + piece, image.count)
      if page.upperBound <= start.count, start[page] == image[page] { continue }
      if let last = runs.last, last.upperBound == at {
        runs[runs.count - 1] = last.lowerBound..<page.upperBound
      } else {
        runs.append(page)
      }
    }
    return runs.map { ["at": .int(Int64($0.lowerBound)), "bytes": base64(image[$0])] }
  }

  private static func base64(_ bytes: ArraySlice<UInt8>) -> JSONValue {
    .text(Base64.encode(Array(bytes)))
  }

  func importWorld(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    guard let body = asked.body, let export = Self.read(body, name: asked.query["name"]) else {
      throw Refusal.invalidControl("the body is no world that was given away, or was changed on its way", operation)
    }
    let isKept = asked.query["persist"].map { $0 == "true" } ?? export.isKept
    let world: World
    do { world = try app.worlds.bring(export, isKept: isKept) } catch let refusal as Refusal
      where refusal.code == .worldName
    {
      throw Refusal(.controlInvalid, "name: \(refusal.message)", hint: refusal.hint)
    }
    let isSame = world.publicKey.id.isExactly(export.key)
    return json(
      [
        "name": .text(world.name), "persist": JSONValue(booleanLiteral: isKept), "tokens": isSame ? "kept" : "ended",
      ], 201)
  }

  /// Nil for what does not fit together.
  ///
  /// - Parameter name: in place of the one that it had.
  private static func read(_ body: JSONValue, name: String?) -> WorldExport? {
    let name = name ?? body["name"]?.stringValue ?? ""
    guard let start = bytes(body["start"]), let size = body["size"]?.intValue,
      let image = overlaid(start, Int(size), body["changed"]?.arrayValue ?? []),
      body["sha256"]?.stringValue == digest(start, image, body["journal"]),
      let requests = body["requests"]?.intValue.flatMap({ UInt64(exactly: $0) }),
      let journal = body["journal"].map({ JournalTail($0, world: name, through: requests) })
        ?? JournalTail(evictedThrough: requests),
      let random = body["random"]?.stringValue.flatMap({ UInt64($0) }),
      let tokens = body["tokens"]?.stringValue.flatMap({ UInt64($0) }), let clock = body["clock"],
      areWhole(faults: body["faults"])
    else { return nil }
    let shown = Clock(
      offset: clock["offset"]?.intValue ?? 0,
      frozen: clock["frozen"]?.intValue.map { Tidpunkt(millisekunder: $0) }, rate: clock["rate"]?.intValue ?? 1000,
      since: Tidpunkt(millisekunder: clock["since"]?.intValue ?? 0))
    return WorldExport(
      name: name, start: start, image: image, epoch: body["epoch"]?.stringValue ?? "",
      random: random, clock: shown, faults: body["faults"]?.stringValue, tokens: tokens,
      requests: requests, key: body["key"]?.stringValue ?? "",
      isKept: body["persist"]?.boolValue ?? false, isByCredentials: body["credentials"]?.boolValue ?? false,
      journal: journal)
  }

  /// A world that lost its fault rules on the way would behave otherwise without a word.
  private static func areWhole(faults: JSONValue?) -> Bool {
    guard let faults else { return true }
    if case .null = faults.kind { return true }
    guard let text = faults.stringValue, let stored = try? JSONParser.parse(Array(text.utf8)),
      let rules = stored["rules"]?.arrayValue
    else { return false }
    return FaultPlan(stored: stored).rules.count == rules.count
  }

  private static func bytes(_ text: JSONValue?) -> [UInt8]? { text?.stringValue.flatMap { Base64.decode($0.utf8) } }

  private static func overlaid(_ start: [UInt8], _ size: Int, _ changes: [JSONValue]) -> [UInt8]? {
    let pieces = changes.compactMap { change in
      change["at"]?.intValue.flatMap { at in bytes(change["bytes"]).map { (at: Int(at), bytes: $0) } }
    }
    // What is longer than all that was sent is nothing that was given away.
    guard pieces.count == changes.count, size <= start.count + pieces.reduce(0, { $0 + $1.bytes.count }) else {
      return nil
    }
    var image = Array(start.prefix(size))
    image += [UInt8](repeating: 0, count: size - image.count)
    for piece in pieces {
      guard piece.at + piece.bytes.count <= size else { return nil }
      image.replaceSubrange(piece.at..<(piece.at + piece.bytes.count), with: piece.bytes)
    }
    return image
  }
}
