package import Texts

/// Temp files to tie to an arbetsorder (rule 7.4).
package struct ArbetsorderFilerIn: WireBody {
  package var fil: [ArbetsorderFilIn] = []

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderFilerIn", .published,
    "Temp files to tie to an arbetsorder, all or none."
  ) { s in
    s.field("fil", \.fil, "The files.", required: .always)
  }
}

/// A temp file to tie to an arbetsorder (rule 7.4).
package struct ArbetsorderFilIn: WireBody {
  package var filnamn: Text = ""
  package var beskrivning: Text?
  package var typ: Text?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderFilIn", .published, "A temp file to tie.") { s in
    s.field("filnamn", \.filnamn, "The fileName that the upload answered.", "0b9c2f4e.png", required: .always)
    s.field("beskrivning", \.beskrivning, "What it shows.", "Spisens vred", personal: .prose)
    s.field("typ", \.typ, "The code of a type of event.", "DOKEXTIMG")
  }
}

/// The answer to an upload (rule 7.1).
package struct TempFileUt: WireObject {
  package var fileName: Text = ""

  package init() {}

  package static let shape = Shape<Self>("TempFileUt", .observed, "The name of a temp file.") { s in
    s.field("fileName", \.fileName, "The name to tie the file by.", "0b9c2f4e.png", required: .always)
  }
}

/// An upload (rule 7.1).
package struct TempFileIn: WireBody {
  /// The bytes.
  package var file = BinaryBody()

  package init() {}

  package static let shape = Shape<Self>("TempFileIn", .both(section: "8.1.0"), "An upload, one part.") { s in
    s.field("file", document: "tempFile", \.file, "The bytes and name of the file.", required: .always)
  }
}
