package import Texts
package import Tid

/// A file that hangs on an arbetsorder (rule 7.4).
package struct Fil: Sendable, Equatable {
  /// Unique among files.
  package var id: Int64
  /// What it hangs on.
  package var arbetsorder: ArbetsorderID
  /// What the client calls it; shown, and never used as a path (rule 7.2).
  package var filnamn: Text
  /// What it shows.
  package var beskrivning: Text?
  /// A code of the register of händelsetyper.
  package var typ: Text
  /// SHA-256 of its bytes, in hexadecimal.
  package var hash: Text
  /// When it was tied to the arbetsorder.
  package var skapad: Tidpunkt

  package init(
    id: Int64, arbetsorder: ArbetsorderID, filnamn: Text, typ: Text, hash: Text, skapad: Tidpunkt
  ) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.filnamn = filnamn
    self.typ = typ
    self.hash = hash
    self.skapad = skapad
  }

  /// The type of a file that names none (rule 7.4).
  package static let standardtyp: Text = "DOKEXTIMG"
}

/// A file of a seed, with its bytes.
package struct Seedfil: Sendable, Equatable {
  /// Its hash is empty until somebody who can has made it.
  package var fil: Fil
  /// At least one byte.
  package var innehall: [UInt8]

  package init(fil: Fil, innehall: [UInt8]) {
    self.fil = fil
    self.innehall = innehall
  }
}

/// An upload that is tied to no arbetsorder yet (rules 7.1–7.3).
package struct Tempfil: Sendable, Equatable {
  /// What the answer to the upload called it; nobody can guess it.
  package var namn: Text
  /// Who uploaded it; nobody else can see it (rule 3.8).
  package var resurs: ResursID
  /// What the client calls it; shown, and never used as a path (rule 7.2).
  package var visningsnamn: Text
  /// SHA-256 of its bytes, in hexadecimal.
  package var hash: Text
  /// The first instant at which it is gone, by the world's clock (rule 7.3).
  package var garUt: Tidpunkt

  package init(namn: Text, resurs: ResursID, visningsnamn: Text, hash: Text, garUt: Tidpunkt) {
    self.namn = namn
    self.resurs = resurs
    self.visningsnamn = visningsnamn
    self.hash = hash
    self.garUt = garUt
  }
}
