import JSON
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c3_1)) struct JSONPatchTests {
  private func patched(_ value: String, _ patch: String, isMerge: Bool = false) throws -> String {
    let patches = isMerge ? [JSONPatch.merge(try json(patch))] : try JSONPatch.read(json(patch), at: "$")
    return text(patches.reduce(try json(value)) { $1.changed($0) ?? $0 })
  }

  /// The table of RFC 7396, appendix A.
  @Test(arguments: [
    ("{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"),
    ("{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}"),
    ("{\"a\":\"b\"}", "{\"a\":null}", "{}"), ("{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}"),
    ("{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"), ("{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}"),
    ("{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}"),
    ("{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}"), ("{\"a\":\"foo\"}", "null", "null"),
    ("{\"a\":\"foo\"}", "\"bar\"", "\"bar\""), ("{\"e\":null}", "{\"a\":1}", "{\"e\":null,\"a\":1}"),
    ("[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}"),
    ("{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}"),
  ])
  func `a merge patch`(value: String, patch: String, result: String) throws {
    #expect(try patched(value, patch, isMerge: true) == result)
  }

  @Test(arguments: [
    ("{\"a\":1}", "{\"set\": \"$.a\", \"value\": 2}", "{\"a\":2}"),
    ("{\"a\":1}", "{\"set\": \"$.b\", \"value\": null}", "{\"a\":1,\"b\":null}"),
    ("{\"a\":[1,2]}", "{\"set\": \"$.a[1]\", \"value\": 3}", "{\"a\":[1,3]}"),
    ("{\"a\":[1]}", "{\"set\": \"$.a[1]\", \"value\": 3}", "{\"a\":[1,3]}"),
    ("{\"a\":[1]}", "{\"set\": \"$.a[5]\", \"value\": 3}", "{\"a\":[1]}"),
    ("{}", "{\"set\": \"$.a.b[0].c\", \"value\": 1}", "{\"a\":{\"b\":[{\"c\":1}]}}"),
    ("{\"a\":null}", "{\"set\": \"$.a.b\", \"value\": 1}", "{\"a\":{\"b\":1}}"),
    ("{\"a\":7}", "{\"set\": \"$.a.b\", \"value\": 1}", "{\"a\":7}"),
    ("[1]", "{\"set\": \"$\", \"value\": {}}", "{}"),
    ("{\"a\":[1]}", "{\"add\": \"$.a\", \"value\": [2]}", "{\"a\":[1,[2]]}"),
    ("{\"a\":1}", "{\"add\": \"$.b\", \"value\": 2}", "{\"a\":1,\"b\":2}"),
    ("[]", "{\"add\": \"$\", \"value\": 1}", "[1]"),
    ("{\"a\":{\"b\":1,\"c\":2}}", "{\"remove\": \"$.a.b\"}", "{\"a\":{\"c\":2}}"),
    ("{\"a\":[1,2,3]}", "{\"remove\": \"$.a[1]\"}", "{\"a\":[1,3]}"),
    ("{\"a\":[1]}", "{\"remove\": \"$.a[1]\"}", "{\"a\":[1]}"),
    ("{\"a\":null}", "{\"remove\": \"$.a.b.c\"}", "{\"a\":null}"),
    ("{\"a\":1}", "{\"remove\": \"$.x.y\"}", "{\"a\":1}"),
    ("{\"a\":1}", "{\"remove\": \"$\"}", "null"),
  ])
  func `a step at a path`(value: String, step: String, result: String) throws {
    #expect(try patched(value, "[\(step)]") == result)
  }

  /// RFC 6902 section 4.1: an element is added before the one that stands there, or at the end.
  @Test(arguments: [
    ("{\"a\":[1,2]}", "$.a[0]", "{\"a\":[9,1,2]}"), ("{\"a\":[1,2]}", "$.a[1]", "{\"a\":[1,9,2]}"),
    ("{\"a\":[1,2]}", "$.a[2]", "{\"a\":[1,2,9]}"), ("{\"a\":[1,2]}", "$.a[-]", "{\"a\":[1,2,9]}"),
    ("{\"a\":[[1],2]}", "$.a[0]", "{\"a\":[9,[1],2]}"), ("{\"a\":[[1],2]}", "$.a[0][-]", "{\"a\":[[1,9],2]}"),
    ("[]", "$[0]", "[9]"), ("[1]", "$[-]", "[1,9]"), ("{}", "$.a[-]", "{\"a\":[9]}"), ("{}", "$.a[0]", "{\"a\":[9]}"),
    ("{\"a\":null}", "$.a[-].b", "{\"a\":[{\"b\":9}]}"),
  ])
  func `an element that is added loses none`(value: String, path: String, result: String) throws {
    #expect(try patched(value, "[{\"add\": \"\(path)\", \"value\": 9}]") == result)
  }

  @Test(arguments: [
    ("{\"a\":1}", "[{\"set\": \"$.a\", \"value\": 1.0}]"), ("{\"a\":1}", "[{\"remove\": \"$.b\"}]"),
    ("{\"a\":[1]}", "[{\"add\": \"$.a[2]\", \"value\": 1}]"), ("{\"a\":7}", "[{\"set\": \"$.a.b\", \"value\": 1}]"),
    ("{\"a\":[1]}", "[{\"set\": \"$.a.b\", \"value\": 1}]"), ("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1,\"c\":null}}"),
    ("{\"a\":1}", "{}"), ("{\"a\":1}", "[{\"remove\": \"$.a.b\"}]"), ("{}", "[{\"set\": \"$.a[1]\", \"value\": 1}]"),
  ])
  func `a patch that changes nothing says so`(value: String, patch: String) throws {
    let value = try json(value)
    #expect(try JSONPatch.read(json(patch), at: "$").allSatisfy { $0.changed(value) == nil })
  }

  @Test func `steps are taken in order`() throws {
    let steps = "[{\"set\": \"$.a\", \"value\": []}, {\"add\": \"$.a\", \"value\": 1}, {\"remove\": \"$.b\"}]"
    #expect(try patched("{\"b\": 1}", steps) == "{\"a\":[1]}")
  }

  @Test(arguments: [
    ("{\"set\": \"a\", \"value\": 1}", "$[0].set", "no path"),
    ("{\"set\": \"$.\", \"value\": 1}", "$[0].set", "no path"),
    ("{\"set\": \"$.a[-1]\", \"value\": 1}", "$[0].set", "no path"),
    ("{\"set\": \"$.a[\", \"value\": 1}", "$[0].set", "no path"),
    ("{\"set\": \"$.a\"}", "$[0]", "value is missing"), ("{\"value\": 1}", "$[0]", "has one of set, add and remove"),
    ("{\"set\": \"$.a\", \"add\": \"$.b\", \"value\": 1}", "$[0]", "has one of set, add and remove"),
    ("{\"remove\": \"$.a\", \"value\": 1}", "$[0].value", "remove needs none"),
    ("{\"remove\": \"$.a[-]\"}", "$[0].remove", "no path"),
  ])
  func `a step that says nothing sensible is refused`(step: String, path: String, part: String) throws {
    let problem = try #require(throws: SchemaProblem.self) { try JSONPatch.read(json("[\(step)]"), at: "$") }
    #expect(problem.path == path)
    #expect(problem.message.contains(part), "\(problem)")
  }
}
