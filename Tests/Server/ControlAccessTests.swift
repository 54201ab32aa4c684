import HTTPTransport
import Rules
import TestKit
import Testing

@testable import Server

@Suite(.rule(.c1_6)) struct ControlAccessTests {
  private func request(isLoopbackPeer: Bool = true, host: String = "localhost") -> Request {
    let head = RequestHead(
      method: "GET", target: Target(Array("/_sim/clock".utf8)), headers: Headers([("Host", host)]))
    return Request(head: head, body: [], isLoopbackPeer: isLoopbackPeer)
  }

  @Test
  func `a client on another machine is refused, whatever Host it claims`() throws {
    #expect(throws: Refusal.self) {
      try ControlAccess(adminKey: nil).check(request(isLoopbackPeer: false))
    }
    try ControlAccess(adminKey: nil).check(request(isLoopbackPeer: true))
  }

  @Test(arguments: [
    "localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:8280", "localhost:",
  ])
  func `this machine has three names`(_ host: String) throws {
    try ControlAccess(adminKey: nil).check(request(host: host))
  }

  @Test(arguments: [
    "[::1].evil.example", "[::1]evil.example:80", "[::1", "[::1]:80.evil.example", "localhost:80.evil.example",
    "localhost.evil.example", "localhost.", "127.0.0.1.evil.example", "127.0.0.1:x", "127.0.0.1:99999", "[::2]",
    "localhost:80:80", "evil.example#localhost", "user@localhost", "",
  ])
  func `what only begins or ends like one is another`(_ host: String) throws {
    #expect(throws: Refusal.self) { try ControlAccess(adminKey: nil).check(request(host: host)) }
  }
}
