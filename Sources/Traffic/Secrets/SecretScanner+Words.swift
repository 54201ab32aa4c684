import JSON
import Texts

/// What is outside quotes: pairs of a form or a query, header lines, sentences, and what looks like a secret.
extension SecretScanner {
  private static let schemes = ["basic", "bearer"].map { Array($0.utf8) }

  /// A run of letters, digits and signs: a name with its value, a scheme with its credentials, a token, a known secret.
  mutating func word() {
    let start = place
    while place < text.count, Self.isWord(text[place]) { place += 1 }
    let end = place
    if looksLikeToken(start..<end) { return }
    if isKnown(start..<end) { return mask(start..<end, Secrets.stars) }
    guard end < text.count, end - start <= 200 else { return }
    switch text[end] {
    case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): pair(start..<end)
    case UInt8(ascii: " "), UInt8(ascii: "+"): credentials(start..<end)
    default: break
    }
  }

  private func isKnown(_ range: Range<Int>) -> Bool {
    var range = range
    // A full stop ends a sentence, and is no part of what stands before it.
    while let last = range.last, text[last] == UInt8(ascii: ".") { range = range.lowerBound..<last }
    return words.holds(text[range])
  }

  // MARK: Tokens by their look

  /// A JWT: `{"` or `{` and a blank in base64url, and two full stops. What is before it in the same run stays.
  private mutating func looksLikeToken(_ range: Range<Int>) -> Bool {
    guard range.count >= 20, text[range].count(where: { $0 == UInt8(ascii: ".") }) >= 2 else { return false }
    for at in range.dropLast(19) {
      let isStart = text[at] == UInt8(ascii: "e") && [UInt8(ascii: "y"), UInt8(ascii: "w")].contains(text[at + 1])
      guard isStart, at == range.lowerBound || !isInWord(at), isToken(at..<range.upperBound) else { continue }
      mask(at..<range.upperBound, Secrets.mask(Array(text[at..<range.upperBound]), .token))
      return true
    }
    return false
  }

  /// Whether a letter or a digit stands before it which is none of an encoded byte.
  private func isInWord(_ at: Int) -> Bool {
    let isEncoded = at >= 3 && text[at - 3] == UInt8(ascii: "%")
    return !isEncoded && !"._-%".utf8.contains(text[at - 1])
  }

  private func isToken(_ range: Range<Int>) -> Bool {
    // Headers are short, and a text of many beginnings must not be gone through for each.
    guard let first = part(range, most: 1024), first.count >= 10,
      let second = part(first.upperBound + 1..<range.upperBound, most: 8192), second.count >= 4
    else { return false }
    return !text[first].contains { $0 >= 0x80 || $0 == UInt8(ascii: "%") }
  }

  /// Up to the next full stop; nil where that is too far away.
  private func part(_ range: Range<Int>, most: Int) -> Range<Int>? {
    text[range].prefix(most).firstIndex(of: UInt8(ascii: ".")).map { range.lowerBound..<$0 }
  }

  /// `Basic` or `Bearer` with what follows it, where that is no word of a sentence.
  private mutating func credentials(_ range: Range<Int>) {
    let scheme = text[range].map { $0 | 0x20 }
    let start = place + 1
    guard Self.schemes.contains(scheme), start < text.count else { return sentence(range) }
    var end = start
    while end < text.count, Self.isWord(text[end]) || "~+/=".utf8.contains(text[end]) { end += 1 }
    let secret = Array(text[start..<end])
    guard isCredential(secret, isBasic: scheme.count == 5) else { return }
    mask(start..<end, Secrets.mask(secret, scheme.count == 6 ? .token : .word))
    place = end
  }

  private func isCredential(_ secret: [UInt8], isBasic: Bool) -> Bool {
    guard secret.count >= 6 else { return false }
    if isBasic, Base64.decode(secret)?.contains(UInt8(ascii: ":")) ?? false { return true }
    let hasDigit = secret.contains { $0 >= 0x30 && $0 <= 0x39 }
    if isBasic { return secret.last == UInt8(ascii: "=") || secret.count >= 12 && hasDigit }
    let hasSign = secret.dropLast().contains { "._-~+/=".utf8.contains($0) }
    return hasDigit || hasSign || secret.count >= 20
  }

  /// `ssoId 'abc'`: how messages name a field and its value.
  private mutating func sentence(_ range: Range<Int>) {
    guard place + 1 < text.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[place + 1]),
      let kind = SecretNames.kind(String(decoding: text[range], as: UTF8.self))
    else { return }
    let start = place + 2
    guard let end = text[start...].firstIndex(of: text[place + 1]) else { return }
    mask(start..<end, Secrets.mask(Array(text[start..<end]), kind))
    place = end + 1
  }

  // MARK: Pairs

  /// `name=value` or `name: value`; the name may have brackets, as `user[password]`.
  private mutating func pair(_ range: Range<Int>) {
    var at = range.upperBound
    while at < text.count, at - range.lowerBound <= 200,
      Self.isWord(text[at]) || text[at] == UInt8(ascii: "[") || text[at] == UInt8(ascii: "]")
    {
      at += 1
    }
    guard at < text.count, text[at] == UInt8(ascii: "=") || text[at] == UInt8(ascii: ":") else { return }
    let name = Percent.decoded(String(decoding: text[range.lowerBound..<at], as: UTF8.self))
    guard let kind = SecretNames.kind(name) else { return }
    if text[at] == UInt8(ascii: "=") { formValue(kind, at + 1) } else { lineValue(kind, at + 1) }
  }

  private mutating func formValue(_ kind: SecretNames.Kind, _ start: Int) {
    guard start < text.count else { return }
    if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") {
      let end = text[(start + 1)...].firstIndex(of: text[start]) ?? text.count
      mask((start + 1)..<end, Secrets.mask(Array(text[(start + 1)..<end]), kind))
      return place = min(end + 1, text.count)
    }
    var end = start
    while end < text.count, !"& \t\r\n\"'<>".utf8.contains(text[end]) { end += 1 }
    if start < end { mask(start..<end, Secrets.mask(Array(text[start..<end]), kind)) }
    place = end
  }

  /// What messages say of a secret in one word.
  private static let saidOfSecrets: Set<String> = [
    "null", "true", "false", "***", "missing", "required", "invalid", "expired", "empty", "unknown", "string", "text",
    "wrong", "none", "forged", "saknas", "krävs", "tom", "ogiltig", "spent",
  ]

  /// What follows a colon is a value where it is in quotes, has a digit, or is all that the line has; else it is a
  /// sentence about the name.
  private mutating func lineValue(_ kind: SecretNames.Kind, _ colon: Int) {
    var start = colon
    while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    guard start < text.count, !"\r\n{[".utf8.contains(text[start]) else { return }
    if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") { return formValue(kind, start) }
    let isScheme = Self.schemes.contains { text[start...].prefix($0.count).map { $0 | 0x20 } == $0 }
    if isScheme { return place = start }
    var end = start
    while end < text.count, !" \t\r\n,}\"'\\<>&".utf8.contains(text[end]) { end += 1 }
    var next = end
    while next < text.count, text[next] == 0x20 { next += 1 }
    let isAlone = next == text.count || "\r\n,}\"'\\<>&".utf8.contains(text[next])
    let hasDigit = text[start..<end].contains { $0 >= 0x30 && $0 <= 0x39 }
    let plain = String(decoding: text[start..<end], as: UTF8.self)
    guard start < end, isAlone || hasDigit, !Self.saidOfSecrets.contains(plain) else { return }
    mask(start..<end, Secrets.mask(Array(text[start..<end]), kind))
    place = end
  }

  /// What stands before the host of a URL, with the colon of a name and a password or without.
  mutating func userinfo() {
    var (end, last) = (place, -1)
    while end < text.count, !"/?# \t\r\n\"'<>\\".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: "@") { last = end }
      end += 1
    }
    guard last > place else { return }
    mask(place..<last, Secrets.stars)
    place = last + 1
  }
}
