import JSON
import Tid

extension Tidslangd {
  /// Reads a duration of a fault or a question.
  ///
  /// - Throws: what is wrong with it, and where.
  init(_ text: String, at path: String) throws(SchemaProblem) {
    do throws(Fel) { try self.init(text) } catch {
      throw SchemaProblem(path: path, message: "'\(text.prefix(40))' \(error.reason)")
    }
  }
}
