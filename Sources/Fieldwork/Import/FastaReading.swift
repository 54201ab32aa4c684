import Client
import Contract
import JSON
import Texts

/// What an import is to read.
package struct ImportWish: Sendable {
  /// The internal number of the kund whose objekt are read; nil reads all objekt that can be let.
  package var kundID: Int64?
  /// The customer number, in the place of `kundID`.
  package var kundNummer: String?
  /// How many arbetsorder are looked at for resurser, prio and types; none of them is imported.
  package var arbetsorder = 1_000

  package init() {}
}

/// The fasta strukturen and the registers of a source, as its answers have them: in memory, and not yet anonymised.
struct FastaAnswers: Sendable {
  /// An objekt, and what is known of it beside its own fields.
  struct Found {
    var value: JSONValue
    var uthyrningsbar = false
    var felanmalningsbar = true
    var extern = false
  }

  var objekt: [Found] = []
  /// By the id of their objekt.
  var utrymmen: [Text: [JSONValue]] = [:]
  /// By the id of their utrymme.
  var enheter: [Int64: [JSONValue]] = [:]
  /// By the kod of their enhetstyp.
  var fraser: [Text: [JSONValue]] = [:]
  var kunder: [JSONValue] = []
  /// By the number of their företag.
  var kontakter: [Text: [JSONValue]] = [:]
  var tilltrade: [JSONValue] = []
  var handelsetyper: [JSONValue] = []
  var aktiviteter: [JSONValue] = []
  /// Looked at for what no other answer tells.
  var arbetsorder: [JSONValue] = []
  /// Who would carry out a new arbetsorder, by område and type.
  var forslag: [(omrade: Text, typ: Text, resurs: JSONValue)] = []
  /// What could not be read, one sentence each.
  var remarks: [String] = []
}

/// Reads the fasta strukturen through a session, one request after the other.
struct FastaReading {
  private let session: Fast2Session
  private let wish: ImportWish
  private let progress: (String) -> Void
  private var answers = FastaAnswers()
  private var places: [Text: Int] = [:]

  private static let pageSize = 200
  /// More than an installation has: a source that always has a next page would be read for ever.
  private static let most = (pages: 10_000, rows: 1_000_000)

  init(_ session: Fast2Session, _ wish: ImportWish, progress: @escaping (String) -> Void) {
    self.session = session
    self.wish = wish
    self.progress = progress
  }

  /// - Throws: what stops the reading; what is merely not there is a remark.
  mutating func all() throws(SessionFailure) -> FastaAnswers {
    let kund = try wishedKund()
    try readObjekt(of: kund)
    try readRooms()
    try readFraser()
    try readKunder(kund)
    try readRegisters()
    try readArbetsorder()
    try readForslag()
    return answers
  }

  private mutating func wishedKund() throws(SessionFailure) -> Int64? {
    guard let nummer = wish.kundNummer else { return wish.kundID }
    guard let kund = try session.get("/v1/kund/kundnummer/\(Percent.value(nummer))"), let id = kund["id"]?.intValue
    else { throw SessionFailure("The source has no kund with that number, or does not show it to this login.") }
    return id
  }
}

extension FastaReading {
  private mutating func readObjekt(of kund: Int64?) throws(SessionFailure) {
    let filter: JSONValue = kund.map { .object([("kundId", .int($0))]) } ?? [:]
    for value in try found("uthyrningsbara", filter) { add(value, uthyrningsbar: true) }
    if answers.objekt.isEmpty {
      throw SessionFailure(
        "The search found no objekt\(kund.map { " of kund \($0)" } ?? ""), so there is nothing to import.")
    }
    // The shared objekt of a building are found by any objekt of it.
    var buildings: Set<Text> = []
    for found in answers.objekt {
      let objekt = Wire(found.value, ObjektGetUt.shape.schema)
      let relation = objekt.group("relationer")
      let key = ["foretagNr", "fastighetNr", "byggnadNr"].map { relation.string($0) ?? "" }.joined(separator: "\u{0}")
      guard buildings.insert(key), let id = objekt.string("id") else { continue }
      progress("objekt: \(answers.objekt.count), byggnader: \(buildings.count)")
      for value in try self.found("ejuthyrningsbara", ["objektId": .text(id)]) { add(value, uthyrningsbar: false) }
      let extern: JSONValue = .object([("objektId", .text(id)), ("onlyReportableExternal", true)])
      for value in try self.found("ejuthyrningsbara", extern) { add(value, uthyrningsbar: false, extern: true) }
    }
    try readWholes()
  }

