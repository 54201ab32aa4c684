import Domain
import Model
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a connection that writes remembers of rows that job after job reads: counters, objekt, which four tables make
/// up, and the ids of kunder.
///
/// The hook tells it of every change of such a row but those that it is told of by whoever makes them. What is taken
/// back, it forgets.
final class WriterMemory {
  /// The hook is there.
  var isOn = false
  /// A few: they are found sooner than hashed.
  private var numbers: [(raknare: Raknare, next: Int64)] = []
  private var kunder: [Text: KundID] = [:]
  private var objekt: [ObjektID: Objekt] = [:]

  /// So many objekt are a hundred KiB or so.
  private static let mostObjekt = 64
  private static let mostKunder = 256

  /// The next id of a kind; nil where it must be read.
  func number(_ raknare: Raknare) -> Int64? {
    for number in numbers where number.raknare == raknare { return number.next }
    return nil
  }

  func remember(_ raknare: Raknare, _ next: Int64) {
    guard isOn else { return }
    for place in numbers.indices where numbers[place].raknare == raknare { return numbers[place].next = next }
    numbers.append((raknare, next))
  }

  func kund(nummer: Text) -> KundID? { kunder[nummer] }

  func remember(_ nummer: Text, _ kund: KundID) {
    guard isOn else { return }
    if kunder.count >= Self.mostKunder { kunder.removeAll(keepingCapacity: true) }
    kunder[nummer] = kund
  }

  func objekt(_ id: ObjektID) -> Objekt? { objekt[id] }

  func remember(_ found: Objekt) {
    guard isOn else { return }
    if objekt.count >= Self.mostObjekt { objekt.removeAll(keepingCapacity: true) }
    objekt[found.id] = found
  }

  /// From the preupdate hook, for each row that changes.
  func changed(_ table: UnsafePointer<CChar>) {
    if !numbers.isEmpty, strcmp(table, "raknare") == 0 { numbers.removeAll() }
    if !kunder.isEmpty, strcmp(table, "kund") == 0 { kunder.removeAll() }
    guard !objekt.isEmpty else { return }
    if strcmp(table, "objekt") == 0 || strcmp(table, "byggnad") == 0 || strcmp(table, "fastighet") == 0
      || strcmp(table, "foretag") == 0
    {
      objekt.removeAll()
    }
  }

  func forget() {
    numbers.removeAll()
    kunder.removeAll()
    objekt.removeAll()
  }
}
