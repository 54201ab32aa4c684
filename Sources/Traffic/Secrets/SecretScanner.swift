/// Finds secrets in any text, whatever its type is said to be and however whole it is: what follows the name of a
/// secret, in JSON, in a form, in a header line or in a sentence; tokens and credentials by their look; what stands
/// before the host of a URL; and what is known to be a secret. Everything else stays byte for byte.
struct SecretScanner {
  let text: [UInt8]
  let words: SecretWords
  private var out: [UInt8] = []
  var place = 0
  /// Bytes before this one are in `out` already, or masked.
  private var copied = 0

  /// - Returns: the text without its secrets; nil where it has none.
  static func masked(_ text: [UInt8], _ values: SecretValues) -> [UInt8]? {
    let plain = values.others.isEmpty ? text : without(values.others, text)
    var scanner = SecretScanner(text: plain, words: values.words)
    scanner.run()
    if scanner.copied > 0 { return scanner.out + scanner.text[scanner.copied...] }
    return plain.count == text.count && plain == text ? nil : plain
  }

  /// The text with stars for what is known, whatever stands beside it.
  private static func without(_ secrets: [[[UInt8]]], _ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var (at, copied) = (0, 0)
    while at < text.count {
      let begun = secrets[SecretValues.row(text[at])]
      if !begun.isEmpty, let found = begun.first(where: { text[at...].starts(with: $0) }) {
        out += text[copied..<at] + Secrets.stars
        at += found.count
        copied = at
      } else {
        at += 1
      }
    }
    return copied == 0 ? text : out + text[copied...]
  }

  /// Letters, digits, signs within names, and whatever is beyond ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "%"), 0x80...0xFF:
      true
    default: false
    }
  }

  // MARK: The way through the text

  private mutating func run() {
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quoted()
      } else if byte == UInt8(ascii: "<") {
        element()
      } else if Self.isWord(byte) {
        word()
      } else if byte == UInt8(ascii: ":"), text[place...].starts(with: "://".utf8) {
        place += 3
        userinfo()
      } else {
        place += 1
      }
    }
  }

  /// Puts a mask in the place of some bytes.
  mutating func mask(_ range: Range<Int>, _ mask: [UInt8]) {
    guard range.lowerBound >= copied, !text[range].elementsEqual(mask) else { return }
    out += text[copied..<range.lowerBound] + mask
    copied = range.upperBound
  }

  private func skipBlanks(_ from: Int) -> Int {
    var at = from
    while at < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[at]) { at += 1 }
    return at
  }

  /// `<name>value</name>`.
  private mutating func element() {
    place += 1
    let start = place
    while place < text.count, place - start <= 200, Self.isWord(text[place]) || text[place] == UInt8(ascii: ":") {
      place += 1
    }
    guard place < text.count, text[place] == UInt8(ascii: ">"),
      let kind = SecretNames.kind(String(decoding: text[start..<place], as: UTF8.self))
    else { return place = start }
    let first = place + 1
    while place < text.count, text[place] != UInt8(ascii: "<") { place += 1 }
    mask(first..<max(first, place), Secrets.mask(Array(text[first..<max(first, place)]), kind))
  }

  // MARK: Quotes

  /// The end of what is in quotes, where the closing one stands. A quote within a text of JSON has as many backslashes
  /// as its opening one.
  private func closing(_ quote: UInt8, _ slashes: Int, from: Int) -> Int? {
    var (at, run) = (from, 0)
    while at < text.count {
      if text[at] == quote, slashes == 0 ? run % 2 == 0 : run == slashes { return at }
      run = text[at] == UInt8(ascii: "\\") ? run + 1 : 0
      at += 1
    }
    return nil
  }

  private func slashes(before at: Int) -> Int {
    var count = 0
    while at - count > 0, text[at - count - 1] == UInt8(ascii: "\\") { count += 1 }
    return count
  }

  /// A quoted name of a member; anything else in quotes is gone through like the rest.
  private mutating func quoted() {
    let (quote, opening) = (text[place], place)
    let slashes = slashes(before: opening)
    place += 1
    // A name is short, and a quote that nothing closes must not make the way long.
    guard let end = closing(quote, slashes, upTo: 200) else { return }
    let colon = skipBlanks(end + 1)
    guard colon < text.count, text[colon] == UInt8(ascii: ":") else { return }
    let name = String(decoding: text[(opening + 1)..<(end - slashes)], as: UTF8.self)
    guard let kind = SecretNames.kind(Secrets.unescaped(name)) else { return place = end + 1 }
    place = skipBlanks(colon + 1)
    value(kind, slashes)
  }

  private func closing(_ quote: UInt8, _ slashes: Int, upTo most: Int) -> Int? {
    var (at, run) = (place, 0)
    while at < text.count, at - place <= most {
      if text[at] == quote, slashes == 0 ? run % 2 == 0 : run == slashes { return at }
      run = text[at] == UInt8(ascii: "\\") ? run + 1 : 0
      at += 1
    }
    return nil
  }

  /// The value of a member whose name is a secret's.
  private mutating func value(_ kind: SecretNames.Kind, _ slashes: Int) {
    var start = place
    while start < text.count, text[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < text.count else { return }
    switch text[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let end = closing(text[start], start - place, from: start + 1) ?? text.count
      let last = max(start + 1, end - (end < text.count ? start - place : 0))
      let secret = Array(text[(start + 1)..<last])
      mask((start + 1)..<last, Secrets.mask(secret, kind))
      place = min(end + 1, text.count)
    case UInt8(ascii: "{"), UInt8(ascii: "["): all(kind, start)
    default:
      var end = start
      while end < text.count, !",}] \t\r\n&".utf8.contains(text[end]) { end += 1 }
      place = end
      let plain = text[start..<end]
      guard !plain.isEmpty, !["null", "true", "false"].contains(String(decoding: plain, as: UTF8.self)) else { return }
      let quote = Array(repeating: UInt8(ascii: "\\"), count: slashes) + [UInt8(ascii: "\"")]
      mask(start..<end, quote + Secrets.stars + quote)
    }
  }

  /// Every text in a list or an object, to the bracket that closes it. What a token's name has is gone through like the
  /// rest: `tokens` may be settings.
  private mutating func all(_ kind: SecretNames.Kind, _ start: Int) {
    place = start + 1
    if text[start] == UInt8(ascii: "{"), kind != .word { return }
    var depth = 1
    while place < text.count, depth > 0 {
      switch text[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let slashes = slashes(before: place)
        let end = closing(text[place], slashes, from: place + 1) ?? text.count
        let after = skipBlanks(end + 1)
        if after < text.count, text[after] == UInt8(ascii: ":") {
          place = after
        } else {
          let last = max(place + 1, min(end, text.count) - (end < text.count ? slashes : 0))
          mask((place + 1)..<last, Secrets.mask(Array(text[(place + 1)..<last]), kind))
          place = min(end, text.count)
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let first = place
        while place < text.count, Self.isWord(text[place]) { place += 1 }
        mask(first..<place, [UInt8(ascii: "\"")] + Secrets.stars + [UInt8(ascii: "\"")])
        place -= 1
      default: break
      }
      place += 1
    }
  }
}
