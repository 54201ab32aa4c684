package import Rules

/// The fields that the two contracts call otherwise, or that the document spells in several ways: a message that names
/// one of them says it with these. The others have one name, and stand in messages as they are.
extension FieldName {
  /// Whether the home may be entered.
  package static let tilltradeKod = FieldName("tilltradeKod")
  /// The status, on an arbetsorder.
  package static let statusKod = FieldName("statusKod")
  /// The status, of the operation on it alone.
  package static let statuskod = FieldName("statuskod")
  /// The type of the enhet to install.
  package static let enhetsTyp = FieldName("enhetsTyp")
  /// From when the work is planned.
  package static let bokadFomTid = FieldName("bokadFomTid")
  /// The group of what the kund is charged.
  package static let fakturera = FieldName("fakturera")
  /// What the kund is charged.
  package static let fakturerasBelopp = FieldName("fakturerasBelopp")
  /// What the material costs.
  package static let materialKostnad = FieldName("materialKostnad")
  /// The part of an upload.
  package static let file = FieldName("file")
}
