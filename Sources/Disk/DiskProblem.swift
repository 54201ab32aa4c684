#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system can't do with a file, and what to do about it.
package struct DiskProblem: Error, Sendable, Equatable {
  /// Kinds that a user mends in different ways.
  package enum Kind: Sendable, Equatable {
    /// The disk, a quota or a limit on the size of files.
    case full
    /// The process, or the whole machine, has as many files open as it may.
    case descriptors
    /// This user may not, or nobody may.
    case denied
    /// There is something of that name already.
    case exists
    /// There is nothing of that name.
    case missing
    /// Anything else.
    case other
  }

  /// The name of the file.
  package let path: String
  /// The system's own number, such as `ENOSPC`.
  package let number: Int32

  package init(_ path: String, _ number: Int32 = errno) {
    self.path = path
    self.number = number
  }

  /// What kind of problem it is.
  package var kind: Kind { Self.kind(number) }
  /// Such as `No such file or directory`; where more helps, with what to do.
  package var reason: String { Self.reason(number) }
  /// The file and the reason, in one line.
  package var message: String { "\(path): \(reason)" }

  /// The kind of a number of the system's.
  package static func kind(_ number: Int32) -> Kind {
    switch number {
    case ENOSPC, EDQUOT, EFBIG: .full
    case EMFILE, ENFILE: .descriptors
    case EACCES, EPERM, EROFS: .denied
    case EEXIST: .exists
    case ENOENT, ENOTDIR: .missing
    default: .other
    }
  }

  /// What a number of the system's says, and what to do where that is not plain.
  package static func reason(_ number: Int32) -> String {
    switch number {
    case ENOSPC: "the disk is full; make room, or take a place on another disk"
    case EDQUOT: "this user's quota on the disk is used up; make room, or take a place on another disk"
    case EFBIG: "a file may not grow so large here; raise the limit (ulimit -f), or take a place on another disk"
    case EMFILE: "the process has too many open files; raise the limit (ulimit -n)"
    case ENFILE: "the machine has too many open files; end other programs"
    case EROFS: "the disk can only be read; take a place that can be written"
    case EISDIR: "it is a directory; name a file"
    case notAFile: "it is a pipe, a socket or a device; name a file"
    case silent: "it is a pipe, and nobody writes to it"
    case tooLarge: "it is larger than \(DiskFile.largest >> 20) MiB"
    default: String(cString: strerror(number))
    }
  }

  /// The disk is full.
  package static let full = ENOSPC

  // Numbers that no call gives here stand for what the system has no number for.

  /// What should be a file is a pipe, a socket or a device.
  package static let notAFile = ENOTSUP
  /// Nothing came out of a pipe for too long.
  package static let silent = ETIMEDOUT
  /// There is more in it than is read.
  package static let tooLarge = EMSGSIZE
}
