package import Domain
import Model
package import Texts

extension ReadTransaction {
  private static let cardColumns = """
    a.id, a.typ, a.status, a.objekt, a.registrerad_ms, a.beskrivning, o.gata, a.prio, a.utforare, a.modifierad_ms,
    a.sla_start_ms, a.sla_avtalat_slut_ms, a.sla_faktiskt_slut_ms, a.sla_slut_av_makulering
    """
  private static let card = SQL(
    "SELECT \(cardColumns) FROM arbetsorder a LEFT JOIN objekt o ON o.id = a.objekt WHERE a.id = ?")

  /// A page of a column of a board. It costs its cards and a bounded number of rows that don't pass, however many there
  /// are: where that is not enough for a page, its `next` says where to go on.
  ///
  /// - Parameter prios: the codes of the register in its order.
  package func board(_ question: BoardQuestion, prios: [Text]) throws -> BoardPage {
    var page = BoardPage()
    let mention = question.words.map { Mention($0.string) }
    // Whoever searches for a number means that arbetsorder, however far down it stands.
    let named = question.words.flatMap { Int64($0.string) }.map { ArbetsorderID($0) }
    if question.after == nil, let named, let card = try card(named), question.isOfColumn(card) {
      page.cards.append(card)
    }
    var (left, last, isFull) = (question.budget, question.after, false)
    let order = BoardOrder(question, prios: prios)
    for step in order.statements where !isFull {
      try connection.statement(composed: step.sql).walk {
        $0.values(step.values)
      } row: { row in
        let (id, key, passes) = (ArbetsorderID(row.integer()), row.integer(), row.flag())
        // Known to be one more than the page has, or than may be looked at.
        var card: BoardCard?
        if passes, id != named, left > 0 {
          card = try self.card(id)
          if let mention, let found = card, !mention.isIn(texts(of: found)) { card = nil }
        }
        if left == 0 || card != nil && page.cards.count == question.limit {
          isFull = true
          return false
        }
        if let card { page.cards.append(card) }
        last = BoardPlace(part: step.part, key: key, id: id.rawValue)
        left -= 1
        return true
      }
    }
    if isFull { page.next = last ?? order.beginning }
    return page
  }

  private func card(_ id: ArbetsorderID) throws -> BoardCard? {
    try connection.first(Self.card, { $0.id(id) }) { c in
      var card = BoardCard(
        id: ArbetsorderID(c.integer()), typ: c.string(), status: try c.kod() ?? .registrerad,
        objekt: ObjektID(c.string()), registrerad: try c.instant())
      card.beskrivning = c.text()
      card.adress = c.text()
      card.prio = c.text()
      card.utforare = c.nummer()
      card.modifierad = try c.tidpunkt()
      card.sla.start = try c.tidpunkt()
      card.sla.avtalatSlut = try c.tidpunkt()
      card.sla.faktisktSlut = try c.tidpunkt()
      card.sla.slutAvMakulering = c.flag()
      return card
    }
  }

  private func texts(of card: BoardCard) -> [String?] {
    let utforare = card.utforare.flatMap { register.resurser[$0] }
    return [
      "\(card.id.rawValue)", card.beskrivning?.string, card.objekt.rawValue.string, card.adress?.string,
      card.utforare?.rawValue.string, utforare?.namn?.string,
    ]
  }
}

extension BoardQuestion {
  fileprivate func isOfColumn(_ card: BoardCard) -> Bool {
    card.status == status && (typ == nil || card.typ == typ) && (utforare == nil || card.utforare == utforare)
  }
}
