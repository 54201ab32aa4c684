package import Model
package import Texts

/// The lists of an installation that may be long. The others, the registers, are always at hand.
package enum Radlista: Sendable {
  case kunder, foretag, fastigheter, byggnader, objekt, utrymmen, enheter
  case arbetsorder, handelser, kontaktpersoner, tider, meddelanden, bokningar, filer
}

/// Where the rows of an installation are read one by one. The store's transactions are one.
package protocol Radkalla {
  /// Settings and registers, and nothing in the long lists.
  func registers() throws -> Installation
  /// Reads a row behind those that its list has already, with what hangs on it and is no list of its own.
  ///
  /// - Parameter key: of one text, but for fastigheter (two) and byggnader (three); digits where it is a number.
  /// - Returns: its place in the list; nil where there is no such row.
  func read(_ key: [Text], of list: Radlista, into i: inout Installation) throws -> Int?
  /// Ids of a list, at most so many; none for those of several parts.
  func ids(of list: Radlista, most: Int) throws -> [Text]
  /// The highest id of a list whose ids are numbers; 0 where it is empty.
  func highest(_ list: Radlista) throws -> Int64
  /// Nil where nobody has that number.
  func kundID(nummer: Text) throws -> KundID?
}
