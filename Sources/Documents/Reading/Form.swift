import JSON
import Rules
import Texts
import Tid

/// How a value is written: read by the type that the field asks for, and described to editors.
struct Form<Value>: Sendable {
  let schema: SchemaType
  /// The value; nil where it could not be read, which has then been reported.
  let read: @Sendable (Reader, Place) -> Value?
  /// Reads the keys that are written into a value that is there; nil for what is replaced as a whole.
  private(set) var change: (@Sendable (Reader, Place, Value) -> Value?)?

  init(schema: SchemaType, read: @escaping @Sendable (Reader, Place) -> Value?) {
    self.schema = schema
    self.read = read
  }

  func map<Other>(_ change: @escaping @Sendable (Value) -> Other) -> Form<Other> {
    Form<Other>(schema: schema) { reader, p in read(reader, p).map(change) }
  }

  /// The same, under a description of its own.
  func described(_ schema: SchemaType) -> Form { Form(schema: schema, read: read) }

  /// A scalar that `parse` understands; else the message says what was expected.
  static func scalar(
    _ schema: SchemaType, _ expected: String, _ parse: @escaping @Sendable (String) -> Value?
  ) -> Form {
    Form(schema: schema) { reader, p in
      if reader.isScalar(p), let value = parse(reader.text(p)) { return value }
      reader.report(p, "expected \(expected), got \(reader.shown(p))")
      return nil
    }
  }
}

extension Form where Value == String {
  /// Any scalar, as it stands: `NO`, `on` and `010` too.
  static let text = scalar(.text, "text") { $0 }

  /// Text that is not empty.
  static let word = scalar(.text, "text that is not empty") { $0.isEmpty ? nil : $0 }

  /// The name of a format and its version, which the first key of a document must say.
  static func format(_ version: String) -> Form {
    scalar(.choice([version]), version) { $0 == version ? $0 : nil }
  }
}

extension Form where Value == Text {
  /// Any scalar, as it stands: `NO`, `on` and `010` too.
  static let text = Form<String>.text.map { Text($0) }

  /// Text that is not empty.
  static let word = Form<String>.word.map { Text($0) }

  /// The id of a new row.
  static func id(_ register: Register) -> Form {
    Form(schema: .text) { reader, p in
      guard let id = word.read(reader, p) else { return nil }
      reader.define(id, in: register, at: p)
      return id
    }
  }

  /// The id of a row that is somewhere in the installation.
  static func reference(_ register: Register) -> Form {
    Form(schema: .text) { reader, p in
      guard let id = word.read(reader, p) else { return nil }
      reader.references.append((register, p))
      return id
    }
  }
}

extension Form where Value == Int64 {
  /// A whole number without leading zeros.
  static func integer(from low: Int64 = .min, to high: Int64 = .max) -> Form {
    let bounds = low == .min ? "" : high >= largestID ? " from \(low)" : " from \(low) to \(high)"
    return scalar(.integer(low, high), "an integer\(bounds)") { text in
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let padded = digits.utf8.count > 1 && digits.utf8.first == UInt8(ascii: "0")
      guard !padded, let n = Int64(text), n >= low, n <= high, !text.hasPrefix("+") else { return nil }
      return n
    }
  }

  /// What every reader of JSON takes without loss; far from where counting on could overflow.
  static var largestID: Int64 { 9_007_199_254_740_991 }

  /// The id of a new row, from 1.
  static func id(_ register: Register) -> Form {
    let form = integer(from: 1, to: largestID)
    return Form(schema: form.schema) { reader, p in
      guard let id = form.read(reader, p) else { return nil }
      reader.define(id, in: register, at: p)
      return id
    }
  }

  /// The id of a row that is somewhere in the installation.
  static func reference(_ register: Register) -> Form {
    let form = integer(from: 1)
    return Form(schema: form.schema) { reader, p in
      guard let id = form.read(reader, p) else { return nil }
      reader.references.append((register, p))
      return id
    }
  }

  /// A span of time as ISO 8601 writes it, in whole seconds.
  static let duration = Form(schema: .duration) { reader, p in
    guard let length = Form<Tidslangd>.tidslangd.read(reader, p) else { return nil }
    if length.helaSekunder == nil { reader.report(p, "expected whole seconds here, got \(reader.shown(p))") }
    return length.helaSekunder
  }
}

extension Form where Value == Tidslangd {
  /// A span of time as ISO 8601 writes it, to the millisecond.
  static let tidslangd = Form(schema: .duration) { reader, p in
    var why = ""
    if reader.isScalar(p) {
      do throws(Tidslangd.Fel) { return try Tidslangd(reader.text(p)) } catch {
        if error != .form { why = ", which \(error.reason)" }
      }
    }
    reader.report(p, "expected a duration such as PT40H, PT1H30M or P1D, got \(reader.shown(p))\(why)")
    return nil
  }
}

