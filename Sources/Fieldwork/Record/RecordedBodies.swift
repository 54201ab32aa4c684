import Contract
import JSON
import Texts
import Tid

/// Values as a step writes them: variables for ids, pseudonyms for people, matchers for what differs from run to run.
struct RecordedBodies {
  var anonymiser: Anonymiser
  var variables = RecordedVariables()
  /// Texts that requests sent: what comes back of them can be expected, and nothing else that was replaced.
  private var sent: Set<Text> = []
  /// Where the clock of the scenario stands; what is later was made by the requests.
  let start: Tidpunkt?
  /// Within a resurs, of whom no request tells: what comes of one never comes back from what was sent.
  private var isInResurs = false
  /// What a step before it started to measure.
  var measuresTime = false

  /// The most elements of a list that are expected one by one.
  private static let mostElements = 50

  init(_ anonymiser: Anonymiser, start: Tidpunkt?) {
    self.anonymiser = anonymiser
    self.start = start
  }
}

// MARK: Requests

extension RecordedBodies {
  /// The body of a request.
  ///
  /// - Parameter place: which request it is.
  mutating func request(_ value: JSONValue, as type: WireType?, at place: Int) -> JSONValue {
    switch (value.kind, type) {
    case (.array(let elements), .list(let element)?): return .list(elements.map { request($0, as: element, at: place) })
    case (.array(let elements), _): return .list(elements.map { request($0, as: nil, at: place) })
    case (.object(let members), .object(let schema)?):
      return .object(
        members.map { member in
          let field = schema.field(member.name)
          let kind = field.flatMap { IDKind.of(object: schema.name, field: $0.published) }
          if let name = variables.reference(RecordedID(kind, member.value), at: place) {
            return (member.name, .text(name))
          }
          if kind != nil, kind != .tempfil { return (member.name, member.value) }
          if let field, !member.value.isScalar {
            return (member.name, request(member.value, as: field.type, at: place))
          }
          return (member.name, leaf(member, schema))
        })
    case (.object(let members), _): return .object(members.map { ($0.name, leaf($0, nil)) })
    default: return escaped(anonymiser.anonymised(value, as: type))
    }
  }

  private mutating func leaf(_ member: JSONMember, _ schema: ObjectSchema?) -> JSONValue {
    if case .string(let text) = member.value.kind { sent.insert(text) }
    return escaped(anonymiser.anonymised(member, in: schema))
  }

  /// A text in path or query.
  mutating func text(_ text: String, _ kind: Personal) -> String {
    sent.insert(text)
    return anonymiser.anonymised(text, kind)
  }

  /// `${` means a variable; what was sent so is written `$${`.
  private func escaped(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .string(let text) where text.holds("${"): .text(text.replacing("${", with: "$${"))
    case .array(let elements): .list(elements.map(escaped))
    case .object(let members): .object(members.map { ($0.name, escaped($0.value)) })
    case .null, .bool, .number, .string: value
    }
  }
}

// MARK: Answers

extension RecordedBodies {
  /// What an answer must be, and what of it later requests need.
  ///
  /// - Parameter place: which request it answers.
  mutating func expectation(
    _ value: JSONValue, as type: WireType?, at place: Int, _ path: String, _ save: inout [(String, JSONValue?)]
  ) -> JSONValue? {
    switch (value.kind, type) {
    case (.array(let elements), .list(let element)?):
      var rows: [JSONValue] = []
      for (index, row) in elements.enumerated() {
        rows.append(expectation(row, as: element, at: place, "\(path)[\(index)]", &save) ?? ["$type": "object"])
      }
      return rows.count > Self.mostElements ? ["$length": .int(Int64(rows.count))] : .list(rows)
    case (.object(let members), .object(let schema)?):
      return .object(
        members.map { member in (member.name, self.member(member, schema, at: place, "\(path).\(member.name)", &save)) }
      )
    // What nobody declares may be anything the next time.
    case (.object, _), (.array, _): return nil
    default: return leafExpectation(value, anonymiser.anonymised(value, as: type))
    }
  }

