import Contract
import Rules
import TestKit
import Testing

/// The golden files of `api/`, and the commands that print them.
@Suite(.rule(.r1_3)) struct GoldenTests {
  /// A file of `api/`, and what prints it.
  struct Golden: Sendable, CustomTestStringConvertible {
    let file: String
    let command: [String]
    var testDescription: String { file }
  }

  static let all =
    Kontrakt.allCases.map(\.rawValue).flatMap { kontrakt in
      [
        Golden(file: "openapi-\(kontrakt).json", command: ["openapi", "--contract", kontrakt]),
        Golden(file: "postman-\(kontrakt).json", command: ["postman", "--contract", kontrakt]),
        Golden(
          file: "postman-environment-\(kontrakt).json",
          command: ["postman", "--contract", kontrakt, "--part", "environment"]),
      ]
    } + [Golden(file: "operations.txt", command: ["operations"])]

  @Test(arguments: all) func `a golden file is what the command prints`(_ golden: Golden) throws {
    let result = try Scratch().run(golden.command)
    #expect(result.end == .exit(0))
    #expect(result.errors == "")
    let same = try repositoryText("api/\(golden.file)") == result.output
    #expect(same, "the contract has changed; scripts/golden writes api/ anew")
  }

  @Test(arguments: [
    (["openapi", "--contract", "1.2"], "--contract is '1.2'; valid are 1.1, published (did you mean 1.1?)"),
    (["openapi", "--format", "xml"], "--format is 'xml'; valid are json, yaml"),
    (["openapi", "1.1"], "openapi takes no '1.1'; see fast2sim openapi --help"),
    (["postman", "--part", "environmnt"], "--part is 'environmnt'; valid are collection, environment"),
    (["operations", "all"], "operations takes no 'all'; see fast2sim operations --help"),
  ])
  func `a wrong call is told what would be right`(_ arguments: [String], _ message: String) throws {
    let result = try Scratch().run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors.hasPrefix("fast2sim: \(message)"), "\(result.errors)")
  }

  @Test func `variable and file choose the contract as they do for serve`() throws {
    let scratch = try Scratch()
    let published = try scratch.run(["openapi", "--contract", "published"]).output
    #expect(try scratch.run(["openapi"], environment: ["FAST2SIM_CONTRACT": "published"]).output == published)
    try scratch.write("fast2sim.yaml", "contract: published\n")
    #expect(try scratch.run(["openapi"]).output == published)
  }
}
