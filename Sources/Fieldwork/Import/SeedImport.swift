package import Client
import Contract
import Documents
import JSON
import Model
import Texts

/// A seed made of what another installation answers.
package struct ImportedSeed: Sendable {
  /// The file: a head of comments, and YAML that `seed check` accepts.
  package let file: [UInt8]
  /// How many of what, for a person.
  package let summary: String
  /// What is wrong with the file; empty but where the source has what a seed can't say.
  package let problems: [String]
}

/// `fast2sim seed import`: reads the fasta strukturen of a running FAST2, and writes it as a seed.
package enum SeedImport {
  /// Reads the source, which takes a request for each utrymme, and makes the file. Until then all of it is in memory.
  ///
  /// - Parameters:
  ///   - session: how the source is asked; nothing but reading requests is sent.
  ///   - wish: what to read.
  ///   - anonymiser: what it meets of people never reaches the file.
  ///   - origin: what the file says of where it comes from.
  ///   - progress: told now and then how far it is.
  /// - Throws: where the source can't be read.
  package static func read(
    _ session: Fast2Session, _ wish: ImportWish, _ anonymiser: Anonymiser, origin: String,
    progress: @escaping (String) -> Void
  ) throws(SessionFailure) -> ImportedSeed {
    var reading = FastaReading(session, wish, progress: progress)
    var answers = try reading.all()
    var anonymiser = anonymiser
    // Once to learn who is in it, and once to replace.
    var first = answers
    first.anonymise(&anonymiser)
    answers.anonymise(&anonymiser)
    var seed = SeedBuilding(answers)
    let made = seed.installation(named: "import")
    let head = SeedHead.text(origin: origin, remarks: seed.remarks)
    let file = Array(head.utf8) + SeedExport.yaml(made)
    let summary =
      "\(made.objekt.count) objekt, \(made.utrymmen.count) utrymmen, \(made.enheter.count) enheter, "
      + "\(made.kunder.count) kunder"
    return ImportedSeed(file: file, summary: summary, problems: problems(file))
  }

  private static func problems(_ file: [UInt8]) -> [String] {
    switch SeedDocument.read(bytes: file, file: "seed") {
    case .installation: []
    case .diagnostics(let found): found.map(\.description)
    }
  }
}

extension FastaAnswers {
  /// Replaces what tells of people in every answer.
  mutating func anonymise(_ anonymiser: inout Anonymiser) {
    func each(_ values: inout [JSONValue], _ schema: ObjectSchema, _ anonymiser: inout Anonymiser) {
      for index in values.indices { values[index] = anonymiser.anonymised(values[index], as: .object(schema)) }
    }
    // People first: the texts of the others may name them.
    for index in kunder.indices {
      if kunder[index]["namnHela"] == nil, let id = kunder[index]["id"] {
        kunder[index] = .object([
          ("id", id), ("kundnummer", .text("KUND\(id.intValue ?? 0)")), ("namnHela", .text("Kund Okänd")),
        ])
      }
    }
    each(&kunder, KundUt.shape.schema, &anonymiser)
    for key in kontakter.keys.sorted() {
      each(&kontakter[key, default: []], KontaktpersonGetUt.shape.schema, &anonymiser)
    }
    each(&arbetsorder, ArbetsorderUt.shape.schema, &anonymiser)
    for index in forslag.indices {
      forslag[index].resurs = anonymiser.anonymised(forslag[index].resurs, as: .object(ResursUt.shape.schema))
    }
    for index in objekt.indices {
      objekt[index].value = anonymiser.anonymised(objekt[index].value, as: .object(ObjektGetUt.shape.schema))
    }
    for key in utrymmen.keys.sorted() { each(&utrymmen[key, default: []], UtrymmeGetUt.shape.schema, &anonymiser) }
    for key in enheter.keys.sorted() { each(&enheter[key, default: []], EnhetGetUt.shape.schema, &anonymiser) }
    for key in fraser.keys.sorted() { each(&fraser[key, default: []], FrasGetUt.shape.schema, &anonymiser) }
    each(&tilltrade, TilltradeUt.shape.schema, &anonymiser)
    each(&handelsetyper, HandelseTypGetUt.shape.schema, &anonymiser)
    each(&aktiviteter, TidsfrasGetUt.shape.schema, &anonymiser)
  }
}

/// What the head of the file says.
enum SeedHead {
  /// What no answer of the API tells, and what stands in its place.
  static let unknown = [
    "keys and passwords: the gateway's demo-key/demo-secret and the login user/password are invented.",
    "names of foretag, fastigheter, byggnader and omraden: left out.",
    "sla of prio: its hours come from prioSla, and count around the clock.",
    "prio and types of arbetsorder that no arbetsorder looked at has: the usual ones.",
    "typ, roll and bookable hours of resurser: each is a person and intern.",
    "texts of utrymmestyper and enhetstyper: the one that most of their utrymmen and enheter have.",
    "timpris of aktiviteter, kontering, kalendrar, system händelsetyper, settings: left out, so the defaults count.",
    "arbetsorder: none is imported.",
  ]

  static func text(origin: String, remarks: [String]) -> String {
    var lines = ["Imported by fast2sim from \(origin)."]
    lines.append("What the API does not tell, and what stands here instead:")
    lines += unknown.map { "- \($0)" }
    if !remarks.isEmpty {
      lines.append("Of this source:")
      lines += remarks.map { "- \($0)" }
    }
    // A line feed in a remark would end the comment.
    return lines.map { "# \($0.filter { !$0.isNewline })\n" }.joined()
  }
}