extension Form where Value == Int {
  static func count(from low: Int64 = 0, to high: Int64 = 1_000_000) -> Form {
    Form<Int64>.integer(from: low, to: high).map { Int($0) }
  }
}

extension Form where Value == Double {
  /// A number that is not negative.
  static let decimal = scalar(.number, "a number such as 61.5") { text in
    let plain = text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || "+-.Ee".utf8.contains($0) }
    guard plain, let d = Double(text), d >= 0, d <= 10_000_000 else { return nil }
    return d
  }
}

extension Form where Value == Bool {
  /// `true` or `false` and nothing else.
  static let boolean = Form(schema: .boolean) { reader, p in
    let text = reader.isScalar(p) ? reader.text(p) : ""
    if text == "true" || text == "false" { return text == "true" }
    var suggestion: String?
    if ["yes", "on", "ja", "y", "true", "1"].has(text.asciiLowercased) { suggestion = "true" }
    if ["no", "off", "nej", "n", "false", "0"].has(text.asciiLowercased) { suggestion = "false" }
    reader.report(p, "expected true or false, got \(reader.shown(p))", suggestion: suggestion)
    return nil
  }
}

extension Form where Value == Strictness {
  /// A level, or the switch that it once was.
  static let strictness = scalar(
    .either([.choice(Strictness.allCases.map(\.rawValue)), .boolean]), "one of lenient, fast2 and strict",
    Strictness.init(reading:))
}

extension Form where Value == Datum {
  static let date = scalar(.date, "a date such as 2026-03-02") { Datum($0) }
}

extension Form where Value == Klockslag {
  static let clock = scalar(.clock, "a time of day such as 07:30") { Klockslag($0) }
}

extension Form where Value == [UInt8] {
  /// Bytes in base64; blanks and line ends between them are passed over.
  static let base64 = scalar(.text, "base64") { text in
    Base64.decode(text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
  }
}

extension Form where Value == Tidpunkt {
  /// A date-time, Swedish local time where it has no offset; a date alone is its 08:00. Of the years 1900 to 2200.
  static let instant = scalar(.instant, "a date-time such as 2026-03-02T07:30:00+01:00, or a date") { text in
    // Instants at the ends of the calendar have no local date there.
    guard let year = Int(text.prefix(4)), (1900...2200).contains(year) else { return nil }
    if let datum = Datum(text), let eight = Klockslag(timme: 8, minut: 0) {
      return try? SvenskTid.tidpunkt(datum, eight)
    }
    return try? Tidsform.tidpunkt(text)
  }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of a closed list.
  static var choice: Form {
    let words = Value.allCases.map(\.rawValue)
    return Form(schema: .choice(words)) { reader, p in
      if reader.isScalar(p), let value = Value(rawValue: reader.text(p)) { return value }
      let near = reader.isScalar(p) ? reader.nearest(to: reader.text(p), among: words) : nil
      reader.report(p, "expected one of \(words.joined(separator: ", ")), got \(reader.shown(p))", suggestion: near)
      return nil
    }
  }
}

extension Form {
  /// A list, which may be empty.
  static func list<Element>(_ element: Form<Element>) -> Form where Value == [Element] {
    Form(schema: .list(element.schema)) { reader, p in
      guard reader.kind(p) == .sequence else {
        reader.report(p, "expected a list, got \(reader.shown(p))")
        return nil
      }
      let children = reader.children(p)
      var values: [Element] = []
      values.reserveCapacity(children.count)
      for child in children {
        if let value = element.read(reader, Place(file: p.file, node: child)) { values.append(value) }
      }
      return values
    }
  }

  /// A mapping of the keys of a shape.
  static func mapping(_ shape: Shape<Value>) -> Form {
    var form = Form(schema: .shape(shape)) { reader, p in
      let known = reader.base == nil ? nil : shape.known?(reader, p)
      var value = known ?? shape.start(p)
      return shape.read(reader, p, into: &value, isKnown: known != nil) ? value : nil
    }
    form.change = { reader, p, old in
      var value = old
      return shape.read(reader, p, into: &value, isKnown: true) ? value : nil
    }
    return form
  }

  /// The value itself, or a mapping that holds it under the name that the published contract uses.
  static func bare(or key: String, _ form: Form) -> Form {
    let shape = Shape<Value?>("") { _ in
      nil
    } keys: {
      $0.key(key, form, required: true) { $0 = $1 }
    }
    return Form(schema: .either([form.schema, .shape(shape)])) { reader, p in
      guard reader.kind(p) == .mapping else { return form.read(reader, p) }
      var value: Value?
      _ = shape.read(reader, p, into: &value)
      return value
    }
  }
}
