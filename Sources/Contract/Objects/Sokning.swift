package import Model
package import Texts

/// The search for objekt that are let (rule 8.1).
package struct FelanmalningsbaraHyresobjektSokning: WireBody {
  package var first: Int32?
  package var after: Text?
  package var filter: FelanmalningsbaraHyresObjektFilter?
  package var sortering: [FelanmalningsbaraHyresobjektSortering]?

  package init() {}

  package static let shape = Shape<Self>(
    "FelanmalningsbaraHyresobjektSokning", .both(section: "7.1"),
    "The search for objekt that are let."
  ) { s in
    s.field("first", \.first, "How many to answer; all when left out.", "50")
    s.field("after", \.after, "The cursor to continue after.", "KXKJTWf5BTQ5OTAwMTAxHzk5MDAxMDE")
    s.field("filter", \.filter, "Which objekt.", required: .published)
    s.field("sortering", \.sortering, "What to sort by, in order.")
  }
}

/// Which objekt to find.
package struct FelanmalningsbaraHyresObjektFilter: WireBody {
  package var kundId: Int64?
  package var objektId: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "FelanmalningsbaraHyresObjektFilter", .both(section: "7.1"),
    "Which objekt to find; those that meet all that is given."
  ) { s in
    s.field("kundId", \.kundId, "The internal customer number of a tenant.", "310001")
    s.field("objektId", \.objektId, "The number of an objekt.", "9900101")
  }
}

/// One key of an order.
package struct FelanmalningsbaraHyresobjektSortering: WireBody {
  package var falt: ObjektSearch.Sortering?
  package var riktning: Sortriktning?

  package init() {}

  package static let shape = Shape<Self>(
    "FelanmalningsbaraHyresobjektSortering", .both(section: "7.1"),
    "One key of an order."
  ) { s in
    s.field("falt", \.falt, "What to compare.", "OBJEKTNUMMER")
    s.field("riktning", \.riktning, "Which way; ASC when left out.", "ASC")
  }
}

/// The search for shared objekt, such as laundry rooms; the one body whose fields depend on the contract (rule 8.1).
package struct FelanmalningsbaraEjHyresobjektSokning: WireBody {
  package var first: Int32?
  package var after: Text?
  package var filter: FelanmalningsbaraEjHyresobjektFilter?
  package var sortering: [FelanmalningsbaraHyresobjektSortering]?

  package init() {}

  package static let shape = Shape<Self>(
    "FelanmalningsbaraEjHyresobjektSokning", .both(section: "7.1"),
    "The search for shared objekt."
  ) { s in
    s.field("first", \.first, "How many to answer; all when left out.", "50")
    s.field("after", \.after, "The cursor to continue after.", "qi1hV0VHsHk5OTAwMTkxHzk5MDAxOTE")
    s.field("filter", \.filter, "Which objekt.", required: .published)
    s.field(
      "sortering", \.sortering, "What to sort by, in order.", only: .document, source: .document(section: "7.1"))
  }
}

/// Whose shared objekt to find.
package struct FelanmalningsbaraEjHyresobjektFilter: WireBody {
  package var objektId: Text?
  package var kundId: Int64?
  package var onlyReportableExternal: Bool?

  package init() {}

  package static let shape = Shape<Self>(
    "FelanmalningsbaraEjHyresobjektFilter", .both(section: "7.1"),
    "Whose shared objekt to find."
  ) { s in
    s.field("objektId", \.objektId, "An objekt in the building.", "9900101", required: .published)
    s.field(
      "kundId", \.kundId, "The internal customer number of a tenant in the buildings.", "310001", only: .document,
      source: .document(section: "7.1"))
    s.field(
      "onlyReportableExternal", \.onlyReportableExternal, "Whether to keep only those that outsiders may report on.",
      "true", source: .published)
  }
}

/// A page of found objekt (rule 8.2).
package struct ObjektGetUtConnection: WireObject {
  package var edges: [ObjektGetUtEdge] = []
  package var pageInfo = PageInfo()

  package init() {}

  package static let shape = Shape<Self>("ObjektGetUtConnection", .published, "A page of found objekt.") { s in
    s.field("edges", \.edges, "The objekt in order.")
    s.field("pageInfo", \.pageInfo, "Whether there are more.")
  }
}

/// One found objekt.
package struct ObjektGetUtEdge: WireObject {
  package var node: ObjektGetUt
  package var cursor: Text

  package init(_ node: ObjektGetUt, cursor: Text) {
    self.node = node
    self.cursor = cursor
  }

  package static let shape = Shape<Self>("ObjektGetUtEdge", .published, "One found objekt.") { s in
    s.field("node", \.node, "The objekt.")
    s.field("cursor", \.cursor, "Where it stands in the order; opaque.", "KXKJTWf5BTQ5OTAwMTAxHzk5MDAxMDE")
  }
}

/// Where a page stands.
package struct PageInfo: WireObject {
  package var hasNextPage: Bool?
  package var endCursor: Text?

  package init() {}

  package static let shape = Shape<Self>("PageInfo", .published, "Where a page stands.") { s in
    s.field("hasNextPage", \.hasNextPage, "Whether more follow.", "false")
    s.field("endCursor", \.endCursor, "The cursor of the last one.", "KXKJTWf5BTQ5OTAwMTAxHzk5MDAxMDE")
  }
}
