import Contract
import Documents
import JSON
import Model
import Simulator
import Texts
import Traffic

/// The oddities that a sweep tries.
enum SweepList {
  /// Every one that this program knows: each preset, each quirk, and each contract but the one of the plain run.
  static func known(besides contract: Kontraktsval) -> [SweepOddity] {
    FaultPreset.allCases.map { SweepOddity(name: $0.rawValue, preset: $0) }
      + Quirk.allCases.map { SweepOddity(name: $0.rawValue, quirk: $0) }
      + Kontraktsval.allCases.filter { $0 != contract }.map {
        SweepOddity(name: "contract \($0.rawValue)", contract: $0)
      }
  }

  /// Those of a file; its mistakes are told, each on a line.
  static func read(_ file: String) throws(UsageError) -> [SweepOddity] {
    guard let bytes = Files.read(file) else { throw Files.unreadable(file) }
    switch SweepDocument.read(bytes: bytes, file: file, operations: Operations.all.map(\.id.rawValue)) {
    case .oddities(let oddities): return oddities
    case .diagnostics(let found):
      for diagnostic in found { Console.error(diagnostic.description) }
      throw UsageError(message: "\(file) has \(amount(found.count, "mistake"))")
    }
  }
}

extension SweepOddity {
  /// As a world has it. A preset is met once at each operation, so that a client that goes on comes to all of them.
  var inWorld: WorldOddities {
    WorldOddities(quirks: quirk.map { [$0] } ?? [], faults: faults + (preset.map(Self.rules) ?? []))
  }

  private static func rules(_ preset: FaultPreset) -> [JSONValue] {
    Operations.all.filter(preset.reach.includes).map { operation in
      var effect: [(String, JSONValue?)] = [("preset", .text(preset.rawValue))]
      // A client that waits as long as it is told is right, and need not be watched for a minute.
      if preset == .gatewayThrottled { effect.append(("headers", ["Retry-After": "1"])) }
      return .object([
        ("name", .text("\(preset.rawValue) at \(operation.id.rawValue)")),
        ("match", ["operation": .text(operation.id.rawValue), "nth": .int(1)]), ("effect", .object(effect)),
      ])
    }
  }

  /// What is counted of it.
  var trace: SweepTrace {
    SweepTrace(quirks: quirk.map { [$0.rawValue] } ?? [], contract: contract?.rawValue)
  }

  /// What it is made of, for a report.
  var parts: [(kind: String, name: String)] {
    let own: [(String, String?)] = [
      ("preset", preset?.rawValue), ("quirk", quirk?.rawValue), ("contract", contract?.rawValue),
      ("faults", faults.isEmpty ? nil : String(faults.count)),
    ]
    return own.compactMap { kind, name in name.map { (kind, $0) } }
  }

  /// The directory of its reports, beside those of the others.
  func directory(among others: [SweepOddity]) -> String {
    func plain(_ name: String) -> String {
      let kept = name.utf8.map { $0.isOfPlainName ? $0 : UInt8(ascii: "-") }
      return "oddity-" + String(decoding: kept, as: UTF8.self)
    }
    let own = plain(name)
    let before = others.prefix { $0.name != name }.count { plain($0.name).isSameIgnoringASCIICase(own) }
    return before == 0 ? own : "\(own)~\(before + 1)"
  }
}

extension FaultPreset.Reach {
  /// Whether it is met at an operation.
  fileprivate func includes(_ operation: Contract.Operation) -> Bool {
    switch self {
    case .passedOn: operation.tag != .gateway
    case .loggedIn: operation.needsLogin
    case .uploads: operation.body?.mediaTypes.contains { $0.hasPrefix("multipart/") } ?? false
    }
  }
}
