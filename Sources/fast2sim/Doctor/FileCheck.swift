import Disk
import Documents
import Model
import Simulator
import Store
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the database can be served, and what it is filled from can be read.
struct FileCheck {
  let configuration: ServeConfiguration
  private var database: String { configuration.database }

  var findings: [Diagnosis] {
    guard database != ":memory:" else {
      return [.ok("database", "in memory; nothing is kept")] + seed(loaded: nil)
    }
    do {
      if try Database.isMissing(database) { return [directory(isNew: true)] + seed(loaded: nil) }
    } catch {
      let advice =
        (error as? StoreError).flatMap { Startup.advice($0.code) } ?? "take another file: --db FILE"
      return [.problem("database", "\(error)", do: advice)] + seed(loaded: nil)
    }
    let (loaded, found) = existing(database, "database")
    let worlds = WorldShelf.files(beside: database)
    let broken = worlds.map { existing($0, "world").finding }.filter { $0.status != .ok }
    let shelf =
      worlds.isEmpty || !broken.isEmpty ? [] : [Diagnosis.ok("worlds", "\(worlds.count) beside it, all whole")]
    return [found] + holder + [directory(isNew: false)] + exposed([database] + worlds) + broken + shelf
      + seed(loaded: loaded)
  }

  /// Whether a server has it already.
  private var holder: [Diagnosis] {
    guard let holder = Database.holder(of: database) else { return [] }
    return [
      .warning(
        "server", "\(database) is in use by \(holder.description)",
        do: Startup.advice(.held(holder)) ?? "")
    ]
  }

  /// Who else can read what passwords and tokens are in.
  private func exposed(_ files: [String]) -> [Diagnosis] {
    files.filter { (Files.mode($0) ?? 0) & 0o077 != 0 }.map {
      .warning("rights", "\($0) can be read or written by others than its owner", do: "chmod 600 \($0)")
    }
  }

  private func existing(_ file: String, _ check: String) -> (SeedInfo?, finding: Diagnosis) {
    let report: DatabaseReport
    do { report = try Database.inspect(path: file) } catch let error as StoreError {
      let advice =
        error.code == .newer
        ? "use the fast2sim that made it, or another file: --db FILE"
        : Startup.advice(error.code) ?? "take another file: --db FILE; that one stays as it is"
      return (nil, .problem(check, error.message, do: advice))
    } catch { return (nil, .problem(check, "\(file): \(error)", do: "take another file: --db FILE")) }
    guard report.problems.isEmpty else {
      let first = report.problems.prefix(3).joined(separator: "; ").replacing("\n", with: " ")
      return (
        report.seed,
        .problem(check, "\(file) is damaged: \(first)", do: "put a backup in its place, or start with --reseed")
      )
    }
    guard access(file, W_OK) == 0 else {
      return (
        report.seed, .problem(check, "\(file) can't be written", do: "give this user the right to: chmod u+w \(file)")
      )
    }
    if report.version < report.newestVersion {
      return (
        report.seed,
        .warning(
          check, "\(file) is of an older version (\(report.version) of \(report.newestVersion))",
          do: "nothing: the next start brings it up to date, and keeps a copy beside it")
      )
    }
    let origin = report.seed.map { "filled from \($0.namn) by fast2sim \($0.produktversion)" } ?? "empty"
    return (report.seed, .ok(check, "\(file): whole, \(Self.size(report.bytes)), \(origin)"))
  }

  /// Whether there is a place to write, and room.
  private func directory(isNew: Bool) -> Diagnosis {
    let directory = Files.directory(of: database)
    let check = isNew ? "database" : "disk"
    guard Files.isDirectory(directory) else {
      return .problem(check, "there is no directory \(directory)", do: "make it: mkdir -p \(directory)")
    }
    guard access(directory, W_OK | X_OK) == 0 else {
      return .problem(
        check, "\(directory) can't be written, where SQLite keeps its log",
        do: "give this user the right to, or --db FILE")
    }
    guard let free = DiskFile.room(in: directory) else { return .ok(check, "\(directory) can be written") }
    guard free > 100 << 20 else {
      return .warning(
        check, "\(directory) has \(Self.size(free)) left", do: "make room, or take another disk: --db FILE")
    }
    let new = isNew ? "\(database) will be made; " : ""
    return .ok(check, "\(new)\(Self.size(free)) free in \(directory)")
  }

  /// What an empty database would be filled from, and whether a filled one was filled from it.
  private func seed(loaded: SeedInfo?) -> [Diagnosis] {
    if loaded == nil, let file = configuration.scenario {
      return [Files.read(file) == nil ? missing(file) : .ok("scenario", "\(file) can be read")]
    }
    let file = configuration.seed ?? DemoSeed.file
    guard let bytes = configuration.seed.map(Files.read) ?? DemoSeed.bytes else { return [missing(file)] }
    switch SeedDocument.read(bytes: bytes, file: file, include: Files.read) {
    case .diagnostics(let found):
      return found.prefix(10).map {
        .problem("seed", $0.description, do: "correct it; fast2sim seed check \(file) tells all")
      }
    case .installation(let i):
      let isAnother = loaded.map { $0.sha256 != Crypto.hex(Crypto.sha256(bytes)) } ?? false
      if isAnother, configuration.seed != nil || loaded?.namn == "demo" {
        return [
          .warning(
            "seed", "\(file) is not what \(database) was filled from, which is served as it is",
            do: "nothing, or start with --reseed, which replaces all data and keeps a copy")
        ]
      }
      let source = configuration.seed == nil ? "the built-in demo" : file
      return [
        .ok("seed", "\(source): \(i.objekt.count) objekt, \(i.kunder.count) kunder, \(i.resurser.count) resurser")
      ]
    }
  }

  private func missing(_ file: String) -> Diagnosis {
    .problem("seed", "can't read \(file): \(Files.problem)", do: "name a file that is there")
  }

  private static func size(_ bytes: Int64) -> String {
    bytes < 10 << 20 ? "\(bytes >> 10) KiB" : bytes < 10 << 30 ? "\(bytes >> 20) MiB" : "\(bytes >> 30) GiB"
  }
}
