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
    let status = asked.query["status"].flatMap { Status(rawValue: $0) }
    let after = asked.query["after"]
    if after != nil, status == nil {
      throw Refusal.invalidControl("after goes on in one column, and status doesn't say which", operation)
    }
    let questions = (status.map { [$0] } ?? Self.boardColumns).map { status in
      var question = BoardQuestion(status: status)
      question.typ = asked.query["typ"].map { Text($0) }
      question.utforare = asked.query["utforare"].map { ResursID(Text($0)) }
      question.words = asked.query["q"].map { Text($0) }
      question.order = asked.query["sort"].flatMap { BoardQuestion.Order(rawValue: $0) } ?? .id
      question.limit = asked.number("limit").map { Int($0) } ?? question.limit
      question.after = after.flatMap { BoardPlace($0) }
      return question
    }
    return json(BoardWriter(now: turn.world.now, register: turn.world.register).write(try turn.world.board(questions)))
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

/// Writes a board.
struct BoardWriter {
  /// What the world's clock shows.
  let now: Tidpunkt
  let register: RegisterSnapshot
  /// Characters of a beskrivning that a card shows.
  static let shown = 160

  private enum Key {
    static let columns = JSONKey("columns")
    static let status = JSONKey("status")
    static let namn = JSONKey("namn")
    static let count = JSONKey("count")
    static let cards = JSONKey("cards")
    static let next = JSONKey("next")
    static let id = JSONKey("id")
    static let typ = JSONKey("typ")
    static let typnamn = JSONKey("typnamn")
    static let beskrivning = JSONKey("beskrivning")
    static let objekt = JSONKey("objekt")
    static let adress = JSONKey("adress")
    static let prio = JSONKey("prio")
    static let kod = JSONKey("kod")
    static let utforare = JSONKey("utforare")
    static let registrerad = JSONKey("registrerad")
    static let andrad = JSONKey("andrad")
    static let sla = JSONKey("sla")
    static let due = JSONKey("due")
    static let from = JSONKey("from")
    static let state = JSONKey("state")
    static let share = JSONKey("share")
  }

  func write(_ board: Board) -> [UInt8] {
    var w = JSONWriter()
    w.beginObject()
    w.key(Key.columns)
    w.beginArray()
    for (question, page) in board.columns {
      w.beginObject()
      w.key(Key.status)
      w.string(question.status.rawValue)
      w.key(Key.namn)
      w.string(question.status.beskrivning.string)
      w.key(Key.count)
      // Where one page was all, it is counted itself: the other count may be of another moment.
      let isAll = question.after == nil && page.next == nil
      let count = isAll ? page.cards.count : board.counts?[question.status]
      if let count { w.int(Int64(count)) } else { w.null() }
      w.key(Key.cards)
      w.beginArray()
      for card in page.cards { write(card, &w) }
      w.endArray()
      w.key(Key.next)
      if let next = page.next { w.string(next.description) } else { w.null() }
      w.endObject()
    }
    w.endArray()
    w.endObject()
    return w.bytes
  }

  private func write(_ card: BoardCard, _ w: inout JSONWriter) {
    w.beginObject()
    w.key(Key.id)
    w.int(card.id.rawValue)
    w.key(Key.typ)
    w.string(card.typ.string)
    w.key(Key.typnamn)
    text(register.arbetsordertyper[card.typ]?.beskrivning, &w)
    w.key(Key.status)
    w.string(card.status.rawValue)
    w.key(Key.beskrivning)
    text(card.beskrivning.map { Text($0.prefix(Self.shown)) }, &w)
    w.key(Key.objekt)
    w.beginObject()
    w.key(Key.id)
    w.string(card.objekt.rawValue.string)
    w.key(Key.adress)
    text(card.adress, &w)
    w.endObject()
    w.key(Key.prio)
    named(card.prio, Key.kod, register.prio[card.prio ?? ""]?.beskrivning, &w)
    w.key(Key.utforare)
    named(card.utforare?.rawValue, Key.id, card.utforare.flatMap { register.resurser[$0]?.namn }, &w)
    w.key(Key.registrerad)
    w.string(SvenskTid.iso(card.registrerad))
    w.key(Key.andrad)
    w.string(SvenskTid.iso(card.modifierad ?? card.registrerad))
    w.key(Key.sla)
    sla(card, &w)
    w.endObject()
  }

  private func text(_ text: Text?, _ w: inout JSONWriter) { if let text { w.string(text.string) } else { w.null() } }

  private func named(_ code: Text?, _ key: JSONKey, _ name: Text?, _ w: inout JSONWriter) {
    guard let code else { return w.null() }
    w.beginObject()
    w.key(key)
    w.string(code.string)
    w.key(Key.namn)
    text(name, &w)
    w.endObject()
  }

  private func sla(_ card: BoardCard, _ w: inout JSONWriter) {
    let kalender = card.prio.flatMap { register.prio[$0]?.sla }.flatMap { register.kalendrar[$0.kalender] }
    guard let from = card.sla.start, let due = card.sla.avtalatSlut, let lage = card.sla.lage(now),
      let share = card.sla.andel(now, kalender)
    else { return w.null() }
    w.beginObject()
    w.key(Key.due)
    w.string(SvenskTid.iso(due))
    w.key(Key.from)
    w.string(SvenskTid.iso(from))
    w.key(Key.state)
    w.string(lage.name)
    w.key(Key.share)
    w.double((share * 1000).rounded() / 1000)
    w.endObject()
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
