import HTTPTransport
import Rules
import TestKit
import Testing

@testable import Server

@Suite(.rule(.c1_6)) struct ControlAccessTests {
  private func request(isLoopbackPeer: Bool) -> Request {
    let head = RequestHead(
      method: "GET", target: Target(Array("/_sim/clock".utf8)), headers: Headers([("Host", "localhost")]))
    return Request(head: head, body: [], isLoopbackPeer: isLoopbackPeer)
  }

  @Test
  func `a client on another machine is refused, whatever Host it claims`() throws {
    #expect(throws: Refusal.self) {
      try ControlAccess(adminKey: nil).check(request(isLoopbackPeer: false))
    }
    try ControlAccess(adminKey: nil).check(request(isLoopbackPeer: true))
  }
}
