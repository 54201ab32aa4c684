package import Texts

/// What is said of an id or a code that is there only in another Unicode form (rule 1.12).
package enum Tvilling {
  /// Nil where there is none that looks the same.
  package static func hint(_ tvilling: Text?) -> String? {
    guard let tvilling else { return nil }
    return "There is '\(tvilling.prefix(40))', which looks the same in another Unicode form; "
      + "send its characters exactly as they were answered."
  }

  /// Nil where none of them looks the same.
  package static func hint(_ kod: Text, bland koder: some Sequence<Text>) -> String? {
    hint(kod.twin(among: koder))
  }
}
