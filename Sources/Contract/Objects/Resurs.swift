package import JSON
package import Model
package import Rules
import Texts

/// A resurs: a person, a group or a company.
package struct ResursUt: WireObject {
  var id: ResursID?
  var namn: Text?
  var kommunikation = Kommunikation()

  /// With its contact details, where the register has it; empty, and so null on the wire, for nil.
  package init(_ id: ResursID?, _ register: RegisterSnapshot) {
    self.id = id
    guard let id, let resurs = register.resurser[id] else { return }
    namn = resurs.namn
    kommunikation = resurs.kommunikation
  }

  package static let shape = Shape<Self>(
    "ResursUt", .both(section: "7.6"),
    "A resurs: a person, a group or a company."
  ) { s in
    s.field("id", \.id, "The id of the resurs.", "R100")
    s.field("namn", \.namn, "Its name.", "Anna Berg")
    s.group(
      "kommunikation", "How to reach it.", as: "ResursKommunikationUt", .both(section: "7.6"), "How to reach a resurs."
    ) { g in
      g.field("epostAdress", \.kommunikation.epost, "An e-mail address.", "anna.berg@example.com")
      g.field("telefon", \.kommunikation.telefon, "Phone numbers.")
    }
  }
}

/// A `ResursUt` whose bytes are made.
package struct RenderedResurs: WireValue {
  private final class Content: Sendable {
    let document: [UInt8]
    let published: [UInt8]

    init(_ resurs: ResursUt) {
      document = resurs.encoded(.document)
      published = resurs.encoded(.published)
    }
  }

  private let content: Content?

  /// Null on the wire for nil.
  init(_ resurs: ResursUt?) { content = resurs.map(Content.init) }

  package static var wireType: WireType { ResursUt.wireType }
  package static var isNullWhenEmpty: Bool { true }
  package static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool { slot.pointee.content == nil }
  package static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    guard let content = slot.pointee.content else { return writer.null() }
    writer.raw(kontrakt == .document ? content.document : content.published)
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    throw context.unreadable(json, wireType)
  }
}

/// The resurser of a register as they stand in arbetsorder, rendered once: five of the same few stand in each of them,
/// and make up half of its bytes. A register never changes; another one takes its place.
package final class RenderedResurser: Sendable {
  private let register: RegisterSnapshot
  private let byID: [ResursID: RenderedResurs]

  package init(_ register: RegisterSnapshot) {
    self.register = register
    byID = register.resurser.mapValues { RenderedResurs(ResursUt($0.id, register)) }
  }

  /// Null on the wire for nil.
  subscript(id: ResursID?) -> RenderedResurs {
    guard let id else { return RenderedResurs(nil) }
    return byID[id] ?? RenderedResurs(ResursUt(id, register))
  }
}