  /// The objekt that others are part of, which no search finds.
  private mutating func readWholes() throws(SessionFailure) {
    var next = 0
    while next < answers.objekt.count {
      let relation = Wire(answers.objekt[next].value, ObjektGetUt.shape.schema).group("relationer")
      next += 1
      guard let whole = relation.string("ingarI"), places[whole] == nil else { continue }
      guard let value = try session.get("/v1/fastastrukturen/objekt/\(Percent.value(whole))") else {
        answers.remarks.append("objekt \(whole), which others are part of, can't be read: ingarI is left out there.")
        continue
      }
      add(value, uthyrningsbar: false, felanmalningsbar: false)
    }
  }

  private mutating func add(
    _ value: JSONValue, uthyrningsbar: Bool, felanmalningsbar: Bool = true, extern: Bool = false
  ) {
    guard let id = Wire(value, ObjektGetUt.shape.schema).string("id") else { return }
    if let place = places[id] {
      answers.objekt[place].extern = answers.objekt[place].extern || extern
      return
    }
    places[id] = answers.objekt.count
    answers.objekt.append(
      FastaAnswers.Found(
        value: value, uthyrningsbar: uthyrningsbar, felanmalningsbar: felanmalningsbar, extern: extern))
  }

  /// Every page of a search.
  private mutating func found(_ which: String, _ filter: JSONValue) throws(SessionFailure) -> [JSONValue] {
    var nodes: [JSONValue] = []
    var after: String?
    for _ in 0..<Self.most.pages where nodes.count <= Self.most.rows {
      let body: JSONValue = .object([
        ("first", .int(Int64(Self.pageSize))), ("after", after.map { .text($0) }), ("filter", filter),
      ])
      guard let page = try session.search("/v1/fastastrukturen/objekt/felanmalningsbara/\(which)", body) else {
        answers.remarks.append("the search \(which) is not open to this login.")
        return nodes
      }
      nodes += page["edges"]?.arrayValue?.compactMap { $0["node"] } ?? []
      progress("objekt: \(max(answers.objekt.count, nodes.count))")
      let info = page["pageInfo"]
      guard info?["hasNextPage"]?.boolValue == true, let end = info?["endCursor"]?.stringValue, end != after else {
        return nodes
      }
      after = end
    }
    throw SessionFailure(
      "The search \(which) goes on after \(nodes.count) objekt and up to \(Self.most.pages) pages: give --kund-id or "
        + "--kund-nr, or look at the source, which may answer the same page again and again.")
  }

  private mutating func readRooms() throws(SessionFailure) {
    var units = 0
    for (index, found) in answers.objekt.enumerated() {
      guard let id = Wire(found.value, ObjektGetUt.shape.schema).string("id") else { continue }
      let rooms = try session.get("/v1/fastastrukturen/utrymmen", [("objektId", id)])?.arrayValue ?? []
      answers.utrymmen[id] = rooms
      for room in rooms {
        guard let roomID = Wire(room, UtrymmeGetUt.shape.schema).int("id") else { continue }
        let list = try session.get("/v1/fastastrukturen/enheter", [("utrymmesId", String(roomID))])?.arrayValue ?? []
        answers.enheter[roomID] = list
        units += list.count
      }
      progress("utrymmen and enheter of objekt \(index + 1) of \(answers.objekt.count): \(units) enheter")
    }
  }

