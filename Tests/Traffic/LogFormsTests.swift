import JSON
import Rules
import Testing
import Texts
import Tid

@testable import Traffic

/// What of an exchange stands in the log, to the byte, in both forms.
@Suite struct LogFormsTests {
  /// An exchange, and how it is written.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let exchange: Exchange
    var cause: String?
    let text: String
    /// What stands behind the machine's time.
    let json: String
  }

  private static let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
  private static let jwt = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJSMTAwIn0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw"
  private static let known: KnownSecrets = {
    var values = SecretValues()
    values.learn(["hemligt-ord", "åäö-lösen", "två ord!", "12345678"])
    let learnt = values
    return KnownSecrets { learnt }
  }()

  private static func exchange(
    id: UInt64 = 7, world: String = "default", method: String = "GET", target: String = "/v1/arbetsorder/101",
    operation: String? = "getArbetsorder_1", caller: String? = "R100", status: Int = 200, duration: Int64 = 1234,
    time: Tidpunkt = instant(), remarks: [Remark] = [], _ change: (inout Exchange) -> Void = { _ in }
  ) -> Exchange {
    var exchange = Exchange(
      id: id, world: world, method: method, target: target, operation: operation, caller: caller, status: status,
      duration: duration, time: time, remarks: remarks, secrets: known)
    change(&exchange)
    return exchange
  }

  private static let long = String(repeating: "a", count: 1999)
  private static let rings = String(repeating: "å", count: 1001)

  static let rows: [Row] = [
    Row(
      testDescription: "plain", exchange: exchange(),
      text: #"2026-03-02T08:00:00+01:00 GET /v1/arbetsorder/101 200 1.2 ms getArbetsorder_1 by R100"#,
      json: #"""
        "level":"info","message":"GET /v1/arbetsorder/101 200","world":"default",\#
        "clock":"2026-03-02T08:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100"}
        """#),
    Row(
      testDescription: "no operation, nobody, no number, summer",
      exchange: exchange(
        id: 0, method: "POST", target: "/nowhere?a=\"b\"\\c", operation: nil, caller: nil, status: 404, duration: 0,
        time: Tidpunkt(millisekunder: 1_782_864_000_999)),
      text: #"2026-07-01T02:00:00+02:00 POST /nowhere?a="b"\c 404 0.0 ms"#,
      json: #"""
        "level":"info","message":"POST /nowhere?a=\"b\"\\c 404","world":"default",\#
        "clock":"2026-07-01T02:00:00+02:00","method":"POST","target":"/nowhere?a=\"b\"\\c",\#
        "status":404,"microseconds":0}
        """#),
    Row(
      testDescription: "another world, the console, a trace, a place to look at",
      exchange: exchange(id: .max, world: "test-1", caller: "R100 (K1)", status: 409, duration: 12_345_678) {
        $0.origin = .console(replayOf: 16)
        $0.console = "http://127.0.0.1:8280/_sim/#/j/7"
        $0.traceparent = trace
      },
      text: #"""
        2026-03-02T08:00:00+01:00 [test-1] GET /v1/arbetsorder/101 409 12345.7 ms getArbetsorder_1 by R100 (K1) \#
        from the console · look: http://127.0.0.1:8280/_sim/#/j/7
        """#,
      json: #"""
        "level":"info","message":"GET /v1/arbetsorder/101 409","world":"test-1","clock":"2026-03-02T08:00:00+01:00",\#
        "method":"GET","target":"/v1/arbetsorder/101",\#
        "status":409,"microseconds":12345678,"request":9223372036854775807,"operation":"getArbetsorder_1",\#
        "caller":"R100 (K1)","origin":"console; replay-of=16","look":"http://127.0.0.1:8280/_sim/#/j/7",\#
        "traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",\#
        "traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}
        """#),
    Row(
      testDescription: "the console itself", exchange: exchange { $0.origin = .console(replayOf: nil) },
      text: #"""
        2026-03-02T08:00:00+01:00 GET /v1/arbetsorder/101 200 1.2 ms getArbetsorder_1 by R100 from the console
        """#,
      json: #"""
        "level":"info","message":"GET /v1/arbetsorder/101 200","world":"default",\#
        "clock":"2026-03-02T08:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100",\#
        "origin":"console"}
        """#),
    Row(
      testDescription: "remarks with and without a hint",
      exchange: exchange(
        status: 404,
        remarks: [
          Remark(Note(.unknownParameter, "there is no parameter 'kundId'\n", hint: "Use \"kundNr\" – å.")),
          Remark(Refusal(.pathNotFound, "Objekt not found for id:1")),
        ]),
      text: #"""
        2026-03-02T08:00:00+01:00 GET /v1/arbetsorder/101 404 1.2 ms getArbetsorder_1 by R100
          warning unknown-parameter: there is no parameter 'kundId'\n — Use "kundNr" – å. (rule 1.8, observed: \#
        observed clients and refusals)
          error not-found: Objekt not found for id:1 (rule 1.12, assumed: our decision)
        """#,
      json: #"""
        "level":"error","message":"GET /v1/arbetsorder/101 404","world":"default",\#
        "clock":"2026-03-02T08:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":404,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100",\#
        "notes":[{"level":"warning","code":"unknown-parameter","text":"there is no parameter 'kundId'\\n",\#
        "hint":"Use \"kundNr\" – å.","rule":"1.8",\#
        "basis":"observed: observed clients and refusals"},{"level":"error","code":"not-found",\#
        "text":"Objekt not found for id:1","rule":"1.12","basis":"assumed: our decision"}]}
        """#),
    Row(
      testDescription: "a note alone", exchange: exchange(remarks: [Remark(Note(.coerced, "text for a number"))]),
      text: #"""
        2026-03-02T08:00:00+01:00 GET /v1/arbetsorder/101 200 1.2 ms getArbetsorder_1 by R100
          warning coerced: text for a number (rule 1.7, observed: observed clients)
        """#,
      json: #"""
        "level":"warning","message":"GET /v1/arbetsorder/101 200","world":"default",\#
        "clock":"2026-03-02T08:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100",\#
        "notes":[{"level":"warning","code":"coerced","text":"text for a number","rule":"1.7",\#
        "basis":"observed: observed clients"}]}
        """#),
    Row(
      testDescription: "control characters and what is not ASCII",
      exchange: exchange(
        method: "GE\u{7F}T", target: "/v1/å\u{1B}[31m\u{202E}\u{85}\t/👩‍🚒/\u{2028}", caller: "R\u{0}\r\nåäö"),
      text: #"""
        2026-03-02T08:00:00+01:00 GE\u{7f}T /v1/å\u{1b}[31m\u{202e}\u{85}\t/👩‍🚒/\u{2028} 200 1.2 ms \#
        getArbetsorder_1 by R\u{0}\r\nåäö
        """#,
      json: #"""
        "level":"info","message":"GE\\u{7f}T /v1/å\\u{1b}[31m\\u{202e}\\u{85}\\t/👩‍🚒/\\u{2028} 200",\#
        "world":"default","clock":"2026-03-02T08:00:00+01:00","method":"GE\\u{7f}T",\#
        "target":"/v1/å\\u{1b}[31m\\u{202e}\\u{85}\\t/👩‍🚒/\\u{2028}",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R\\u{0}\\r\\nåäö"}
        """#),
    Row(
      testDescription: "too long",
      exchange: exchange(target: "/\(long)\(long)", caller: rings),
      text: #"""
        2026-03-02T08:00:00+01:00 GET /\#(long)… 200 1.2 ms getArbetsorder_1 by \#(rings)…
        """#,
      json: #"""
        "level":"info","message":"GET /\#(long)… 200","world":"default","clock":"2026-03-02T08:00:00+01:00",\#
        "method":"GET","target":"/\#(long)…",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"\#(rings)…"}
        """#),
    Row(
      testDescription: "an internal error of two lines", exchange: exchange(status: 500),
      cause: "disk\u{7} \"full\"\nat å",
      text: #"""
        2026-03-02T08:00:00+01:00 GET /v1/arbetsorder/101 500 1.2 ms getArbetsorder_1 by R100
          internal error: disk\u{7} "full"
        at å
        """#,
      json: #"""
        "level":"error","message":"GET /v1/arbetsorder/101 500","world":"default",\#
        "clock":"2026-03-02T08:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":500,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100",\#
        "cause":"disk\\u{7} \"full\"\\nat å"}
        """#),
    Row(
      testDescription: "secrets in the target and in a remark",
      exchange: exchange(
        target: "/v1/\(jwt)/hemligt-ord?password=abc&x=%C3%A5&y=tv%C3%A5%20ord!&z=12345678",
        remarks: [Remark(Note(.coerced, "åäö-lösen and två ord! and hemligt-ord."), known)]),
      text: #"""
        2026-03-02T08:00:00+01:00 GET /v1/***9uZw/***?password=***&x=%C3%A5&y=tv%C3%A5%20ord!&z=*** 200 1.2 ms \#
        getArbetsorder_1 by R100
          warning coerced: *** and *** and *** (rule 1.7, observed: observed clients)
        """#,
      json: #"""
        "level":"warning","message":"GET /v1/***9uZw/***?password=***&x=%C3%A5&y=tv%C3%A5%20ord!&z=*** 200",\#
        "world":"default","clock":"2026-03-02T08:00:00+01:00","method":"GET",\#
        "target":"/v1/***9uZw/***?password=***&x=%C3%A5&y=tv%C3%A5%20ord!&z=***",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100",\#
        "notes":[{"level":"warning","code":"coerced","text":"*** and *** and ***","rule":"1.7",\#
        "basis":"observed: observed clients"}]}
        """#),
    Row(
      testDescription: "far from now",
      exchange: exchange(duration: 999_950, time: Tidpunkt(millisekunder: 253_402_300_800_000)),
      text: #"10000-01-01T01:00:00+01:00 GET /v1/arbetsorder/101 200 1000.0 ms getArbetsorder_1 by R100"#,
      json: #"""
        "level":"info","message":"GET /v1/arbetsorder/101 200","world":"default",\#
        "clock":"10000-01-01T01:00:00+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":200,"microseconds":999950,"request":7,"operation":"getArbetsorder_1","caller":"R100"}
        """#),
    Row(
      testDescription: "before the year 0", exchange: exchange(time: Tidpunkt(millisekunder: -100_000_000_000_001)),
      text: #"-1199-02-15T15:13:19+01:00 GET /v1/arbetsorder/101 200 1.2 ms getArbetsorder_1 by R100"#,
      json: #"""
        "level":"info","message":"GET /v1/arbetsorder/101 200","world":"default",\#
        "clock":"-1199-02-15T15:13:19+01:00","method":"GET","target":"/v1/arbetsorder/101",\#
        "status":200,"microseconds":1234,"request":7,"operation":"getArbetsorder_1","caller":"R100"}
        """#),
  ]

  @Test(arguments: rows)
  func `an exchange is written the same`(_ row: Row) {
    var text = ByteWriter(capacity: 1)
    row.exchange.writeLog(to: &text, cause: row.cause)
    #expect(String(decoding: text.bytes, as: UTF8.self) == row.text)
    var json = JSONWriter(capacity: 1)
    row.exchange.writeLog(to: &json, at: instant(-3_600_001), cause: row.cause)
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"time":"2026-03-02T06:59:59+01:00","# + row.json)
  }
}
