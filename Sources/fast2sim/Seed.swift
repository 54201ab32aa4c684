import Client
import Disk
import Documents
import Model
import Simulator
import Store
import Texts

/// The seed that an empty database is filled from; one that can't be used ends the program with exit code 4.
struct Seed {
  let installation: Installation
  /// Of the file itself; what it includes is not part of it.
  let sha256: String
  /// All files that it consists of, as they were before they were read.
  let files: FileWatch

  init(_ configuration: ServeConfiguration, _ progress: Progress) {
    var files = FileWatch()
    if let file = configuration.seed { files.look(at: file) }
    let bytes = Self.bytes(configuration)
    sha256 = Crypto.hex(Crypto.sha256(bytes))
    switch SeedDocument.read(
      bytes: bytes, file: configuration.seed ?? DemoSeed.file, include: { files.read($0) }, progress: progress.tell)
    {
    case .installation(let read): (installation, self.files) = (read, files)
    case .diagnostics(let found):
      for diagnostic in found { Console.error(diagnostic.description) }
      Console.fail(
        .cannotStart, "the seed has \(amount(found.count, "mistake")); nothing was loaded")
    }
  }

  /// What is kept of it in the database.
  var info: SeedInfo {
    SeedInfo(namn: installation.namn, sha256: sha256, produktversion: Product.version)
  }

  /// The file's bytes, or those of the built-in demo.
  static func bytes(_ configuration: ServeConfiguration) -> [UInt8] {
    configuration.seed.map(Files.named) ?? DemoSeed.bytes
  }
}

extension Progress {
  /// How far the reading of a seed is.
  func tell(_ reading: ReadingProgress) {
    switch reading {
    case .read(let file, let bytes, let total): tell("reading \(Files.name(file))", bytes, of: total, .bytes)
    case .checked(let rows): tell("checking what was read", rows, .rows)
    }
  }

  /// How far the filling of a database is.
  func wrote(_ rows: Int, _ total: Int) { tell("filling the database", rows, of: total, .rows) }
}

/// Who can log in to an installation.
enum SeedLogins {
  /// Names of resurser that have a password, in order.
  static func names(_ installation: Installation) -> [String] {
    installation.resurser.compactMap { $0.inloggning?.namn.string }
  }

  /// Keys of the gateway's klienter, in order.
  static func keys(_ installation: Installation) -> [String] { installation.klienter.map(\.nyckel.string) }
}
