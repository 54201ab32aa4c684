package import Domain
package import JSON
import Texts

/// An installation written back as the seed file that makes it again (`docs/seed-format.md`).
///
/// Read and filled in, the file gives the same rows in the same order. What equals its default is left out; levels of
/// the fasta strukturen stand as a tree where that keeps their order, else in lists of their own.
///
/// A seed says nothing of what a world is beside its installation, so none of this comes back: tokens and spent refresh
/// tokens, temp files, the outbox, the clock, the random state, the contract and the strictness of the world, faults,
/// and the journal. Counters come back as one more than the highest id that is left, and that of arbetsorder exactly
/// where it is given. Rows that every seed has (arbetsordertyper, ursprung and händelsetyper by default) come back
/// though they were removed.
package enum SeedExport {
  /// The document, `fast2: seed/1` first.
  ///
  /// - Parameters:
  ///   - installation: with the contents of its files.
  ///   - nextArbetsorderId: the id that the next arbetsorder is to get; where the rows don't lead to it, it is written
  ///     as `settings.firstArbetsorderId`.
  package static func value(_ installation: Installation, nextArbetsorderId: Int64? = nil) -> JSONValue {
    let rows = ArbetsorderExport(installation).rows(installation.arbetsorder[...])
    return .object(head(installation, nextArbetsorderId) + [("arbetsorder", list(rows))])
  }

  /// All but the arbetsorder.
  private static func head(_ installation: Installation, _ nextArbetsorderId: Int64?) -> Members {
    var i = installation
    let highest = i.arbetsorder.map(\.id.rawValue).max() ?? 0
    if let next = nextArbetsorderId, next != max(highest, i.settings.firstArbetsorderId - 1) + 1 {
      i.settings.firstArbetsorderId = next
    }
    var members: Members = [
      ("fast2", text(SeedShapes.version)),
      // A seed without a name is none.
      ("name", text(i.namn.isEmpty ? "export" : i.namn.string)),
      ("settings", settings(i.settings)),
    ]
    members += registers(i)
    members += FastaExport(i).members
    return members
  }

  /// The same as JSON for people.
  package static func json(_ installation: Installation, nextArbetsorderId: Int64? = nil) -> [UInt8] {
    value(installation, nextArbetsorderId: nextArbetsorderId).indented
  }

  /// The same as YAML for people.
  ///
  /// - Parameter progress: told now and then how many arbetsorder are written, of all.
  package static func yaml(
    _ installation: Installation, nextArbetsorderId: Int64? = nil,
    progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in }
  ) -> [UInt8] {
    var bytes = JSONValue.object(head(installation, nextArbetsorderId)).yaml
    let export = ArbetsorderExport(installation)
    let all = installation.arbetsorder
    for start in stride(from: 0, to: all.count, by: 1024) {
      // A thousand at a time, so that never all of them are there as values too.
      let end = min(start + 1024, all.count)
      let part = JSONValue.object([("arbetsorder", .list(export.rows(all[start..<end])))]).yaml
      bytes += start == 0 ? part[...] : part.dropFirst("arbetsorder:\n".utf8.count)
      progress(end, all.count)
    }
    return bytes
  }

  /// The settings that differ from their defaults, nested as in a seed; nil where none does.
  package static func settings(_ settings: Settings) -> JSONValue? {
    object(
      Setting.groups.flatMap { group, all in
        let members = all.map { ($0.name, $0.written(settings)) }
        return group.map { [("\($0)", object(members))] } ?? members
      })
  }
}

/// Short words for what an export is made of; nil is left out.
extension SeedExport {
  typealias Members = [(String, JSONValue?)]

  static func text(_ value: String?) -> JSONValue? { value.map { .text($0) } }
  static func text(_ value: Text?) -> JSONValue? { text(value?.string) }
  static func text<E>(_ value: Identifier<E, Text>?) -> JSONValue? { text(value?.rawValue) }
  static func int(_ value: Int64?) -> JSONValue? { value.map { .int($0) } }
  static func int(_ value: Int?) -> JSONValue? { int(value.map(Int64.init)) }
  static func int<E>(_ value: Identifier<E, Int64>?) -> JSONValue? { int(value?.rawValue) }
  static func bool(_ value: Bool?) -> JSONValue? { value.map { JSONValue(booleanLiteral: $0) } }

  /// A value that is not the default.
  static func kod<Kod: RawRepresentable<String> & Equatable>(_ value: Kod, unless standard: Kod) -> JSONValue? {
    value == standard ? nil : .text(value.rawValue)
  }
  static func text(_ value: Text, unless standard: Text) -> JSONValue? { value == standard ? nil : text(value) }
  static func int(_ value: Int64, unless standard: Int64) -> JSONValue? { value == standard ? nil : .int(value) }
  static func bool(_ value: Bool, unless standard: Bool) -> JSONValue? { value == standard ? nil : bool(value) }

  /// What stands for nothing where leaving it out would mean something.
  static func orNull(_ value: JSONValue?) -> JSONValue { value ?? .null }

  /// A mapping with a key, else nothing.
  static func object(_ members: Members) -> JSONValue? {
    members.contains { $0.1 != nil } ? .object(members) : nil
  }

  /// A list that is not empty, else nothing.
  static func list(_ elements: [JSONValue]) -> JSONValue? { elements.isEmpty ? nil : .list(elements) }
  static func list<Row>(_ rows: [Row], _ row: (Row) -> Members) -> JSONValue? { list(rows.map { .object(row($0)) }) }
}
