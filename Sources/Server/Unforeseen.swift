/// An error that nobody foresaw, as the log has it.
struct Unforeseen: Error, CustomStringConvertible {
  /// By which whoever was answered asks for it.
  let id: String
  let cause: any Error

  var description: String { "\(id): \(cause)" }
}
