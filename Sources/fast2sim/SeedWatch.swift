import Disk
import Dispatch
import Documents
import Locks
import Model
import Server
import Simulator
import Store
import Texts

/// `serve --watch-seed`: lays the seed over the world at the base URL whenever one of its files changes.
final class SeedWatch: Sendable {
  private let file: String
  private let world: World
  private let news: SeedNews
  private let files: Guarded<FileWatch>

  /// - Parameter files: those that the data was filled from, as they were then; one that knows of none has the seed
  ///   laid over at once, since it may have changed while nobody served.
  init(_ file: String, _ files: FileWatch, _ world: World, _ news: SeedNews) {
    (self.file, self.world, self.news) = (file, world, news)
    self.files = Guarded(files)
  }

  /// Looks for changes from now on, twice a second, until it is cancelled.
  func start() -> Tending { Tending(every: .milliseconds(500)) { [self] in look() } }

  private func look() {
    let isDue = files.withLock { $0.watched.isEmpty || $0.settled() != nil }
    guard isDue else { return }
    var watch = FileWatch()
    let bytes = watch.read(file)
    let problem = Files.problem
    if let bytes {
      lay(bytes) { watch.read($0) }
    } else {
      refuse("can't read \(file): \(problem)")
    }
    let seen = watch
    files.withLock { $0 = seen }
    Database.trimMemory()
  }

  private func lay(_ bytes: [UInt8], include: (String) -> [UInt8]?) {
    switch SeedDocument.read(bytes: bytes, file: file, include: include) {
    case .diagnostics(let found):
      for diagnostic in found { Console.log(diagnostic.description) }
      refuse("\(file) has \(amount(found.count, "mistake"))")
    case .installation(let read):
      let seed = read.hashed()
      let info = SeedInfo(
        namn: seed.namn, sha256: Crypto.hex(Crypto.sha256(bytes)), produktversion: Product.version)
      do { try follow(seed, info) } catch let error as StoreError where error.code == .closed {
        // The server ends, and what changed is laid over when it starts again.
      } catch { refuse("\(file) can't be laid over: \(Self.reason(error))") }
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as StoreError where error.code == .constraint:
      "it does not go with what others have written since (\(error.message)); POST /_sim/reset, and save it once more"
    case let error as StoreError: error.message
    default: "\(error)"
    }
  }

  private func follow(_ seed: Installation, _ info: SeedInfo) throws {
    let before = try world.database.seedInfo()
    guard before?.produktversion != StoredScenario.version else {
      return refuse("the world at the base URL has become a scenario, and \(file) is not laid over it")
    }
    guard before?.namn == info.namn else {
      return refuse(
        "\(file) is another seed: it is called \(info.namn.string), and what is served began as "
          + "\(before?.namn.string ?? "nothing"); --reseed begins with it")
    }
    let merge = try lay(seed)
    guard !merge.isSame || before?.sha256 != info.sha256 else { return }
    do { try world.begin(with: seed, info) } catch {
      return refuse("\(file) is laid over, but a reset goes back to what it was: \(Self.reason(error))", "")
    }
    tell(merge)
  }

  private func lay(_ seed: Installation) throws -> SeedMerge {
    let result = Guarded<Result<SeedMerge, any Error>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    world.lay(changed: seed) { laid in
      result.withLock { $0 = laid }
      isDone.signal()
    }
    isDone.wait()
    guard let merge = try result.withLock({ $0 })?.get() else { throw StoreError(.closed, "the world is closed") }
    return merge
  }

  private func tell(_ merge: SeedMerge) {
    var text = "\(file) is laid over: \(merge.added) added, \(merge.changed) changed"
    if merge.isSame { text = "\(file) has changed, and says the same" }
    if !merge.left.isEmpty {
      let names = merge.left.prefix(5).joined(separator: ", ")
      let more = merge.left.count > 5 ? " and \(merge.left.count - 5) more" : ""
      text += "; left as somebody has written them since: \(names)\(more)"
    }
    if merge.gone > 0 { text += "; \(merge.gone) that it has no more stay until a reset" }
    news.tell(.laidOver, text, world.systemTime)
    Console.log("fast2sim: \(text)")
  }

  private func refuse(_ text: String, _ rest: String = "; what is served stays as it was") {
    news.tell(.refused, text, world.systemTime)
    Console.log("fast2sim: \(text)\(rest)")
  }
}
