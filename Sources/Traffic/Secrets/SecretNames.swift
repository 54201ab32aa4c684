import Texts

/// Which names have secrets for values, by what they mean: `Pass-Word`, `losenord2`, `x-api-key` and `acces_token` do,
/// `tokenTyp`, `passera` and the `nyckel` of a register don't.
enum SecretNames {
  /// What may be shown of a secret.
  enum Kind {
    /// Its end, so that two can be told apart: tokens are made by programs, and are long.
    case token
    /// A few letters that follow from it, so that the same one is known again: ids that open a login.
    case id
    /// Nothing: people choose them, and use them again.
    case word
  }

  /// Within a name, however it goes on.
  private static let tokens = ["token", "jwt", "assertion", "ssoidhash", "ssotimestamphash"].map { Array($0.utf8) }
  private static let words = [
    "password", "passwd", "passwort", "passord", "passphrase", "passcode", "losenord", "losenfras", "secret", "hemlig",
    "credential", "apikey", "apinyckel", "adminkey", "adminnyckel", "accesskey", "privatekey", "sharedkey",
    "signingkey", "subscriptionkey", "functionskey", "masterkey", "encryptionkey", "authkey", "privatnyckel", "pinkod",
    "pincode", "authorization", "authorisation", "cookie", "sessionid", "sessid",
  ].map { Array($0.utf8) }
  /// As a whole: within other names they mean something else.
  private static let wholeWords: Set<String> = [
    "pass", "pwd", "psw", "pswd", "pw", "passwrd", "losen", "pin", "otp", "sig", "userpass", "dbpass",
  ]
  private static let wholeTokens: Set<String> = ["refresh", "bearer", "xauth"]
  private static let wholeIDs: Set<String> = ["sso", "ssoid"]
  /// Names that people mistype.
  private static let mistypedWords = [
    "password", "losenord", "clientsecret", "hemlighet", "authorization", "passwd", "secret", "apikey", "cookie",
  ].map { Array($0.utf8) }
  private static let mistypedTokens = [
    "accesstoken", "refreshtoken", "idtoken", "authtoken", "xauthtoken", "token",
  ].map { Array($0.utf8) }
  /// What a name that goes on so says about a secret, and is none.
  private static let abouts = [
    "type", "typ", "typ1", "url", "uri", "endpoint", "expires", "expiresin", "expiry", "expired", "lifetime",
    "livslangd", "seconds", "sekunder", "minutes", "minuter", "hours", "timmar", "days", "dagar", "count", "antal",
    "hint", "policy", "length", "min", "max", "required", "name", "namn", "format", "kind", "status", "changed",
    "andrad", "telefon", "adress", "nummer", "until", "tom", "from", "fran",
  ].map { Array($0.utf8) }

  /// What the value of a name is; nil where it is no secret.
  static func kind(_ name: some StringProtocol) -> Kind? {
    // Of `user[pwd]` and `db_pwd` the last part.
    let last = name.utf8.split { "[]._-:/ ".utf8.contains($0) }.last.flatMap { plain($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let name = plain(name.utf8) else { return nil }
    if abouts.contains(where: { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }) { return nil }
    if words.contains(where: { holds(name, $0) }) { return .word }
    if tokens.contains(where: { holds(name, $0) }) { return .token }
    let text = String(decoding: name, as: UTF8.self)
    if wholeWords.contains(text) || last.map(wholeWords.contains) ?? false { return .word }
    if wholeTokens.contains(text) { return .token }
    if wholeIDs.contains(text) { return .id }
    if mistypedWords.contains(where: { isMistyped(name, $0) }) { return .word }
    return mistypedTokens.contains { isMistyped(name, $0) } ? .token : nil
  }

  /// Whether a text is itself one of the names, and so can't be masked wherever it stands.
  static func isName(_ text: String) -> Bool {
    guard let name = plain(text.utf8) else { return false }
    let plain = String(decoding: name, as: UTF8.self)
    return wholeWords.contains(plain) || wholeTokens.contains(plain) || (tokens + words).contains(name)
      || (mistypedWords + mistypedTokens).contains(name)
  }

  /// In lower case, without what is no letter or digit, and with a, a, o for å, ä, ö; nil for what is no name.
  private static func plain(_ name: some Sequence<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var before: UInt8 = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): plain.append(byte)
      case 0x85 where before == 0xC3, 0x84 where before == 0xC3, 0xA5 where before == 0xC3, 0xA4 where before == 0xC3:
        plain.append(UInt8(ascii: "a"))
      case 0x96 where before == 0xC3, 0xB6 where before == 0xC3: plain.append(UInt8(ascii: "o"))
      default: break
      }
      before = byte
      if plain.count > 64 { return nil }
    }
    while let last = plain.last, last >= UInt8(ascii: "0"), last <= UInt8(ascii: "9") { plain.removeLast() }
    return plain.count >= 2 ? plain : nil
  }

  private static func holds(_ name: [UInt8], _ part: [UInt8]) -> Bool {
    guard name.count >= part.count else { return false }
    return (0...(name.count - part.count)).contains { name[$0...].starts(with: part) }
  }

  /// Whether a slip of the fingers makes a name of another: one slip, or two of a long one. In a short name letters
  /// are only left out, doubled or swapped, for with another letter it may be another word.
  private static func isMistyped(_ name: [UInt8], _ right: [UInt8]) -> Bool {
    let isLong = right.count >= 8
    guard name.count >= 4, name.first == right.first, abs(name.count - right.count) <= (isLong ? 2 : 1) else {
      return false
    }
    guard name.count != right.count || isLong || name.sorted() == right.sorted() else { return false }
    return editDistance(name.map(UInt32.init), right.map(UInt32.init)) <= (isLong && name.count != right.count ? 2 : 1)
  }
}
