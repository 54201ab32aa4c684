import Client
import Contract
import JSON
import Texts
import Tid
import Traffic

extension ScenarioRecording {
  mutating func finished(_ exchanges: [RecordedExchange], _ start: Tidpunkt?) -> RecordedScenario {
    var remarks = left.map { "left out: \($0.what)\($0.count > 1 ? " (\($0.count) times)" : "")" }
    if callers.strangers > 0 {
      remarks.append(
        "\(callers.strangers) of those who logged in are unknown to the seed, and log in here as somebody else.")
    }
    let secrets = Self.secrets(exchanges)
    var rows: [JSONValue] = []
    for number in kundnummer {
      let pseudonym = bodies.anonymiser.anonymised(number, .number)
      if let id = kunder[number] {
        rows.append(["id": .int(id), "nummer": .text(pseudonym)])
      } else {
        remarks.append("kund \(pseudonym) must be in the seed: no answer told its internal number.")
      }
    }
    let document: JSONValue = .object([
      ("fast2", "scenario/1"), ("name", .text(plan.name)), ("why", .text("Recorded from \(plan.origin).")),
      ("seed", .text(plan.seed)), ("contract", .text(plan.contract ?? Self.contract(exchanges))),
      ("clock", start.map { .text(SvenskTid.iso($0)) }),
      ("state", rows.isEmpty ? nil : ["kunder": .list(rows)]),
      ("steps", .list(steps.map { Secrets.masked($0, secrets) })),
    ])
    remarks = remarks.map { Secrets.text($0, secrets) }
    let head = (["Recorded by fast2sim; run it with: fast2sim scenario run FILE"] + remarks).map {
      "# \($0.filter { !$0.isNewline })\n"
    }
    return RecordedScenario(
      file: Array(head.joined().utf8) + document.yaml, steps: steps.count, remarks: remarks)
  }

  /// What clients sent as secrets to come in, and what they got for them: nowhere else may any of it stand either.
  private static func secrets(_ exchanges: [RecordedExchange]) -> KnownSecrets {
    var values = SecretValues()
    for exchange in exchanges {
      guard let tag = Route.find(exchange.method, Route.plain(exchange.target))?.operation.tag,
        tag == .gateway || tag == .auth
      else { continue }
      if let basic = exchange.basic { values.learn([Text(basic.secret)]) }
      for body in [exchange.body, exchange.answer.body] { values.learn(Secrets.found(in: body).map { Text($0) }) }
    }
    let found = values
    return KnownSecrets { found }
  }

  /// The contract whose names the answers have: the names that differ decide.
  private static func contract(_ exchanges: [RecordedExchange]) -> String {
    var votes = [Kontrakt.document: 0, .published: 0]
    func count(_ value: JSONValue, _ type: WireType?) {
      switch (value.kind, type) {
      case (.array(let elements), .list(let element)?): for row in elements.prefix(5) { count(row, element) }
      case (.object(let members), .object(let schema)?):
        for member in members {
          guard let field = schema.field(member.name) else { continue }
          if field.published != field.document {
            votes[member.name == field.published ? .published : .document, default: 0] += 1
          }
          count(member.value, field.type)
        }
      default: break
      }
    }
    for exchange in exchanges where exchange.answer.status < 300 {
      guard let route = Route.find(exchange.method, Route.plain(exchange.target)),
        let answer = try? JSONParser.parse(exchange.answer.body)
      else { continue }
      count(answer, route.operation.answer)
    }
    let isPublished = votes[.published, default: 0] > votes[.document, default: 0]
    return (isPublished ? Kontrakt.published : .document).rawValue
  }
}
