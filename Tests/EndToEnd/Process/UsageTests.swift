import TestKit
import Testing

/// A mistake on the command line is one line that says what would be right, and exit code 2.
@Suite struct UsageTests {
  static let mistakes: [(arguments: [String], message: String)] = [
    (["--prot", "8280"], "there is no option --prot; did you mean --port?"),
    (["--prot=8280"], "there is no option --prot; did you mean --port?"),
    (["serve", "--sede", "x"], "there is no option --sede; did you mean --seed?"),
    (["--xyzzy"], "there is no option --xyzzy; see --help"),
    (["-p", "1"], "there is no option -p; see --help"),
    (["serv"], "there is no command 'serv'; did you mean serve?"),
    (["xyzzy"], "there is no command 'xyzzy'; see fast2sim --help"),
    (["help", "sed"], "there is no command 'sed'; did you mean seed?"),
    (["serve", "8280"], "serve takes no '8280'; see --help"),
    (["--port"], "--port needs a value: --port N"),
    (["--port", "70000"], "--port is '70000'; valid is a whole number from 0 to 65535"),
    (["--workers", "0"], "--workers is '0'; valid is a whole number from 1 to 64"),
    (["--auth", "non-gateway"], "--auth is 'non-gateway'; valid are full, no-gateway, off (did you mean no-gateway?)"),
    (["--contract", "2"], "--contract is '2'; valid are 1.1, published"),
    (["--strict=maybe"], "--strict is 'maybe'; valid are lenient, fast2, strict"),
    (["--strict=fats2"], "--strict is 'fats2'; valid are lenient, fast2, strict (did you mean fast2?)"),
    (["--strict", "maybe"], "serve takes no 'maybe'; see --help"),
    (["--reseed=maybe"], "--reseed is 'maybe'; valid are true and false"),
    (["--clock", "monday"], "--clock is 'monday'; valid is a date-time such as 2026-03-02T08:00:00+01:00"),
    (["--limit", "body"], "--limit is 'body'; valid is NAME=N with N from 1, several joined by commas"),
    (
      ["--limit", "bodies=1"],
      "--limit is 'bodies=1'; there are only target, headers, body, parameters, control, control-nodes, header-s, "
        + "body-s, body-rate and idle-s"
    ),
    (["seed"], "seed needs 'check', 'generate' or 'import'; see fast2sim seed --help"),
    (["seed", "chekc"], "seed has no 'chekc'; did you mean check?"),
    (["seed", "check"], "seed check needs the name of a seed file"),
    (["seed", "generate"], "seed generate needs --objekt N"),
    (["seed", "generate", "--objekt", "0"], "--objekt is '0'; valid is a whole number from 1 to 1000000"),
    (["seed", "generate", "out.yaml", "--objekt", "1"], "seed generate takes no 'out.yaml'; see fast2sim seed --help"),
  ]

  @Test(arguments: mistakes)
  func `a wrong call is told what would be right`(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(result.output == "")
    #expect(scratch.files == [])
  }
}
