import Disk

/// Looks at the bytes of an upload while they come in.
///
/// One worker calls it, in order; what it has found is asked for once the request is complete.
package protocol UploadObserver: AnyObject, Sendable {
  /// The next bytes of the first part.
  func receive(_ bytes: UnsafeRawBufferPointer)
}

/// What a handler wants of a multipart body: the first part of it in a file, not in memory.
package struct UploadWish: Sendable {
  /// Bytes of a part that are kept; more is counted and thrown away.
  package var partLimit: Int
  /// Is shown what is kept.
  package var observer: any UploadObserver

  package init(partLimit: Int, observer: any UploadObserver) {
    self.partLimit = partLimit
    self.observer = observer
  }
}

/// A multipart body that has come in; its first part lies in a file without a name, which goes with this value.
package final class Upload: Sendable {
  /// A part as its header fields describe it.
  package struct Part: Sendable, Hashable {
    /// The `name` of its Content-Disposition.
    package let name: String
    /// The `filename` of its Content-Disposition, as text; not a path to anything.
    package let filename: String?

    package init(name: String, filename: String?) {
      self.name = name
      self.filename = filename
    }
  }

  /// In order, the first three at most.
  package let parts: [Part]
  /// Bytes of the first part, those that were not kept included.
  package let length: Int
  /// Why the body is no multipart body; nil for a good one.
  package let problem: String?
  /// What looked at the first part; the one of the wish.
  package let observer: any UploadObserver
  private let spool: SpoolFile?

  init(parts: [Part], length: Int, problem: String?, observer: any UploadObserver, spool: SpoolFile?) {
    self.parts = parts
    self.length = length
    self.problem = problem
    self.observer = observer
    self.spool = spool
  }

  /// Bytes of the first part from an offset, `count` of them or what there is.
  ///
  /// - Throws: `SpoolError` where the file can't be read.
  package func bytes(at offset: Int, count: Int) throws(SpoolError) -> [UInt8] {
    guard let spool else { return [] }
    return try spool.read(at: offset, count: count)
  }
}

/// The system would not take or give back what was spooled.
package struct SpoolError: Error, Sendable {
  /// What the system said.
  package let cause: any Error

  init(_ problem: DiskProblem) { cause = problem }
}
