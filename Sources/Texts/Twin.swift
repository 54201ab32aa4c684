/// What is said of an id or a code that is there only in another Unicode form (rule 1.12).
package enum Twin {
  /// Nil where there is none that looks the same.
  package static func hint(_ twin: Text?) -> String? {
    guard let twin else { return nil }
    return "There is '\(twin.prefix(40))', which looks the same in another Unicode form; "
      + "send its characters exactly as they were answered."
  }

  /// Nil where none of them looks the same.
  package static func hint(_ code: Text, among codes: some Sequence<Text>) -> String? {
    hint(code.twin(among: codes))
  }
}
