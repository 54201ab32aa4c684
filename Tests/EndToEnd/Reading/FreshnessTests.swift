import Foundation
import Locks
import Rules
import Synchronization
import TestKit
import Testing

/// What is read is what was last written, however it is kept meanwhile (rules 1.1, 3.8, 4.15, 9.2).
@Suite struct FreshnessTests {
  enum Place: String, CaseIterable, Sendable {
    case file, memory

    func world() throws -> TestWorld {
      self == .file ? try TestServer().standard : TestServer.shared.world()
    }
  }

  private func number(_ id: Int64, _ caller: TestCaller) throws -> String? {
    try caller.get("/v1/arbetsorder/\(id)").json["externtNr"]?.text
  }

  @Test(.rule(.r1_1), arguments: Place.allCases)
  func `a change shows at once by id and in lists, under both contracts and to every role`(_ place: Place) throws {
    let world = try place.world()
    let callers =
      try Client.allCases.map { try world.login(key: $0.rawValue) }
      + [world.login("ror", "ror"), world.login("las", "las")]
    let lists = ["", "?utforare=E200", "?objektId=9910102", "?status=PAGAR&feltyp=F"].map { "/v1/arbetsorder\($0)" }
    for n in 1...5 {
      #expect(try callers[0].put("/v1/arbetsorder/108", "{\"externtNr\": \"\(n)\"}").status == 200)
      for caller in callers {
        #expect(try number(108, caller) == "\(n)")
        for list in lists {
          let one = try caller.get(list).json.list.first { $0["id"]?.int == 108 }
          #expect(one?["externtNr"]?.text == "\(n)", "\(list)")
        }
      }
    }
  }

  @Test(.rule(.r3_8), arguments: Place.allCases)
  func `who may no longer read an arbetsorder can't from that moment on`(_ place: Place) throws {
    let world = try place.world()
    let user = try world.login()
    let ror = try world.login("ror", "ror")
    #expect(try ror.get("/v1/arbetsorder/108").status == 200)
    #expect(try user.put("/v1/arbetsorder/108", "{\"resursId\": \"R100\"}").status == 200)
    #expect(try ror.get("/v1/arbetsorder/108").status == 403)
    #expect(try ror.get("/v1/arbetsorder").json.list.contains { $0["id"]?.int == 108 } == false)
    #expect(try user.put("/v1/arbetsorder/108", "{\"resursId\": \"E200\"}").status == 200)
    #expect(try ror.get("/v1/arbetsorder/108").json["information"]?["anmarkning"]?.isNull == true)
    #expect(try user.get("/v1/arbetsorder/108").json["information"]?["anmarkning"]?.text?.isEmpty == false)
    let el = try world.login("el", "el")
    #expect(try el.get("/v1/arbetsorder/108").status == 403)
  }

  @Test(.rule(.r4_15), arguments: Place.allCases)
  func `a list of a hundred shows the change of one of them, and nothing else`(_ place: Place) throws {
    let caller = try place.world().login()
    for _ in 0..<70 { #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201) }
    func page() throws -> [String: String] {
      let list = try caller.get("/v1/arbetsorder").json.list
      #expect(list.count == 100)
      return Dictionary(uniqueKeysWithValues: list.map { (String($0["id"]?.int ?? 0), $0.description) })
    }
    var before = try page()
    #expect(try page() == before)
    for (n, id) in [101, 130, 1000, 1042, 1069].enumerated() {
      let body = n.isMultiple(of: 2) ? "{\"externtNr\": \"\(n)\"}" : "{\"statusKod\": \"MAK\"}"
      #expect(try caller.put("/v1/arbetsorder/\(id)", body).status == 200)
      let after = try page()
      #expect(after.keys.filter { after[$0] != before[$0] } == ["\(id)"])
      #expect(after["\(id)"] == (try caller.get("/v1/arbetsorder/\(id)").json.description))
      before = after
    }
  }

  @Test(.rule(.r2_5), arguments: Place.allCases)
  func `a refused change leaves what is read alone`(_ place: Place) throws {
    let caller = try place.world().login()
    let before = try caller.get("/v1/arbetsorder/102").raw.body
    let answer = try caller.put("/v1/arbetsorder/102", "{\"externtNr\": \"1\", \"statusKod\": \"UTFÖRD\"}")
    #expect(answer.status == 400)
    #expect(try caller.get("/v1/arbetsorder/102").raw.body == before)
    let list = try caller.get("/v1/arbetsorder?objektId=9900102").json
    #expect(list[0]?["externtNr"]?.isNull == true)
  }

  @Test(.rule(.c1_4), arguments: Place.allCases)
  func `a reset takes every change back`(_ place: Place) throws {
    let world = try place.world()
    let caller = try world.login()
    let before = try caller.get("/v1/arbetsorder").text
    #expect(try caller.put("/v1/arbetsorder/101", "{\"externtNr\": \"1\"}").status == 200)
    #expect(try number(101, caller) == "1")
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try world.login().get("/v1/arbetsorder").text == before)
  }

  /// Readers on connections of their own, while one writer counts `externtNr` up.
  @Test(.rule(.r9_2), arguments: Place.allCases)
  func `no reader ever sees time go backwards`(_ place: Place) throws {
    let world = try place.world()
    let writer = try world.login()
    let last: Int64 = 150
    #expect(try writer.put("/v1/arbetsorder/105", "{\"externtNr\": \"0\"}").status == 200)
    let written = Atomic<Int64>(0)
    let problems = Guarded<[String]>([])
    let callers = try [
      world.login(), world.login(key: Client.published.rawValue), world.login("ror", "ror"), world.login("las", "las"),
    ]
    let done = DispatchSemaphore(value: 0)
    for (index, caller) in callers.enumerated() {
      let isList = index.isMultiple(of: 2)
      Thread.detachNewThread {
        defer { done.signal() }
        do {
          var seen: Int64 = 0
          // Ends when the writer has: what it acknowledged must be there.
          while seen < last {
            let floor = written.load(ordering: .sequentiallyConsistent)
            let now = try Self.read(caller, isList: isList)
            if now < max(seen, floor) { problems.withLock { $0.append("\(now) after \(max(seen, floor))") } }
            if floor == last && now < last { return }
            seen = max(seen, now)
          }
        } catch {
          problems.withLock { $0.append("\(error)") }
        }
      }
    }
    for n in 1...last {
      let status = try writer.put("/v1/arbetsorder/105", "{\"externtNr\": \"\(n)\"}").status
      if status != 200 { problems.withLock { $0.append("the writer got \(status)") } }
      written.store(n, ordering: .sequentiallyConsistent)
    }
    for _ in callers { done.wait() }
    #expect(problems.withLock { $0 } == [])
    #expect(world.server.internalErrors == [])
  }

  /// The number that a reader sees now; lists and single reads in turn would hide which of them is stale.
  private static func read(_ caller: TestCaller, isList: Bool) throws -> Int64 {
    let answer = try caller.get(isList ? "/v1/arbetsorder?status=GODK" : "/v1/arbetsorder/105")
    let one = isList ? answer.json.list.first { $0["id"]?.int == 105 } : answer.json
    guard let text = one?["externtNr"]?.text, let n = Int64(text) else { throw Unreadable(answer: answer.description) }
    return n
  }

  private struct Unreadable: Error { let answer: String }
}
