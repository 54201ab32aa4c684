package import Texts

/// An id that can't be mistaken for another kind of id.
///
/// `Entity` only tells the kinds apart; nothing of it is stored.
package struct Identifier<Entity, Raw: Hashable & Sendable & Comparable>: Hashable, Sendable, Comparable {
  /// The id as it stands in the database and on the wire.
  package let rawValue: Raw

  package init(_ rawValue: Raw) { self.rawValue = rawValue }
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Identifier where Raw == Text {
  /// An id that came as a string.
  package init(_ string: String) { self.init(Text(string)) }
}

/// Arbetsordernummer, from 1.
package typealias ArbetsorderID = Identifier<Arbetsorder, Int64>
/// Objektnummer: text, often digits that overflow 32 bits.
package typealias ObjektID = Identifier<Objekt, Text>
/// An utrymme, from 1.
package typealias UtrymmeID = Identifier<Utrymme, Int64>
/// An enhet, from 1.
package typealias EnhetID = Identifier<Enhet, Int64>
/// The internal number of a kund; not its kundnummer.
package typealias KundID = Identifier<Kund, Int64>
/// A resurs, such as `R100`.
package typealias ResursID = Identifier<Resurs, Text>
/// A fras as arbetsorder refer to it (`frasNr`).
package typealias FrasID = Identifier<Fras, Int64>
/// A händelse, from 1.
package typealias HandelseID = Identifier<Handelse, Int64>
