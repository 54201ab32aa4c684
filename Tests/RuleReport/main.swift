// Usage: rulereport LOG [--table]. Exit status 1 when the log leaves something of what is in force unproved.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first(where: { !$0.hasPrefix("-") }), let bytes = FileManager.default.contents(atPath: path)
else {
  print("usage: rulereport LOG [--table]; LOG is what FAST2SIM_RULE_LOG named during the tests")
  exit(2)
}
let report = Report(Log(Array(bytes)))
var failures = report.failures()

// The design lies beside the repository where it is developed; a clone elsewhere goes without this check.
let design = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../../shared/design").standardizedFileURL
if let behaviour = try? String(contentsOf: design.appendingPathComponent("behaviour.md"), encoding: .utf8),
  let control = try? String(contentsOf: design.appendingPathComponent("control.md"), encoding: .utf8)
{
  failures += Report.designFailures(behaviour: behaviour, control: control)
}

if arguments.contains("--table") { print(report.table(), terminator: "\n\n") }
print(report.summary())
for failure in failures { print("error: \(failure)") }
exit(failures.isEmpty ? 0 : 1)
