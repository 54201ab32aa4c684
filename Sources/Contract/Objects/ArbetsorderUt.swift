package import Model
import Texts
import Tid

/// An arbetsorder as it is read: the noun, and what registers add to it.
package struct ArbetsorderUt: Sendable {
  var a: Arbetsorder
  var buntText: Text?
  var frasBesk: Text?
  var typBesk: Text?
  var tilltrade: Rendered<TilltradeUt>
  var prioBesk: Text?
  var prioSla: Int64?
  var utforare: Rendered<ResursUt>
  var referens: Rendered<ResursUt>
  var registreradAv: Rendered<ResursUt>
  var bestalldAv: Rendered<ResursUt>
  var utfordAv: Rendered<ResursUt>
  var modifieradAv: Rendered<ResursUt>
  var datumRegistrerad: Datum
  var datumBestalld: Datum?
  var datumAccepterad: Datum?
  var datumUtford: Datum?
  var datumModifierad: Tidpunkt?
  var ursprung: Int32?
  var filer: [Fil]
}

// An initializer that sets a large value property by property makes it twice. This one makes it in one go.
extension ArbetsorderUt {
  /// - Parameter a: what a caller must not see is nil already.
  package init(_ a: consuming Arbetsorder, _ filer: [Fil], _ rendered: RenderedRegister) {
    if a.planering.datum != nil { a.planering.medModul = a.planering.medModul ?? false }
    let prio = a.prio.flatMap { rendered.prio[$0.string] }
    self.init(
      a: a,
      buntText: a.bunt.flatMap { rendered.register.buntar[$0]?.beskrivning },
      frasBesk: a.fras.flatMap { rendered.fraser[$0.rawValue] },
      typBesk: rendered.arbetsordertyper[a.typ.string]?.beskrivning,
      tilltrade: rendered.tilltrade(a.tilltrade),
      prioBesk: prio?.beskrivning,
      prioSla: prio?.sla?.timmar,
      utforare: rendered.resurs(a.utforare),
      referens: rendered.resurs(a.referens),
      registreradAv: rendered.resurs(a.registrerad.av),
      bestalldAv: rendered.resurs(a.bestalld?.av),
      utfordAv: rendered.resurs(a.utford?.av),
      modifieradAv: rendered.resurs(a.modifierad?.av),
      datumRegistrerad: SvenskTid.datum(a.registrerad.nar),
      datumBestalld: a.bestalld.map { SvenskTid.datum($0.nar) },
      datumAccepterad: a.accepterad.map { SvenskTid.datum($0.nar) },
      datumUtford: a.utford.map { SvenskTid.datum($0.nar) },
      datumModifierad: a.modifierad?.nar,
      ursprung: a.ursprung.flatMap(Int32.init(exactly:)),
      filer: filer)
  }
}

extension Fil: WireObject {
  package static let shape = Shape<Self>("FilUt", .published, "A file that hangs on an arbetsorder.") { s in
    s.field("id", \.id, "The id to fetch it by.", "1")
    s.field("beskrivning", \.beskrivning, "What it shows.", "Spisens vred", personal: .prose)
    s.field("filnamn", \.filnamn, "Its name.", "spis.png")
    s.field("datum", \.skapad, "When it was stored.", "2026-02-27T08:15:00+01:00")
  }
}

/// A way of getting in.
package typealias TilltradeUt = Kodrad

extension Kodrad: WireObject {
  package static let shape = Shape<Self>(
    "TilltradeUt", .both(section: "7.6"),
    "Whether the home may be entered."
  ) { s in
    s.field("tilltradeKod", \.kod, "The code.", "N")
    s.field("tilltradeBesk", \.beskrivning, "The code in words.", "Nej")
  }
}
