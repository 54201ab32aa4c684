import JSON
import Model
import Rules
import Texts
import Tid

/// How a value is written: read by the type that the field asks for, written, and described to editors.
struct Form<Value>: Sendable {
  let schema: SchemaType
  /// The value; nil where it could not be read, which has then been reported.
  let read: @Sendable (Reader, Place) -> Value?
  /// What is read as that value; nil where it is never written.
  let write: @Sendable (Value) -> JSONValue?
  /// Reads the keys that are written into a value that is there; nil for what is replaced as a whole.
  private(set) var change: (@Sendable (Reader, Place, Value) -> Value?)?

  init(
    schema: SchemaType, write: @escaping @Sendable (Value) -> JSONValue? = { _ in nil },
    read: @escaping @Sendable (Reader, Place) -> Value?
  ) {
    self.schema = schema
    self.read = read
    self.write = write
  }

  /// - Parameter back: what is written of the other; without it, it never is.
  func map<Other>(
    _ change: @escaping @Sendable (Value) -> Other, back: @escaping @Sendable (Other) -> Value? = { _ in nil }
  ) -> Form<Other> {
    Form<Other>(schema: schema, write: { back($0).flatMap(write) }) { reader, p in read(reader, p).map(change) }
  }

  /// The same, looked at when it has been read.
  func then(_ look: @escaping @Sendable (Reader, Value, Place) -> Void) -> Form {
    Form(schema: schema, write: write) { reader, p in
      guard let value = read(reader, p) else { return nil }
      look(reader, value, p)
      return value
    }
  }

  /// The same, under a description of its own.
  func described(_ schema: SchemaType) -> Form { Form(schema: schema, write: write, read: read) }

  /// A scalar that `parse` understands; else the message says what was expected.
  static func scalar(
    _ schema: SchemaType, _ expected: String, write: @escaping @Sendable (Value) -> JSONValue? = { _ in nil },
    _ parse: @escaping @Sendable (String) -> Value?
  ) -> Form {
    Form(schema: schema, write: write) { reader, p in
      if reader.isScalar(p), let value = parse(reader.text(p)) { return value }
      reader.report(p, "expected \(expected), got \(reader.shown(p))")
      return nil
    }
  }
}

extension Form where Value == String {
  /// Any scalar, as it stands: `NO`, `on` and `010` too.
  static let text = scalar(.text, "text", write: { .text($0) }) { $0 }

  /// Text that is not empty.
  static let word = scalar(.text, "text that is not empty", write: { .text($0) }) { $0.isEmpty ? nil : $0 }

  /// One of a closed list.
  static func choice(_ words: [String]) -> Form {
    choice(words, write: { .text($0) }) { words.has($0) ? $0 : nil }
  }

  /// A level of strictness, or the switch that it once was.
  static let strictness = scalar(
    .either([.choice(Strictness.allCases.map(\.rawValue)), .boolean]), "one of lenient, fast2 and strict",
    write: { .text($0) }
  ) { Strictness(reading: $0)?.rawValue }

  /// The name of a format and its version, which the first key of a document must say.
  static func format(_ version: String) -> Form {
    scalar(.choice([version]), version, write: { .text($0) }) { $0 == version ? $0 : nil }
  }
}

extension Form where Value == Text {
  /// Any scalar, as it stands: `NO`, `on` and `010` too.
  static let text = Form<String>.text.map({ Text($0) }, back: \.string)

  /// Text that is not empty.
  static let word = Form<String>.word.map({ Text($0) }, back: \.string)

  /// The id of a new row.
  static func id(_ register: Register) -> Form { word.then { $0.define($1, in: register, at: $2) } }

  /// The id of a row that is somewhere in the installation.
  static func reference(_ register: Register) -> Form {
    word.then { reader, _, p in reader.references.append((register, p)) }
  }
}

extension Form where Value == Int64 {
  /// A whole number without leading zeros.
  static func integer(from low: Int64 = .min, to high: Int64 = .max) -> Form {
    let bounds = low == .min ? "" : high >= largestID ? " from \(low)" : " from \(low) to \(high)"
    return scalar(.integer(low, high), "an integer\(bounds)", write: { .int($0) }) { text in
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
    integer(from: 1, to: largestID).then { $0.define($1, in: register, at: $2) }
  }

  /// The id of a row that is somewhere in the installation.
  static func reference(_ register: Register) -> Form {
    integer(from: 1).then { reader, _, p in reader.references.append((register, p)) }
  }

  /// A span of time as ISO 8601 writes it, in whole seconds.
  static let duration = Form(
    schema: .duration,
    write: { seconds in
      let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")].filter { $0.0 != 0 }
      return .text("PT" + (parts.isEmpty ? "0S" : parts.map { "\($0.0)\($0.1)" }.joined()))
    },
    read: { reader, p in
      guard let length = Form<Tidslangd>.tidslangd.read(reader, p) else { return nil }
      if length.helaSekunder == nil { reader.report(p, "expected whole seconds here, got \(reader.shown(p))") }
      return length.helaSekunder
    })
}

extension Form {
  /// The id of a new row.
  static func id<Row>(_ register: Register) -> Form where Value == Identifier<Row, Text> {
    Form<Text>.id(register).map({ Identifier($0) }, back: \.rawValue)
  }

