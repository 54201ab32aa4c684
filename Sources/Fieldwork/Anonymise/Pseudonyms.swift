/// Invented values in the place of personal ones: the same value always gets the same pseudonym, two different ones
/// never share one where that can be told apart, and nobody can compute the way back without the key.
package struct Pseudonyms: Sendable {
  /// A keyed digest of at least eight bytes: HMAC-SHA256.
  package typealias KeyedDigest = @Sendable (_ key: [UInt8], _ message: [UInt8]) -> [UInt8]

  private let key: [UInt8]
  private let digest: KeyedDigest
  private var made: [String: String] = [:]
  private var taken: Set<String> = []
  /// Words of names that were replaced, in lower case, and what stands for each.
  private var words: [String: String] = [:]

  /// - Parameter key: the same key gives the same pseudonyms in another run.
  package init(key: [UInt8], digest: @escaping KeyedDigest) {
    self.key = key
    self.digest = digest
  }

  /// A number that follows from the key and the value.
  func number(_ kind: String, _ value: String, _ attempt: Int = 0) -> UInt64 {
    digest(key, Array("\(kind)\u{0}\(attempt)\u{0}\(value)".utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Asks for candidates until one is free; the last is made so by a number.
  private mutating func unique(_ kind: String, _ value: String, _ candidate: (UInt64) -> String) -> String {
    let place = "\(kind)\u{0}\(value)"
    if let known = made[place] { return known }
    var found = ""
    for attempt in 0..<100 {
      found = candidate(number(kind, value, attempt))
      if found.lowercased() != value, !taken.contains("\(kind)\u{0}\(found)") { break }
      if attempt == 99 { found += String(made.count) }
    }
    taken.insert("\(kind)\u{0}\(found)")
    made[place] = found
    return found
  }

  /// A name for a name: a company for a company, capitals for capitals.
  package mutating func name(_ original: String) -> String {
    let parts = original.split(whereSeparator: \.isWhitespace).map(String.init)
    let plain = parts.joined(separator: " ")
    guard !plain.isEmpty, !NameLists.systems.contains(plain.lowercased()) else { return original }
    let form = parts.last.map { NameLists.companyForms.contains($0.lowercased()) } ?? false
    var pseudonym = unique("name", plain.lowercased()) { n in
      let last = NameLists.family[Int(n % UInt64(NameLists.family.count))]
      let rest = n / UInt64(NameLists.family.count)
      if form {
        let trade = NameLists.trades[Int(rest % UInt64(NameLists.trades.count))]
        return "\(last) \(trade) \(parts.last ?? "AB")"
      }
      let first = NameLists.given[Int(rest % UInt64(NameLists.given.count))]
      return parts.count == 1 ? last : "\(first) \(last)"
    }
    if !form, parts.count == 2, parts[0].hasSuffix(",") {
      pseudonym = pseudonym.split(separator: " ").reversed().joined(separator: ", ")
    }
    if plain == plain.uppercased(), plain != plain.lowercased(), plain.count > 3 { pseudonym = pseudonym.uppercased() }
    learn(parts, pseudonym)
    return pseudonym
  }

  /// So that a text which names the same person names the same pseudonym.
  private mutating func learn(_ parts: [String], _ pseudonym: String) {
    let others = pseudonym.split(separator: " ").map { String($0.filter { $0 != "," }) }
    for (index, part) in parts.enumerated() {
      for word in Self.wordsIn(part) {
        guard word.count > 1, !Vocabulary.isHarmless(word), !NameLists.companyForms.contains(word) else { continue }
        words[word] = words[word] ?? (index == 0 ? others.first : others.last) ?? pseudonym
      }
    }
  }

  /// The runs of letters in lower case.
  private static func wordsIn(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// What stands for a word, or a customer number, that is known from elsewhere; nil where it is not.
  func known(_ word: String) -> String? { words[word.lowercased()] }

  /// A phone number of the series that are kept for fiction (PTS), written as the original was.
  package mutating func phone(_ original: String) -> String {
    let digits = original.filter(\.isASCIIDigit)
    guard digits.count >= 5 else { return shaped(original, "phone") }
    let lead = original.first { !$0.isWhitespace } == "+" || digits.hasPrefix("00")
    let prefix = !lead ? 0 : digits.hasPrefix("00") ? 4 : 2
    let national = String(digits.dropFirst(prefix))
    let whole = (prefix > 0 ? "0" : "") + national
    let n = number("phone", whole)
    let all = whole.hasPrefix("07") ? NameLists.mobiles : NameLists.landlines
    let own = all.filter { whole.hasPrefix($0.prefix.prefix(2)) }
    let series = own.first ?? all[Int(n % UInt64(all.count))]
    let last = series.first + (n / 7) % UInt64(series.count)
    var invented = series.prefix + String(last)
    if prefix > 0 { invented.removeFirst() }
    var left = Array((digits.prefix(prefix) + invented.prefix(national.count)))
    while left.count < digits.count { left.append("0") }
    var next = left.makeIterator()
    return String(original.map { $0.isASCIIDigit ? next.next() ?? "0" : $0 })
  }

  /// An address at a domain that is kept for examples (RFC 2606).
  package mutating func mail(_ original: String) -> String {
    guard original.contains(where: { !$0.isWhitespace }) else { return original }
    return unique("mail", original.lowercased()) { n in
      let first = NameLists.given[Int(n % UInt64(NameLists.given.count))]
      let last = NameLists.family[Int(n / 512 % UInt64(NameLists.family.count))]
      return "\(Self.ascii(first)).\(Self.ascii(last))\(n / 1_000_003 % 90 + 10)@example.com"
    }
  }

  /// A number for a customer number, with its shape; a personnummer becomes one of those that are kept for tests.
  package mutating func customerNumber(_ original: String) -> String {
    guard original.contains(where: { $0.isLetter || $0.isNumber }) else { return original }
    let invented = unique("number", original.lowercased()) { n in
      Personnummer.invented(for: original, n) ?? Self.reshaped(original, n)
    }
    words[original.lowercased()] = invented
    return invented
  }

  /// Digits for digits and letters for letters.
  mutating func shaped(_ original: String, _ kind: String) -> String {
    unique(kind, original.lowercased()) { Self.reshaped(original, $0) }
  }

  private static func reshaped(_ original: String, _ seed: UInt64) -> String {
    var state = seed
    func next(_ count: UInt64) -> UInt64 {
      // The constants of Knuth's MMIX generator: a few more digits from one digest.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    var isFirst = true
    return String(
      original.map { character in
        defer { isFirst = false }
        if character.isASCIIDigit {
          // A leading zero stays one: some readers take it for something else.
          if character == "0", isFirst { return "0" }
          return Character(String(isFirst ? next(9) + 1 : next(10)))
        }
        guard character.isLetter, let scalar = Unicode.Scalar(Int(next(26)) + 65) else { return character }
        let letter = Character(scalar)
        return character.isLowercase ? Character(letter.lowercased()) : letter
      })
  }

  /// A harmless word of about the same length, for one that may be a name.
  mutating func word(_ original: String) -> String {
    if let known = known(original) { return original.isCapitalised ? known : known.lowercased() }
    let list = Vocabulary.fillers(like: original.count)
    let word = list[Int(number("word", original.lowercased()) % UInt64(list.count))]
    if original.count > 1, original == original.uppercased() { return word.uppercased() }
    return original.isCapitalised ? word.prefix(1).uppercased() + word.dropFirst() : word
  }

  /// The letters of a name in an address.
  private static func ascii(_ name: String) -> String {
    String(
      name.lowercased().map { c in
        switch c {
        case "å", "ä": "a"
        case "ö": "o"
        case "é": "e"
        default: c
        }
      })
  }
}

/// Personnummer and samordningsnummer.
enum Personnummer {
  /// Where in a run of 10 or 12 digits the ten begin, if they can be one.
  static func start(in digits: [Character]) -> Int? {
    guard digits.count == 10 || digits.count == 12 else { return nil }
    let at = digits.count - 10
    if at == 2, !["18", "19", "20"].contains(String(digits[0..<2])) { return nil }
    guard let month = Int(String(digits[at + 2...at + 3])), let day = Int(String(digits[at + 4...at + 5])) else {
      return nil
    }
    return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day)) ? at : nil
  }

  /// One with a birth number of 980 to 999, which Skatteverket keeps for tests; nil where the original is none.
  static func invented(for original: String, _ n: UInt64) -> String? {
    guard original.allSatisfy({ $0.isASCIIDigit || "-+ ".contains($0) }) else { return nil }
    var digits = original.filter(\.isASCIIDigit).map { $0 }
    guard let at = start(in: digits) else { return nil }
    func put(_ value: UInt64, _ place: Int) {
      let text = Array(value < 10 ? "0\(value)" : "\(value)")
      digits[place] = text[0]
      digits[place + 1] = text[1]
    }
    if at == 2 { put(19, 0) }
    put(40 + n % 60, at)
    put(1 + n / 60 % 12, at + 2)
    put(1 + n / 720 % 28, at + 4)
    put(98 + n / 20_160 % 2, at + 6)
    digits[at + 8] = Character(String(n / 40_320 % 10))
    digits[at + 9] = checkDigit(digits[at..<(at + 9)])
    var next = digits.makeIterator()
    return String(original.map { $0.isASCIIDigit ? next.next() ?? "0" : $0 })
  }

  /// By the algorithm of Luhn.
  static func checkDigit(_ nine: ArraySlice<Character>) -> Character {
    let sum = nine.enumerated().reduce(0) { sum, digit in
      let value = (digit.element.wholeNumberValue ?? 0) * (digit.offset % 2 == 0 ? 2 : 1)
      return sum + value / 10 + value % 10
    }
    return Character(String((10 - sum % 10) % 10))
  }
}

extension Character {
  /// One of 0 to 9.
  var isASCIIDigit: Bool { isASCII && isNumber }
}

extension String {
  /// Begins with a capital letter.
  var isCapitalised: Bool { first?.isUppercase ?? false }
}
