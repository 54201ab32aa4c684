import Domain
import Texts

extension SeedShapes {
  /// What the first key must say.
  static let version = "seed/1"

  private static let format = Form<String>.format(version)

  static let include = Form<Placed<String>>(schema: .text) { reader, p in
    Form<String>.word.read(reader, p).map { Placed(value: $0, place: p) }
  }

  private static let settingsForm = Form<(settings: Settings, place: Place)>(
    schema: .shape(Setting.shape)
  ) { reader, p in
    Form.mapping(Setting.shape).read(reader, p).map { ($0, p) }
  }

  /// The document: a file adds to the lists of those it includes.
  static let seed = Shape<SeedDraft>("seed") { _ in
    SeedDraft()
  } keys: { s in
    s.key("fast2", format, required: true, "The format and its version; the first key.") { _, _ in }
    s.key(
      "name", .word, "What the installation is called; not needed in a file that is included.", to: \.installation.namn)
    s.key("include", .list(include), "Files to read first, beside this one.", to: \.includes)
    s.key("settings", settingsForm) {
      $0.installation.settings = $1.settings
      $0.settings = $1.place
    }
    s.key("gateway", .mapping(gateway)) { $0.installation.klienter += $1 }
    registers(&s)
    fasta(&s)
    s.key("arbetsorder", .list(.mapping(arbetsorder))) { $0.arbetsorder += $1 }
  }

  /// What is laid over an installation: all but `include`, and nothing that must be there.
  static let overlay = Shape<SeedDraft>("overlay") { _ in
    SeedDraft()
  } keys: { s in
    s.key("fast2", format, "The format and its version.") { _, _ in }
    s.key("name", .word, "What the installation is called from now on.", to: \.installation.namn)
    s.key("settings", settingsForm) {
      $0.installation.settings = $1.settings
      $0.settings = $1.place
    }
    s.key("gateway", .mapping(gateway)) { $0.installation.klienter += $1 }
    registers(&s)
    fasta(&s)
    s.key("arbetsorder", .list(.mapping(arbetsorder))) { $0.arbetsorder += $1 }
  }

  private static func registers(_ s: inout Shape<SeedDraft>) {
    s.key("prio", .list(.mapping(prio))) { $0.installation.prio += $1 }
    s.key("tilltrade", .list(.mapping(tilltrade))) { $0.installation.tilltrade += $1 }
    s.key("kalendrar", .list(.mapping(kalender))) { $0.installation.kalendrar += $1 }
    s.key("handelsetyper", .list(.mapping(handelsetyp))) { $0.installation.handelsetyper += $1 }
    s.key("aktiviteter", .list(.mapping(aktivitet))) { $0.installation.aktiviteter += $1 }
    s.key("arbetsordertyper", .list(.mapping(arbetsordertyp))) { $0.installation.arbetsordertyper += $1 }
    s.key("ursprung", .list(.mapping(ursprung))) { $0.installation.ursprung += $1 }
    s.key("buntar", .list(.mapping(bunt))) { $0.installation.buntar += $1 }
    s.key("resurser", .list(resursForm)) { $0.installation.resurser += $1 }
    s.key("omraden", .list(.mapping(omrade))) { $0.installation.omraden += $1 }
    s.key("kontering", .list(.mapping(konteringsrad)), "The first row that matches counts (rule 4.18).") {
      $0.installation.kontering += $1
      $0.hasKontering = true
    }
    s.key("kunder", .list(.mapping(kund))) { $0.installation.kunder += $1 }
    s.key("utrymmestyper", .list(.mapping(utrymmestyp))) { $0.installation.utrymmestyper += $1 }
    s.key("enhetstyper", .list(.mapping(enhetstyp))) { $0.installation.enhetstyper += $1 }
  }

  private static func fasta(_ s: inout Shape<SeedDraft>) {
    s.key("foretag", .list(.mapping(foretag)), "The fasta strukturen as a tree.") { $0.foretag += $1 }
    s.key("fastigheter", .list(.mapping(fastighetFlat))) { $0.fastigheter += $1 }
    s.key("byggnader", .list(.mapping(byggnadFlat))) { $0.byggnader += $1 }
    s.key("objekt", .list(.mapping(objektFlat))) { $0.objekt += $1 }
    s.key("utrymmen", .list(.mapping(utrymmeFlat))) { $0.utrymmen += $1 }
    s.key("enheter", .list(.mapping(enhetFlat))) { $0.enheter += $1 }
  }
}