  /// The id of a new row, from 1.
  static func id<Row>(_ register: Register) -> Form where Value == Identifier<Row, Int64> {
    Form<Int64>.id(register).map({ Identifier($0) }, back: \.rawValue)
  }

  /// The id of a row that is somewhere in the installation.
  static func reference<Row>(_ register: Register) -> Form where Value == Identifier<Row, Text> {
    Form<Text>.reference(register).map({ Identifier($0) }, back: \.rawValue)
  }

  /// The id of a row that is somewhere in the installation.
  static func reference<Row>(_ register: Register) -> Form where Value == Identifier<Row, Int64> {
    Form<Int64>.reference(register).map({ Identifier($0) }, back: \.rawValue)
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
    Form<Int64>.integer(from: low, to: high).map({ Int($0) }, back: { Int64($0) })
  }
}

extension Form where Value == Double {
  /// A number that is not negative.
  static let decimal = scalar(
    .number, "a number such as 61.5", write: { .number($0) }
  ) { text in
    let plain = text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || "+-.Ee".utf8.contains($0) }
    guard plain, let d = Double(text), d >= 0, d <= 10_000_000 else { return nil }
    return d
  }
}

extension Form where Value == Bool {
  /// `true` or `false` and nothing else.
  static let boolean = Form(schema: .boolean, write: { JSONValue(booleanLiteral: $0) }) { reader, p in
    let text = reader.isScalar(p) ? reader.text(p) : ""
    if text == "true" || text == "false" { return text == "true" }
    var suggestion: String?
    if ["yes", "on", "ja", "y", "true", "1"].has(text.asciiLowercased) { suggestion = "true" }
    if ["no", "off", "nej", "n", "false", "0"].has(text.asciiLowercased) { suggestion = "false" }
    reader.report(p, "expected true or false, got \(reader.shown(p))", suggestion: suggestion)
    return nil
  }
}

extension Form where Value == Datum {
  static let date = scalar(.date, "a date such as 2026-03-02", write: { .text($0.iso) }) { Datum($0) }
}

extension Form where Value == Klockslag {
  static let clock = scalar(.clock, "a time of day such as 07:30", write: { .text(text($0)) }) { Klockslag($0) }

  /// Without seconds where there are none.
  static func text(_ clock: Klockslag) -> String { clock.sekunder % 60 == 0 ? clock.kort : clock.lang }
}

extension Form where Value == [UInt8] {
  /// Bytes in base64; blanks and line ends between them are passed over.
  static let base64 = scalar(.text, "base64", write: { .text(Base64.encode($0)) }) { text in
    Base64.decode(text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
  }
}

extension Form where Value == Tidpunkt {
  /// A date-time, Swedish local time where it has no offset; a date alone is its 08:00. Of those that a clock may show.
  static let instant = scalar(
    .instant, "a date-time such as 2026-03-02T07:30:00+01:00, or a date", write: { .text(SvenskTid.exakt($0)) }
  ) { text in
    let instant: Tidpunkt? =
      if let datum = Datum(text), let eight = Klockslag(timme: 8, minut: 0) {
        try? SvenskTid.tidpunkt(datum, eight)
      } else {
        try? Tidsform.tidpunkt(text)
      }
    // Instants at the ends of the calendar have no local date there.
    return instant.flatMap { Tidpunkt.visbara.contains($0) ? $0 : nil }
  }
}

extension Form where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of a closed list.
  static var choice: Form {
    choice(Value.allCases.map(\.rawValue), write: { .text($0.rawValue) }) { Value(exactly: $0) }
  }
}

extension Form {
  /// One of a closed list, by its word.
  static func choice(
    _ words: [String], write: @escaping @Sendable (Value) -> JSONValue?, _ value: @escaping @Sendable (String) -> Value?
  ) -> Form {
    Form(schema: .choice(words), write: write) { reader, p in
      if reader.isScalar(p), let value = value(reader.text(p)) { return value }
      let near = reader.isScalar(p) ? reader.nearest(to: reader.text(p), among: words) : nil
      reader.report(p, "expected one of \(words.joined(separator: ", ")), got \(reader.shown(p))", suggestion: near)
      return nil
    }
  }

  /// A list, which may be empty.
  static func list<Element>(_ element: Form<Element>) -> Form where Value == [Element] {
    Form(schema: .list(element.schema), write: { .list($0.compactMap(element.write)) }) { reader, p in
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
    var form = Form(schema: .shape(shape), write: { shape.write($0) }) { reader, p in
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
    return Form(schema: .either([form.schema, .shape(shape)]), write: form.write) { reader, p in
      guard reader.kind(p) == .mapping else { return form.read(reader, p) }
      var value: Value?
      _ = shape.read(reader, p, into: &value)
      return value
    }
  }
}
