/// What a text of the wire may tell of a person, and so what is done to it before anything is kept.
package enum Personal: String, Sendable, CaseIterable {
  /// The name of a person or a company.
  case name
  /// A phone number.
  case phone
  /// An e-mail address.
  case mail
  /// A customer number, which usually is a personnummer.
  case number
  /// A password, a token or a code: nothing of it is kept.
  case secret
  /// What somebody wrote about a case: every word that is not known to be harmless is replaced.
  case prose
  /// The name of a file: prose but for its extension.
  case fileName
  /// What describes a thing or a code: names, numbers and addresses in it are replaced.
  case label
  /// An id, a code, a date, or what the system wrote: stays, so that references still join.
  case plain
}
