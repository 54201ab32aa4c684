/// Texts that people write: what is personal in them is found by its form.
struct FreeText {
  private let characters: [Character]
  private let isProse: Bool
  /// Digits of the longest phone number; a personnummer has fewer.
  private static let longest = 15
  private var at = 0
  private var out = ""
  /// The last word was, or may be, part of a name.
  private var isInName = false

  /// - Parameters:
  ///   - isProse: written about a case: every word that is not known to be harmless goes. Otherwise only what looks
  ///     like a name, a number or an address.
  static func anonymised(_ text: String, isProse: Bool, _ pseudonyms: inout Pseudonyms) -> String {
    var reader = FreeText(characters: Array(text), isProse: isProse)
    return reader.whole(&pseudonyms)
  }

  private mutating func whole(_ pseudonyms: inout Pseudonyms) -> String {
    while at < characters.count {
      if let end = mailEnd() {
        out += pseudonyms.mail(String(characters[at..<end]))
        at = end
      } else if let end = numberEnd() {
        number(end, &pseudonyms)
      } else if characters[at].isLetter || characters[at].isNumber {
        word(&pseudonyms)
      } else {
        if !" -".contains(characters[at]) { isInName = false }
        out.append(characters[at])
        at += 1
      }
    }
    return out
  }

  /// The end of an e-mail address that begins here.
  private func mailEnd() -> Int? {
    guard characters[at].isMailCharacter, at == 0 || !characters[at - 1].isMailCharacter else { return nil }
    var end = at
    while end < characters.count, characters[end].isMailCharacter { end += 1 }
    guard end < characters.count, characters[end] == "@" else { return nil }
    var after = end + 1
    while after < characters.count, characters[after].isMailCharacter { after += 1 }
    // The full stop of a sentence is none of the address.
    while after > end + 1, characters[after - 1] == "." { after -= 1 }
    return after > end + 1 ? after : nil
  }

  /// The end of a run of digits with single separators between them that begins here.
  private func numberEnd() -> Int? {
    let first = characters[at]
    guard at == 0 || !(characters[at - 1].isLetter || characters[at - 1].isASCIIDigit) else { return nil }
    guard
      first.isASCIIDigit
        || ["+", "("].contains(first) && at + 1 < characters.count && characters[at + 1].isASCIIDigit
    else { return nil }
    var end = at + 1
    var last = first.isASCIIDigit ? at + 1 : at
    var digits = last - at
    while end < characters.count {
      if characters[end].isASCIIDigit {
        last = end + 1
        digits += 1
      } else if digits > Self.longest {
        // No number as a whole: reading on to its end from each of its groups would take the square of its length.
        break
      } else if !" -/()\u{A0}".contains(characters[end]) || end - last >= 2 {
        break
      }
      end += 1
    }
    // A number with letters at its end is a code, which is read as a word.
    if last < characters.count, characters[last].isLetter { return nil }
    return last > at ? last : nil
  }

  private mutating func number(_ end: Int, _ pseudonyms: inout Pseudonyms) {
    let text = String(characters[at..<end])
    let digits = text.filter(\.isASCIIDigit).map { $0 }
    isInName = false
    // Groups apart by blanks may be several numbers: what is one is looked for in the first group first.
    let group = characters[at..<end].prefix { $0.isASCIIDigit || "-+".contains($0) }
    let groupDigits = group.filter(\.isASCIIDigit)
    if let known = pseudonyms.known(String(group)) {
      out += known
      at += group.count
    } else if Personnummer.start(in: groupDigits) != nil {
      out += pseudonyms.customerNumber(String(group))
      at += group.count
    } else if Personnummer.start(in: digits) != nil {
      out += pseudonyms.customerNumber(text)
      at = end
    } else if looksLikePhone(text, digits) {
      out += pseudonyms.phone(text)
      at = end
    } else if isProse, groupDigits.count >= 4 {
      out += pseudonyms.shaped(String(group), "digits")
      at += group.count
    } else {
      let count = max(1, characters[at..<end].prefix { $0.isASCIIDigit }.count)
      out += String(characters[at..<(at + count)])
      at += count
    }
  }

  private func looksLikePhone(_ text: String, _ digits: [Character]) -> Bool {
    let start = text.drop { $0 == "(" }
    return (start.hasPrefix("0") || start.hasPrefix("+")) && (7...Self.longest).contains(digits.count)
  }

  private mutating func word(_ pseudonyms: inout Pseudonyms) {
    var end = at
    while end < characters.count, characters[end].isLetter || characters[end].isNumber { end += 1 }
    let run = String(characters[at..<end])
    at = end
    if let known = pseudonyms.known(run) {
      out += run.isCapitalised ? known : known.lowercased()
      isInName = true
      return
    }
    // Letters and digits together: each part for itself.
    for part in run.split(around: \.isNumber) {
      if part.first?.isNumber == true {
        out += isProse && part.count >= 4 ? pseudonyms.shaped(part, "digits") : part
      } else {
        letters(part, &pseudonyms)
      }
    }
  }

  private mutating func letters(_ word: String, _ pseudonyms: inout Pseudonyms) {
    let lower = word.lowercased()
    if let known = pseudonyms.known(lower) {
      out += word.isCapitalised ? known : known.lowercased()
      isInName = true
      return
    }
    let isName = word.isCapitalised && Self.isName(lower)
    if isProse {
      let stays = word.count == 1 || Vocabulary.isHarmless(lower) && !(isInName && word.isCapitalised)
      out += isName ? pseudonyms.name(word) : stays ? word : pseudonyms.word(word)
    } else if isName || isInName && word.isCapitalised && word.count > 1 {
      out += pseudonyms.name(word)
    } else {
      out += word
    }
    isInName = isName || isInName && word.isCapitalised
  }

  /// A name by which people are called, or one with the ending of a family's; with the s of the genitive too.
  private static func isName(_ lower: String) -> Bool {
    if Vocabulary.isHarmless(lower) { return false }
    let plain = lower.hasSuffix("s") ? String(lower.dropLast()) : lower
    return NameLists.called.contains(lower) || NameLists.called.contains(plain)
      || ["sson", "ssons", "sdotter", "sdotters"].contains { lower.hasSuffix($0) && lower.count > $0.count + 1 }
  }
}

extension Character {
  /// One that may stand before or after the @ of an address.
  fileprivate var isMailCharacter: Bool { isLetter || isNumber || "._%+-".contains(self) }
}

extension String {
  /// Its parts, by turns with and without a property.
  fileprivate func split(around property: (Character) -> Bool) -> [String] {
    var parts: [String] = []
    var last: Bool?
    for character in self {
      let has = property(character)
      if has == last { parts[parts.count - 1].append(character) } else { parts.append(String(character)) }
      last = has
    }
    return parts
  }
}
