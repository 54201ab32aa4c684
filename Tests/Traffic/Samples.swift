import JSON
import Tid

@testable import Traffic

/// The value that a text is.
func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

/// The text of a value.
func text(_ value: JSONValue) -> String { String(decoding: value.compact, as: UTF8.self) }

/// What a request is known by; a GET of one arbetsorder where nothing else is said.
func facts(
  world: String = "default", method: String = "GET", target: String = "/v1/arbetsorder/101",
  operation: String? = "getArbetsorder_1", caller: String? = "R100", headers: [(name: String, value: String)] = [],
  query: [(name: String, value: String)] = [], body: String? = ""
) -> RequestFacts {
  RequestFacts(
    world: world, method: method, target: target, operation: operation, caller: caller, headers: headers, query: query,
    body: body.map { Array($0.utf8) })
}

/// An instant in March 2026, so many milliseconds after 08:00.
func instant(_ milliseconds: Int64 = 0) -> Tidpunkt { Tidpunkt(millisekunder: 1_772_434_800_000 + milliseconds) }

/// A message with a body of some type.
func message(_ type: String, _ body: Message.Body) -> Message {
  Message(headers: KeptFields([("Content-Type", type)]), body: body)
}

/// An entry of a journal.
func entry(
  _ id: UInt64, _ method: String = "GET", _ target: String = "/v1/arbetsorder/101", world: String = "default",
  operation: String? = "read",
  status: Int = 200, remarks: [Remark] = [], request: Message.Body = .whole([]), type: String = "application/json",
  response: Message? = message("application/json", .whole(Array("{}".utf8))),
  duration: Int64 = 1500, transitions: [StatusTransition] = []
) -> JournalEntry {
  JournalEntry(
    exchange: Exchange(
      id: id, world: world, method: method, target: target, operation: operation, caller: "R100", status: status,
      duration: duration, time: instant(), remarks: remarks),
    realTime: instant(2345), contract: "1.1", request: message(type, request),
    response: response, query: [("a", "b c")], changes: { [] }, changeBytes: 0,
    transitions: transitions, faults: [])
}
