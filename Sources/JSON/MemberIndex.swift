import Texts

/// Where the members of an object stand, by name. Few look-ups go through the list; for many a table is made, so that
/// they cost no more than the object and themselves.
package struct MemberIndex {
  private let members: [JSONMember]
  private let places: [Text: Int]?

  /// - Parameter lookups: about how many names will be asked for.
  package init(_ members: [JSONMember], lookups: Int) {
    self.members = members
    let isLarge = members.count > 16 && lookups > 4
    places =
      isLarge
      ? Dictionary(members.enumerated().map { (Text($1.name), $0) }) { first, _ in first } : nil
  }

  /// Where the member of exactly that name stands; nil where there is none.
  package func place(of name: String) -> Int? {
    if let places { return places[name] }
    return members.firstIndex { $0.name.isExactly(name) }
  }

  /// The value of the member of exactly that name; nil where there is none.
  package subscript(name: String) -> JSONValue? { place(of: name).map { members[$0].value } }
}
