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
