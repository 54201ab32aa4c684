import Model
import Texts

extension SeedShapes {
  /// What the first key must say.
  static let version = "seed/1"

  private static let format = Form<String>.format(version)

  /// Text that is not empty, with its place.
  static let placedWord = Form<Placed<String>>(schema: .text) { reader, p in
    Form<String>.word.read(reader, p).map { Placed(value: $0, place: p) }
  }

  private static let settingsForm = Form<(settings: Settings, place: Place)>(
    schema: .shape(Setting.shape), write: { Setting.shape.write($0.settings) }
  ) { reader, p in
    Form.mapping(Setting.shape).read(reader, p).map { ($0, p) }
  }

  /// The document: a file adds to the lists of those it includes.
  static let seed = Shape<SeedDraft>("seed") { _ in
    SeedDraft()
  } keys: { s in
    s.key("fast2", format, required: true, "The format and its version; the first key.", get: { _ in version }) {
      _, _ in
    }
    s.key(
      "name", .word, "What the installation is called; not needed in a file that is included.", to: \.installation.namn)
    s.key("include", .list(placedWord), "Files to read first, beside this one.", to: \.includes)
    rows(&s)
  }

  /// What is laid over an installation: all but `include`, and nothing that must be there.
  static let overlay = Shape<SeedDraft>("overlay") { _ in
    SeedDraft()
  } keys: { s in
    s.key("fast2", format, "The format and its version.") { _, _ in }
    s.key("name", .word, "What the installation is called from now on.", to: \.installation.namn)
    rows(&s)
  }

  private static func rows(_ s: inout Shape<SeedDraft>) {
    s.key("settings", settingsForm, get: { ($0.installation.settings, .nowhere) }) {
      $0.installation.settings = $1.settings
      $0.settings = $1.place
    }
    registers(&s)
    s.rows("foretag", .mapping(foretag), "The fasta strukturen as a tree.", to: \.foretag)
    s.rows("fastigheter", .mapping(fastighetFlat), to: \.fastigheter)
    s.rows("byggnader", .mapping(byggnadFlat), to: \.byggnader)
    s.rows("objekt", .mapping(objektFlat), to: \.objekt)
    s.rows("utrymmen", .mapping(utrymmeFlat), to: \.utrymmen)
    s.rows("enheter", .mapping(enhetFlat), to: \.enheter)
    s.rows("arbetsorder", .mapping(arbetsorder), to: \.arbetsorder)
  }
}

extension Shape<SeedDraft> {
  /// Declares a list of rows, which adds to those that are there.
  mutating func rows<Row>(
    _ name: String, _ form: Form<Row>, _ about: String? = nil, to list: any WritableKeyPath<SeedDraft, [Row]> & Sendable
  ) {
    key(name, .list(form), about, get: { $0[keyPath: list] }) { $0[keyPath: list] += $1 }
  }
}
