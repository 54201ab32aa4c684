import HTTPTransport
import TestKit
import Testing

private func target(_ text: String) -> Target { Target(Array(text.utf8)) }

@Suite struct TargetTests {
  @Test(arguments: [
    ("/", "/", [""]), ("/a/b", "/a/b", ["a", "b"]), ("/a/", "/a/", ["a", ""]), ("/a%2Fb/c", "/a/b/c", ["a/b", "c"]),
    ("/%C3%85sa/ö", "/Åsa/ö", ["Åsa", "ö"]), ("/a+b", "/a+b", ["a+b"]), ("/%41%61%7e", "/Aa~", ["Aa~"]),
    ("http://host/a?b", "/a", ["a"]), ("http://host", "/", [""]), ("*", "/*", ["*"]),
    ("/%2e%2E/x", "/../x", ["..", "x"]),
  ])
  func `the path is decoded by segment`(raw: String, path: String, segments: [String]) {
    #expect(target(raw).path == path)
    #expect(target(raw).segments == segments)
    #expect(target(raw).problem == nil)
  }

  @Test(
    arguments: [
      ("/?a=1+2", "a", "1 2"), ("/?a=1%202", "a", "1 2"), ("/?a", "a", nil), ("/?a=", "a", ""),
      ("/?a=b=c", "a", "b=c"), ("/?&&a=%26&", "a", "&"), ("/?%C3%A5+=%2B", "å ", "+"), ("/?a=b?c", "a", "b?c"),
      ("/?=x", "", "x"), ("/%20?a=b", "a", "b"), ("/b?a=%20", "a", " "),
    ] as [(String, String, String?)])
  func `a parameter is decoded`(raw: String, name: String, value: String?) {
    #expect(target(raw).query == [QueryItem(name: name, value: value)])
  }

  @Test func `repeated parameters keep their order`() {
    #expect(target("/?b=1&a=2&b=3").query.map(\.name) == ["b", "a", "b"])
    #expect(target("/?").query.isEmpty)
  }

  @Test(
    arguments: [
      ("/a%", .badEscape, nil, "a%", nil), ("/a%2/b", .badEscape, nil, "a%2", nil),
      ("/?q=%G1", .badEscape, "q", "%G1", nil),
      ("/?%zz=1", .badEscape, nil, "%zz", nil), ("/%D6VERF", .invalidUTF8, nil, "%D6VERF", "%C3%96VERF"),
      ("/?s=%E5%e4+x%20", .invalidUTF8, "s", "%E5%e4+x%20", "%C3%A5%C3%A4+x%20"),
      ("/?s=%80", .invalidUTF8, "s", "%80", nil), ("/a%00b", .nul, nil, "a%00b", nil),
      ("/?a=%00", .nul, "a", "%00", nil),
      ("/%ED%A0%80", .invalidUTF8, nil, "%ED%A0%80", nil),
    ] as [(String, TargetProblem.Kind, String?, String, String?)])
  func `what cannot be decoded is a value`(
    text: String, kind: TargetProblem.Kind, parameter: String?, raw: String, suggestion: String?
  ) {
    let problem = target(text).problem
    #expect(problem?.kind == kind)
    #expect(problem?.parameter == parameter)
    #expect(problem?.raw == raw)
    #expect(problem?.suggestion == suggestion)
  }

  @Test func `raw Latin-1 is suggested as UTF-8`() {
    #expect(Target(Array("/".utf8) + [0xD6, 0x41]).problem?.suggestion == "%C3%96A")
  }

  @Test(arguments: [(1_000, nil), (1_001, .tooManyParameters(limit: 1_000))] as [(Int, TargetProblem.Kind?)])
  func `parameters are counted`(count: Int, kind: TargetProblem.Kind?) {
    let target = target("/?" + (0..<count).map { "p\($0)=1" }.joined(separator: "&"))
    #expect(target.problem?.kind == kind)
    #expect(target.query.count == (kind == nil ? count : 0))
  }

  @Test(arguments: [
    ("/a%zz", "badEscape nil a%zz nil"), ("/%D6VERF", "invalidUTF8 nil %D6VERF %C3%96VERF"),
    ("/a%00", "nul nil a%00 nil"),
    ("/a?b=1+2", "GET [\"a\"]\nb=1 2"), ("/a?b=%C3%A5&c", "GET [\"a\"]\nb=å\nc=nil"),
    ("/a?", "GET [\"a\"]"), ("/å%2Fb", "GET [\"å/b\"]"),
  ])
  func `the target comes through a socket as it was sent`(raw: String, expected: String) throws {
    try withListener { _, client throws in #expect(try client.send("GET", raw).text == expected) }
  }

  @Test func `ten thousand parameters are a problem and no more`() throws {
    var limits = TransportLimits()
    limits.targetBytes = 128 * 1024
    try withListener(limits: limits) { _, client throws in
      let target = "/?" + (0..<10_000).map { "p\($0)=1" }.joined(separator: "&")
      let answer = try client.send("GET", target)
      #expect(answer.status == 200)
      #expect(answer.text == "tooManyParameters(limit: 1000) nil  nil")
      #expect(try client.send("GET", "/").status == 200)
    }
  }

  @Test func `a raw byte 0 does not hide a long target`() throws {
    try withListener { _, client throws in
      try client.write("GET /a\u{0}\(String(repeating: "b", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().status == 414)
    }
  }

  @Test func `a raw byte 0 does not cut the path`() throws {
    try withListener { _, client throws in
      try client.write("GET /a\u{0}b?c HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().text.hasPrefix("nul"))
    }
  }
}
