package import Model
import Texts

/// What became of a seed file.
package enum SeedResult: Sendable {
  case installation(Installation)
  /// Not empty; in the order of the files and of the places in them.
  case diagnostics([Diagnostic])
}

/// How far the reading of a seed is.
package enum ReadingProgress: Sendable {
  /// So many bytes of a file are read, of all that it has.
  case read(file: String, bytes: Int, of: Int)
  /// So many rows with an id are checked, in all files so far.
  case checked(rows: Int)
}

/// A seed file: an installation as a person writes it (`docs/seed-format.md`).
package enum SeedDocument {
  /// Reads a seed, with all mistakes in one pass; after a syntax error only that one.
  ///
  /// - Parameters:
  ///   - bytes: YAML, or JSON where the text begins with `{` or `[`. Up to 512 MiB.
  ///   - file: what diagnostics call it; includes are looked for beside it.
  ///   - include: the bytes of a file by its path, nil where there is none.
  ///   - progress: told now and then how far it is.
  package static func read(
    bytes: [UInt8], file: String, include: (String) -> [UInt8]? = { _ in nil },
    progress: @escaping (ReadingProgress) -> Void = { _ in }
  ) -> SeedResult {
    var files = SeedFiles()
    files.reader.progress = progress
    do throws(Diagnostic) { try files.read(bytes, file, include) } catch { return .diagnostics([error]) }
    let reader = files.reader
    // What is missing from a file that could not be read as a seed would only be reported as dangling.
    guard files.isWhole else { return .diagnostics(reader.diagnostics) }
    SeedDefaults.addRegisters(&files.draft.installation, reader)
    let installation = SeedAssembly.installation(of: files.draft, reader)
    return reader.isFaultless ? .installation(installation) : .diagnostics(reader.diagnostics)
  }
}

/// A seed and the files it includes, read one after the other into one draft.
struct SeedFiles {
  /// Files that a seed and what it includes may consist of, and how deep they may include one another.
  static let maxFiles = 1000
  static let maxDepth = 32

  let reader = Reader()
  var draft = SeedDraft()
  private var open: [String] = []
  private var done: Set<String> = []
  /// Every file was a mapping, and there.
  private(set) var isWhole = true

  /// - Throws: where a file is no document at all.
  mutating func read(_ bytes: [UInt8], _ file: String, _ include: (String) -> [UInt8]?) throws(Diagnostic) {
    let tree: YAMLTree
    do throws(YAMLParser.Failure) {
      let progress = reader.progress
      tree = try YAMLParser.parse(bytes) { progress(.read(file: file, bytes: $0, of: $1)) }
    } catch { throw error.diagnostic(in: file) }
    let root = Place(file: reader.add(tree, file: file), node: 0)
    let path = FilePath.normalised(file)
    done.insert(path)
    guard !tree.nodes.isEmpty else {
      isWhole = false
      return reader.report(root, "the file is empty; a seed begins with fast2: \(SeedShapes.version)")
    }
    guard !reader.isOther(root, than: SeedShapes.version) else {
      isWhole = false
      return
    }
    open.append(path)
    defer { open.removeLast() }
    var own = SeedShapes.seed.start(root)
    guard SeedShapes.seed.read(reader, root, into: &own) else {
      isWhole = false
      return
    }
    if open.count == 1, own.installation.namn.isEmpty, reader.value(of: "name", in: root) == root {
      reader.report(root, "name is missing")
    }
    if let first = tree.children(0).first, tree.isScalar(Int(first)), tree.text(Int(first)) != "fast2" {
      reader.report(Place(file: root.file, node: first), "the first key must be fast2: \(SeedShapes.version)")
    }
    reader.readFiles(of: &own, beside: file, include)
    for wanted in own.includes { try read(wanted, beside: file, include) }
    merge(own)
  }

  private mutating func read(
    _ wanted: Placed<String>, beside file: String, _ include: (String) -> [UInt8]?
  ) throws(Diagnostic) {
    let path = FilePath.beside(file, wanted.value)
    if let at = open.firstIndex(of: path) {
      let way = (open[at...] + [path]).joined(separator: " → ")
      return reader.report(wanted.place, "the files include one another in a circle: \(way)")
    }
    // Two files may both need a third; its rows are there once.
    guard !done.contains(path) else { return }
    guard done.count < SeedFiles.maxFiles, open.count < SeedFiles.maxDepth else {
      return reader.report(
        wanted.place, "too many files: the limit is \(SeedFiles.maxFiles), \(SeedFiles.maxDepth) deep")
    }
    guard let bytes = include(path) else {
      isWhole = false
      return reader.report(wanted.place, "there is no file \"\(path)\"")
    }
    try read(bytes, path, include)
  }

  /// Adds a file to those it included, whose rows come first.
  private mutating func merge(_ own: SeedDraft) {
    if let mine = own.settings {
      if let theirs = draft.settings {
        let file = theirs.file == mine.file ? "" : "\(reader.files[Int(theirs.file)]) "
        reader.report(mine, "settings stand in one file only; they are on \(file)line \(reader.line(theirs)) already")
      }
      draft.settings = mine
      draft.installation.settings = own.installation.settings
    }
    draft.installation.add(own.installation)
    draft.foretag += own.foretag
    draft.fastigheter += own.fastigheter
    draft.byggnader += own.byggnader
    draft.objekt += own.objekt
    draft.utrymmen += own.utrymmen
    draft.enheter += own.enheter
    draft.arbetsorder += own.arbetsorder
  }
}

extension Reader {
  /// Reads the bytes of files that stand beside the seed.
  func readFiles(of own: inout SeedDraft, beside file: String, _ include: (String) -> [UInt8]?) {
    for order in own.arbetsorder.indices {
      for index in own.arbetsorder[order].filer.indices {
        guard let wanted = own.arbetsorder[order].filer[index].path else { continue }
        let path = FilePath.beside(file, wanted.value)
        guard let bytes = include(path), !bytes.isEmpty else {
          report(wanted.place, "there is no file \"\(path)\" with a byte in it")
          continue
        }
        own.arbetsorder[order].filer[index].fil.innehall = bytes
        own.arbetsorder[order].filer[index].fil.fil.hash = ""
      }
    }
  }
}

extension Installation {
  /// Adds another's registers after one's own, and takes its name.
  fileprivate mutating func add(_ other: Installation) {
    namn = other.namn
    kontering += other.kontering
    for list in SeedList.registers { list.rows?.add(&self, other) }
  }
}

/// Paths as text, `/` between the parts.
enum FilePath {
  /// The path that `name` means in a file; an absolute one is itself.
  static func beside(_ file: String, _ name: String) -> String {
    guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return normalised(name) }
    return normalised(file[...slash] + name)
  }

  /// Without `.` and, where it can be told without a file system, without `..`.
  static func normalised(_ path: some StringProtocol) -> String {
    var parts: [Substring] = []
    for part in String(path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
