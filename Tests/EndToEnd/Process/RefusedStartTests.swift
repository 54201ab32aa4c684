import Rules
import TestKit
import Testing

/// What can't start says why in one line, with exit code 4, and leaves everything as it was.
@Suite struct RefusedStartTests {
  @Test func `a port that is taken is named`() throws {
    let scratch = try Scratch()
    let first = try Served(["--db", ":memory:"], in: scratch)
    let second = try scratch.run(["--db", ":memory:", "--port", "\(first.port)"])
    #expect(second.end == .exit(4))
    #expect(second.output == "")
    #expect(
      second.errors == "fast2sim: Can't listen on 127.0.0.1, port \(first.port): Address already in use. "
        + "Another program has it; --port takes another, or 0 for a free one.\n")
  }

  @Test(.rule(.r9_3)) func `a file that is no database is refused and stays as it was`() throws {
    let scratch = try Scratch()
    try scratch.write("notes.txt", "Not a database, but somebody's notes.\n")
    let before = try scratch.bytes("notes.txt")
    for extra in [[], ["--reseed"]] {
      let result = try scratch.run(["--db", "notes.txt", "--port", "0"] + extra)
      #expect(result.end == .exit(4))
      #expect(result.errors == "fast2sim: notes.txt is no SQLite database\n")
      #expect(try scratch.bytes("notes.txt") == before)
      #expect(scratch.files == ["notes.txt"])
    }
  }

  @Test(.rule(.r9_3)) func `a newer database is refused and stays as it was`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    let own = try scratch.bytes("fast2.sqlite")
    var newer = own
    // The number of the schema, `user_version`, stands at byte 60 of the file.
    newer.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0f])
    try scratch.write("fast2.sqlite", bytes: newer)
    let result = try scratch.run(["--port", "0"])
    #expect(result.end == .exit(4))
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("fast2sim: fast2.sqlite: its schema is of version 9999; this program knows up to "))
    #expect(try scratch.bytes("fast2.sqlite") == newer)
    #expect(scratch.files == ["fast2.sqlite"])
    try scratch.write("fast2.sqlite", bytes: own)
    let server = try Served(in: scratch)
    #expect(try server.send("GET", "/v1/arbetsorder", server.login()).status == 200)
  }

  @Test func `a directory that is not there is named`() throws {
    let result = try Scratch().run(["--db", "no/such/fast2.sqlite", "--port", "0"])
    #expect(result.end == .exit(4))
    #expect(result.errors == "fast2sim: no/such/fast2.sqlite: there is no directory no/such\n")
  }

  @Test(.rule(.r9_4)) func `a seed with mistakes makes no file`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", "fast2: seed/1\nname: x\nkunde: []\n")
    let result = try scratch.run(["--seed", "seed.yaml", "--port", "0"])
    #expect(result.end == .exit(4))
    #expect(result.errorLines.contains("seed.yaml:3:1: kunde: unknown key (did you mean kunder?)"))
    #expect(result.errorLines.last?.hasSuffix("nothing was loaded") == true)
    #expect(scratch.files == ["seed.yaml"])
  }

  @Test(.rule(.r9_4)) func `a seed with mistakes replaces nothing`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    let before = try scratch.bytes("fast2.sqlite")
    try scratch.write("seed.yaml", "fast2: seed/1\n")
    #expect(try scratch.run(["--seed", "seed.yaml", "--reseed", "--port", "0"]).end == .exit(4))
    #expect(try scratch.bytes("fast2.sqlite") == before)
    #expect(scratch.files == ["fast2.sqlite", "seed.yaml"])
  }

  /// Every command that takes a file says the same of one that is not there, and ends alike.
  @Test(
    arguments: [
      ["--seed", "none.yaml", "--db", ":memory:"], ["--config", "none.yaml"], ["--scenario", "none.yaml"],
      ["--tls-cert", "none.yaml", "--tls-key", "none.yaml"], ["exec", "--seed", "none.yaml", "--", "true"],
      ["exec", "--config", "none.yaml", "--", "true"], ["seed", "check", "none.yaml"],
      ["scenario", "check", "none.yaml"], ["scenario", "run", "none.yaml"], ["state", "import", "none.yaml"],
      ["state", "export", "--db", "none.yaml"], ["state", "backup", "--db", "none.yaml", "--out", "x"],
      ["record", "--upstream", "http://127.0.0.1:1", "--seed", "none.yaml"],
      [
        "compare", "--target", "http://127.0.0.1:1", "--client", "a:b", "--login", "c:d", "--seed", "none.yaml",
      ],
    ])
  func `a file that is not there is a mistake of the call, and the same one everywhere`(_ arguments: [String]) throws {
    let scratch = try Scratch()
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: can't read none.yaml: No such file or directory\n")
    #expect(result.output == "")
    #expect(scratch.files.allSatisfy { $0.hasPrefix("fast2.sqlite") })
  }

  @Test(arguments: [
    ["scenario", "run", ""], ["scenario", "check", ""], ["seed", "check", ""], ["state", "import", ""],
  ])
  func `a name that is empty is said to be`(_ arguments: [String]) throws {
    let result = try Scratch().run(arguments)
    #expect(result.end == .exit(2))
    #expect(
      result.errors == "fast2sim: the name of a file is empty; a variable that is not set looks like that\n")
  }
}
