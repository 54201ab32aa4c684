import Foundation
import Rules
import TestKit
import Testing

/// Which key a client is given: on the rows that say it is ready, in the file of variables, and by `exec`.
@Suite(.rule(.r1_1)) struct HandedOutKeyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// Keys, each with its contract where it has one.
    var klienter: [(key: String, contract: String?)]
    /// `contract` of the seed's settings.
    var seed: String?
    /// `--contract`.
    var asked: String?
    /// The key, and the contract that it is answered by; nil where there is none to give.
    var given: (key: String, contract: String)?

    var testDescription: String {
      let klienter = klienter.map { "\($0.key):\($0.contract ?? "-")" }.joined(separator: " ")
      return "\(klienter), seed \(seed ?? "-"), --contract \(asked ?? "-")"
    }
  }

  private static let both: [(key: String, contract: String?)] = [("d", "1.1"), ("p", "published")]

  static let cases: [Case] = [
    Case(klienter: both, given: ("d", "1.1")),
    Case(klienter: both, asked: "published", given: ("p", "published")),
    Case(klienter: both, asked: "1.1", given: ("d", "1.1")),
    // The seed's own contract chooses, and the command line before it.
    Case(klienter: both, seed: "published", given: ("p", "published")),
    Case(klienter: both, seed: "published", asked: "1.1", given: ("d", "1.1")),
    // One that names the contract before one that leaves it to the world.
    Case(klienter: [("open", nil), ("p", "published")], asked: "published", given: ("p", "published")),
    Case(klienter: [("open", nil), ("p", "published")], given: ("open", "1.1")),
    Case(klienter: [("d", "1.1"), ("open", nil)], asked: "published", given: ("open", "published")),
    Case(klienter: [("d", "1.1"), ("open", nil)], seed: "published", given: ("open", "published")),
    // What the world's settings say counts over the command line, so the open one speaks 1.1.
    Case(klienter: [("open", nil)], seed: "1.1", asked: "published", given: nil),
    // Nobody asked: the first one will do.
    Case(klienter: [("p", "published")], given: ("p", "published")),
    Case(klienter: [("d", "1.1")], asked: "published", given: nil),
    Case(klienter: [], given: nil),
    Case(klienter: [], asked: "1.1", given: nil),
  ]

  private func arguments(_ one: Case, in scratch: Scratch) throws -> [String] {
    let rows = one.klienter.map { key, contract in
      "{nyckel: \(key), hemlighet: s\(contract.map { ", kontrakt: \"\($0)\"" } ?? "")}"
    }
    let contract = one.seed.map { ", contract: \"\($0)\"" } ?? ""
    let settings = "settings: {firstArbetsorderId: 1000, prio: \"10\", tilltrade: \"N\"\(contract)}\n"
    let demo = try repositoryText("seed/demo.yaml")
    let start = try #require(demo.range(of: "\nprio:"))
    try scratch.write(
      "seed.yaml",
      "fast2: seed/1\nname: demo\n\(settings)gateway: {klienter: [\(rows.joined(separator: ", "))]}\n"
        + demo[start.lowerBound...])
    return ["--seed", "seed.yaml"] + (one.asked.map { ["--contract", $0] } ?? [])
  }

  @Test(arguments: cases) func `exec gives the key of the contract, or says that there is none`(_ one: Case) throws {
    let scratch = try Scratch()
    let result = try scratch.run(
      ["exec"] + arguments(one, in: scratch) + ["--", "sh", "-c", "echo $CONSUMER_KEY $FAST2_SIM_CONTRACT"])
    if let given = one.given {
      #expect(result.output == "\(given.key) \(given.contract)\n", "\(result.errors)")
    } else {
      #expect(result.end == .exit(4))
      #expect(result.output.isEmpty && result.errors.hasPrefix("fast2sim: the seed has no gateway-klient"))
    }
  }

  @Test(arguments: cases) func `serve gives the key of the contract, or says that there is none`(_ one: Case) throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--env-file", "env"] + arguments(one, in: scratch), in: scratch)
    let variables = try scratch.text("env").split(separator: "\n").map(String.init)
    let rows = server.ready.split(separator: "\n").map(String.init)
    #expect(rows.dropFirst().allSatisfy { $0.count <= 80 }, "\(server.ready)")
    guard let given = one.given else {
      #expect(variables.contains("CONSUMER_KEY="))
      #expect(server.ready.contains("  the seed has no gateway-klient"))
      #expect(!server.ready.contains("curl -u") && rows.last == "  try: curl \(server.url)/_sim/health")
      return
    }
    #expect(variables.contains("CONSUMER_KEY=\(given.key)"))
    #expect(variables.contains("FAST2_SIM_CONTRACT=\(given.contract)"))
    #expect(rows[1].hasPrefix("  \(given.key):s for a client "))
    #expect(server.ready.contains("try: curl -u \(given.key):s "))
    // The key does what the file says: the two contracts call the number of an arbetsorder by different names.
    let made = try server.send(
      "POST", "/v1/arbetsorder", logIn(server, given.key), json: Served.newOrder)
    #expect(made.json[given.contract == "1.1" ? "id" : "arbetsorderId"]?.int == 1000, "\(made)")
  }

  private func logIn(_ server: Served, _ key: String) throws -> [(String, String)] {
    let gateway = try server.gateway("\(key):s")
    let login = try server.send("POST", "/v1/auth/login", gateway, json: #"{"username":"user","password":"password"}"#)
    return gateway + [("X-Auth-Token", login.json["access_token"]?.text ?? "")]
  }

  @Test func `an admin key goes along to who may read the file`() throws {
    let scratch = try Scratch()
    _ = try Served(["--db", ":memory:", "--admin-key", "hemlig-9", "--env-file", "env"], in: scratch)
    #expect(try scratch.text("env").contains("\nFAST2_SIM_ADMIN_KEY=hemlig-9\n"))
  }
}
