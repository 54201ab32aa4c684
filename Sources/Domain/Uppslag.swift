package import Model
package import Texts

/// What the rules look up while they decide. The store's transactions are one.
package protocol Uppslag {
  /// The registers of the installation.
  var register: RegisterSnapshot { get }
  /// What the installation has decided for itself.
  var settings: Settings { get }
  /// Nil where there is none. Its areas are inherited from the levels above.
  func objekt(_ id: ObjektID) throws -> Objekt?
  /// Nil where there is none.
  func utrymme(_ id: UtrymmeID) throws -> Utrymme?
  /// Nil where there is none; inactive ones are found.
  func enhet(_ id: EnhetID) throws -> Enhet?
  /// Nil where there is none.
  func kund(_ id: KundID) throws -> Kund?
  /// Nil where there is none.
  func kundID(nummer: Text) throws -> KundID?
  /// An objekt whose id looks the same, in another Unicode form; for hints.
  func tvilling(av id: ObjektID) throws -> ObjektID?
  /// A kundnummer that looks the same, in another Unicode form; for hints.
  func tvilling(avKund nummer: Text) throws -> Text?
  /// The booking of an arbetsorder, one that was cancelled too; nil where it never had any.
  func bokning(_ id: ArbetsorderID) throws -> Bokning?
  /// The bookings that take room in a slot, without that of one arbetsorder.
  func antalBokade(_ lucka: Tidslucka, utom: ArbetsorderID?) throws -> Int
}
