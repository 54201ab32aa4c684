import HTTPTransport
import JSON
import Server
import Simulator
import Traffic

/// What has happened in a world as a file, which `fast2sim show` opens at the request that failed.
enum FailureBundle {
  /// - Parameters:
  ///   - failed: the number of that request; nil where there is none to point at.
  ///   - application: what serves the world.
  /// - Returns: nil where the world's journal has lost entries, or does not have that request any more.
  static func bytes(of world: World, _ application: Application, failed: UInt64?) -> [UInt8]? {
    let base = world.isStandard ? "" : "/w/\(world.name)"
    let answer = InProcess(handler: application).send("GET", "\(base)/_sim/bundle", headers: [("Host", "localhost")])
    guard answer.status == 200 else { return nil }
    guard let failed else { return answer.body }
    let journal = world.journalEntries
    guard journal[id: failed] != nil, let first = journal.entries.first,
      let bundle = try? JSONParser.parse(answer.body),
      let number = bundle["calls"]?.arrayValue?.lazy.compactMap({ $0["request"]?.intValue }).first
    else { return nil }
    // Its numbers begin with the world, which may have been reset.
    let marked = bundle.members + [("failed", .int(Int64(clamping: failed - first.id) + number))]
    return JSONValue.object(marked).indented
  }

  /// The command that opens a file.
  static func command(_ path: String) -> String { "look: fast2sim show \(RequestCode.word(path))" }
}
