import JSON
package import Rules

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The log that `rulereport` reads: which tests name which rules, and what went over HTTP meanwhile.
///
/// It is written when the environment variable `FAST2SIM_RULE_LOG` names a file; otherwise both functions do nothing.
/// One line is one JSON object, appended with one `write`, so that threads and processes can share the file.
package enum RuleLog {
  /// Whether a log is written.
  package static var isOn: Bool { file != nil }

  /// Notes that a test case which names rules runs.
  package static func test(name: String, rules: [Rule]) {
    guard let file else { return }
    var json = JSONWriter()
    json.beginObject()
    json.key(named: "test")
    json.string(name)
    write(rules, &json)
    json.endObject()
    append(json.bytes, to: file)
  }

  /// Notes one HTTP exchange, with the rules of the test that runs in this task.
  ///
  /// - Parameters:
  ///   - target: path and query as sent.
  ///   - notes: the codes of `X-Sim-Notes`.
  ///   - demoSeed: whether the server was started on the demo seed.
  ///   - rules: those of the running test; a harness that leaves the test's task passes on what it captured there.
  package static func exchange(
    method: String, target: String, status: Int, notes: [String], demoSeed: Bool, rules: [Rule] = RuleTrait.current
  ) {
    guard let file else { return }
    var json = JSONWriter()
    json.beginObject()
    json.key(named: "method")
    json.string(method)
    json.key(named: "target")
    json.string(target)
    json.key(named: "status")
    json.int(Int64(status))
    json.key(named: "notes")
    json.beginArray()
    for note in notes { json.string(note) }
    json.endArray()
    json.key(named: "demoSeed")
    json.bool(demoSeed)
    write(rules, &json)
    json.endObject()
    append(json.bytes, to: file)
  }

  /// The codes in the value of an `X-Sim-Notes` header; empty for nil.
  package static func codes(header: String?) -> [String] {
    (header ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static let file: Int32? = {
    guard let name = getenv("FAST2SIM_RULE_LOG"), name.pointee != 0 else { return nil }
    let file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    return file >= 0 ? file : nil
  }()

  private static func write(_ rules: [Rule], _ json: inout JSONWriter) {
    json.key(named: "rules")
    json.beginArray()
    for rule in rules { json.string(rule.number) }
    json.endArray()
  }

  private static func append(_ bytes: [UInt8], to file: Int32) {
    let line = bytes + [UInt8(ascii: "\n")]
    // A regular file takes a line of this size whole; a short write would show in the report as an unreadable line.
    _ = line.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
  }
}

/// `write(2)`, under a name that no method hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
