import Foundation
import Locks
import Rules
import TestKit
import Testing

/// Several clients at once, each on connections of its own.
@Suite struct ParallelTests {
  /// Runs the bodies on threads of their own, waits for all, and gives what went wrong.
  private func together(_ bodies: [@Sendable () throws -> String?]) -> [String] {
    let problems = Gathered<String>()
    let done = DispatchSemaphore(value: 0)
    for body in bodies {
      Thread.detachNewThread {
        defer { done.signal() }
        do {
          if let problem = try body() { problems.add(problem) }
        } catch {
          problems.add("\(error)")
        }
      }
    }
    for _ in bodies { done.wait() }
    return problems.all
  }

  @Test(.rule(.r4_10, .r9_2, .r5_1), arguments: FreshnessTests.Place.allCases)
  func `what is created at once gets ids of its own, and can be read as soon as it is answered`(
    _ place: FreshnessTests.Place
  ) throws {
    let world = try place.world()
    let caller = try world.login()
    let created = Gathered<Int64>()
    let problems = together(
      (0..<4).map { thread in
        {
          for n in 0..<20 {
            let number = "\(thread)-\(n)"
            let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900106\", \"externtNr\": \"\(number)\"}")
            guard answer.status == 201, let id = answer.json["id"]?.int else { return "created: \(answer)" }
            created.add(id)
            let one = try caller.get("/v1/arbetsorder/\(id)")
            guard one.json["externtNr"]?.text == number else { return "read: \(one)" }
            let list = try caller.get("/v1/arbetsorder?objektId=9900106&limit=1000").json.list
            guard list.contains(where: { $0["id"]?.int == id }) else { return "\(id) is not in the list" }
            let handelser = try caller.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list
            guard handelser.count == 1 else { return "\(id) has \(handelser.count) händelser" }
          }
          return nil
        }
      })
    #expect(problems == [])
    #expect(created.all.sorted() == Array(1000..<1080))
    let list = try caller.get("/v1/arbetsorder?objektId=9900106&limit=1000").json.list
    #expect(list.map { $0["id"]?.int ?? 0 } == Array(1000..<1080))
    #expect(world.server.internalErrors == [])
  }

  @Test(.rule(.r4_9), arguments: FreshnessTests.Place.allCases)
  func `writers of different fields of one arbetsorder lose nothing`(_ place: FreshnessTests.Place) throws {
    let world = try place.world()
    let caller = try world.login()
    let bodies = [
      "{\"externtId\": \"$\"}", "{\"externtNr\": \"$\"}", "{\"information\": {\"kommentar\": \"$\"}}",
      "{\"information\": {\"atgard\": \"$\"}}", "{\"ekonomi\": {\"konteringProjekt\": \"$\"}}",
    ]
    let problems = together(
      bodies.map { body in
        {
          for n in 1...20 {
            let answer = try caller.put("/v1/arbetsorder/107", body.replacing("$", with: "v\(n)"))
            guard answer.status == 200 else { return "\(answer)" }
          }
          return nil
        }
      })
    #expect(problems == [])
    let one = try caller.get("/v1/arbetsorder/107").json
    #expect(one["externtId"]?.text == "v20")
    #expect(one["externtNr"]?.text == "v20")
    #expect(one["information"]?["kommentar"]?.text == "v20")
    #expect(one["information"]?["atgard"]?.text == "v20")
    #expect(one["ekonomi"]?["konteringProjekt"]?.text == "v20")
  }

  @Test(.rule(.r4_2, .r2_5), arguments: FreshnessTests.Place.allCases)
  func `of many who take the same step one does, and the others find it done`(_ place: FreshnessTests.Place) throws {
    let world = try place.world()
    let caller = try world.login()
    let changed = Gathered<Int64>()
    let problems = together(
      (0..<6).map { _ in
        {
          let answer = try caller.put("/v1/arbetsorder/102/status", "{\"statuskod\": \"GODK\"}")
          guard answer.status == 200 else { return "\(answer)" }
          if answer.notes == [] { changed.add(1) }
          return nil
        }
      })
    #expect(problems == [])
    #expect(changed.all.count == 1)
    #expect(try caller.get("/v1/arbetsorder/handelser?arbetsorderId=102").json.list.count == 1)
  }

  @Test(.rule(.r4_15, .r4_2), arguments: FreshnessTests.Place.allCases)
  func `a step moves an arbetsorder between the lists of statuses at once`(_ place: FreshnessTests.Place) throws {
    let caller = try place.world().login()
    let steps = ["GODK", "PAGAR", "GODK", "REG", "MAK", "REG"]
    func lists() throws -> [String] {
      var found: [String] = []
      for status in ["REG", "GODK", "PAGAR", "MAK"] {
        let list = try caller.get("/v1/arbetsorder?status=\(status)").json.list
        if list.contains(where: { $0["status"]?["statusKod"]?.text != status }) { found.append("not \(status)") }
        if list.contains(where: { $0["id"]?.int == 102 }) { found.append(status) }
      }
      return found
    }
    #expect(try lists() == ["REG"])
    for step in steps {
      #expect(try caller.put("/v1/arbetsorder/102/status", "{\"statuskod\": \"\(step)\"}").status == 200)
      #expect(try lists() == [step])
      #expect(try caller.get("/v1/arbetsorder/102/status").json["statuskod"]?.text == step)
    }
  }
}

/// Values from any thread; a class, because closures in a list can't share a value that is not copied.
private final class Gathered<Element: Sendable>: Sendable {
  private let list = Guarded<[Element]>([])

  var all: [Element] { list.withLock { $0 } }
  func add(_ element: Element) { list.withLock { $0.append(element) } }
}
