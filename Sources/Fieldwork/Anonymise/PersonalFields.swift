import Texts

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

/// What each text field of the wire objects may tell: the one table that the anonymiser works by. A test holds it to
/// the declarations of the wire objects, so that a new field can't be forgotten.
package enum PersonalFields {
  /// What the fields of that name are, in one object or in all; nil where the table has none.
  ///
  /// - Parameters: the names of the published contract.
  package static func kind(object: String, field: String) -> Personal? { objects[object]?[field] ?? fields[field] }

  /// What a field that no wire object has probably is, by its name alone: prose where nothing can be told.
  package static func guess(_ name: String) -> Personal {
    if let known = fields[name] { return known }
    let name = name.asciiLowercased
    func has(_ parts: String...) -> Bool { parts.contains { name.holds($0) } }
    if has("password", "losenord", "secret", "hemlig", "token", "pin", "nyckel", "api_key", "apikey") { return .secret }
    if has("mail", "epost") { return .mail }
    if has("telefon", "phone", "mobil", "tel") { return .phone }
    if has("personnummer", "personnr", "pnr", "ssn", "kundn", "orgnr") { return .number }
    if has("namn", "name", "anmalare") { return .name }
    if has("datum", "date") || ["id", "kod", "tid", "typ"].contains(where: name.hasSuffix) { return .label }
    return .prose
  }

  /// Where the same name means different things.
  private static let objects: [String: [String: Personal]] = [
    // Written about people and cases.
    "InformationUt": ["beskrivning": .prose, "kommentar": .prose, "anmarkning": .prose, "atgard": .prose],
    "InformationIn": ["beskrivning": .prose, "kommentar": .prose, "anmarkning": .prose, "atgard": .prose],
    "KontaktpersonGetUt": ["anmarkning": .prose],
    "KontaktpersonIn": ["anmarkning": .prose],
    "HandelseGetUt": ["rubrik": .prose, "text": .prose],
    "HandelsePostIn": ["rubrik": .prose, "text": .prose],
    "HandelsePutIn": ["rubrik": .prose, "text": .prose],
    "BokningTilltrade": ["kommentar": .prose],
    "BokningTilltradeIn": ["kommentar": .prose],
    "FilUt": ["beskrivning": .prose, "filnamn": .fileName],
    "ArbetsorderFilIn": ["beskrivning": .prose, "filnamn": .fileName],
    "Nyckelinformation": ["adress": .prose, "kod": .secret],
    // Users of the system, not persons.
    "LoginIn": ["username": .name],
    "LoginSsoIn": ["ssoId": .name, "ssoTimestamp": .plain],
    "ErrorMessage": ["message": .label, "userMessage": .label],
    "GatewayFaultUt": ["message": .label, "description": .label],
    "GatewayAuthFaultUt": ["message": .label, "description": .label],
    "OAuthErrorUt": ["error": .plain, "error_description": .label],
  ]

  private static let fields: [String: Personal] = {
    var table: [String: Personal] = [:]
    func add(_ kind: Personal, _ names: String) {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[String(name)] = kind }
    }
    add(.name, "namn namnHela namnTill namnFran skapadAv modifieradAv")
    add(.phone, "telefon telefonNr telefonMobil telefonOvrig")
    add(.mail, "epost epostAdress")
    add(.number, "kundnummer kundNr nummer")
    add(
      .secret,
      """
      access_token refresh_token id_token client_id client_secret password ssoIdHash ssoTimestampHash
      """)
    add(.prose, "meddelande amne label text1 enhetsNotering notering hyressparrAnmarkning externtId externtNr")
    add(.fileName, "filnamn")
    add(
      .label,
      """
      beskrivning text till fran anmarkning arbetsordertypBesk buntText frasBesk frasText prioBesk tilltradeBesk
      typBeskrivning sortBeskrivning egenskap underhallAtgard serienummer geografi kortnamn hyressparr
      message userMessage description
      """)
    add(
      .plain,
      """
      id adress lghnummer postnummer postort xkoord ykoord objektsOTyp objektsTyp rumsnummer utrymmesTypKod
      foretagNr fastighetNr byggnadNr sokomrade1Nr sokomrade2Nr sokomrade3Nr adminomradeNr felomradeNr
      underhallomradeNr ingarI kod enhetsTyp arbetsordertypKod tilltradeKod prioKod statusKod statuskod typKod sortKod
      typ aktivitet objektId resursId buntId tidsluckaId konteringKonto konteringRefKst konteringFastighetnr
      konteringFastighetsnr konteringUhFel konteringMaterialKonto konteringProjekt konteringDriftproj
      konteringDriftProjekt cursor endCursor after fileName error code type grant_type scope token_type kty crv alg use
      kid x ssoTimestamp
      """)
    return table
  }()
}
