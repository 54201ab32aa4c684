import Documents
import Foundation
import JSON
import Rules
import TestKit
import Testing
import Texts

/// Any state with any text exports, loads and exports to the same bytes.
@Suite(.rule(.c1_4, .r1_12)) struct HardTextStateTests {
  /// A state in which each text stands as an id, a code, a name and a value.
  private static func state(_ texts: [String]) -> String {
    func row(_ index: Int, _ text: String) -> String {
      let text = HardTexts.escaped(text)
      return """
        {"id": "\(index)-\(text)", "text": "\(text)"}
        """
    }
    let buntar = texts.enumerated().map { row($0, $1) }
    let kunder = texts.enumerated().map { index, text in
      let text = HardTexts.escaped(text)
      return "{\"id\": \(500_000 + index), \"nummer\": \"\(index)-\(text)\", \"namn\": \"\(text)\"}"
    }
    // Keys of JSON end where readers of YAML stop looking for their colon.
    let typ = HardTexts.escaped(texts.prefix(25).joined())
    return """
      {"buntar": [\(buntar.joined(separator: ","))], "kunder": [\(kunder.joined(separator: ","))],
       "resurser": [{"id": "T\(typ)"}], "arbetsordertyper": [{"kod": "\(typ)"}],
       "omraden": [{"nr": "HARD", "typ": "felanmalan", "utforare": {"\(typ)": "T\(typ)"}}]}
      """
  }

  @Test(arguments: ["json", "yaml"], 0..<3)
  func `over HTTP`(_ format: String, _ part: Int) throws {
    let (first, second) = (TestServer.shared.world(), TestServer.shared.world())
    let texts = HardTexts.texts(1000, seed: UInt64(part + 11))
    let laid = try first.anonymous.post("/_sim/state", Self.state(texts))
    #expect(laid.status == 204, "\(laid.text.prefix(2000))")
    let state = try first.anonymous.get("/_sim/state?format=\(format)").text
    let again = try second.anonymous.send(
      "POST", "/_sim/state", headers: [("Content-Type", "application/\(format)")], text: state)
    #expect(again.status == 204, "\(again.text.prefix(2000))")
    #expect(try second.anonymous.get("/_sim/state?format=\(format)").text.isExactly(state))
    // What is compact, and has every character as it is, loads as well.
    guard format == "json" else { return }
    let compact = String(decoding: try JSONParser.parse(Array(state.utf8)).compact, as: UTF8.self)
    #expect(try TestServer.shared.world().anonymous.post("/_sim/state", compact).status == 204)
  }

  @Test func `by command line`() throws {
    let scratch = try Scratch()
    let state = Self.state(HardTexts.texts(2000, seed: 5))
    let head =
      "{\"fast2\": \"seed/1\", \"name\": \"x\", \"prio\": [{\"kod\": \"10\"}], \"tilltrade\": [{\"kod\": \"N\"}], "
    try scratch.write("a.json", head + state.drop { $0 != "\"" })
    for (from, to) in [("a.json", "b"), ("b.yaml", "c"), ("c.yaml", "d")] {
      let imported = try scratch.run(["state", "import", from, "--db", "\(to).sqlite"])
      #expect(imported.end == .exit(0), "\(imported.errors.prefix(2000))")
      #expect(try scratch.run(["state", "export", "--db", "\(to).sqlite", "--out", "\(to).yaml"]).end == .exit(0))
    }
    #expect(try scratch.text("c.yaml").isExactly(try scratch.text("b.yaml")))
    #expect(try scratch.text("d.yaml").isExactly(try scratch.text("b.yaml")))
  }

  @Test func `by a recording`() throws {
    let scratch = try Scratch()
    let served = try Served(["--db", ":memory:"], in: scratch)
    let process = try ChildProcess(
      ["record", "--upstream", served.url, "--port", "0", "--out", "walk.yaml", "--no-anonymise"], in: scratch.directory
    )
    let ready = try process.line()
    let port = ready.split(separator: " ").first { $0.hasPrefix("http://") }?.split(separator: ":").last
    let client = HTTPClient(port: try #require(port.flatMap { Int($0) }))
    let texts = HardTexts.texts(120, seed: 3)
    for text in texts {
      let json = "{\"objektId\": \"9900101\", \"information\": {\"beskrivning\": \"\(HardTexts.escaped(text))\"}}"
      _ = try client.send(
        "POST", "/ao-produkt/v1/arbetsorder",
        headers: served.login() + [("Content-Type", "application/json")], body: Array(json.utf8))
    }
    process.signal(SIGINT)
    let result = try process.wait()
    #expect(result.end == .exit(0), "\(result.errors)")
    _ = try served.stop()
    let check = try scratch.run(["scenario", "check", "walk.yaml"])
    #expect(check.end == .exit(0), "\(check.errors)")
    let file = try scratch.bytes("walk.yaml")
    #expect(!file.contains(0x1B) && !file.contains(0x7F))
    let value = try #require(try? YAMLDocument.json(file).get())
    let sent = (value["steps"]?.arrayValue ?? []).compactMap { $0["body"]?["information"]?["beskrivning"]?.stringValue }
    #expect(sent.map { Text($0.replacing("$$", with: "$")) } == texts.map { Text($0) })
  }
}
