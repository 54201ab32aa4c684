import Contract
import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// The calls about the journal (`docs/control-plane.md`).
extension Control {
  func readJournal(_ asked: ControlRequest) -> Response {
    var filter = Journal.Filter()
    filter.limit = asked.number("limit").map { Int($0) } ?? filter.limit
    filter.after = asked.number("after").map { UInt64($0) }
    filter.operation = asked.query["operation"]
    filter.status = asked.number("status").map { Int($0) }
    filter.code = asked.query["code"]
    filter.caller = asked.query["caller"]
    filter.isOfClient = asked.query["origin"].map { $0.isExactly("client") }
    filter.level = asked.query["level"].flatMap { NoteLevel(exactly: $0) }
    let journal = turn.world.journalEntries
    return json([
      "entries": .list(journal.entries(filter).map { $0.json(whole: false) }), "count": .int(Int64(journal.count)),
      "bytes": .int(Int64(journal.bytes)), "evictedThrough": .int(Int64(journal.evictedThrough)),
    ])
  }

  func readEntry(_ asked: ControlRequest) throws -> Response {
    let entry = try entry(asked)
    guard let format = asked.query["format"].flatMap({ RequestCode(exactly: $0) }) else {
      return json(entry.json(whole: true))
    }
    let place = ServedContracts.place(asked.request, world: turn.world.name)
    guard let sent = SentRequest(entry, base: place.origin + place.base) else { throw Self.isNotKept(entry) }
    return answer("text/plain; charset=utf-8", Array(format.text(sent).utf8))
  }

  /// What can't be sent again.
  static func isNotKept(_ entry: JournalEntry) -> Refusal {
    guard entry.hidden.isDisjoint(with: [.path, .query, .body]) else {
      return Refusal(
        .controlConflict, "the secrets of entry \(entry.id) are masked since the world was moved",
        hint: "Say what is to be sent in their place: path and body; or send a request of your own.")
    }
    return Refusal(
      .controlConflict, "the body of entry \(entry.id) is not kept: it was too long, a file, or no text",
      hint: "Bodies up to 64 KiB are kept; send a request of your own in its place.")
  }

  /// The entry of a path.
  func entry(_ asked: ControlRequest) throws(Refusal) -> JournalEntry {
    let journal = turn.world.journalEntries
    let id = asked.path["id"].flatMap { UInt64($0) } ?? 0
    guard let entry = journal[id: id] else {
      let gone = id <= journal.evictedThrough ? "; it has been driven out by newer ones" : ""
      throw Refusal(
        .controlNotFound, "there is no entry \(id) in the journal\(gone)",
        hint: "GET /_sim/journal lists those that there are; the number is an answer's X-Sim-Request-Id.")
    }
    return entry
  }

  func clearJournal() -> Response {
    turn.world.clearJournal()
    return nothing
  }

  func har(_ asked: ControlRequest) -> Response {
    let place = ServedContracts.place(asked.request, world: turn.world.name)
    return json(
      HAR.document(turn.world.journalEntries.entries, version: app.options.version, base: place.origin + place.base))
  }

  func coverage() -> Response { json(turn.world.coverage.json(.api)) }

  func verify(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) throws {
    let question: Verification
    do throws(SchemaProblem) { question = try Verification(asked.body ?? .object([]), known: names) } catch {
      throw Refusal.invalidControl("\(error.path.dropFirst(2)): \(error.message)", operation)
    }
    let control = self
    turn.world.verify(question) { reply.send(control.answer($0)) }
  }

  private func answer(_ verdict: Verification.Verdict) -> Response {
    switch verdict {
    case .met(let ids):
      return json(["verdict": "met", "matches": .list(ids.map { .int(Int64($0)) })])
    case .failed(let why, let misses):
      let nearest: [JSONValue] = misses.map { miss in
        [
          "id": .int(Int64(miss.id)), "request": .text(miss.request),
          "differences": .list(
            miss.differences.map {
              [
                "path": .text($0.path), "expected": .text($0.expected),
                "actual": $0.actual.map(JSONValue.text) ?? .null,
              ]
            }),
        ]
      }
      return json(["verdict": "failed", "detail": .text(why), "nearest": .list(nearest)], 422)
    case .inconclusive(let why):
      return json(["verdict": "inconclusive", "detail": .text(why), "nearest": .list([])], 409)
    }
  }

  /// What a request of this world can be called.
  private var names: KnownNames {
    let register = turn.world.register
    return KnownNames(
      operations: Coverage.Universe.api.operations,
      callers: register.klienter.map(\.nyckel.string) + register.ordning.resurser.map(\.rawValue.string),
      world: turn.world.name)
  }
}

/// The calls about faults (`docs/control-plane.md`).
extension Control {
  func listFaults() -> Response {
    let (now, plan) = (turn.world.now, turn.world.faults)
    return json(.list(plan.rules.map { Self.shown($0, now) }))
  }

  func addFault(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) {
    let (world, control) = (turn.world, self)
    let (wanted, names) = (asked.body ?? .null, names)
    world.changeFaults { plan in
      do throws(SchemaProblem) { return try plan.add(wanted, now: world.now, known: names) } catch {
        throw Refusal.invalidControl("\(error.path.dropFirst(2)): \(error.message)", operation)
      }
    } done: { result in
      switch result {
      case .success(let rule):
        world.remember("POST", "faults", wanted)
        reply.send(control.json(Self.shown(rule, world.now), 201))
      case .failure(let error): reply.send(control.turn.failed(error))
      }
    }
  }

  func removeFaults(_ asked: ControlRequest, _ reply: Reply) {
    let (world, control) = (turn.world, self)
    let id = asked.path["id"].flatMap { Int64($0) }
    world.changeFaults { plan in
      guard let id else { return plan.removeAll() }
      guard plan.remove(id) else {
        throw Refusal(
          .controlNotFound, "there is no fault rule \(id)", hint: "GET /_sim/faults lists those that there are.")
      }
    } done: { result in
      reply.send(control.done(result, "DELETE", id.map { "faults/\($0)" } ?? "faults", nil))
    }
  }

  private static func shown(_ rule: FaultRule, _ now: Tidpunkt) -> JSONValue {
    [
      "id": .int(rule.id), "rule": rule.source, "hits": .int(rule.hits),
      "ends": rule.ends.map { .text(SvenskTid.iso($0)) } ?? .null,
      "over": JSONValue(booleanLiteral: rule.isOver(now)),
    ]
  }
}
