import Client
import Contract
import JSON
import Texts
import Tid

/// `fast2sim record`: what passed a proxy, as a scenario that can be run again.
package struct ScenarioRecording {
  let plan: RecordingPlan
  var callers: RecordedCallers
  var bodies: RecordedBodies
  var steps: [JSONValue] = []
  var left: [(what: String, count: Int)] = []
  /// Customer numbers that requests sent, and the internal numbers of their kunder where an answer told.
  var kundnummer: [String] = []
  var kunder: [Text: Int64] = [:]
  private var createdFor: [Text: String] = [:]

  /// Makes the file. Until then, nothing of what passed is anywhere but in memory.
  ///
  /// - Parameters:
  ///   - exchanges: in the order in which they came.
  ///   - anonymiser: what it meets of people never reaches the file.
  package static func scenario(
    _ exchanges: [RecordedExchange], _ plan: RecordingPlan, _ anonymiser: Anonymiser
  ) -> RecordedScenario {
    let start = exchanges.lazy.compactMap { $0.answer.header("Date").flatMap(HTTPDatum.tidpunkt) }.first
    var recording = ScenarioRecording(
      plan: plan, callers: RecordedCallers(plan), bodies: RecordedBodies(anonymiser, start: start))
    recording.learn(exchanges)
    for (place, exchange) in exchanges.enumerated() { recording.add(exchange, at: place) }
    return recording.finished(exchanges, start)
  }

  // MARK: The first reading

  /// Who is in it, and which ids are needed again.
  private mutating func learn(_ exchanges: [RecordedExchange]) {
    for (place, exchange) in exchanges.enumerated() {
      guard let route = Route.find(exchange.method, Route.plain(exchange.target)) else { continue }
      for parameter in route.parameters {
        if let kind = IDKind.of(parameter: parameter.name, in: route.template) {
          bodies.variables.uses(RecordedID(kind, parameter.value), at: place)
        }
        if parameter.name == "nummer" { learn(kundnummer: parameter.value) }
      }
      for item in Percent.query(exchange.target) {
        if let kind = IDKind.of(parameter: item.name, in: route.template) {
          bodies.variables.uses(RecordedID(kind, item.value), at: place)
        }
        if item.name == "kundNr" { learn(kundnummer: item.value) }
      }
      if let body = try? JSONParser.parse(exchange.body) {
        let type = route.operation.body.map { WireType.object($0.object) }
        bodies.anonymiser.learn(body, as: type)
        if let number = (body["kundNr"] ?? body["kundnummer"])?.stringValue {
          learn(kundnummer: number)
          if let id = Self.created(exchange) { createdFor[id] = number }
        }
        Self.ids(in: body, type) { bodies.variables.uses($0, at: place) }
      }
      guard let answer = try? JSONParser.parse(exchange.answer.body) else { continue }
      bodies.anonymiser.learn(answer, as: Self.type(of: exchange, route))
      learnKunder(answer, route)
    }
  }

  private mutating func learn(kundnummer number: String) {
    _ = bodies.anonymiser.anonymised(number, .number)
    if !bodies.anonymiser.isPublished(number), !kundnummer.has(number) { kundnummer.append(number) }
  }

  private static func created(_ exchange: RecordedExchange) -> String? {
    guard exchange.answer.status == 201, let answer = try? JSONParser.parse(exchange.answer.body) else { return nil }
    return RecordedID(.arbetsorder, answer["arbetsorderId"] ?? answer["id"] ?? .null)?.value
  }

  private mutating func learnKunder(_ answer: JSONValue, _ route: Route) {
    if [.getKund, .getKundByKundnr].contains(route.operation.id) {
      let kund = Wire(answer, KundUt.shape.schema)
      if let number = kund.string("kundnummer"), let id = kund.int("id") { kunder[number] = id }
    } else if [.getArbetsorder_1, .getArbetsordrar_1].contains(route.operation.id) {
      for row in answer.arrayValue ?? [answer] {
        let order = Wire(row, ArbetsorderUt.shape.schema)
        if let id = order.string("id"), let number = createdFor[id], let kund = order.group("kund").int("id") {
          kunder[number] = kund
        }
      }
    }
  }

  /// Every id in a body that a field of it declares.
  private static func ids(in value: JSONValue, _ type: WireType?, _ found: (RecordedID) -> Void) {
    switch (value.kind, type) {
    case (.array(let elements), .list(let element)?): for row in elements { ids(in: row, element, found) }
    case (.object(let members), .object(let schema)?):
      for member in members {
        guard let field = schema.field(member.name) else { continue }
        let kind = IDKind.of(object: schema.name, field: field.published)
        if let id = RecordedID(kind, member.value) { found(id) } else { ids(in: member.value, field.type, found) }
      }
    default: break
    }
  }

  /// What an answer is, by its status.
  static func type(of exchange: RecordedExchange, _ route: Route?) -> WireType? {
    guard exchange.answer.status >= 400 else { return route?.operation.answer }
    return .refusal(try? JSONParser.parse(exchange.answer.body))
  }
}

// MARK: The second reading

