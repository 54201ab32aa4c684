import Rules
import TestKit
import Testing

/// Rules, notes and refusals as the server knows them (rule control 4.5).
@Suite(.rule(.c4_2, .c4_5)) struct KnowledgeTests {
  private let caller = TestServer.shared.world().anonymous

  @Test func `every rule says what it rests on and which codes name it`() throws {
    let rules = try caller.get("/_sim/rules").json.list
    #expect(rules.count == Rule.inForce.count)
    for rule in rules {
      let bases = (rule["bases"]?.list ?? []).compactMap(\.text)
      #expect(rule["basis"]?.text == bases.last)
      #expect(rule["where"]?.text?.isEmpty == false)
    }
    let step = try #require(rules.first { $0["number"]?.text == "4.2" })
    #expect(step["title"]?.text == "Arbetsorder")
    #expect(step["codes"]?.list.contains { $0.text == "status-step" } == true)
  }

  @Test(arguments: ["4.2", "control-1.2", "control%201.2"])
  func `one is read by its number`(_ number: String) throws {
    let answer = try caller.get("/_sim/rules/\(number)")
    #expect(answer.status == 200)
    #expect(answer.json["number"]?.text == (number == "4.2" ? "4.2" : "control 1.2"))
  }

  @Test func `every code is there, and one is read by its name`() throws {
    let notes = try caller.get("/_sim/notes").json.list
    #expect(notes.count == NoteCode.allCases.count + RefusalCode.allCases.count)
    #expect(notes.allSatisfy { $0["hint"]?.text?.isEmpty == false && $0["text"]?.text?.isEmpty == false })
    let note = try caller.get("/_sim/notes/unknown-parameter").json
    #expect(note["kind"]?.text == "note")
    #expect(note["level"]?.text == "warning")
    #expect(note["rule"]?.text == "1.8")
    let refusal = try caller.get("/_sim/notes/status-step").json
    #expect(refusal["kind"]?.text == "refusal")
    #expect(refusal["userMessage"]?.text?.isEmpty == false)
  }

  @Test func `what there is not is 404 and says what is near`() throws {
    let rule = try caller.get("/_sim/rules/4.222")
    expectProblem(rule, 404, "control-not-found")
    let note = try caller.get("/_sim/notes/unknown-paramter")
    expectProblem(note, 404, "control-not-found")
    #expect(note.json["hint"]?.text == "Did you mean unknown-parameter?")
  }
}
