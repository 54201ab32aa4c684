import Contract
import Domain
import Foundation
import Model
import Rules
import TestKit
import Testing

/// A refusal or a note that names a field calls it what the request called it, else what its contract does (rules 1.2,
/// 2.1).
@Suite(.rule(.r2_1, .r1_2)) struct FieldNameTests {
  /// A request that is refused or noted, as both contracts write it.
  struct Row: CustomTestStringConvertible {
    var method = "PUT"
    var path = "/v1/arbetsorder/101"
    /// The fields beside those that the published contract requires.
    let fields: String
    /// What the remark must name.
    let named: String
    /// What it must not name: it was not sent.
    var unnamed: [String] = []
    var kontrakt: Kontrakt?
    var user = "user"

    var testDescription: String { "\(method) \(path) \(fields)" }

    init(
      _ fields: String, _ named: String, not unnamed: String..., only kontrakt: Kontrakt? = nil, user: String = "user",
      to call: (String, String) = ("PUT", "/v1/arbetsorder/101")
    ) {
      (self.fields, self.named, self.unnamed, self.kontrakt, self.user) = (fields, named, unnamed, kontrakt, user)
      (method, path) = call
    }
  }

  private static let create = ("POST", "/v1/arbetsorder")
  private static let times = ("POST", "/v1/arbetsorder/tider?arbetsorderId=107")
  private static let events = ("POST", "/v1/arbetsorder/handelser?arbetsorderId=107")
  private static let people = ("POST", "/v1/arbetsorder/kontaktpersoner?arbetsorderId=107")

  /// Names by themselves: one that is spelt differently stands once for each spelling that is read.
  static let names: [Row] = [
    Row(#""fakturera": {"fakturaBelopp": -1}"#, "fakturaBelopp", not: "fakturerasBelopp"),
    Row(#""fakturera": {"fakturerasBelopp": -1}"#, "fakturerasBelopp", not: "fakturaBelopp"),
    Row(#""faktura": {"fakturaBelopp": -1}"#, "faktura.fakturaBelopp", not: "fakturera", only: .document),
    Row(#""ekonomi": {"materialkostnad": -1}"#, "materialkostnad", not: "materialKostnad"),
    Row(#""ekonomi": {"materialKostnad": -1}"#, "materialKostnad", not: "materialkostnad"),
    Row(#""ekonomi": {"kostnad": -1}"#, "ekonomi.kostnad"),
    Row(
      #""planering": {"bokadDatum": "20260303", "bokadFromTid": "12:00", "bokadTomTid": "08:00"}"#, "bokadFromTid",
      not: "bokadFomTid"),
    Row(
      #""planering": {"bokadDatum": "20260303", "bokadFomTid": "12:00", "bokadTomTid": "08:00"}"#, "bokadFomTid",
      not: "bokadFromTid"),
    Row(#""planering": {"bokadFromTid": "12:00"}"#, "bokadFromTid", not: "bokadFomTid"),
    Row(#""planering": {"bokadFomTid": "12:00"}"#, "bokadFomTid", not: "bokadFromTid"),
    Row(#""tilltradesKod": "ZZ""#, "tilltradesKod", not: "tilltradeKod"),
    Row(#""tilltradeKod": "ZZ""#, "tilltradeKod", not: "tilltradesKod"),
    Row(#""statusKod": "ZZ""#, "statusKod", not: "statuskod"),
    Row(#""statuskod": "ZZ""#, "statuskod", not: "statusKod"),
    Row(#""statuskod": null"#, "statuskod", not: "statusKod"),
    Row(#""statuskod": "ZZ""#, "statuskod", not: "statusKod", to: ("PUT", "/v1/arbetsorder/101/status")),
    Row(#""statusKod": "ZZ""#, "statusKod", not: "statuskod", to: ("PUT", "/v1/arbetsorder/101/status")),
    Row(#""statusKod": "UTFÖRD""#, "statusKod", not: "statuskod", to: create),
    Row(#""statuskod": "UTFÖRD""#, "statuskod", not: "statusKod", to: create),
    Row(#""nyEnhet": {"enhetsTyp": "ZZ"}"#, "enhetsTyp", not: "enhetstyp:"),
    Row(#""nyEnhet": {"enhetstyp": "ZZ"}"#, "nyEnhet.enhetstyp", not: "enhetsTyp"),
    // Locked fields, and those that an external party does not change.
    Row(#""tilltradesKod": "J""#, "tilltradesKod", not: "tilltradeKod", to: ("PUT", "/v1/arbetsorder/111")),
    Row(#""tilltradeKod": "J""#, "tilltradeKod", not: "tilltradesKod", to: ("PUT", "/v1/arbetsorder/111")),
    Row(
      #""faktura": {"faktureras": true}"#, "faktura ", not: "fakturera ", only: .document,
      to: ("PUT", "/v1/arbetsorder/111")),
    Row(
      #""faktura": {"faktureras": false}"#, "faktura", not: "fakturera,", only: .document, user: "ror",
      to: ("PUT", "/v1/arbetsorder/108")),
  ]

  /// References: what was sent is named, not what follows from it.
  static let references: [Row] = [
    Row(#""resursId": "R9""#, "resursId"), Row(#""prioKod": "9""#, "prioKod"), Row(#""buntId": "B9""#, "buntId"),
    Row(#""ursprung": 1001"#, "ursprung", to: create), Row(#""frasNr": 9"#, "frasNr"),
    Row(#""utrymmesId": 9"#, "utrymmesId", not: "enhetsId"), Row(#""enhetsId": 9"#, "enhetsId", not: "utrymmesId"),
    Row(#""enhetsId": 700229"#, "enhetsId", not: "utrymmesId"),
    Row(#""enhetsId": 700229"#, "enhetsId", not: "utrymmesId", to: create),
    Row(#""utrymmesId": 201028"#, "utrymmesId", not: "enhetsId", to: create),
    Row(#""enhetsId": 700001, "utrymmesId": 201002"#, "enhetsId", to: create),
    Row(#""utrymmesId": 201002"#, "utrymmesId: "), Row(#""utrymmesId": null"#, "utrymmesId: "),
    Row(#""frasNr": 501"#, "frasNr", to: create), Row(#""enhetsId": 700002"#, "enhetsId: ", not: "frasNr:"),
    Row(#""arbetsordertypKod": "T""#, "arbetsordertypKod", to: create),
    Row(#""resursId": "R9", "aktivitet": "1""#, "resursId", to: times),
    Row(#""aktivitet": "99""#, "aktivitet", not: "frasId", to: times),
    Row(#""frasId": 99, "aktivitet": "1""#, "frasId", to: times),
    Row(#""sluttid": "08:00""#, "sluttid", to: times), Row(#""typKod": "ZZ""#, "typKod", to: events),
    Row(#""typKod": "SYS""#, "typKod", to: events), Row(#""epost": "x""#, "epost", to: people),
    Row(#""telefonMobil": "x""#, "telefonMobil", not: "telefonOvrig", to: people),
  ]

  /// With what the contract requires of a body, where the row has not said it itself.
  private func body(_ row: Row, _ kontrakt: Kontrakt) -> String {
    var fields = [row.fields]
    func add(_ name: String, _ value: String) {
      if !row.fields.contains("\"\(name)\"") { fields.append("\"\(name)\": \(value)") }
    }
    let isOrder = row.path == "/v1/arbetsorder" || row.path.wholeMatch(of: #//v1/arbetsorder/\d+/#) != nil
    if isOrder, kontrakt == .document, row.method == "POST" { add("objektId", "\"9900101\"") }
    guard kontrakt == .published else { return "{\(fields.joined(separator: ", "))}" }
    if isOrder {
      add("arbetsordertypKod", "\"F\"")
      add("kundNr", "\"KUNDA10001\"")
      add("objektId", "\"9900101\"")
      if row.method == "POST" { add("ursprung", "1") }
    }
    if row.path.contains("/tider") {
      add("arbetsorderId", "107")
      add("resursId", "\"R100\"")
      add("datumFom", "\"20260302\"")
      add("datumTom", "\"20260302\"")
      add("aktivitet", "\"1\"")
    }
    if row.path.contains("/kontaktpersoner") { add("arbetsorderId", "107") }
    return "{\(fields.joined(separator: ", "))}"
  }

  @Test(arguments: names + references, Kontrakt.allCases)
  func `a refusal names the field as it was sent`(_ row: Row, _ kontrakt: Kontrakt) throws {
    guard row.kontrakt ?? kontrakt == kontrakt else { return }
    let world = TestServer.shared.world()
    let caller = try world.login(
      row.user, row.user == "user" ? "password" : row.user,
      key: kontrakt == .document ? "demo-key" : "demo-key-published")
    let answer = try caller.send(
      row.method, row.path, headers: [("Content-Type", "application/json")], text: body(row, kontrakt))
    #expect([400, 403, 404].contains(answer.status), "\(body(row, kontrakt)): \(answer)")
    #expect(answer.notes.first != "unknown-field", "\(answer)")
    let remark = try answer.remark(world)
    let said = "\(remark.text) — \(remark.hint)"
    #expect(said.contains(row.named), "\(said)")
    for name in row.unnamed { #expect(!said.contains(name), "\(said)") }
    // The words of the real system for a reference have no place for the name of the field.
    if !answer.message.contains(" not found for id:") { #expect(answer.message.contains(row.named), "\(answer)") }
    #expect(!said.unicodeScalars.contains { $0.properties.generalCategory == .privateUse })
  }

  @Test(arguments: Kontrakt.allCases)
  func `the part of an upload is called what the contract calls it`(_ kontrakt: Kontrakt) throws {
    let world = TestServer.shared.world()
    let caller = try world.login(key: kontrakt == .document ? "demo-key" : "demo-key-published")
    for part in ["bilaga", "file2"] {
      let answer = try caller.upload(Multipart.bytes("a.txt", [97], name: part))
      #expect(answer.notes == ["file-part"])
      let hint = try answer.remark(world).hint
      #expect(hint.contains(kontrakt == .document ? "'tempFile'" : "'file'"), "\(hint)")
    }
  }

  /// Where the internal number of a kund came in place of the customer number.
  static let kunder: [Row] = [
    Row(#""kundNr": "310001""#, "KUNDA10001"), Row(#""kundNr": "310001""#, "KUNDA10001", to: create),
    Row(
      #""arbetsorderId": 101, "meddelande": "Hej", "kundnummer": "310001""#, "KUNDA10001",
      to: ("POST", "/v1/arbetsorder/meddelande")),
    Row("", "KUNDA10001", to: ("GET", "/v1/kund/kundnummer/310001")),
  ]

  @Test func `the internal number of a kund in place of its own is told apart`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    for row in Self.kunder {
      let headers = row.method == "GET" ? [] : [("Content-Type", "application/json")]
      let answer = try caller.send(
        row.method, row.path, headers: headers, text: row.method == "GET" ? nil : body(row, .document))
      #expect([400, 404].contains(answer.status), "\(row.testDescription): \(answer)")
      let hint = try answer.remark(world).hint
      #expect(hint.contains(row.named) && hint.contains("kundId"), "\(row.testDescription): \(hint)")
    }
    // A contractor is not told whose number it is.
    let extern = try world.login("ror", "ror")
    let refused = try extern.put("/v1/arbetsorder/108", #"{"kundNr": "310001"}"#)
    #expect(refused.notes == ["field-forbidden"])
    #expect(try !refused.remark(world).hint.contains("KUNDA10001"))
  }

  /// Every name of a field of a body that another contract or the document spells otherwise. A word of the trade, all
  /// in small letters, may stand in a sentence.
  private static let ambiguous: [String] = {
    var names: Set<String> = []
    func collect(_ schema: ObjectSchema) {
      for field in schema.fields {
        let all = Set([field.published, field.document] + field.variants)
        if all.count > 1 { names.formUnion(all.filter { $0 != $0.lowercased() }) }
        if case .object(let group) = field.type { collect(group) }
      }
    }
    for operation in Operations.all { if let body = operation.body { collect(body.object) } }
    return names.sorted()
  }()

  @Test func `no rule writes a name by hand that is spelt in several ways`() throws {
    #expect(Self.ambiguous.contains("bokadFomTid") && Self.ambiguous.contains("fakturaBelopp"))
    let root = URL(filePath: #filePath).appending(path: "../../../../Sources").standardized
    var found: [String] = []
    for room in ["Model/Arbetsorder", "Domain", "Simulator/Commands", "Server/Handlers"] {
      let files = FileManager.default.enumerator(at: root.appending(path: room), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        // The names themselves; and the part of an upload, which may have either name.
        guard !["Faltnamn.swift", "FilHandlers.swift"].contains(file.lastPathComponent) else { continue }
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          // What stands in quotes, with what is put into it left out.
          let texts = line.replacing(#/\\\([^()]*(\([^()]*\))*[^()]*\)/#, with: "").split(
            separator: "\"", omittingEmptySubsequences: false)
          let words = Set(
            texts.enumerated().filter { $0.offset % 2 == 1 }.flatMap { $0.element.split { !$0.isLetter } }.map(
              String.init))
          for name in Self.ambiguous where words.contains(name) { found.append("\(file.lastPathComponent): \(line)") }
        }
      }
    }
    #expect(found == [])
  }

  @Test func `every name with marks is a field of some body`() {
    let fields: [FieldName] = [
      .tilltradeKod, .statusKod, .statuskod, .enhetsTyp, .bokadFomTid, .fakturera, .fakturerasBelopp, .materialKostnad,
      .file,
    ]
    var published: Set<String> = []
    func collect(_ schema: ObjectSchema) {
      for field in schema.fields {
        published.insert(field.published)
        if case .object(let group) = field.type { collect(group) }
      }
    }
    for operation in Operations.all { if let body = operation.body { collect(body.object) } }
    for field in fields { #expect(published.contains(field.published), "\(field.published)") }
  }

  @Test func `a text comes out without marks, whatever is in it`() {
    let field = FieldName.tilltradeKod
    #expect(FieldName.resolved("a \(field) b") == "a tilltradeKod b")
    #expect(FieldName.resolved("\(field)\(field)") { $0.published + "!" } == "tilltradeKod!tilltradeKod!")
    #expect(FieldName.resolved("plain") { _ in "x" } == "plain")
    let marks = field.description.unicodeScalars
    let (open, close) = (String(marks.first!), String(marks.last!))
    #expect(FieldName.resolved("a\(close)b\(open)c\(open)d") == "abcd")
    let refusal = Refusal(.requiredNull, "\(field) is null", hint: "Send \(field).")
    #expect(refusal.message == "tilltradeKod is null" && refusal.hint == "Send tilltradeKod.")
    #expect(refusal.named { _ in "x" } == Refusal(.requiredNull, "x is null", hint: "Send x."))
  }
}
