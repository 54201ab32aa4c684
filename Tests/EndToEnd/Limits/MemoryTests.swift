import Foundation
import Locks
import Rules
import TestKit
import Testing

#if os(Linux)
  /// What hostile requests cost the built program, from the outside.
  @Suite(.rule(.r1_11), .disabled(if: MeasuredServer.isSanitized, "a sanitizer keeps what is freed"))
  struct MemoryTests {
    @Test
    func `hostile requests leave resident memory within 10 MiB of before`() throws {
      let child = try MeasuredServer()
      defer { child.kill() }
      let hostile = try Hostile(port: child.port)
      for _ in 0..<200 { try hostile.good() }
      // Once for what is made at first use and kept: buffers of the workers, stacks, the allocator's arenas.
      try hostile.round()
      try hostile.good()
      let before = try child.residentBytes()
      for _ in 0..<4 { try hostile.round() }
      try hostile.good()
      let after = try child.residentBytes()
      #expect(after - before <= 10 << 20, "\(before) bytes before, \(after) after")
    }

    @Test
    func `resident memory is within 10 MiB of what good requests need`() throws {
      let child = try MeasuredServer()
      defer { child.kill() }
      let hostile = try Hostile(port: child.port)
      for _ in 0..<200 { try hostile.good() }
      let before = try child.residentBytes()
      try hostile.round()
      try hostile.good()
      let after = try child.residentBytes()
      #expect(after - before <= 10 << 20, "\(before) bytes before, \(after) after")
    }

    @Test(.rule(.r7_6))
    func `20 uploads of 10 MiB at once cost less than 20 MiB`() throws {
      let child = try MeasuredServer(database: try TestServer.temporaryFile())
      defer { child.kill() }
      let hostile = try Hostile(port: child.port)
      for _ in 0..<200 { try hostile.good() }
      // Once for what is made at first use and kept.
      try hostile.uploads(2)
      let before = try child.residentBytes()
      try hostile.uploads(20)
      let after = try child.peakBytes()
      #expect(after - before <= 20 << 20, "\(before) bytes before, \(after) at most")
    }
  }
#endif

/// A client that sends everything that rule 1.11 bounds.
private struct Hostile {
  let port: Int
  private let tokens: [(String, String)]

  init(port: Int) throws {
    self.port = port
    let client = HTTPClient(port: port, timeout: 60)
    let form = "grant_type=client_credentials&client_id=demo-key&client_secret=demo-secret"
    let gateway = TestAnswer(
      raw: try client.send(
        "POST", "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")], text: form))
    let authorization = ("Authorization", "Bearer \(gateway.json["access_token"]?.text ?? "")")
    let login = TestAnswer(
      raw: try client.send(
        "POST", "/v1/auth/login", headers: [authorization, ("Content-Type", "application/json")],
        text: "{\"username\": \"user\", \"password\": \"password\"}"))
    tokens = [authorization, ("X-Auth-Token", login.json["access_token"]?.text ?? "")]
  }

  func good() throws {
    let client = HTTPClient(port: port, timeout: 60)
    defer { client.disconnect() }
    #expect(try client.send("GET", aRead, headers: tokens).status == 200)
    #expect(try client.send("GET", "/v1/arbetsorder", headers: tokens).status == 200)
  }

  /// Each way once; every answer is the right refusal.
  func round() throws {
    let json = tokens + [("Content-Type", "application/json")]
    let order = "/v1/arbetsorder"
    let deep = "{\"a\": " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}"
    let latin: [UInt8] = Array("{\"objektId\": \"".utf8) + [0xD6] + Array("\"}".utf8)
    let wide = "{" + (0..<60_000).map { "\"f\($0)\":1" }.joined(separator: ",") + "}"
    try expect(413, "POST", order, json, [UInt8](repeating: 0x20, count: 50_000_000))
    try expect(400, "POST", order, json, Array(deep.utf8))
    try expect(400, "POST", order, json, Array(String(repeating: "[", count: 1_000_000).utf8))
    try expect(400, "POST", order, json, Array(wide.utf8))
    try expect(400, "POST", order, json, latin)
    try expect(400, "GET", order + "?status=%D6VERF", tokens)
    try expect(400, "GET", order + "?" + Array(repeating: "a", count: 8000).joined(separator: "&"), tokens)
    try expect(414, "GET", order + "?" + Array(repeating: "a=1", count: 10_000).joined(separator: "&"), tokens)
    try expect(400, "GET", "/v1/kund/kundnummer/%00", tokens)
    try expect(431, "GET", aRead, tokens + (0..<10).map { ("X-\($0)", String(repeating: "x", count: 10_000)) })
    try chunked()
  }

  /// Sends so many files of 10 MiB at once.
  func uploads(_ count: Int) throws {
    let answers = Guarded<[Int]>([])
    let group = DispatchGroup()
    for number in 0..<count {
      let thread = Thread {
        let file = [UInt8](repeating: UInt8(97 + number % 26), count: (10 << 20) - number)
        let client = HTTPClient(port: port, timeout: 60)
        defer { client.disconnect() }
        let answer = try? client.send(
          "POST", TestCaller.tempfile, headers: tokens + [("Content-Type", Multipart.type)],
          body: Multipart.bytes("a.txt", file))
        answers.withLock { $0.append(answer?.status ?? 0) }
        group.leave()
      }
      group.enter()
      thread.start()
    }
    group.wait()
    #expect(answers.withLock { $0 } == [Int](repeating: 200, count: count))
  }

  private func expect(
    _ status: Int, _ method: String, _ target: String, _ headers: [(String, String)], _ body: [UInt8]? = nil
  ) throws {
    let client = HTTPClient(port: port, timeout: 60)
    defer { client.disconnect() }
    #expect(try client.send(method, target, headers: headers, body: body).status == status, "\(target.prefix(60))")
  }

  /// 50 MB of chunks whose length nobody said before.
  private func chunked() throws {
    let client = HTTPClient(port: port, timeout: 60)
    defer { client.disconnect() }
    let fields = tokens.map { "\($0.0): \($0.1)\r\n" }.joined()
    try client.write(
      "POST /v1/arbetsorder HTTP/1.1\r\nHost: localhost\r\n\(fields)Content-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n")
    let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
    for _ in 0..<48 { try client.write(chunk) }
    try client.write("0\r\n\r\n")
    #expect(try client.read().status == 413)
  }
}
