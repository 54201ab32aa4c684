import Domain
import Model

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a connection that writes remembers of rows that job after job reads: counters, and the objekt that jobs were
/// about, which four tables make up.
///
/// The hook tells it of every change of such a row but those that it is told of by whoever makes them. What is taken
/// back, it forgets.
final class WriterMemory {
  /// The hook is there.
  var isOn = false
  private var numbers: [Raknare: Int64] = [:]
  private var objekt: [ObjektID: Objekt] = [:]

  /// So many objekt are a hundred KiB or so.
  private static let mostObjekt = 64

  /// The next id of a kind; nil where it must be read.
  func number(_ raknare: Raknare) -> Int64? { numbers[raknare] }

  func remember(_ raknare: Raknare, _ next: Int64) { if isOn { numbers[raknare] = next } }

  func objekt(_ id: ObjektID) -> Objekt? { objekt[id] }

  func remember(_ found: Objekt) {
    guard isOn else { return }
    if objekt.count >= Self.mostObjekt { objekt.removeAll(keepingCapacity: true) }
    objekt[found.id] = found
  }

  /// From the preupdate hook, for each row that changes.
  func changed(_ table: UnsafePointer<CChar>) {
    if !numbers.isEmpty, strcmp(table, "raknare") == 0 { numbers.removeAll() }
    guard !objekt.isEmpty else { return }
    if strcmp(table, "objekt") == 0 || strcmp(table, "byggnad") == 0 || strcmp(table, "fastighet") == 0
      || strcmp(table, "foretag") == 0
    {
      objekt.removeAll()
    }
  }

  func forget() {
    numbers.removeAll()
    objekt.removeAll()
  }
}
