package import Client
import JSON
import Texts

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

  /// - Parameters: see the properties; bodies are taken without a byte order mark.
  package init(
    method: String, target: String, headers: [(name: String, value: String)], body: [UInt8], answer: HTTPAnswer
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = Self.withoutMark(body)
    self.answer = answer
    self.answer.body = Self.withoutMark(answer.body)
  }

  /// Some servers begin JSON with the byte order mark of UTF-8, which RFC 8259 8.1 lets be ignored.
  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The first value of a header of the request.
  func header(_ name: String) -> String? { headers.value(named: name) }

  /// What it sends to get a token of the gateway; nil where that is nothing that can be read.
  var basic: (key: String, secret: String)? {
    guard let value = header("Authorization"), value.asciiLowercased.hasPrefix("basic "),
      let bytes = Base64.decode(value.utf8.dropFirst(6))
    else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self).parted(by: ":")
    return parts.map { ($0.before, $0.after) } ?? (String(decoding: bytes, as: UTF8.self), "")
  }
}

/// What a proxy passes on of a message: all but what belongs to one connection alone.
package enum PassedHeaders {
  private static let ofOneConnection: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer", "transfer-encoding",
    "upgrade", "content-length", "host", "expect",
  ]

  /// Those of a request that go on, in order. Upstream is asked for plain answers: not all compressed ones can be read.
  package static func request(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    passing(headers, without: "accept-encoding") + [("Accept-Encoding", "identity")]
  }

  /// Those of an answer that go on, in order. Its body is unpacked, so that the client gets it plain.
  package static func answer(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    passing(headers, without: "content-encoding")
  }

  private static func passing(
    _ headers: [(name: String, value: String)], without name: String
  ) -> [(name: String, value: String)] {
    headers.filter { !ofOneConnection.contains($0.name.asciiLowercased) && !$0.name.isSameIgnoringASCIICase(name) }
  }
}

extension HTTPAnswer {
  /// The bytes that the answer to HEAD, or one that has no body by its status, says that the whole would have; nil
  /// where it doesn't say, or means bytes that the proxy unpacks.
  package var announcedLength: Int? {
    guard header("Content-Encoding").map({ $0.isSameIgnoringASCIICase("identity") }) ?? true else { return nil }
    return header("Content-Length").flatMap { Int($0) }
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