  /// Those of one enhet of each type: fraser belong to the type (rule 5.4).
  private mutating func readFraser() throws(SessionFailure) {
    for enhet in answers.enheter.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
      let unit = Wire(enhet, EnhetGetUt.shape.schema)
      guard let kod = unit.group("enhetstyp").string("kod"), answers.fraser[kod] == nil, let id = unit.int("id") else {
        continue
      }
      answers.fraser[kod] =
        try session.get("/v1/fastastrukturen/fraser", [("enhetsId", String(id))])?.arrayValue ?? []
      progress("fraser of \(answers.fraser.count) enhetstyper")
    }
  }

  private mutating func readKunder(_ wished: Int64?) throws(SessionFailure) {
    var ids = Set(wished.map { [$0] } ?? [])
    for found in answers.objekt {
      let kunder = Wire(found.value, ObjektGetUt.shape.schema).group("kunder")
      for name in ["id1", "id2"] { if let id = kunder.int(name) { ids.insert(id) } }
    }
    for id in ids.sorted() {
      if let kund = try session.get("/v1/kund/\(id)") {
        answers.kunder.append(kund)
      } else {
        answers.remarks.append("kund \(id) is not shown to this login: its number and name are invented.")
        answers.kunder.append(.object([("id", .int(id))]))
      }
      progress("kunder: \(answers.kunder.count) of \(ids.count)")
    }
  }

  private mutating func readRegisters() throws(SessionFailure) {
    func list(_ path: String, _ query: [(String, String)] = []) throws(SessionFailure) -> [JSONValue] {
      try session.get(path, query)?.arrayValue ?? []
    }
    answers.tilltrade = try list("/v1/arbetsorder/tilltrade/vardelista")
    answers.handelsetyper = try list("/v1/arbetsorder/handelser/vardelista")
    answers.aktiviteter = try list("/v1/arbetsorder/tider/aktiviteter/vardelista")
    for found in answers.objekt {
      let relation = Wire(found.value, ObjektGetUt.shape.schema).group("relationer")
      guard let nr = relation.string("foretagNr"), answers.kontakter[nr] == nil else { continue }
      answers.kontakter[nr] = try list(
        "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista", [("foretagsnr", nr)])
    }
  }

  private mutating func readArbetsorder() throws(SessionFailure) {
    let nummer = answers.kunder.first.flatMap { Wire($0, KundUt.shape.schema).string("kundnummer") }
    let isOfKund = wish.kundID != nil || wish.kundNummer != nil
    let filter = isOfKund ? nummer.map { [("kundNr", $0)] } ?? [] : []
    while answers.arbetsorder.count < wish.arbetsorder {
      let limit = min(Self.pageSize, wish.arbetsorder - answers.arbetsorder.count)
      let page = [("offset", String(answers.arbetsorder.count)), ("limit", String(limit))]
      let rows = try session.get("/v1/arbetsorder", filter + page)?.arrayValue ?? []
      answers.arbetsorder += rows
      progress("arbetsorder looked at: \(answers.arbetsorder.count)")
      guard rows.count == limit else { return }
    }
  }

  /// Asks, for one objekt of each område, who would carry out a new arbetsorder (rule 4.4).
  private mutating func readForslag() throws(SessionFailure) {
    var asked: Set<Text> = []
    for found in answers.objekt {
      let objekt = Wire(found.value, ObjektGetUt.shape.schema)
      let relation = objekt.group("relationer")
      let (fel, underhall) = (relation.text("felomradeNr"), relation.text("underhallomradeNr"))
      guard let id = objekt.string("id") else { continue }
      let questions = [("F", fel), ("G", fel), ("U", underhall ?? fel)]
      for (typ, omrade) in questions {
        guard let omrade, asked.insert(Text("\(typ) \(omrade)")).inserted else { continue }
        let query = [("feltyp", typ), ("objektId", id)]
        guard let resurs = try session.get("/v1/arbetsorder/resurs/forslag", query) else { continue }
        answers.forslag.append((omrade, Text(typ), resurs))
      }
    }
  }
}
