package import JSON
package import Model
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
    var draft = draft(installation, nextArbetsorderId)
    draft.arbetsorder = installation.arbetsorder.map(ArbetsorderExport(installation).draft)
    return SeedShapes.seed.write(draft)
  }

  /// All but the arbetsorder.
  private static func draft(_ installation: Installation, _ nextArbetsorderId: Int64?) -> SeedDraft {
    var draft = SeedDraft()
    draft.installation = installation
    // A seed without a name is none.
    if installation.namn.isEmpty { draft.installation.namn = "export" }
    let highest = installation.arbetsorder.map(\.id.rawValue).max() ?? 0
    if let next = nextArbetsorderId, next != max(highest, installation.settings.firstArbetsorderId - 1) + 1 {
      draft.installation.settings.firstArbetsorderId = next
    }
    FastaExport(installation).lay(into: &draft)
    return draft
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
    var bytes = SeedShapes.seed.write(draft(installation, nextArbetsorderId)).yaml
    let export = ArbetsorderExport(installation)
    let all = installation.arbetsorder
    for start in stride(from: 0, to: all.count, by: 1024) {
      // A thousand at a time, so that never all of them are there as values too.
      let end = min(start + 1024, all.count)
      let rows = all[start..<end].map { SeedShapes.arbetsorder.write(export.draft($0)) }
      let part = JSONValue.object([("arbetsorder", .list(rows))]).yaml
      bytes += start == 0 ? part[...] : part.dropFirst("arbetsorder:\n".utf8.count)
      progress(end, all.count)
    }
    return bytes
  }
}