  private mutating func member(
    _ member: JSONMember, _ schema: ObjectSchema, at place: Int, _ path: String, _ save: inout [(String, JSONValue?)]
  ) -> JSONValue? {
    guard let field = schema.field(member.name) else { return nil }
    if case .null = member.value.kind { return .null }
    let kind = IDKind.of(object: schema.name, field: field.published)
    if let kind, let id = RecordedID(kind, member.value) {
      if let name = variables.reference(id, at: place) { return .text(name) }
      let isCreated = schema.name.hasSuffix("PostUt") || kind == .tempfil
      let isWanted = isCreated || kind != .arbetsorder && variables.isUsed(id, after: place)
      if isWanted, !variables.isNamed(id) {
        save.append((variables.bind(id, at: place), .text(path)))
        return Self.type(of: member.value)
      }
      return kind.isMade ? Self.type(of: member.value) : escaped(member.value)
    }
    if let matcher = volatile(member.value, field, schema) { return matcher }
    guard member.value.isScalar else {
      let outside = isInResurs
      isInResurs = outside || schema.name == "ResursUt"
      defer { isInResurs = outside }
      return expectation(member.value, as: field.type, at: place, path, &save)
    }
    let clean = anonymiser.anonymised(member, in: schema)
    guard let text = member.value.stringValue, Self.isOfPeople(schema.name, field), !anonymiser.isPublished(text) else {
      return leafExpectation(member.value, clean)
    }
    let comesBack =
      !isInResurs && schema.name != "ResursUt"
      && !["namnHela", "skapadAv", "modifieradAv", "namnTill", "namnFran"].contains(field.published)
    return comesBack && sent.contains(text) ? escaped(clean) : Self.type(of: member.value)
  }

  /// Whether a field tells who somebody is: in another installation somebody else is there.
  private static func isOfPeople(_ object: String, _ field: FieldSchema) -> Bool {
    guard case .string(format: nil) = field.type else { return false }
    return [.name, .phone, .mail, .number].contains(PersonalFields.kind(field))
  }

  private static func type(of value: JSONValue) -> JSONValue {
    switch value.kind {
    case .string: ["$type": "string"]
    case .number(let number): number.int64 == nil ? ["$type": "number"] : ["$type": "integer"]
    case .bool: ["$type": "boolean"]
    case .null, .array, .object: ["$type": "object"]
    }
  }

  /// A matcher for what no two runs have in common; nil for everything else.
  private func volatile(_ value: JSONValue, _ field: FieldSchema, _ schema: ObjectSchema) -> JSONValue? {
    let (object, name) = (schema.name, field.published)
    if ["ErrorMessage", "OAuthErrorUt"].contains(object), name != "error" { return Self.type(of: value) }
    if ["GatewayFaultUt", "GatewayAuthFaultUt"].contains(object), name != "code" { return Self.type(of: value) }
    if object == "PersontidGetUt", measuresTime,
      ["timmar", "minuter", "pris", "starttid", "sluttid"].contains(name)
    {
      return Self.type(of: value)
    }
    if name == "slaDiff" || name == "skapadTid" { return Self.type(of: value) }
    guard case .string(let format?) = field.type, let text = value.stringValue else { return nil }
    switch format {
    case "date-time":
      guard let start, let instant = try? Tidsform.tidpunkt(text), instant.sekunder < start.sekunder else {
        return Self.type(of: value)
      }
      return nil
    case "yyyymmdd", "date":
      // What was dated after midnight has another date under a clock that stands still.
      guard let start else { return Self.type(of: value) }
      let today = SvenskTid.datum(start)
      return text.filter(\.isASCIIDigit) == (today + 1).kompakt ? Self.type(of: value) : nil
    case "uuid", "binary": return Self.type(of: value)
    default: return nil
    }
  }

  /// A value as it is where nothing of it was replaced; the pseudonym where a request sent the original.
  private func leafExpectation(_ original: JSONValue, _ clean: JSONValue) -> JSONValue {
    guard case .string(let text) = original.kind else {
      return original.compact == clean.compact ? original : Self.type(of: original)
    }
    if sent.contains(text) { return escaped(clean) }
    guard clean.stringValue == text else { return Self.type(of: original) }
    // A number in a text that nobody sent may be an id that the server made.
    let isProse = text.contains(" ") && text.contains(where: \.isASCIIDigit)
    return isProse && !anonymiser.isPublished(text) ? Self.type(of: original) : escaped(original)
  }
}
