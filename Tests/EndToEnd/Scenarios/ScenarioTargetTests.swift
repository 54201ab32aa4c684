import TestKit
import Testing

/// `fast2sim scenario run --target`: against an installation that others use.
@Suite struct ScenarioTargetTests {
  private static let environment = [
    "CONSUMER_KEY": "demo-key", "CONSUMER_SECRET": "demo-secret", "FAST2_USERNAME": "user",
    "FAST2_PASSWORD": "password",
  ]

  private static let mixed = """
    fast2: scenario/1
    name: Blandad
    vars: {objekt: "9900101"}
    steps:
      - {name: läser, as: user, send: "GET /v1/arbetsorder?objektId=${objekt}", expect: {status: 200}}
      - {name: söker, send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara, body: {filter: {}}}
      - {name: skriver, send: POST /v1/arbetsorder, body: {objektId: "${objekt}"}, save: {ao: $.id}}
      - {name: behöver den, send: "GET /v1/arbetsorder/${ao}"}
      - {name: går framåt, advance: PT1H}
      - {name: styr, send: GET /_sim/health}
      - {name: utgången, as: {login: expired}, send: GET /v1/arbetsorder/101, expect: 401}
      - {name: någon annan, as: ror, send: GET /v1/arbetsorder}
      - {name: förfalskad, as: {gateway: forged}, send: GET /v1/arbetsorder, expect: {status: 401, notes: [unknown-field]}}

    """

  private func served() throws -> (Scratch, Served) {
    let scratch = try Scratch()
    try scratch.write("a.yaml", Self.mixed)
    return (scratch, try Served(["--db", ":memory:", "--no-sim-headers"], in: scratch))
  }

  @Test func `only reading steps run, and the others say why not`() throws {
    let (scratch, server) = try served()
    let result = try scratch.run(
      ["scenario", "run", "a.yaml", "--target", server.url + "/"], environment: Self.environment)
    #expect(result.end == .exit(0), "\(result)")
    #expect(
      result.output == """
        ok       a.yaml: Blandad (9 steps)
          skipped step 3 of 9, line 7: skriver: it writes, and the target is only read; \
        --allow-writes --confirm HOST lets it
          skipped step 4 of 9, line 8: behöver den: it uses ${ao}, which a skipped step would have saved
          skipped step 5 of 9, line 9: går framåt: it moves the clock, which needs the control plane
          skipped step 6 of 9, line 10: styr: it needs the control plane
          skipped step 7 of 9, line 11: utgången: a token that has run out can be made in a simulator only
          skipped step 8 of 9, line 12: någon annan: it is sent as ror, and FAST2_LOGIN_ROR=NAME:PASSWORD is not set
        1 scenario, 9 steps: all passed, 6 steps skipped

        """)
    #expect(try server.send("GET", "/v1/arbetsorder?limit=1000", server.login()).json.list.count == 30)
    let strict = try scratch.run(
      ["scenario", "run", "a.yaml", "--no-skips", "--target", server.url], environment: Self.environment)
    #expect(strict.end == .exit(1))
    #expect(strict.errors == "fast2sim: 6 steps skipped, and --no-skips is on\n")
    _ = try server.stop()
  }

  @Test func `writing needs the host once more`() throws {
    let (scratch, server) = try served()
    let target = ["scenario", "run", "a.yaml", "--target", server.url]
    for more in [["--allow-writes"], ["--allow-writes", "--confirm", "localhost"], ["--confirm", "127.0.0.1"]] {
      let refused = try scratch.run(target + more, environment: Self.environment)
      #expect(refused.end == .exit(2))
      #expect(
        refused.errors == """
          fast2sim: writing to 127.0.0.1:\(server.port) needs --allow-writes and --confirm 127.0.0.1; nothing was sent

          """)
    }
    #expect(try server.send("GET", "/v1/arbetsorder?limit=1000", server.login()).json.list.count == 30)
    let environment = Self.environment.merging(["FAST2_LOGIN_ROR": "ror:ror"]) { _, new in new }
    let done = try scratch.run(target + ["--allow-writes", "--confirm", "127.0.0.1"], environment: environment)
    #expect(done.end == .exit(0), "\(done)")
    #expect(done.output.hasSuffix("1 scenario, 9 steps: all passed, 3 steps skipped\n"))
    #expect(try server.send("GET", "/v1/arbetsorder?limit=1000", server.login()).json.list.count == 31)
    _ = try server.stop()
  }

  @Test func `a scenario that needs a world of its own is skipped as a whole`() throws {
    let (scratch, server) = try served()
    let result = try scratch.run(
      ["scenario", "run", "sla-bruten", "--target", server.url], environment: Self.environment)
    #expect(result.end == .exit(0))
    #expect(
      result.output == """
        skipped  sla-bruten.yaml: SLA bruten sedan tre veckor (2 steps)
          it needs a world of its own, for its clock, state
        1 scenario, 2 steps: all passed, 2 steps skipped

        """)
    _ = try server.stop()
  }

  @Test func `a target that does not answer, and one that refuses the login, fail with what was said`() throws {
    let (scratch, server) = try served()
    let wrong = Self.environment.merging(["FAST2_PASSWORD": "fel"]) { _, new in new }
    let refused = try scratch.run(["scenario", "run", "a.yaml", "--target", server.url], environment: wrong)
    #expect(refused.end == .exit(1))
    #expect(refused.output.contains("could not log in as user\n  request\n    POST /ao-produkt/v1/auth/login\n"))
    _ = try server.stop()
    let gone = try scratch.run(["scenario", "run", "a.yaml", "--target", server.url], environment: Self.environment)
    #expect(gone.end == .exit(1))
    #expect(gone.output.contains("Nothing answers at 127.0.0.1:\(server.port): the connection was refused."))
  }

  @Test func `a target with a certificate of its own is trusted by its authority, or against better knowledge`() throws
  {
    let scratch = try Scratch()
    try scratch.write("a.yaml", Self.mixed)
    let server = try Served(["--tls"], in: scratch)
    let target = ["scenario", "run", "a.yaml", "--target", "https://localhost:\(server.securePort)"]
    let unknown = try scratch.run(target, environment: Self.environment)
    #expect(unknown.end == .exit(1))
    #expect(unknown.output.contains("No trusted connection to localhost:\(server.securePort): "), "\(unknown.output)")
    for trust in [["--ca-file", "fast2.sqlite.tls/ca.pem"], ["--insecure"]] {
      // A server of ours tells its notes, which the last step expects others of.
      let done = try scratch.run(target + trust, environment: Self.environment)
      #expect(done.output.contains("step 9 of 9"), "\(done)")
      let difference = "notes[0]: expected \"unknown-field\", got \"gateway-invalid-credentials\""
      #expect(done.output.contains(difference), "\(done)")
    }
    let missing = try scratch.run(target + ["--ca-file", "none.pem"], environment: Self.environment)
    #expect(missing.end == .exit(2))
    #expect(missing.errors == "fast2sim: can't read none.pem: No such file or directory\n")
    _ = try server.stop()
  }
}
