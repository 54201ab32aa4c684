/// A request that passed the proxy, and what came of it: in memory, with everything in it.
package struct RecordedExchange: Sendable {
  /// As it was sent.
  package var method: String
  /// The path behind the proxy's base URL, with its query.
  package var target: String
  /// As they were sent.
  package var headers: [(name: String, value: String)]
  /// Empty where there was none.
  package var body: [UInt8]
  /// What upstream answered.
  package var answer: HTTPAnswer

  package init(
    method: String, target: String, headers: [(name: String, value: String)], body: [UInt8], answer: HTTPAnswer
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.answer = answer
  }

  /// The first value of a header of the request.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a proxy passes on of a message: all but what belongs to one connection alone.
package enum PassedHeaders {
  private static let ofOneConnection: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer", "transfer-encoding",
    "upgrade", "content-length", "host", "expect", "accept-encoding",
  ]

  /// The fields that go on, in order. What accepts compressed answers doesn't: they could not be read.
  package static func passing(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    headers.filter { !ofOneConnection.contains($0.name.lowercased()) }
  }
}

/// What a recording is written with.
package struct RecordingPlan: Sendable {
  /// What people call the scenario.
  package var name: String
  /// The seed that it begins with: `demo`, or a path from the file that is written.
  package var seed: String
  /// The contract of its world; nil takes the one whose names the answers have.
  package var contract: String?
  /// Names that can log in there, the first in the place of those that can't.
  package var logins: [String]
  /// Keys of the gateway there.
  package var klienter: [String]
  /// The host that was recorded.
  package var origin: String

  /// - Parameters: see the properties.
  package init(
    name: String, seed: String, contract: String?, logins: [String], klienter: [String], origin: String
  ) {
    self.name = name
    self.seed = seed
    self.contract = contract
    self.logins = logins
    self.klienter = klienter
    self.origin = origin
  }
}

/// A recording as a scenario.
package struct RecordedScenario: Sendable {
  /// The file.
  package var file: [UInt8]
  /// How many steps it has.
  package var steps: Int
  /// What did not become a step, one sentence each.
  package var remarks: [String]
}
