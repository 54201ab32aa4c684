package import Model
package import Rules
package import Texts

/// What may be uploaded, and what it is called afterwards (rules 7.1–7.3).
package enum Filregler {
  /// Judges an upload.
  ///
  /// - Parameter visningsnamn: what the client calls the file.
  /// - Returns: the extension that its new name keeps, in lower case, and a note where the bytes are of another type
  ///   that is taken: real clients make JPEG of every picture and keep its name.
  /// - Throws: `file-empty`, `file-too-large`, `file-type`.
  package static func prova(
    _ visningsnamn: Text, storlek: Int, _ slag: Filslag, _ settings: Settings
  ) throws(Refusal) -> (andelse: String, note: Note?) {
    guard storlek > 0 else {
      throw Refusal(
        .fileEmpty, "the file has 0 bytes; valid are 1 to \(settings.filesMaxBytes)",
        hint: "Send the bytes of the file.")
    }
    guard storlek <= settings.filesMaxBytes else {
      throw Refusal(
        .fileTooLarge, "the file has \(storlek) bytes; valid are 1 to \(settings.filesMaxBytes)",
        hint: "Send a smaller file, or set files.maxBytes in the seed.")
    }
    let typer = settings.filesTypes.joined(separator: ", ")
    guard let andelse = andelse(visningsnamn), settings.filesTypes.contains(andelse) else {
      throw Refusal(
        .fileType, "the name '\(visningsnamn.prefix(80))' ends in no extension that is taken; valid are \(typer)",
        hint: "Name the file by what it is, or set files.types in the seed.")
    }
    if slag.motsvarar(andelse) { return (andelse, nil) }
    let motsagelse = "the name '\(visningsnamn.prefix(80))' says \(andelse), and the bytes are \(slag.rawValue)"
    guard slag.tas(settings.filesTypes) else {
      throw Refusal(
        .fileType, "\(motsagelse), which is not taken; valid are \(typer)",
        hint: "Send bytes of a type that is taken, or set files.types in the seed.")
    }
    return (andelse, Note(.fileNameMismatch, motsagelse, hint: "Name the file by what it is."))
  }

  /// The extension of a name in lower case; nil where there is none of ASCII letters and digits.
  package static func andelse(_ namn: Text) -> String? {
    guard let punkt = namn.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let andelse = namn.string[namn.utf8.index(after: punkt)...].asciiLowercased
    guard (1...16).contains(andelse.utf8.count),
      andelse.utf8.allSatisfy({ ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) })
    else { return nil }
    return andelse
  }
}

/// A temp file to tie to an arbetsorder (rule 7.4).
package struct Filkoppling: Sendable, Equatable {
  /// What the upload's answer called it.
  package var namn: Text
  /// What it shows.
  package var beskrivning: Text?
  /// A code of the register of händelsetyper; nil takes `Fil.standardtyp`.
  package var typ: Text?

  package init(namn: Text, beskrivning: Text?, typ: Text?) {
    self.namn = namn
    self.beskrivning = beskrivning
    self.typ = typ
  }
}

extension Fil {
  /// Decides which temp files become files of an arbetsorder, all or none (rule 7.4).
  ///
  /// - Parameter tempfil: by name; nil for one that the caller has not, or that has expired.
  /// - Returns: each file with the händelse that it leaves and the temp file that it was.
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `required-missing`, `file-repeated`,
  ///   `reference-not-found`, `handelse-type-system`; and what the look-ups throw.
  package static func koppla(
    _ kopplingar: [Filkoppling], till a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta,
    tempfil: (Text) throws -> Tempfil?
  ) throws -> [(fil: Fil, handelse: Handelse, temp: Tempfil)] {
    try Hangande.skriva("filer", pa: a, anrop.resurs)
    guard !kopplingar.isEmpty else {
      throw Refusal(
        .requiredMissing, "fil is an empty list; valid is one file or more", hint: "Send the fileName of an upload.")
    }
    var sedda: Set<Text> = []
    let valda = try kopplingar.enumerated().map { index, koppling in
      guard sedda.insert(koppling.namn).inserted else {
        throw Refusal(
          .fileRepeated, "fil[\(index)].filnamn '\(koppling.namn.prefix(80))' stands twice",
          hint: "Send each file once.")
      }
      let typ = koppling.typ ?? standardtyp
      try Handelse.egenTyp(typ, "fil[\(index)].typ", yta.register)
      guard let temp = try tempfil(koppling.namn) else {
        throw Refusal(
          .referenceNotFound, "Tempfil not found for id:\(koppling.namn.prefix(80)) (fil[\(index)].filnamn)",
          hint: "It was not uploaded by this caller, has been tied already, or is older than "
            + "\(yta.settings.filesTempHours) h; nothing was tied. Upload it again.")
      }
      return (koppling, typ, temp)
    }
    return try valda.map { koppling, typ, temp in
      var fil = Fil(
        id: try yta.nastaID(.fil), arbetsorder: a.id, filnamn: temp.visningsnamn, typ: typ, hash: temp.hash,
        skapad: anrop.nu)
      fil.beskrivning = koppling.beskrivning
      var handelse = try Handelse.system("Fil bifogad", temp.visningsnamn, pa: a.id, anrop, yta)
      handelse.typ = typ
      return (fil, handelse, temp)
    }
  }
}
