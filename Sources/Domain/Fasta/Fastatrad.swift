package import Model
package import Texts

/// A level of the fasta strukturen as a tree.
package enum Niva: String, Sendable, CaseIterable {
  case fastighet, byggnad, objekt, utrymme, enhet

  /// The level below; nil below an enhet.
  package var under: Niva? {
    switch self {
    case .fastighet: .byggnad
    case .byggnad: .objekt
    case .objekt: .utrymme
    case .utrymme: .enhet
    case .enhet: nil
    }
  }

  /// Texts that a row of the level is found by: a fastighet by företag and number, a byggnad by these and its own.
  package var delar: Int {
    switch self {
    case .fastighet: 2
    case .byggnad: 3
    case .objekt, .utrymme, .enhet: 1
    }
  }
}

/// Which row of the tree.
package struct Nodnyckel: Sendable, Equatable {
  /// Its level.
  package let niva: Niva
  /// As many as the level has.
  package let delar: [Text]

  /// - Parameter delar: as many as the level has.
  package init(_ niva: Niva, _ delar: [Text]) {
    self.niva = niva
    self.delar = delar
  }

  /// Reads an id of a level; nil where it has not as many parts.
  package init?(_ niva: Niva, id: String) {
    let delar = id.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { part in
      Text(Self.utan(part))
    }
    guard delar.count == niva.delar else { return nil }
    self.init(niva, delar)
  }

  /// Unique within the level: the parts with `/` between them, in which `~1` is a slash and `~0` a tilde.
  package var id: String { delar.map { Self.med($0.string) }.joined(separator: "/") }

  private static func med(_ part: String) -> String {
    guard part.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return part }
    return part.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
  }

  private static func utan(_ part: Substring.UTF8View) -> String {
    var (bytes, isMark) = ([UInt8](), false)
    for byte in part {
      if isMark {
        bytes.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
        isMark = false
      } else if byte == UInt8(ascii: "~") {
        isMark = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A row of the tree, with what lies below it.
package struct Nod: Sendable {
  /// Which it is.
  package var nyckel: Nodnyckel
  /// What it is called; its own number where nobody has named it.
  package var namn: Text
  /// Street and flat; nil for all but an objekt.
  package var adress: Text?
  /// How many rows lie right below it, of enheter those that are active.
  package var barn = 0
  /// Arbetsorder on it or below it that are REG, GODK or PAGAR.
  package var oppna = 0
  /// The enhet that this one came in place of (rule 4.13).
  package var ersatter: Text?

  package init(_ nyckel: Nodnyckel, namn: Text) {
    self.nyckel = nyckel
    self.namn = namn
  }
}

/// A page of what lies below a row, or of the fastigheter.
package struct Gren: Sendable {
  /// The row; nil above the fastigheter.
  package var over: Nod?
  /// In order.
  package var noder: [Nod] = []
  /// There are more behind the last one.
  package var harFler = false

  package init() {}
}

extension Status {
  /// The work is still to be done.
  package static let oppna: [Status] = [.registrerad, .bestalld, .accepterad]
}
