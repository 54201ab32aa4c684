import JSON
import Rules

/// The calls about sessions: who can be chosen, and the headers of whoever was.
extension ControlTable {
  static let session: [ControlOperation] = [
    ControlOperation(
      id: .listSessions, method: "GET", path: "session",
      summary: "Lists the resurser and klienter that a session can be for, in the order of the seed.", rule: .r3_3,
      answer: .json(200, ControlSchema.sessionChoice)),
    ControlOperation(
      id: .openSession, method: "POST", path: "session",
      summary: "Answers the headers that a call to the API needs: tokens as the logins give them, and no login counts.",
      rule: .r3_3, answer: .json(200, ControlSchema.session),
      body: ControlBody(
        schema: ControlSchema.sessionWish, isRequired: false, example: ["resurs": "R100", "klient": "demo-key"]),
      failures: [(404, "There is no such resurs that can log in, or no such klient.")]),
  ]
}

extension ControlSchema {
  /// The choices of a list that is shown to a person; a seed can have more.
  static let mostChoices = 500
  private static let who = JSONSchema.text(1...1000)

  static let sessionWish = JSONSchema.named(
    "SessionWish",
    .object([
      Member("resurs", who, "Who calls; left out, the first that can log in."),
      Member("klient", who, "The key of the klient; left out, the first. Where there is no gateway, nobody asks."),
    ]))

  static let session = JSONSchema.named(
    "Session",
    .object([
      Member(
        "resurs",
        .object([
          Member("id", who, required: true, "Its id."),
          Member("namn", who, required: true, "Its name, else its id."),
        ]), required: true, "Who calls."),
      Member("klient", .nullable(who), required: true, "The key of the klient; null where there is no gateway."),
      Member(
        "headers",
        .object([
          Member("Authorization", .text(1...10_000), "The gateway token; left out where there is no gateway."),
          Member("X-Auth-Token", .text(1...10_000), "The login token; left out where nobody logs in."),
        ]), required: true, "The header fields that each call to the API is to have."),
      Member(
        "expiresIn", .nullable(.integer(1...2_147_483_647)), required: true,
        "Seconds of the world's clock until the first of the tokens ends; null where there is none."),
    ]))

  static let sessionChoice = JSONSchema.named(
    "SessionChoice",
    .object([
      Member(
        "resurser",
        .list(
          .object([
            Member("id", who, required: true, "Its id."),
            Member("namn", who, required: true, "Its name, else its id."),
            Member("anvandare", who, required: true, "What it logs in as."),
            Member("extern", .boolean, required: true, "It is an external party."),
          ]), most: mostChoices), required: true, "Those that can log in; under auth off the one that everybody is."),
      Member(
        "klienter",
        .list(
          .object([
            Member("id", who, required: true, "Its key."), Member("namn", who, required: true, "Its key once more."),
          ]), most: mostChoices), required: true, "Those of the gateway; none where there is no gateway."),
    ]))
}
