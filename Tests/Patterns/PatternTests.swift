import Rules
import TestKit
import Testing

@testable import Patterns

@Suite(.rule(.c3_1)) struct PatternTests {
  @Test(arguments: [
    ("^99", "9900101", true), ("^99", "199", false), ("b$", "ab", true), ("b$", "ab\n", false), ("", "", true),
    ("[.]txt$", "a.txt", true), ("^\\w+$", "Göteborg", true), ("^.$", "ö", true), ("^.$", "o\u{308}", false),
    ("^\\d+$", "٣", true), ("(?i)ÅÄÖ", "åäö", true), ("^(a|b)\\1$", "aa", true), ("^(a|b)\\1$", "ab", false),
    ("^2026-\\d{2}", "2026-03-02", true), ("a\u{0}b", "a\u{0}b", true), ("^(?=.*x)", "yyx", true),
  ])
  func `what fits`(pattern: String, text: String, fits: Bool) throws {
    var work = Work()
    #expect(try Pattern(pattern).fits(text, &work) == fits)
    #expect(work.takeReason() == nil)
  }

  @Test(arguments: [
    ("(", "missing closing parenthesis, at character 2"), ("ab)", "at character 3"), ("å[z-a]", "at character 5"),
    ("\\C", "at character"), ("*", "at character 1"), (String(repeating: "a", count: 4097), "longer than 4096 bytes"),
    (String(repeating: "(", count: 2200) + String(repeating: ")", count: 1100), "nested"),
    (String(repeating: "[", count: 2200), "at character"),
    ("((((a{1,500}){1,500}){1,500}){1,500})", "too large"),
  ])
  func `what is no pattern is told with its place`(pattern: String, part: String) throws {
    let problem = try #require(throws: PatternProblem.self) { try Pattern(pattern) }
    #expect(problem.message.contains(part), "\(problem.message)")
  }

  /// Repetitions within repetitions, from which engines that try one way after another do not come back.
  @Test(arguments: [
    "^([0-9]+)*$", "^(1|11|1?)+x", "(1*)*(1*)*(1*)*[xy]", "^(?:1.*?){9}x", "(1+)\\1+\\1+[xy]", "^((1?){30})*x",
    "(?=(1+)+[xy])",
  ])
  func `a pattern that would try for ever is given up, and that is told`(pattern: String) throws {
    var work = Work()
    #expect(try !Pattern(pattern).fits(String(repeating: "1", count: 60_000) + "!", &work))
    let told = work.takeReason()
    let reason = try #require(told)
    #expect(reason.contains(pattern), "\(reason)")
    #expect(work.left > 0, "there is some left for others")
  }

  @Test func `a text that is too long is not looked at`() throws {
    var work = Work()
    #expect(try !Pattern("x").fits(String(repeating: "x", count: 70_000), &work))
    #expect(work.takeReason()?.contains("70000 bytes") == true)
  }

  @Test func `all looks of one work together have a bound`() throws {
    let pattern = try Pattern("^(?:1+)+$")
    var work = Work()
    let text = String(repeating: "1", count: 40) + "!"
    for _ in 0..<100 { #expect(!pattern.fits(text, &work)) }
    #expect(work.left == 0)
    #expect(try !Pattern("1").fits("1", &work), "there is no work left")
    #expect(work.takeReason() != nil)
  }

  @Test(arguments: [
    "[0-9]+ kr$", "^.*foo", "a.c", "^(\\d+,)*\\d+$", "\\bnot there\\b", "(a|e|i|o|u)z", "^[^@]+@[^@]+$",
  ])
  func `ten times the text costs about ten times the work`(pattern: String) throws {
    func cost(_ n: Int) throws -> Int {
      var work = Work()
      _ = try Pattern(pattern).fits(String(repeating: "lorem 12,3 foo @ ", count: n), &work)
      #expect(work.takeReason() == nil)
      return Work.ofRequest - work.left
    }
    #expect(try cost(1000) <= 12 * cost(100))
  }
}

@Suite(.rule(.c3_1)) struct GlobTests {
  private func fits(_ pattern: String, _ text: String, separator: UInt8?) -> Bool {
    var work = Work()
    defer { #expect(work.takeReason() == nil) }
    return Glob(pattern, separator: separator).fits(text, &work)
  }

  @Test(arguments: [
    ("/a/b", "/a/b", true), ("/a/*", "/a/b", true), ("/a/*", "/a/b/c", false), ("/a/*", "/a/", true),
    ("/a/*/c", "/a/b/c", true), ("/a/x*z", "/a/xyz", true), ("/a/**", "/a/b/c", true), ("/a/**", "/b/a/", false),
    ("/**/status", "/v1/arbetsorder/1/status", true), ("/v1/**/status", "/v1/status", true),
    ("/v1/**/status", "/v1/a/b/status", true), ("/v1/**/status", "/v1/xstatus", false), ("**", "/a", true),
    ("/a**c", "/ab/c", true), ("*", "", true), ("", "", true), ("", "a", false), ("/a", "/A", false),
    ("/ä/*", "/ä/ö", true),
  ])
  func `patterns of paths`(pattern: String, path: String, fits: Bool) {
    #expect(self.fits(pattern, path, separator: UInt8(ascii: "/")) == fits)
  }

  @Test(arguments: [("ci-*", "ci-7", true), ("*", "a.b-c", true), ("ci-*", "cj-7", false), ("*-*", "a-b-c", true)])
  func `patterns of worlds`(pattern: String, world: String, fits: Bool) {
    #expect(self.fits(pattern, world, separator: nil) == fits)
  }

  @Test func `many stars cost no more than their length, and more than a bound is told`() {
    let text = String(repeating: "a", count: 5000)
    #expect(!fits(String(repeating: "*a", count: 200) + "b", text, separator: UInt8(ascii: "/")))
    #expect(fits(String(repeating: "**a", count: 200), text, separator: UInt8(ascii: "/")))
    var work = Work()
    let long = Glob(String(repeating: "*a", count: 500), separator: nil)
    #expect(!long.fits(String(repeating: "a", count: 16_000), &work))
    #expect(work.takeReason() != nil)
  }
}
