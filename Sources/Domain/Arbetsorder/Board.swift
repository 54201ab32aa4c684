package import Model
package import Texts
package import Tid

/// What one column of a board is to show: the arbetsorder of a status, in an order.
package struct BoardQuestion: Sendable {
  /// What comes first.
  package enum Order: String, Sendable, CaseIterable {
    /// The newest.
    case id
    /// What falls due soonest; then what has no agreed time that runs, the newest first.
    case sla
    /// The prio that the register has first, and what falls due soonest in it; the one without prio comes last.
    case prio
    /// What was changed latest; then what never was, the newest first.
    case changed
  }

  /// The column.
  package var status: Status
  /// Only those of this type.
  package var typ: Text?
  /// Only those that this resurs carries out.
  package var utforare: ResursID?
  /// Only those that have these words in id, beskrivning, objekt, address or utförare.
  package var words: Text?
  /// What comes first.
  package var order = Order.id
  /// At most so many cards.
  package var limit = 100
  /// Where an earlier page ended.
  package var after: BoardPlace?

  package init(status: Status) { self.status = status }

  /// Rows that are looked at for a page with more than one filter, or in another order than by id.
  package static let mostRows = 5000
  /// Rows that are looked at for a page where their texts are searched.
  package static let mostTexts = 1000

  /// Rows that are looked at for a page; more than its cards where all pass.
  package var budget: Int { words == nil ? max(Self.mostRows, limit + 1) : Self.mostTexts }
}

/// Where a page of a column ended: behind this row the next one begins, whatever came or went meanwhile.
package struct BoardPlace: Sendable, Equatable, CustomStringConvertible {
  /// Which of the parts of the order, from 0.
  package let part: Int
  /// What that part is ordered by; 0 where it is the id alone.
  package let key: Int64
  /// The row of the arbetsorder that was looked at last.
  package let id: Int64

  package init(part: Int, key: Int64, id: Int64) {
    self.part = part
    self.key = key
    self.id = id
  }

  /// Reads what `description` wrote; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int64(String(decoding: Array($0), as: UTF8.self)) }
    guard parts.count == 3, numbers.count == 3, let part = Int(exactly: numbers[0]), part >= 0 else { return nil }
    self.init(part: part, key: numbers[1], id: numbers[2])
  }

  package var description: String { "\(part).\(key).\(id)" }
}

/// What a board shows of an arbetsorder.
package struct BoardCard: Sendable, Equatable {
  /// Its id.
  package var id: ArbetsorderID
  /// A code of the register of arbetsordertyper.
  package var typ: Text
  /// The column that it stands in.
  package var status: Status
  /// Its beginning, or as much of it as was searched.
  package var beskrivning: Text?
  /// What the work is on.
  package var objekt: ObjektID
  /// The street and number of that; nil where it has none.
  package var adress: Text?
  /// A code of the register of prio.
  package var prio: Text?
  /// Who is to carry it out.
  package var utforare: ResursID?
  /// When it was made.
  package var registrerad: Tidpunkt
  /// When it was last changed; nil where it never was.
  package var modifierad: Tidpunkt?
  /// The times agreed and kept.
  package var sla = Arbetsorder.SlaTider()

  package init(id: ArbetsorderID, typ: Text, status: Status, objekt: ObjektID, registrerad: Tidpunkt) {
    self.id = id
    self.typ = typ
    self.status = status
    self.objekt = objekt
    self.registrerad = registrerad
  }
}

/// A page of a column.
package struct BoardPage: Sendable {
  /// In order.
  package var cards: [BoardCard] = []
  /// Where the next page begins; nil where all was looked at.
  package var next: BoardPlace?

  package init() {}
}
