import Rules
import Store
import TestKit
import Testing

@Suite struct StartTests {
  @Test func `a server that is ready says where, with which keys and as whom, and what to try`() throws {
    let server = try Served(["--db", ":memory:"], in: try Scratch())
    let url = server.url
    #expect(
      server.ready == """
        fast2sim \(productVersion) ready on \(url) · look: \(url)/_sim/
          demo-key:demo-secret for a client written from the document 1.1
          demo-key-published:demo-secret for a client that works against FAST2 today
          login user/password
          try: curl -u demo-key:demo-secret -d grant_type=client_credentials \\
               \(url)/oauth2/token
        """)
    let rows = server.ready.split(separator: "\n").map(String.init)
    #expect(rows.dropFirst().allSatisfy { $0.count <= 80 })
    let result = try server.stop()
    #expect(result.end == .exit(0))
    #expect(result.output == server.ready + "\n", "that is all that it prints")
    #expect(result.errors == "")
  }

  @Test(.rule(.r3_7)) func `the ready line says aloud that nobody logs in`() throws {
    let server = try Served(["--db", ":memory:", "--auth", "off"], in: try Scratch())
    #expect(server.ready.contains("AUTHENTICATION IS OFF"))
    #expect(!server.ready.contains("demo-key"))
    #expect(try server.send("GET", "/v1/arbetsorder").status == 200)
  }

  @Test(.rule(.r3_7)) func `without a gateway the ready line tells to log in directly`() throws {
    let server = try Served(["--db", ":memory:", "--auth", "no-gateway"], in: try Scratch())
    #expect(server.ready.contains("no gateway: the login token alone\n  login user/password"))
    let login = #"{"username": "user", "password": "password"}"#
    #expect(try server.send("POST", "/ao-produkt/v1/auth/login", json: login).status == 200)
  }

  @Test func `a server for other machines says what stays with this one`() throws {
    let server = try Served(["--db", ":memory:", "--host", "0.0.0.0"], in: try Scratch())
    #expect(server.ready.contains("ready on http://127.0.0.1:"))
    #expect(server.ready.contains("/_sim is for this machine only; --admin-key opens it"))
  }

  @Test(.rule(.c1_6)) func `a server with an admin key says that /_sim needs it, and keeps the key to itself`() throws {
    let server = try Served(["--db", ":memory:"], environment: ["FAST2SIM_ADMIN_KEY": "hemlig-7"], in: try Scratch())
    #expect(server.ready.contains("/_sim needs the admin key"))
    let answer = try server.send("GET", "/_sim/clock")
    #expect(answer.status == 403)
    #expect(answer.notes == ["control-forbidden"])
    let result = try server.stop()
    #expect(!(result.output + result.errors).contains("hemlig-7"))
  }

  @Test(arguments: ["", "två ord", "nyckel med blank", String(repeating: "x", count: 201)])
  func `an admin key that no header can carry stops the start, and is not printed`(_ key: String) throws {
    let result = try Scratch().run(["serve", "--db", ":memory:", "--port", "0", "--admin-key", key])
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: --admin-key: valid are 1 to 200 visible ASCII characters without blanks\n")
  }

  @Test func `a log that nobody reads stops no request`() throws {
    let server = try Served(["--db", ":memory:", "--log", "all"], in: try Scratch())
    let path = "/v1/" + String(repeating: "x", count: 900)
    // A pipe holds 64 KiB.
    for _ in 0..<150 { #expect(try server.send("GET", path).status == 404) }
    try server.process.waitForErrors(containing: path)
    #expect(try server.send("GET", path).status == 404)
    #expect(try server.stop().errors.contains("messages were left out, since nobody read them"))
  }

  @Test func `port and credentials are written down for programs`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--port-file", "port", "--env-file", "env"], in: scratch)
    #expect(try scratch.text("port") == "\(server.port)\n")
    #expect(
      try scratch.text("env") == """
        FAST2_BASE_URL=\(server.url)
        OAUTH2_TOKEN_ENDPOINT=\(server.url)/oauth2/token
        FAST2_SIM_URL=\(server.url)/_sim
        CONSUMER_KEY=demo-key
        CONSUMER_SECRET=demo-secret
        FAST2_USERNAME=user
        FAST2_PASSWORD=password
        KUND_ID=310001
        KUND_NR=KUNDA10001
        FAST2_SIM_CONTRACT=1.1

        """)
    #expect(scratch.files == ["env", "port"])
  }

  @Test(.rule(.r9_1)) func `a database in memory leaves no file`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:"], in: scratch)
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    #expect(try server.stop().end == .exit(0))
    #expect(scratch.files == [])
  }

  @Test(.rule(.r9_1)) func `without options everything is in one file of the working directory`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    #expect(try server.send("GET", "/v1/arbetsorder", server.login()).status == 200)
    #expect(try server.stop().end == .exit(0))
    #expect(scratch.files == ["fast2.sqlite"])
  }

  @Test(.rule(.c1_6)) func `the clock starts where it is told to`() throws {
    let server = try Served(["--db", ":memory:", "--clock", "2026-03-02T08:00:00+01:00"], in: try Scratch())
    let clock = try server.send("GET", "/_sim/clock")
    // It runs, so only the first minutes are sure.
    #expect(clock.json["now"]?.text?.hasPrefix("2026-03-02T08:0") == true)
    #expect(clock.json["frozen"]?.bool == false)
  }

  @Test(.rule(.r3_3, .c4_2)) func `a wrong password is in the log with its note`() throws {
    let server = try Served(["--db", ":memory:"], in: try Scratch())
    let answer = try server.send(
      "POST", "/v1/auth/login", server.gateway(), json: #"{"username": "user", "password": "guess"}"#)
    #expect(answer.status == 401)
    #expect(answer.notes == ["login-failed"])
    let errors = try server.stop().errorLines
    try #require(errors.count == 2)
    #expect(errors[0].contains("POST /v1/auth/login 401"))
    #expect(errors[1].hasPrefix("  error login-failed: "))
    #expect(errors[1].contains("(rule 3.3, "))
  }

  @Test func `the log can be whole or silent`() throws {
    for (log, lines) in [("all", 1), ("notes", 0), ("off", 0)] {
      let server = try Served(["--db", ":memory:", "--log", log], in: try Scratch())
      #expect(try server.send("GET", "/_sim/clock").status == 200)
      #expect(try server.stop().errorLines.count == lines)
    }
  }
}
