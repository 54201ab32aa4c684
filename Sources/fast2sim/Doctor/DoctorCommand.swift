import Documents
import JSON
import Texts
import Traffic

/// `fast2sim doctor`: what would keep `serve` with the same options from starting, or from serving well.
enum DoctorCommand {
  static let own = [Option("json", nil, nil, "print the findings as JSON")]

  static let options = ServeCommand.options + own

  static func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    var arguments = try Arguments(words, options, environment: environment)
    if arguments.isOn("help") { return Console.out(Help.doctor) }
    if let word = arguments.rest.first {
      throw UsageError(message: "doctor takes no '\(word)'; see fast2sim doctor --help")
    }
    var findings = configuration(&arguments)
    do {
      let configuration = try ServeConfiguration(arguments)
      findings += PortCheck(configuration).findings
      findings += FileCheck(configuration: configuration).findings
      findings += TLSCheck(configuration).findings
      findings += MachineCheck(configuration: configuration).findings
    } catch {
      findings.append(.problem("options", error.message, do: "correct it; fast2sim help serve has every option"))
    }
    show(findings, asJSON: arguments.isOn("json"))
    let problems = findings.count { $0.status == .problem }
    if problems > 0 { Console.fail(.checksFailed, amount(problems, "problem")) }
  }

  private static func show(_ findings: [Diagnosis], asJSON: Bool) {
    guard asJSON else { return Console.out { colour in findings.flatMap { $0.page.lines(colour) } } }
    let isWell = !findings.contains { $0.status == .problem }
    let document: JSONValue = [
      "ok": JSONValue(booleanLiteral: isWell), "version": .text(Product.version), "checks": .list(findings.map(\.json)),
    ]
    Console.out(bytes: Secrets.masked(document).indented)
  }

  /// Reads the file of options, and tells all of its mistakes.
  private static func configuration(_ arguments: inout Arguments) -> [Diagnosis] {
    let named = arguments.text("config")
    let file = named ?? Configuration.standardFile
    guard let bytes = Files.read(file) else {
      guard named == nil, Files.isMissing else {
        return [
          .problem("config", "can't read \(file): \(Files.problem)", do: "name another file, or leave --config out")
        ]
      }
      return [.ok("config", "there is no \(file); flags, variables and defaults count")]
    }
    switch ConfigDocument.read(bytes: bytes, file: file, keys: Configuration.keys(of: allOptions)) {
    case .diagnostics(let found):
      return found.map { .problem("config", $0.description, do: "correct it; fast2sim.example.yaml has every key") }
    case .values(let values):
      do throws(UsageError) { try arguments.add(Configuration(values)) } catch {
        return [.problem("config", error.message, do: "correct it; fast2sim.example.yaml has every key")]
      }
      return [.ok("config", "\(file) sets \(values.keys.sorted().joined(separator: ", "))")]
    }
  }
}
