import JSON

/// What an id or a name that the server makes stands for.
enum IDKind: String {
  case arbetsorder, handelse, kontaktperson, tid, fil, meddelande, tempfil, markor, lucka

  /// The kind of a field of a wire object.
  static func of(object: String, field: String) -> IDKind? {
    switch (object, field) {
    case (_, "arbetsorderId"), ("ArbetsorderUt", "id"): .arbetsorder
    case ("HandelseGetUt", "id"), ("HandelsePostUt", "id"): .handelse
    case ("KontaktpersonGetUt", "id"), ("KontaktpersonPostUt", "id"): .kontaktperson
    case ("PersontidGetUt", "id"), ("PersontidPostUt", "id"): .tid
    case ("FilUt", "id"): .fil
    case ("MeddelandeGetUt", "id"): .meddelande
    case ("TempFileUt", "fileName"), ("ArbetsorderFilIn", "filnamn"): .tempfil
    case ("ObjektGetUtEdge", "cursor"), ("PageInfo", "endCursor"), (_, "after"): .markor
    case ("ResursKalenderUt", "id"), (_, "tidsluckaId"): .lucka
    default: nil
    }
  }

  /// The kind of a parameter in path or query.
  static func of(parameter: String, in template: String) -> IDKind? {
    switch (template, parameter) {
    case (_, "arbetsorderId"): .arbetsorder
    case (let path, "id") where path.hasPrefix("/v1/arbetsorder/handelser/"): .handelse
    case (let path, "id") where path.hasPrefix("/v1/arbetsorder/kontaktpersoner/"): .kontaktperson
    case (let path, "id") where path.hasPrefix("/v1/arbetsorder/tider/"): .tid
    case (let path, "id") where path.hasPrefix("/v1/arbetsorder/"): .arbetsorder
    case (let path, "id") where path.hasPrefix("/v1/filetransfer/file/"): .fil
    case (let path, _) where path.hasPrefix("/v1/filetransfer/tempfile/"): .tempfil
    default: nil
    }
  }

  /// The server makes it up as it goes: in another run it is another one.
  var isMade: Bool { self != .arbetsorder && self != .lucka }
}

/// An id of a kind, as text.
struct RecordedID: Hashable {
  let kind: IDKind
  let value: String

  init?(_ kind: IDKind?, _ value: JSONValue) {
    guard let kind else { return nil }
    switch value.kind {
    case .string(let text) where !text.isEmpty: self.init(kind, text)
    case .number(let number): self.init(kind, number.text)
    case .null, .bool, .string, .array, .object: return nil
    }
  }

  init(_ kind: IDKind, _ value: String) {
    self.kind = kind
    self.value = value
  }
}

/// The variables of a scenario: which id has which name, and which ids a later request needs.
struct RecordedVariables {
  private var names: [RecordedID: (name: String, place: Int)] = [:]
  private var counts: [IDKind: Int] = [:]
  /// The last request that uses an id, by its place.
  private var uses: [RecordedID: Int] = [:]

  /// What stands for an id in a request, or in what is expected of its answer; nil where no request before it was
  /// answered with the id.
  func reference(_ id: RecordedID?, at place: Int) -> String? {
    guard let known = id.flatMap({ names[$0] }), known.place < place else { return nil }
    return "${\(known.name)}"
  }

  /// Whether an id has a name by now.
  func isNamed(_ id: RecordedID) -> Bool { names[id] != nil }

  mutating func uses(_ id: RecordedID, at place: Int) { uses[id] = place }

  /// Whether a request after a place uses an id.
  func isUsed(_ id: RecordedID, after place: Int) -> Bool { uses[id].map { $0 > place } ?? false }

  /// Gives an id a name, under which the answer to a request saves it.
  mutating func bind(_ id: RecordedID, at place: Int) -> String {
    counts[id.kind, default: 0] += 1
    let name = "\(id.kind.rawValue)\(counts[id.kind] ?? 1)"
    names[id] = (name, place)
    return name
  }
}
