import Contract
import Domain
import HTTPTransport
import Locks
import Model
import Rules
import Simulator
import Texts

/// Temp files, and the files of arbetsorder.
enum FilHandlers {
  static func koppla(_ input: IDBodyInput<ArbetsorderFilerIn>, _ world: Writing) throws {
    let filer = input.body.fil.map { Filkoppling(namn: $0.filnamn, beskrivning: $0.beskrivning, typ: $0.typ) }
    try world.koppla(filer, till: ArbetsorderID(input.id))
  }

  static func taBortTempfil(_ input: NamnInput, _ world: Writing) throws {
    try world.taBort(tempfil: input.namn)
  }

  static func taBort(_ input: IDInput, _ world: Writing) throws {
    try world.taBort(fil: input.id)
  }

  /// The bytes of a file, read while they go out (rule 7.5).
  static func hamta(_ input: IDInput, _ context: Context) throws -> Response {
    let world = context.world
    let (fil, storlek) = try world.read(as: context.resurs) { try $0.fil(input.id) }
    return Response(
      status: 200,
      headers: [
        ("Content-Type", "application/octet-stream"),
        ("Content-Disposition", ContentDisposition.attachment(fil.filnamn.string)),
      ],
      stream: ResponseStream(length: storlek) { world.bytes(innehall: fil.hash, at: $0, count: $1) })
  }

  /// The upload of a request, found good (rule 7.1).
  ///
  /// - Throws: `content-type`, `multipart-malformed`, `file-part`, and what `Filregler.prova` throws.
  static func mottagen(_ request: Request, _ settings: Settings) throws(Refusal) -> Mottagenfil {
    guard let upload = request.upload, let seen = upload.observer as? SeenUpload else {
      throw Refusal(
        .contentType,
        "The Content-Type of the body is '\((request.headers["content-type"] ?? "missing").prefix(80))'; "
          + "valid is multipart/form-data with a boundary.",
        hint: "Send the file as the one part '\(FieldName.file)' of a multipart body.")
    }
    // Without a boundary nothing was a part; a body without parts that is whole has the wrong ones.
    if let problem = upload.problem {
      throw Refusal(
        .multipartMalformed, "the multipart body can't be read: \(problem)",
        hint: "Let a library write the body, and its Content-Type with the boundary.")
    }
    guard upload.parts.count == 1, let part = upload.parts.first, ["file", "tempFile"].contains(part.name) else {
      let names = upload.parts.map { "'\($0.name.prefix(40))'" }.joined(separator: ", ")
      throw Refusal(
        .filePart,
        "the body has \(names.isEmpty ? "no part" : "the parts \(names)"); valid is one part, file or tempFile",
        hint: "Send one file a call, as the part '\(FieldName.file)'.")
    }
    guard let name = part.filename, !name.isEmpty else {
      throw Refusal(
        .filePart, "the part '\(part.name)' has no filename; valid is one with an extension",
        hint: "Send filename=\"…\" in the part's Content-Disposition.")
    }
    let (hash, kikare) = seen.result()
    let (andelse, note) = try Filregler.prova(Text(name), storlek: upload.length, kikare.slag, settings)
    return Mottagenfil(visningsnamn: Text(name), andelse: andelse, note: note, hash: Text(hash), storlek: upload.length)
    {
      offset, count in
      try upload.bytes(at: offset, count: count)
    }
  }
}

/// Hashes and looks at an upload while it comes in.
final class SeenUpload: UploadObserver {
  private struct State: @unchecked Sendable {
    // Only reached under the lock.
    var digest: Digest
    var kikare = Filkikare()
  }

  private let state: Guarded<State>

  init(_ digest: Digest) { state = Guarded(State(digest: digest)) }

  func receive(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { s in
      s.digest.add(bytes)
      s.kikare.se(bytes)
    }
  }

  /// The hash of all that came, and what it looks like; to be asked for once.
  func result() -> (hash: String, kikare: Filkikare) { state.withLock { ($0.digest.finish(), $0.kikare) } }
}

/// The header that says what a file is called (RFC 6266).
enum ContentDisposition {
  /// `attachment; filename="…"; filename*=UTF-8''…`: the first for old clients, in ASCII; the second in full.
  static func attachment(_ name: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(200).map { scalar in
          scalar.value < 0x20 || scalar.value > 0x7E || #""\/:;%"#.unicodeScalars.contains(scalar) ? "_" : scalar
        }))
    // What RFC 8187 section 3.2.1 leaves as it is.
    let full = Percent.encoded(name.utf8) { $0.isOfToken && !"*'%".utf8.contains($0) }
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(String(decoding: full, as: UTF8.self))"
  }
}
