import Client
import Disk
import Simulator
import Store
import Texts

/// A copy of a database and of the worlds beside it, while a server may be writing to them.
///
/// Each copy is made under a name of its own and looked at; only when all are whole do they get their names, the
/// database last.
struct StateBackup {
  let database: String
  let target: String
  let force: Bool
  let progress: Progress

  func make() {
    if Files.exists(target), !force {
      Console.fail(.cannotStart, "\(target) is there already; --force replaces it")
    }
    if Files.absolute(database) == Files.absolute(target) {
      Console.fail(.cannotStart, "\(target) is the database itself; the copy needs a name of its own")
    }
    let worlds = WorldShelf.files(beside: database)
    let directory = target + ".worlds"
    if !force, !WorldShelf.files(beside: target).isEmpty {
      Console.fail(.cannotStart, "\(directory) has worlds already; --force replaces them")
    }
    var (bytes, made): (Int64, [(temporary: String, name: String)]) = (0, [])
    // A server must not lose its database to a copy of another one.
    let lock = StateCommand.attempt(target) { try Database.hold(target) }
    defer { lock.removeFile() }
    StateCommand.attempt(database) {
      do {
        for source in worlds + [database] {
          let name = source == database ? target : "\(directory)/\(Files.name(source))"
          if source != database, !Files.makeDirectory(directory) {
            throw StoreError(.notADatabase, "can't make the directory \(directory): \(Files.problem)")
          }
          made.append((name + ".new", name))
          bytes += try copy(source, to: name + ".new")
        }
      } catch {
        for (temporary, _) in made { Database.remove(temporary) }
        lock.removeFile()
        Files.removeEmptyDirectory(directory)
        throw error
      }
    }
    let kept = Set(made.map(\.name))
    for old in WorldShelf.files(beside: target) where !kept.contains(old) { Database.remove(old) }
    for (temporary, name) in made {
      // What an earlier database of that name left would be taken for this one's.
      Database.removeLogs(name)
      StateCommand.attempt(name) {
        do throws(DiskProblem) { try DiskFile.move(temporary, to: name) } catch {
          lock.removeFile()
          throw StoreError(error)
        }
      }
    }
    let others = worlds.isEmpty ? "" : ", \(amount(worlds.count, "world")) in \(directory)"
    Console.error("fast2sim: \(database) is copied to \(target) and whole: \(bytes) bytes\(others)")
  }

  /// - Returns: the bytes of the copy.
  private func copy(_ source: String, to temporary: String) throws -> Int64 {
    Database.remove(temporary)
    let report = try Database.backup(of: source, to: temporary) { stage in
      switch stage {
      case .copied(let bytes, let total): progress.tell("copying \(Files.name(source))", bytes, of: total, .bytes)
      case .checking: progress.say("checking the copy of \(Files.name(source))")
      }
    }
    guard report.problems.isEmpty else {
      throw StoreError(
        .corrupt, "\(source) is damaged, and was not copied: \(report.problems.prefix(3).joined(separator: "; "))")
    }
    return report.bytes
  }
}
