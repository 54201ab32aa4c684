package import Rules
package import Texts

/// What an installation has decided for itself (`docs/seed-format.md`). One world, one value.
package struct Settings: Sendable, Equatable {
  /// The id of the first arbetsorder that the API creates, from 1 (rule 4.10).
  package var firstArbetsorderId: Int64 = 1000
  /// The prio of an arbetsorder that gives none (rule 4.10).
  package var prio: Text = "10"
  /// The tillträde of an arbetsorder that gives none (rule 4.10).
  package var tilltrade: Text = "N"
  /// A new arbetsorder with an utförare is GODK at once (rule 4.3).
  package var orderWhenUtforareGiven = false
  /// Statuses can be skipped forward (rule 4.2).
  package var allowSkip = false
  /// The fields can change in UTFÖRD too (rule 4.8).
  package var editableWhenUtford = false
  /// A change of planering leaves a message to the kund (rule 4.16).
  package var messagesOnPlanering = false
  /// Seconds that a gateway token lives (rule 3.1).
  package var gatewayTokenSeconds: Int64 = 43_200
  /// Seconds that a login token lives (rule 3.3).
  package var accessTokenSeconds: Int64 = 1800
  /// Seconds that a refresh token lives (rule 3.3).
  package var refreshTokenSeconds: Int64 = 3600
  /// Bytes of the largest file (rule 7.1).
  package var filesMaxBytes: Int64 = 10_485_760
  /// Extensions of the files that are taken (rule 7.1).
  package var filesTypes = ["jpg", "jpeg", "png", "gif", "webp", "heic", "pdf", "txt"]
  /// Hours that a temp file lives (rule 7.3).
  package var filesTempHours: Int64 = 24
  /// The contract of a call whose client names none; nil leaves it to the command line (rule 1.1).
  package var contract: Kontraktsval?
  /// What is refused of what could be noted; nil leaves it to the command line (rule 1.9).
  package var strictness: Strictness?

  /// How calls are authenticated; nil leaves it to the command line (rule 3.7).
  package var auth: Autentisering?
  /// Oddities of the real system that are on (rule control 3.3).
  package var quirks: Set<Quirk> = []
  /// What becomes of notes, by code, in place of what strictness says (rule control 4.3).
  package var notes: [NoteCode: NoteMode] = [:]

  package init() {}
}

extension Setting {
  /// Every setting, in the order of the docs; those of a group stand together.
  package static let all = [
    Setting(
      "firstArbetsorderId", .number(\.firstArbetsorderId, 1...9_007_199_254_740_991), .r4_10,
      "The id of the first arbetsorder that the API creates", told: "Where the API's ids begin"),
    Setting("prio", .code(\.prio, of: .prio), .r4_10, "The prio of an arbetsorder that gives none"),
    Setting("tilltrade", .code(\.tilltrade, of: .tilltrade), .r4_10, "The tillträde of an arbetsorder that gives none"),
    Setting(
      "contract", .choice(\.contract.word, Kontraktsval.words), .r1_1,
      "The contract of a call whose klient names none; left out, the command line decides",
      told: "Whose names travel where the client doesn't say"),
    Setting(
      "strict", .choice(\.strictness.word, Strictness.words, wasSwitch: true), .r1_9,
      "What is refused of what could be noted; true is strict; left out, the command line decides",
      told: "What is refused of what could be noted"),
    Setting("auth", .choice(\.auth.word, Autentisering.words), .r3_7, "How calls are authenticated", isInSeed: false),
    Setting(
      "orderWhenUtforareGiven", in: .status, .flag(\.orderWhenUtforareGiven), .r4_3,
      "A new arbetsorder with an utförare is GODK at once", told: "A new arbetsorder with an utförare is GODK"),
    Setting("allowSkip", in: .status, .flag(\.allowSkip), .r4_2, "Statuses can be skipped forward"),
    Setting(
      "editableWhenUtford", in: .arbetsorder, .flag(\.editableWhenUtford), .r4_8,
      "The fields can change in UTFÖRD too", told: "Fields change in UTFÖRD too"),
    Setting(
      "onPlanering", in: .messages, .flag(\.messagesOnPlanering), .r4_16,
      "A change of planering leaves a message to the kund", told: "A change of planering leaves a message"),
    Setting(
      "gatewaySeconds", in: .tokens, .number(\.gatewayTokenSeconds, 1...2_147_483_647), .r3_1,
      "Seconds that a gateway token lives", told: "The life of a gateway token"),
    Setting(
      "accessSeconds", in: .tokens, .number(\.accessTokenSeconds, 1...2_147_483_647), .r3_3,
      "Seconds that a login token lives", told: "The life of a login token"),
    Setting(
      "refreshSeconds", in: .tokens, .number(\.refreshTokenSeconds, 1...2_147_483_647), .r3_3,
      "Seconds that a refresh token lives", told: "The life of a refresh token"),
    Setting("maxBytes", in: .files, .number(\.filesMaxBytes, 1...1 << 30), .r7_1, "Bytes of the largest file"),
    Setting(
      "types", in: .files, .words(\.filesTypes), .r7_1, "Extensions of the files that are taken",
      told: "Extensions that are taken"),
    Setting("tempHours", in: .files, .number(\.filesTempHours, 1...87_600), .r7_3, "Hours that a temp file lives"),
    Setting(
      "quirks", .choices(\.quirks.words, Quirk.words), .c3_3, "Oddities of the real system that are on", isInSeed: false
    ),
    Setting(
      "notes", .notes(\.notes), .c4_3, "What becomes of notes by code, in place of what strict says", isInSeed: false),
  ]
}

extension Optional where Wrapped: RawRepresentable<String> {
  fileprivate var word: String? {
    get { self?.rawValue }
    set { self = newValue.flatMap { Wrapped(exactly: $0) } }
  }
}

extension Set where Element: RawRepresentable<String> & CaseIterable {
  fileprivate var words: [String] {
    get { Element.allCases.filter(contains).map(\.rawValue) }
    set { self = Set(newValue.compactMap { Element(exactly: $0) }) }
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  fileprivate static var words: [String] { allCases.map(\.rawValue) }
}
