import JSON
package import Model
import Rules
import Texts

/// What a register adds to the arbetsorder that are read, at hand. A register never changes; another one takes its
/// place.
///
/// Resurser are rendered once: five of the same few stand in each arbetsorder, and make up half of its bytes.
package final class RenderedRegister: Sendable {
  let register: RegisterSnapshot
  let prio: NameIndex<Prio>
  let arbetsordertyper: NameIndex<Arbetsordertyp>
  /// The phrases by id.
  let fraser: [Int64: Text]
  private let tilltrade: NameIndex<Rendered<TilltradeUt>>
  private let resurser: NameIndex<Rendered<ResursUt>>

  /// Renders what the register has.
  package init(_ register: RegisterSnapshot) {
    self.register = register
    fraser = Dictionary(uniqueKeysWithValues: register.fraser.map { ($0.rawValue, $1.fras.text) })
    prio = NameIndex(register.prio)
    arbetsordertyper = NameIndex(register.arbetsordertyper)
    tilltrade = NameIndex(register.tilltrade.mapValues { Rendered($0) })
    let rendered = register.resurser.keys.map { ($0.rawValue, Rendered(ResursUt($0, register))) }
    resurser = NameIndex(Dictionary(uniqueKeysWithValues: rendered))
  }

  /// Null on the wire for nil.
  func resurs(_ id: ResursID?) -> Rendered<ResursUt> {
    guard let id else { return Rendered(nil) }
    return resurser[id.rawValue.string] ?? Rendered(ResursUt(id, register))
  }

  /// Null on the wire for nil.
  func tilltrade(_ kod: Text?) -> Rendered<TilltradeUt> {
    guard let kod else { return Rendered(nil) }
    return tilltrade[kod.string] ?? Rendered(TilltradeUt(kod: kod, beskrivning: nil))
  }
}

/// An object whose bytes are made.
struct Rendered<Object: WireObject>: WireValue {
  private final class Content: Sendable {
    let document: [UInt8]
    let published: [UInt8]

    init(_ object: Object) {
      document = object.encoded(.document)
      published = object.encoded(.published)
    }
  }

  private let content: Content?

  /// Null on the wire for nil.
  init(_ object: Object?) { content = object.map(Content.init) }

  static var wireType: WireType { Object.wireType }
  static var isNullWhenEmpty: Bool { true }
  static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool { slot.pointee.content == nil }
  static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    guard let content = slot.pointee.content else { return writer.null() }
    writer.raw(kontrakt == .document ? content.document : content.published)
  }
  static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    throw context.unreadable(json, wireType)
  }
}
