import HTTPTransport
import JSON
import Rules
import Simulator
import Tid

/// The call about what falls due (rule control 1.6).
extension ControlTable {
  static let due: [ControlOperation] = [
    ControlOperation(
      id: .upcoming, method: "GET", path: "due",
      summary: "Lists what falls due next by the world's clock, soonest first.", rule: .c1_6,
      answer: .json(200, ControlSchema.upcoming),
      parameters: [
        ControlParameter("limit", .integer(1...Int64(World.maxDue)), "At most so many; 50 where it is left out.")
      ])
  ]
}

extension ControlSchema {
  static let upcoming = JSONSchema.named(
    "Upcoming",
    .object(
      clockMembers + [
        Member(
          "due",
          .list(
            .object([
              Member(
                "at", .instant, required: true,
                "When, by the world's clock; with thousandths of a second where it has any, so that one can go there."),
              Member("what", whatFallsDue, required: true, "What."),
              Member("id", .text(1...200), required: true, "Of the temp file, the arbetsorder or the fault rule."),
              Member(
                "text", .nullable(.text(0...1000)), required: true,
                "The file's own name, the description of the arbetsorder, or the name of the rule."),
            ]), most: World.maxDue), required: true, "Soonest first.")
      ]))
}

extension Control {
  func upcoming(_ asked: ControlRequest) throws -> Response {
    let (clock, now, due) = try turn.world.upcoming(asked.number("limit").map { Int($0) } ?? 50)
    let shown: [JSONValue] = due.map {
      [
        "at": .text(SvenskTid.exakt($0.at)), "what": .text($0.what), "id": .text($0.id),
        "text": $0.text.map(JSONValue.text) ?? .null,
      ]
    }
    return json(Self.clock((clock, now), [("due", .list(shown))]))
  }
}
