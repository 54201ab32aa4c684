extension Rule {
  /// Those that the server keeps, in the order of their numbers.
  package static let inForce = allCases.filter { $0.entry.stage.isInForce }

  /// The number as one word: `4.2`, `control-1.2`.
  package var word: String { Self.word(number) }

  /// - Parameter number: with a blank or a dash: some are two words.
  package init?(named number: String) {
    let word = Self.word(number)
    guard let rule = Self.inForce.first(where: { $0.word == word }) else { return nil }
    self = rule
  }

  private static func word(_ number: String) -> String {
    String(decoding: number.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  /// The codes of the notes and refusals that name it.
  package var codes: [String] {
    NoteCode.allCases.filter { $0.rule == self }.map(\.rawValue)
      + RefusalCode.allCases.filter { $0.rule == self }.map(\.rawValue)
  }
}
