import Disk
package import Rules
import Store

/// What a database or a file that can't be used is to whoever sent the request: not the caller's fault, and not the
/// product's either.
package enum StorageRefusal {
  /// The refusal of an error; nil for what nobody foresaw.
  package static func of(_ error: any Error) -> Refusal? {
    if let problem = error as? DiskProblem { return of(StoreError(problem)) }
    guard let error = error as? StoreError else { return nil }
    switch error.code {
    case .full:
      return Refusal(
        .worldFull, "the world has no room for more: \(error.message); nothing was written",
        hint: "Start the server with a higher --world-max-bytes, or put the world back with POST /_sim/reset.")
    case .diskFull:
      return Refusal(
        .diskFull, "\(error.message); nothing was written",
        hint: "Make room on the disk, and send the request again; what was answered before is kept.")
    case .lost:
      return Refusal(
        .databaseLost, "\(error.message); nothing was written, and nothing can be until the server is started again",
        hint: "Take what is still served with GET /_sim/state, stop the server, and put the file or a backup back.")
    case .busy, .held:
      return Refusal(
        .databaseBusy, "another program has locked the database for over five seconds; nothing was written",
        hint: "Let it finish, and send the request again.")
    case .descriptors:
      return Refusal(
        .openFiles, error.message, hint: "Raise the limit before the server is started (ulimit -n), and close worlds.")
    case .denied, .corrupt, .unreadable, .notADatabase, .newer:
      return Refusal(
        .databaseFailed, error.message, hint: "fast2sim doctor says what is wrong with the file, and what to do.")
    case .other(let result) where StoreError.isOfFile(result):
      return Refusal(
        .databaseFailed, error.message, hint: "fast2sim doctor says what is wrong with the file, and what to do.")
    case .constraint, .closed, .notEmpty, .other: return nil
    }
  }
}
