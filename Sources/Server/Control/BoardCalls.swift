import Domain
import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts
import Tid

/// What a console shows of arbetsorder.
extension Control {
  /// The columns of a board, from the first status to the last.
  static let boardColumns: [Status] = [.registrerad, .bestalld, .accepterad, .utford, .fakturerad, .makulerad]

  func board(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    let status = asked.query["status"].flatMap { Status(exactly: $0) }
    let after = asked.query["after"]
    if after != nil, status == nil {
      throw Refusal.invalidControl("after goes on in one column, and status doesn't say which", operation)
    }
    let questions = (status.map { [$0] } ?? Self.boardColumns).map { status in
      var question = BoardQuestion(status: status)
      question.typ = asked.query["typ"].map { Text($0) }
      question.utforare = asked.query["utforare"].map { ResursID(Text($0)) }
      question.words = asked.query["q"].map { Text($0) }
      question.order = asked.query["sort"].flatMap { BoardQuestion.Order(exactly: $0) } ?? .id
      question.limit = asked.number("limit").map { Int($0) } ?? question.limit
      question.after = after.flatMap { BoardPlace($0) }
      return question
    }
    return json(BoardAnswer(turn.world).value(try turn.world.board(questions)))
  }
}

/// The steps of one arbetsorder.
extension Control {
  func boardSteps(_ asked: ControlRequest) throws -> Response {
    let id = ArbetsorderID(asked.path["id"].flatMap { Int64($0) } ?? 0)
    let resurs = try stepping(asked.query["resurs"])
    guard let found = try turn.world.prova(id, as: resurs) else {
      throw Refusal(
        .controlNotFound, "there is no arbetsorder \(id.rawValue)", hint: "GET /_sim/board lists those that there are.")
    }
    let steps = found.steg.sorted { Self.place($0.till) < Self.place($1.till) }.map { step -> JSONValue in
      let known: [(String, JSONValue)] = [
        ("status", .text(step.till.rawValue)), ("namn", .text(step.till.beskrivning.string)),
        ("allowed", JSONValue(booleanLiteral: step.hinder == nil)),
      ]
      guard let refusal = step.hinder else { return .object(known) }
      return .object(
        known + [
          ("code", .text(refusal.code.rawValue)), ("rule", .text(refusal.rule.number)),
          ("basis", .text(refusal.rule.entry.ground)), ("reason", .text(refusal.message)),
          ("hint", .text(refusal.hint)), ("meddelande", .text(refusal.userMessage)),
        ])
    }
    return json(["id": .int(id.rawValue), "from": .text(found.fran.rawValue), "steps": .list(steps)])
  }

  private static func place(_ status: Status) -> Int { boardColumns.firstIndex(of: status) ?? 0 }

  /// Who is to take the step: the one that is named, or the first.
  private func stepping(_ id: String?) throws(Refusal) -> Resurs {
    let register = turn.world.register
    let given = id.map { ResursID(Text($0)) } ?? register.ordning.resurser.first
    guard let resurs = given.flatMap({ register.resurser[$0] }) else {
      throw Refusal(
        .controlNotFound, "there is no resurs \(given?.rawValue.string.prefix(60) ?? "")",
        hint: "GET /_sim/state has those that there are, as resurser.")
    }
    return resurs
  }
}

/// A board as it is answered.
private struct BoardAnswer {
  /// What the world's clock shows.
  let now: Tidpunkt
  let register: RegisterSnapshot
  /// Characters of a beskrivning that a card shows.
  private static let shown = 160

  init(_ world: World) { (now, register) = (world.now, world.register) }

  func value(_ board: Board) -> JSONValue {
    let columns = board.columns.map { question, page -> JSONValue in
      // Where one page was all, it is counted itself: the other count may be of another moment.
      let isAll = question.after == nil && page.next == nil
      let count = isAll ? page.cards.count : board.counts?[question.status]
      return [
        "status": .text(question.status.rawValue), "namn": .text(question.status.beskrivning.string),
        "count": count.map { .int(Int64($0)) } ?? .null, "cards": .list(page.cards.map(value)),
        "next": page.next.map { .text($0.description) } ?? .null,
      ]
    }
    return ["columns": .list(columns)]
  }

  private func value(_ card: BoardCard) -> JSONValue {
    [
      "id": .int(card.id.rawValue), "typ": .text(card.typ.string),
      "typnamn": text(register.arbetsordertyper[card.typ]?.beskrivning), "status": .text(card.status.rawValue),
      "beskrivning": text(card.beskrivning.map { Text($0.prefix(Self.shown)) }),
      "objekt": ["id": .text(card.objekt.rawValue.string), "adress": text(card.adress)],
      "prio": named(card.prio, "kod", register.prio[card.prio ?? ""]?.beskrivning),
      "utforare": named(card.utforare?.rawValue, "id", card.utforare.flatMap { register.resurser[$0]?.namn }),
      "registrerad": .text(SvenskTid.iso(card.registrerad)),
      "andrad": .text(SvenskTid.iso(card.modifierad ?? card.registrerad)), "sla": sla(card),
    ]
  }

  private func text(_ text: Text?) -> JSONValue { text.map { .text($0.string) } ?? .null }

  private func named(_ code: Text?, _ key: String, _ name: Text?) -> JSONValue {
    code.map { .object([(key, .text($0.string)), ("namn", text(name))]) } ?? .null
  }

  private func sla(_ card: BoardCard) -> JSONValue {
    let kalender = card.prio.flatMap { register.prio[$0]?.sla }.flatMap { register.kalendrar[$0.kalender] }
    guard let from = card.sla.start, let due = card.sla.avtalatSlut, let lage = card.sla.lage(now),
      let share = card.sla.andel(now, kalender)
    else { return .null }
    return [
      "due": .text(SvenskTid.iso(due)), "from": .text(SvenskTid.iso(from)), "state": .text(lage.name),
      "share": .number((share * 1000).rounded() / 1000),
    ]
  }
}

extension Arbetsorder.SlaTider.Lage {
  /// As a board calls it.
  fileprivate var name: String {
    switch self {
    case .lopande: "running"
    case .forfallen: "due"
    case .hallen: "met"
    }
  }
}
