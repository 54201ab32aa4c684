package import Model

/// The registers and settings that a database keeps in memory: one reference, which a reader takes with one retain.
package final class Master: Sendable {
  /// The registers of the installation.
  package let register: RegisterSnapshot
  /// What it has decided for itself.
  package let settings: Settings

  init(_ installation: Installation) {
    register = RegisterSnapshot(installation)
    settings = installation.settings
  }

  init(_ register: RegisterSnapshot, _ settings: Settings) {
    self.register = register
    self.settings = settings
  }
}

/// The one that writes, for the length of a body: a transaction of several jobs, each all or nothing.
package final class Writer {
  let connection: Connection
  /// As the open transaction has made them.
  private var master: Master
  private let publish: (Master) -> Void
  /// Whether jobs are recorded, so that they can be taken back.
  package var records = false
  /// What takes back the job that has just been run; empty where none is recorded.
  package private(set) var changes = Changeset.none

  private static let beginText = SQL("BEGIN IMMEDIATE")
  private static let savepointText = SQL("SAVEPOINT jobb")
  private static let releaseText = SQL("RELEASE jobb")
  private static let commitText = SQL("COMMIT")

  /// - Parameter publish: told what the registers and settings are after each commit.
  init(_ connection: Connection, _ master: Master, publish: @escaping (Master) -> Void) {
    self.connection = connection
    self.master = master
    self.publish = publish
    committed = master
  }

  private var committed: Master

  /// Starts a transaction.
  package func begin() throws { try connection.run(Self.beginText) }

  /// Runs a job; a failure takes back what it wrote, and nothing else.
  ///
  /// When SQLite has taken back the whole transaction (a full disk does that), `isOpen` is false afterwards.
  package func savepoint<T>(_ body: (WriteTransaction) throws -> T) throws -> T {
    try connection.run(Self.savepointText)
    let transaction = WriteTransaction(connection, master)
    do {
      let result = try recorded { try body(transaction) }
      try connection.run(Self.releaseText)
      master = transaction.master
      return result
    } catch {
      if isOpen { try connection.execute("ROLLBACK TO jobb; RELEASE jobb") }
      connection.recorder.rolledBack()
      throw error
    }
  }

  /// A job failed after it had written, and nothing can take that back alone: `rollback`, and run the jobs again, each
  /// in a `savepoint`.
  package struct Spoilt: Error, Sendable {}

  /// Runs a job without a savepoint of its own, which would copy every page that the job touches. What fails before it
  /// writes, as refusals mostly do, needs none.
  ///
  /// - Throws: what the body throws, and then it had written nothing; `Spoilt` where it had.
  package func unguarded<T>(_ body: (WriteTransaction) throws -> T) throws -> T {
    let before = connection.totalChanges
    let transaction = WriteTransaction(connection, master)
    do {
      let result = try recorded { try body(transaction) }
      master = transaction.master
      return result
    } catch {
      guard isOpen, connection.totalChanges == before else { throw Spoilt() }
      throw error
    }
  }

  private func recorded<T>(_ body: () throws -> T) throws -> T {
    guard records else { return try body() }
    connection.recorder.begin()
    do {
      let result = try body()
      changes = try connection.recorder.end()
      return result
    } catch {
      connection.recorder.cancel()
      throw error
    }
  }

  /// Makes it lasting; when it fails, everything since `begin` is taken back.
  package func commit() throws {
    do { try connection.run(Self.commitText) } catch {
      connection.recorder.memory.forget()
      try rollback()
      throw error
    }
    committed = master
    connection.recorder.tally.committed()
    publish(master)
  }

  /// Takes back everything since `begin`.
  package func rollback() throws(StoreError) {
    master = committed
    if isOpen { try connection.execute("ROLLBACK") }
  }

  /// A transaction is open.
  package var isOpen: Bool { !connection.isAutocommit }
}
