import Contract
import JSON
import Model
import Rules
import Simulator
import Texts

/// The two searches for objekt that can be reported on (rules 8.1, 8.2).
enum Sokning {
  static func uthyrningsbara(
    _ input: BodyInput<FelanmalningsbaraHyresobjektSokning>, _ world: Reading
  ) throws -> ObjektGetUtConnection {
    let body = input.body
    var search = ObjektSearch(.uthyrningsbara)
    search.objekt = body.filter?.objektId.map { ObjektID($0) }
    search.kund = body.filter?.kundId.map { KundID($0) }
    return try page(&search, first: body.first, after: body.after, sortering: body.sortering ?? [], world)
  }

  static func ejUthyrningsbara(
    _ input: BodyInput<FelanmalningsbaraEjHyresobjektSokning>, _ world: Reading
  ) throws -> ObjektGetUtConnection {
    let body = input.body
    var search = ObjektSearch(.ejUthyrningsbara)
    search.objekt = body.filter?.objektId.map { ObjektID($0) }
    search.kund = body.filter?.kundId.map { KundID($0) }
    search.endastExterna = body.filter?.onlyReportableExternal ?? false
    guard search.objekt != nil || search.kund != nil else {
      throw Refusal(
        .searchFilter, "filter: objektId or kundId is needed to know whose buildings are meant",
        hint: "Send {\"filter\": {\"objektId\": \"…\"}}.")
    }
    return try page(&search, first: body.first, after: body.after, sortering: body.sortering ?? [], world)
  }

  private static func page(
    _ search: inout ObjektSearch, first: Int32?, after: Text?,
    sortering: [FelanmalningsbaraHyresobjektSortering], _ world: Reading
  ) throws -> ObjektGetUtConnection {
    if let first, first < 1 {
      throw Refusal(.searchFirst, "first is \(first), valid is 1 or more", hint: "Leave first out to get all.")
    }
    search.ordning = ordning(sortering)
    search.antal = first.map(Int.init)
    if let after { search.efter = try Cursor.read(after.string, search) }
    var hits = try world.sok(search)
    var answer = ObjektGetUtConnection()
    answer.pageInfo.hasNextPage = false
    if let antal = search.antal, hits.count > antal {
      hits.removeLast(hits.count - antal)
      answer.pageInfo.hasNextPage = true
    }
    answer.edges = hits.map { objekt in
      ObjektGetUtEdge(ObjektGetUt(objekt), cursor: Text(Cursor.write(search.position(of: objekt), search)))
    }
    answer.pageInfo.endCursor = answer.edges.last?.cursor
    return answer
  }

  /// The sort keys in order; what comes after the number of the objekt can't matter, for it is unique.
  private static func ordning(_ sortering: [FelanmalningsbaraHyresobjektSortering]) -> [ObjektSearch.Nyckel] {
    var keys: [ObjektSearch.Nyckel] = []
    for s in sortering {
      let falt = s.falt ?? .objektnummer
      guard !keys.contains(where: { $0.falt == falt }) else { continue }
      keys.append(ObjektSearch.Nyckel(falt: falt, fallande: s.riktning == .fallande))
      if falt == .objektnummer { break }
    }
    return keys.isEmpty ? [ObjektSearch.Nyckel(falt: .objektnummer, fallande: false)] : keys
  }
}

/// The cursors of a search: a place in its order, opaque to clients, good for the same order only (rule 8.2).
enum Cursor {
  static func write(_ position: ObjektSearch.Position, _ search: ObjektSearch) -> String {
    let content = Array((position.nycklar + [position.id.rawValue]).joined(separator: "\u{1F}").utf8)
    return String(decoding: Base64.encodeURL(tag(content, search) + content), as: UTF8.self)
  }

  /// - Throws: `search-cursor` for what `write` has not made for this order.
  static func read(_ text: String, _ search: ObjektSearch) throws(Refusal) -> ObjektSearch.Position {
    if let bytes = Base64.decodeURL(text.utf8), bytes.count > 8 {
      let content = Array(bytes[8...])
      var parts = String(decoding: content, as: UTF8.self).split(separator: "\u{1F}", omittingEmptySubsequences: false)
        .map(String.init)
      if Array(bytes[..<8]) == tag(content, search), parts.count == search.ordning.count + 1 {
        let id = parts.removeLast()
        return ObjektSearch.Position(nycklar: parts.map { Text($0) }, id: ObjektID(Text(id)))
      }
    }
    throw Refusal(
      .searchCursor, "after: '\(text.prefix(60))' is no cursor of a search in this order",
      hint: "Send a cursor or endCursor of the same search with the same sortering, or leave after out.")
  }

  /// Eight bytes that tell a cursor of this order from everything else.
  private static func tag(_ content: [UInt8], _ search: ObjektSearch) -> [UInt8] {
    let order = search.ordning.map { "\($0.falt)\($0.fallande ? "-" : "+")" }.joined()
    return Array(Crypto.sha256(Array("fast2sim cursor \(search.urval) \(order) ".utf8) + content)[..<8])
  }
}