extension ScenarioRecording {
  private mutating func add(_ exchange: RecordedExchange, at place: Int) {
    let target = Route.plain(exchange.target)
    if target.hasPrefix("/_sim") { return addControl(exchange, target) }
    let route = Route.find(exchange.method, target)
    let isGateway = route?.operation.tag == .gateway
    if isGateway || route?.operation.tag == .auth {
      callers.learn(exchange, isGateway: isGateway)
      if exchange.answer.status == 200 { return }
      if isGateway { return leave("a refused call for a token of the gateway, which holds a secret") }
    }
    var members: [(String, JSONValue?)] = [
      ("as", callers.caller(of: exchange)), ("send", .text("\(exchange.method) \(written(target, route, at: place))")),
    ]
    if route?.operation.id == .startaTid { bodies.measuresTime = true }
    members += body(of: exchange, route, at: place)
    var save: [(String, JSONValue?)] = []
    members.append(("expect", expectation(of: exchange, route, at: place, &save)))
    if !save.isEmpty { members.append(("save", .object(save))) }
    steps.append(.object(members))
  }

  /// Of the control plane only moves of the clock become steps.
  private mutating func addControl(_ exchange: RecordedExchange, _ target: String) {
    guard exchange.method == "PUT", target == "/_sim/clock", exchange.answer.status == 200,
      let advance = (try? JSONParser.parse(exchange.body))?["advance"]?.stringValue
    else { return leave("a call of the control plane") }
    steps.append(["advance": .text(advance)])
  }

  private mutating func leave(_ what: String) {
    if let at = left.firstIndex(where: { $0.what == what }) { left[at].count += 1 } else { left.append((what, 1)) }
  }

  /// The target with variables and without people.
  private mutating func written(_ target: String, _ route: Route?, at place: Int) -> String {
    var path = ""
    if let route {
      var parameters = route.parameters[...]
      for part in route.template.split(separator: "/") {
        guard part.hasPrefix("{"), let parameter = parameters.popFirst() else {
          path += "/" + part
          continue
        }
        path += "/" + self.parameter(parameter.name, parameter.value, route, at: place)
      }
    } else {
      // A path that nobody declares may have anything in it.
      for part in target.prefix(while: { $0 != "?" }).split(separator: "/") {
        let text = Percent.text(part)
        let kind: Personal = text.dropFirst().contains(where: \.isASCIIDigit) && text != "v1" ? .prose : .label
        path += "/" + Percent.value(bodies.text(text, kind))
      }
    }
    let query = Percent.query(target).map { item in
      let name = item.name.hasSuffix("[]") ? String(item.name.dropLast(2)) + "%5B%5D" : Percent.value(item.name)
      return "\(name)=\(parameter(item.name, item.value, route, at: place))"
    }
    return (path.isEmpty ? "/" : path) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private mutating func parameter(_ name: String, _ value: String, _ route: Route?, at place: Int) -> String {
    let kind = route.flatMap { IDKind.of(parameter: name, in: $0.template) }
    let id = kind.map { RecordedID($0, value) }
    if let reference = bodies.variables.reference(id, at: place) { return reference }
    let plain = name.hasSuffix("[]") ? String(name.dropLast(2)) : name
    let isDeclared = route?.operation.parameters.contains { $0.name == plain } ?? false
    let personal: Personal =
      ["kundNr", "nummer"].contains(plain) ? .number : isDeclared || kind != nil ? .plain : PersonalFields.guess(plain)
    return Percent.value(bodies.text(value, personal)).replacing("%2C", with: ",")
  }

  private mutating func body(of exchange: RecordedExchange, _ route: Route?, at place: Int) -> [(String, JSONValue?)] {
    let type = exchange.header("Content-Type") ?? ""
    var headers: [(String, JSONValue?)] = []
    if let fault = exchange.header("X-Sim-Fault") { headers.append(("X-Sim-Fault", .text(fault))) }
    guard !exchange.body.isEmpty else { return headers.isEmpty ? [] : [("headers", .object(headers))] }
    if type.asciiLowercased.hasPrefix("multipart/") {
      let parts = RecordedUpload.parts(exchange.body, type, &bodies.anonymiser)
      if parts == nil { leave("the body of an upload that could not be read") }
      return [("headers", headers.isEmpty ? nil : .object(headers)), ("upload", parts)]
    }
    if !type.asciiLowercased.hasPrefix("application/json") { headers.append(("Content-Type", .text(type))) }
    let fields: (String, JSONValue?) = ("headers", headers.isEmpty ? nil : .object(headers))
    if let value = try? JSONParser.parse(exchange.body) {
      return [
        fields,
        ("body", bodies.request(value, as: route?.operation.body.map { WireType.object($0.object) }, at: place)),
      ]
    }
    // What can't be read can't be cleaned; what is left of it has the same mistake, or one like it.
    leave("the text of a body that is no JSON: only its beginning is kept")
    return [fields, ("text", exchange.body.first == UInt8(ascii: "{") ? "{" : "?")]
  }

  private mutating func expectation(
    of exchange: RecordedExchange, _ route: Route?, at place: Int, _ save: inout [(String, JSONValue?)]
  ) -> JSONValue {
    let status = JSONValue.int(Int64(exchange.answer.status))
    guard !exchange.answer.body.isEmpty else { return status }
    guard let answer = try? JSONParser.parse(exchange.answer.body) else {
      if exchange.answer.header("Content-Type")?.asciiLowercased.holds("json") ?? false {
        leave("the body of an answer that says it is JSON and is none: only its status is expected")
      }
      return status
    }
    guard let body = bodies.expectation(answer, as: Self.type(of: exchange, route), at: place, "$", &save)
    else { return status }
    return ["status": status, "body": body]
  }
}
