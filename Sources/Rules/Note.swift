/// A remark about one request: what was seen, and what the caller can do about it (rule control 4.2).
package struct Note: Sendable, Equatable {
  /// What was seen.
  package let code: NoteCode
  /// One English sentence that names the field or parameter, the value received and what was made of it. Fields are
  /// called as they are published; `named` knows better.
  package var text: String { FieldName.resolved(markedText) }
  /// What the caller should do; empty when nothing is asked of them.
  package var hint: String { FieldName.resolved(markedHint) }
  private let markedText: String
  private let markedHint: String

  /// - Parameters:
  ///   - text: names what was seen.
  ///   - hint: what to do; empty when nothing is asked.
  package init(_ code: NoteCode, _ text: String, hint: String = "") {
    self.code = code
    markedText = text
    markedHint = hint
  }

  /// Whether a field is named that a contract or a request may call otherwise.
  package var namesFields: Bool { FieldName.isNamed(in: markedText) || FieldName.isNamed(in: markedHint) }

  /// The same, with fields called as `name` says.
  package func named(_ name: (FieldName) -> String) -> Note {
    Note(code, FieldName.resolved(markedText, name), hint: FieldName.resolved(markedHint, name))
  }

  /// The level of the code.
  package var level: NoteLevel { code.level }
  /// The rule that the note is about.
  package var rule: Rule { code.rule }
}

/// How serious a note is (rule control 4.2).
package enum NoteLevel: String, Sendable, Comparable, CaseIterable {
  case info, warning, error

  /// By seriousness.
  package static func < (a: NoteLevel, b: NoteLevel) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The stable codes of the notes that are left on requests that are answered all the same.
///
/// The codes of refusals are `RefusalCode`; both travel in `X-Sim-Notes`.
package enum NoteCode: String, Sendable, CaseIterable {
  /// The other contract's name was used for a field (rule 1.2).
  case aliasUsed = "alias-used"
  /// A number or a boolean came as a JSON string, or a value in another form than declared (rule 1.7).
  case coerced
  /// A query parameter that the operation does not have was ignored (rule 1.8).
  case unknownParameter = "unknown-parameter"
  /// A blank in a date-time of the query was read as `+` (rule 1.6).
  case plusInQuery = "plus-in-query"
  /// The login token came in `X-Auht-Token` (rule 3.5).
  case headerTypo = "header-typo"
  /// The enhet is not flagged for this type of arbetsorder (rule 4.12).
  case enhetFlag = "enhet-not-flagged"
  /// The status asked for is the present one; nothing happened (rule 4.2).
  case statusUnchanged = "status-unchanged"
  /// Dates or times that were sent are not used, since a clock counts (rule 5.3).
  case clockCounts = "clock-counts"
  /// A PUT changed nothing (rule 4.9).
  case nothingChanged = "nothing-changed"
  /// The name of a file says another type than its bytes (rule 7.1).
  case fileNameMismatch = "file-name-mismatch"

  /// A token has little of its life left (rule control 4.2).
  case tokenNearExpiry = "token-near-expiry"
  /// Logins after one another with hardly a call between them (rule control 4.2).
  case loginEveryCall = "login-every-call"
  /// A login where the refresh token would have done (rule control 4.2).
  case refreshUnused = "refresh-unused"
  /// Many single reads after one another (rule control 4.2).
  case manyReads = "n-plus-one"
  /// A status that the list of possible ones did not offer (rule control 4.2).
  case statusNotOffered = "status-not-offered"

  /// A fault rule was not compared with the request to the end, and did not hit it (rule control 3.1).
  case faultNotCompared = "fault-not-compared"
  /// A patch of a fault rule changed nothing in the answer (rule control 3.1).
  case patchChangedNothing = "patch-changed-nothing"

  /// The level; `Strictness.strict` refuses warnings.
  package var level: NoteLevel {
    switch self {
    case .aliasUsed, .coerced, .unknownParameter, .plusInQuery, .headerTypo, .enhetFlag, .loginEveryCall,
      .refreshUnused, .manyReads, .faultNotCompared, .patchChangedNothing:
      .warning
    case .statusUnchanged, .clockCounts, .nothingChanged, .fileNameMismatch, .tokenNearExpiry, .statusNotOffered: .info
    }
  }

  /// The rule that explains the note.
  package var rule: Rule {
    switch self {
    case .aliasUsed: .r1_2
    case .coerced: .r1_7
    case .unknownParameter: .r1_8
    case .plusInQuery: .r1_6
    case .headerTypo: .r3_5
    case .enhetFlag: .r4_12
    case .statusUnchanged: .r4_2
    case .clockCounts: .r5_3
    case .nothingChanged: .r4_9
    case .fileNameMismatch: .r7_1
    case .tokenNearExpiry, .loginEveryCall, .refreshUnused: .r3_3
    case .manyReads: .c4_2
    case .statusNotOffered: .r4_2
    case .faultNotCompared, .patchChangedNothing: .c3_1
    }
  }
}
