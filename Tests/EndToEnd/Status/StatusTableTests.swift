import Rules
import TestKit
import Testing

/// Every change of status, by every way of asking, for every role: the tables of rules 3.8, 4.2 and 4.6, by hand.
@Suite struct StatusTableTests {
  /// Who asks.
  enum Roll: String, Sendable, CaseIterable {
    case intern = "user/password"
    case utforare = "ror/ror"
    case annanEntreprenor = "el/el"
    case lasare = "las/las"

    func login(_ world: TestWorld) throws -> TestCaller {
      let parts = rawValue.split(separator: "/").map(String.init)
      return try world.login(parts[0], parts[1])
    }
  }

  /// From each status, what asking for REG, GODK, PAGAR, UTFÖRD, MAK, ÖVERF gives; `=` is the present one, `+` is given.
  /// The utförare is an external party; MAK was reached from PAGAR.
  static let intern: [String: [String]] = [
    "REG": ["=", "+", "status-step", "status-step", "+", "status-step"],
    "GODK": ["+", "=", "+", "status-step", "+", "status-step"],
    "PAGAR": ["status-step", "+", "=", "+", "+", "status-step"],
    "UTFÖRD": ["status-step", "status-step", "status-step", "=", "status-step", "+"],
    "MAK": ["status-step", "status-step", "+", "status-step", "=", "status-step"],
    "ÖVERF": ["status-step", "status-step", "status-step", "status-step", "status-step", "="],
  ]

  static let utforare: [String: [String]] = [
    "REG": ["=", "+", "status-step", "status-step", "status-forbidden", "status-forbidden"],
    "GODK": ["status-forbidden", "=", "+", "status-step", "status-forbidden", "status-forbidden"],
    "PAGAR": ["status-forbidden", "+", "=", "+", "status-forbidden", "status-forbidden"],
    "UTFÖRD": ["status-forbidden", "status-step", "status-step", "=", "status-forbidden", "status-forbidden"],
    "MAK": ["status-forbidden", "status-step", "+", "status-step", "=", "status-forbidden"],
    "ÖVERF": ["status-forbidden", "status-step", "status-step", "status-step", "status-forbidden", "="],
  ]

  static func expected(_ roll: Roll, _ fran: String, _ till: String) -> String {
    let column = statusar.firstIndex(of: till) ?? 0
    return switch roll {
    case .intern: intern[fran]?[column] ?? ""
    case .utforare: utforare[fran]?[column] ?? ""
    case .annanEntreprenor: "not-utforare"
    case .lasare: "role-forbids"
    }
  }

  @Test(.rule(.r4_1, .r4_2, .r4_6, .r3_8), arguments: Roll.allCases, ["PUT status", "PUT arbetsorder"])
  func `each of the 36 changes is given or refused as the table says`(_ roll: Roll, _ way: String) throws {
    let world = TestServer.shared.world()
    let user = try world.login()
    let caller = try roll.login(world)
    for fran in statusar {
      for till in statusar {
        let id = try user.arbetsorder(i: fran, utforare: "E200")
        let answer =
          way == "PUT status"
          ? try caller.byt(id, till) : try caller.put("/v1/arbetsorder/\(id)", "{\"statusKod\": \"\(till)\"}")
        let expected = Self.expected(roll, fran, till)
        let after = try user.status(id)
        switch expected {
        case "+":
          #expect(answer.status == 200 && after == till, "\(fran) → \(till): \(answer)")
        case "=":
          #expect(answer.status == 200 && after == fran, "\(fran) → \(till): \(answer)")
          #expect(answer.notes == ["status-unchanged"], "\(fran) → \(till)")
        default:
          #expect(answer.notes.first == expected, "\(fran) → \(till): \(answer)")
          #expect(answer.status == (expected == "status-step" ? 400 : 403), "\(fran) → \(till)")
          #expect(after == fran, "\(fran) → \(till)")
        }
      }
    }
  }

  @Test(.rule(.r4_6, .r3_8), arguments: Roll.allCases)
  func `a new arbetsorder can ask for REG or GODK only`(_ roll: Roll) throws {
    let world = TestServer.shared.world()
    let caller = try roll.login(world)
    for till in statusar {
      let answer = try caller.post(
        "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"resursId\": \"E200\", \"statusKod\": \"\(till)\"}")
      guard roll == .intern else {
        #expect(answer.status == 403 && answer.notes.first == "role-forbids", "\(till): \(answer)")
        continue
      }
      if till == "REG" || till == "GODK" {
        let id = try #require(answer.json["id"]?.int, "\(answer)")
        #expect(answer.status == 201)
        #expect(try caller.status(id) == till)
      } else {
        #expect(answer.status == 400 && answer.notes.first == "status-at-creation", "\(till): \(answer)")
      }
    }
  }

  @Test(.rule(.r4_5, .r4_1), arguments: Roll.allCases)
  func `the value list and the present status are exactly what is accepted`(_ roll: Roll) throws {
    let world = TestServer.shared.world()
    let user = try world.login()
    let caller = try roll.login(world)
    for fran in statusar {
      let id = try user.arbetsorder(i: fran, utforare: "E200")
      let answer = try caller.get("/v1/arbetsorder/\(id)/status/vardelista")
      if roll == .annanEntreprenor {
        #expect(answer.status == 403 && answer.notes.first == "not-utforare")
        continue
      }
      let listed = answer.json.list.compactMap { $0["statuskod"]?.text }
      #expect(listed == statusar.filter { Self.expected(roll, fran, $0) == "+" }, "\(roll) from \(fran)")
      var accepted: [String] = []
      for till in statusar {
        let fresh = try user.arbetsorder(i: fran, utforare: "E200")
        if try caller.byt(fresh, till).status == 200 { accepted.append(till) }
      }
      let withPresent = statusar.filter { listed.contains($0) || ($0 == fran && roll != .lasare) }
      #expect(accepted == withPresent, "\(roll) from \(fran)")
    }
  }

  @Test(.rule(.r4_1)) func `statuses have the labels of the document`() throws {
    let user = try TestServer.shared.world().login()
    let labels = ["Registrerad", "Beställd", "Accepterad", "Utförd", "Makulerad", "Fakturerad"]
    for (kod, label) in zip(statusar, labels) {
      let id = try user.arbetsorder(i: kod, utforare: "E200")
      let read = try user.get("/v1/arbetsorder/\(id)/status")
      #expect(read.json["statuskod"]?.text == kod)
      #expect(read.json["beskrivning"]?.text == label)
    }
  }

  @Test(.rule(.r1_12)) func `an unknown status is refused with the list`() throws {
    let user = try TestServer.shared.world().login()
    let id = try user.skapa()
    for answer in [try user.byt(id, "UTFORD"), try user.put("/v1/arbetsorder/\(id)", "{\"statusKod\": \"KLA\"}")] {
      #expect(answer.status == 400 && answer.notes.first == "unknown-code")
      #expect(answer.message.contains("REG, GODK, PAGAR, UTFÖRD, MAK, ÖVERF"))
    }
  }
}
