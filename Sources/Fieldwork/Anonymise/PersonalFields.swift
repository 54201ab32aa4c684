package import Contract
import Texts

/// What each text field of the wire objects may tell, where its declaration does not say it: by its name, which means
/// the same in most of them. A test holds both together, so that a new field can't be forgotten.
package enum PersonalFields {
  /// What a field is: as it is declared, or else as its name says; nil where nothing does.
  package static func kind(_ field: FieldSchema) -> Personal? { field.personal ?? fields[field.published] }

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
    add(.prose, "meddelande amne label text1 enhetsNotering notering hyressparrAnmarkning externtId")
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
