import Contract
import JSON
import Texts
import Traffic

/// Mending what a refusal names: a field of the body, or a parameter of the query.
extension Corrector {
  /// Gives what is named a value that is taken: one of those that the refusal lists, else the example's; what has none
  /// goes.
  func mendNamed(_ told: RefusalTold) -> Bool {
    let words = told.text + " " + told.hint
    let valid = ValidValues(told)
    for item in draft.query where Mentioned(words).has(item.name) {
      let value = valid.near(item.value) ?? page?.example(ofParameter: item.name)
      if change(
        "query.\(item.name)", from: .text(item.value), to: value.map(JSONValue.text),
        { draft in
          draft.set(query: item.name, value)
        })
      {
        return true
      }
    }
    if let parameter = operation?.parameters.first(where: { $0.place == .query && Mentioned(words).has($0.name) }),
      let example = parameter.example, draft.query.allSatisfy({ !$0.name.isExactly(parameter.name) }),
      change("query.\(parameter.name)", from: nil, to: .text(example), { $0.set(query: parameter.name, example) })
    {
      return true
    }
    return fields(named: told).contains { give($0, valid) }
  }

  /// Takes out what is named; its twin stays.
  func removeNamed(_ told: RefusalTold) -> Bool {
    guard let path = fields(named: told).first, let old = draft.body?.value(at: path) else { return false }
    return change(path.text, from: old, to: nil) { $0.body = $0.body?.setting(path, to: nil) }
  }

  /// The fields that a refusal names, of those that were sent and those of the example: the longest names first, since
  /// a short one can be a part of a word.
  private func fields(named told: RefusalTold) -> [FieldPath] {
    let known = (draft.body?.paths ?? []) + (page?.example?.paths ?? [])
    var seen: Set<Text> = []
    let different = known.filter { seen.insert(Text($0.text)).inserted }
    let inText = different.filter { Mentioned(told.text).has($0.text) || Mentioned(told.text).has($0.last) }
    let named =
      inText.isEmpty
      ? different.filter { Mentioned(told.hint).has($0.text) || Mentioned(told.hint).has($0.last) } : inText
    // A whole path says more than the last part of one.
    let rank = { (path: FieldPath) in
      (Mentioned(told.text).has(path.text) ? 1000 : 0) + path.last.utf8.count
    }
    return named.sorted { rank($0) > rank($1) }
  }

  private func give(_ path: FieldPath, _ valid: ValidValues) -> Bool {
    let old = draft.body?.value(at: path)
    let example = page?.example?.value(at: path)
    for value in [valid.value(near: old), example].compactMap(\.self)
    where old.map({ !$0.isEqual(to: value) }) ?? true {
      if change(
        path.text, from: old, to: value,
        { draft in
          draft.body = (draft.body ?? .object([])).setting(path, to: value)
        })
      {
        return true
      }
    }
    guard old != nil else { return false }
    return change(path.text, from: old, to: nil) { $0.body = $0.body?.setting(path, to: nil) }
  }
}

/// The values that a refusal lists: `valid are F, U and G`, or one that it takes for what was meant.
struct ValidValues {
  private var meant: String?
  private(set) var listed: [String] = []

  init(_ told: RefusalTold) {
    for text in [told.text, told.hint] {
      for mark in ["valid are ", "valid is ", "Send one of "] {
        guard listed.isEmpty, let rest = text.parted(by: mark)?.after else { continue }
        let end = rest.prefix { !";.(:".utf8.contains($0.utf8.first ?? 0) }
        let words = String(end).replacing(" and ", with: ", ").replacing(" or ", with: ", ")
        let codes = words.split(separator: ",").map { $0.drop { $0 == " " } }
        // A sentence is no list of codes; of `0 or more` the first is one.
        if codes.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: " ")) }) {
          listed = codes.map(String.init).filter { $0 != "more" }
        }
      }
      for mark in ["did you mean ", "Did you mean "] where meant == nil {
        meant = (text.parted(by: mark)?.after.parted(by: "?")?.before).map {
          String($0.drop { $0 == "'" }.prefix { $0 != "'" })
        }
      }
    }
  }

  /// The one that a value was probably meant to be, else the first.
  func near(_ value: String?) -> String? {
    guard !listed.isEmpty else { return meant }
    return value.flatMap { nearest($0, listed) } ?? listed[0]
  }

  /// The same, as JSON of the kind that was sent.
  func value(near old: JSONValue?) -> JSONValue? {
    if case .number? = old?.kind { return near(nil).flatMap { Int64($0) }.map(JSONValue.int) }
    return near(old?.stringValue).map(JSONValue.text)
  }
}

/// Whether a name stands in a text as a word of its own.
struct Mentioned {
  private let words: Set<Text>

  init(_ text: String) {
    let parts = text.split { character in
      guard let byte = character.utf8.first, byte < 128 else { return false }
      return !(byte.isAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_"))
    }
    words = Set(
      parts.map { part in
        var word = part
        while word.last == "." { word.removeLast() }
        return Text(word)
      })
  }

  func has(_ name: String) -> Bool { words.contains(Text(name)) }
}
