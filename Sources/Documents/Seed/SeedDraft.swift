import Domain
import Model
import Texts
import Tid

/// What was written where leaving a key out means something else than nothing.
protocol Marked: Sendable {
  var written: WrittenKeys { get set }
}

extension Shape where Root: Marked {
  /// Declares a key where `null` says something else than leaving it out; the mark says that it was written.
  mutating func nullable<Value>(
    _ name: String, _ form: Form<Value>, _ about: String? = nil, mark: WrittenKeys,
    to property: any WritableKeyPath<Root, Value?> & Sendable
  ) {
    nullable(name, form, about, get: { $0.written.contains(mark) ? .some($0[keyPath: property]) : nil }) {
      $0[keyPath: property] = $1
      $0.written.insert(mark)
    }
  }
}

/// A value of the fasta strukturen with what stands below it, as it was written.
struct Gren<Value: Sendable, Below: Sendable>: Sendable, Marked {
  var value: Value
  var below: [Below] = []
  let place: Place
  /// The keys that were written, where leaving one out means a default that is known only later.
  var written: WrittenKeys = []

  init(_ value: Value, _ place: Place = .nowhere) {
    self.value = value
    self.place = place
  }
}

extension Gren {
  /// A row that is there: what it does not say stays as it is.
  init(known value: Value, _ place: Place) {
    self.init(value, place)
    written = [.beskrivning, .underhall, .felanmalan, .garanti]
  }
}

typealias EnhetGren = Gren<Enhet, Never>
typealias UtrymmeGren = Gren<Utrymme, EnhetGren>
typealias ObjektGren = Gren<Objekt, UtrymmeGren>
typealias ByggnadGren = Gren<Byggnad, ObjektGren>
typealias FastighetGren = Gren<Fastighet, ByggnadGren>
typealias ForetagGren = Gren<Foretag, FastighetGren>

/// Keys whose default is not simply "nothing".
struct WrittenKeys: OptionSet, Sendable {
  let rawValue: UInt32

  static let beskrivning = WrittenKeys(rawValue: 1)
  static let underhall = WrittenKeys(rawValue: 2)
  static let felanmalan = WrittenKeys(rawValue: 4)
  static let garanti = WrittenKeys(rawValue: 8)
  static let prio = WrittenKeys(rawValue: 16)
  static let tilltrade = WrittenKeys(rawValue: 32)
  static let ursprung = WrittenKeys(rawValue: 64)
  static let modifierad = WrittenKeys(rawValue: 128)
  static let utrymme = WrittenKeys(rawValue: 256)
  static let bestalld = WrittenKeys(rawValue: 512)
  static let accepterad = WrittenKeys(rawValue: 1024)
  static let utford = WrittenKeys(rawValue: 2048)
  static let planering = WrittenKeys(rawValue: 4096)
  static let slaStart = WrittenKeys(rawValue: 8192)
  static let slaAvtalatSlut = WrittenKeys(rawValue: 16_384)
  static let slaFaktisktSlut = WrittenKeys(rawValue: 32_768)
  static let slutAvMakulering = WrittenKeys(rawValue: 65_536)
  static let makuleradFran = WrittenKeys(rawValue: 262_144)
  static let registrerad = WrittenKeys(rawValue: 524_288)
  /// The SLA of a row that is there is to be computed again.
  static let slaAnew = WrittenKeys(rawValue: 1_048_576)

  static let sla: WrittenKeys = [.slaStart, .slaAvtalatSlut, .slaFaktisktSlut, .slutAvMakulering]
}

/// A value with its place.
struct Placed<Value: Sendable>: Sendable {
  var value: Value
  var place = Place.nowhere
}

/// A seed as it was written: what needs other rows to be understood is still apart from the installation.
struct SeedDraft: Sendable {
  var installation = Installation()
  var includes: [Placed<String>] = []
  var settings: Place?
  /// The list of kontering was written, be it empty.
  var hasKontering = false

  var foretag: [ForetagGren] = []
  var fastigheter: [FastighetGren] = []
  var byggnader: [ByggnadGren] = []
  var objekt: [ObjektGren] = []
  var utrymmen: [UtrymmeGren] = []
  var enheter: [EnhetGren] = []
  var arbetsorder: [ArbetsorderUtkast] = []
}

/// An arbetsorder as it was written.
struct ArbetsorderUtkast: Sendable, Marked {
  var order: Arbetsorder
  let place: Place
  var registrerad: StegUtkast?
  var bestalld: StegUtkast?
  var accepterad: StegUtkast?
  var utford: StegUtkast?
  var modifierad: StegUtkast?
  /// Keys whose default is not "nothing", and that were written, `null` included.
  var written: WrittenKeys = []
  var automatik: Set<Ekonomi.Falt> = []
  var handelser: [HandelseUtkast] = []
  var kontaktpersoner: [Placed<Kontaktperson>] = []
  var tider: [Placed<Persontid>] = []
  var meddelanden: [Placed<Meddelande>] = []
  var filer: [FilUtkast] = []
  var bokning: BokningUtkast?
  /// The row and its booking as they were, where the document is laid over an installation that has it.
  var known: (order: Arbetsorder, bokning: BokningUtkast?)?

  /// A booking, whose slot is known by its id.
  struct BokningUtkast: Sendable, Equatable {
    var place = Place.nowhere
    var lucka: Text = ""
    /// Nil twice where it is left out, once where there is none.
    var tilltrade: Text??
    var kommentar: Text?
    var avbokad = false
  }

  /// A file, whose bytes stand in the seed or beside it.
  struct FilUtkast: Sendable {
    var fil: Seedfil
    var place = Place.nowhere
    var dated = false
    /// The bytes stood in the seed.
    var isInline = false
    /// A path beside the seed.
    var path: Placed<String>?
  }

  /// When and by whom, either of which may be left out.
  struct StegUtkast: Sendable {
    var nar: Tidpunkt?
    var av: ResursID?
    var avWritten = false
  }

  /// A händelse, whose time may be left out.
  struct HandelseUtkast: Sendable {
    var handelse: Handelse
    var place = Place.nowhere
    var dated = false
  }
}

extension ArbetsorderUtkast.BokningUtkast {
  init(_ bokning: Bokning, place: Place = .nowhere) {
    self.init(
      place: place, lucka: bokning.lucka.id, tilltrade: .some(bokning.tilltrade), kommentar: bokning.kommentar,
      // What MAK cancelled follows from the status.
      avbokad: bokning.avbokad && !bokning.avMakulering)
  }
}

extension ArbetsorderUtkast.StegUtkast {
  init(_ step: Steg) { self.init(nar: step.nar, av: step.av, avWritten: true) }
}
