import Documents
import Foundation
import Model
import Rules
import Testing
import Texts
import Tid

/// The root of the package.
private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

func projectFile(_ path: String) throws -> String {
  try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
}

@Suite struct `The demo seed` {
  private let demo: Installation

  init() throws {
    demo = try installation(String(decoding: DemoSeed.bytes, as: UTF8.self))
  }

  @Test func `is built in as it stands in its file`() throws {
    #expect(String(decoding: DemoSeed.bytes, as: UTF8.self) == (try projectFile("seed/demo.yaml")))
    #expect(DemoSeed.bytes.count < 150_000)
  }

  @Test func `has the size of a small landlord`() {
    #expect(demo.namn == "demo")
    #expect(demo.fastigheter.count == 3 && demo.byggnader.count == 6)
    #expect(demo.objekt.count == 40 && demo.utrymmen.count == 150 && demo.enheter.count == 300)
    #expect(demo.enhetstyper.count == 15 && demo.kunder.count == 25 && demo.resurser.count == 8)
    #expect(demo.arbetsorder.count == 30)
  }

  @Test func `has every role and kind of resurs, and logins`() {
    #expect(Set(demo.resurser.map(\.roll)) == Set(Roll.allCases))
    #expect(Set(demo.resurser.map(\.typ)) == Set(Resurstyp.allCases))
    let logins = Dictionary(
      uniqueKeysWithValues: demo.resurser.compactMap { r in r.inloggning.map { ($0.namn, ($0.losenord, r.roll)) } })
    #expect(logins["user"]?.0 == "password" && logins["user"]?.1 == .intern)
    #expect(logins["ror"]?.0 == "ror" && logins["ror"]?.1 == .extern)
    #expect(logins["las"]?.0 == "las" && logins["las"]?.1 == .lasare)
    #expect(demo.resurser.contains { $0.inloggning == nil && $0.typ == .person })
    #expect(demo.resurser.count(where: \.extern) == 2)
  }

  @Test func `has a key for each contract`() {
    #expect(demo.klienter.map(\.nyckel) == ["demo-key", "demo-key-published"])
    #expect(demo.klienter.map(\.kontrakt) == [.document, .published])
    #expect(demo.klienter.first?.token == "demo-token")
  }

  @Test func `has arbetsorder in every status and of every type`() {
    #expect(Set(demo.arbetsorder.map(\.status)) == Set(Status.allCases))
    #expect(Set(demo.arbetsorder.map(\.typ)) == ["F", "U", "G", "T", "M"])
    #expect(Set(demo.arbetsorder.compactMap(\.makuleradFran)) == [.registrerad, .bestalld, .accepterad])
    let underhall = demo.arbetsorder.filter { $0.typ == "U" && $0.status == .accepterad }
    #expect(underhall.contains { $0.nyEnhetTyp == "SPIS" })
    let inactive = Set(demo.enheter.filter { !$0.aktiv }.map(\.id))
    #expect(underhall.contains { $0.nyEnhetTyp == nil && !inactive.contains($0.enhet ?? EnhetID(0)) })
    #expect(underhall.contains { inactive.contains($0.enhet ?? EnhetID(0)) })
  }

  @Test func `has finished work of our own and of others`() {
    let extern = Set(demo.resurser.filter(\.extern).map(\.id))
    let utforda = demo.arbetsorder.filter { $0.status == .utford }.compactMap(\.utforare)
    #expect(utforda.contains { extern.contains($0) } && utforda.contains { !extern.contains($0) })
    #expect(demo.arbetsorder.contains { $0.status == .registrerad && $0.utforare == nil })
  }

  @Test func `has what hangs on an arbetsorder`() {
    #expect(demo.arbetsorder.contains { $0.planering.datum != nil })
    #expect(demo.arbetsorder.contains { $0.fakturera.faktureras == true })
    #expect(demo.arbetsorder.contains { $0.information.anmarkning != nil && $0.utforare == ResursID("E200") })
    #expect(demo.tider.contains { $0.starttid != nil && $0.sluttid == nil })
    #expect(!demo.handelser.isEmpty && !demo.kontaktpersoner.isEmpty && !demo.meddelanden.isEmpty)
    #expect(Set(demo.handelser.map(\.typ)).isSuperset(of: ["SYS", "BOM"]))
  }

  @Test func `has areas that name somebody, somebody for one type, and nobody`() {
    let fel = demo.omraden.filter { $0.typ == .felanmalan }
    #expect(fel.contains { $0.utforare != nil } && fel.contains { $0.utforare == nil && $0.utforarePerTyp.isEmpty })
    #expect(demo.omraden.contains { $0.typ == .underhall && $0.utforare(typ: "U") != nil && $0.utforare == nil })
    #expect(
      demo.byggnader.contains { $0.omraden.felanmalan != nil } && demo.objekt.contains { $0.omraden.felanmalan != nil })
  }

  @Test func `has both kinds of agreed time, and a prio without`() {
    #expect(demo.prio.map { $0.sla?.timmar } == [40, 4, nil])
    #expect(demo.prio.compactMap { $0.sla?.kalender } == ["arbetstid", "dygnet-runt"])
  }

  @Test func `keeps the ids of the format's example`() throws {
    let objekt = try #require(demo.objekt.first { $0.id == ObjektID("9900101") })
    #expect(objekt.kunder == [KundID(310001)])
    #expect(demo.kunder.first?.nummer == "KUNDA10001")
    let spis = try #require(demo.enheter.first { $0.id == EnhetID(700001) })
    #expect(spis.typ == "SPIS" && spis.utrymme == UtrymmeID(201001))
    #expect(demo.utrymmen.first { $0.id == UtrymmeID(201001) }?.objekt == objekt.id)
    #expect(demo.enhetstyper.first?.fraser.first?.id == FrasID(501))
    let types = Set(demo.enhetstyper.flatMap(\.fraser).map { $0.typ ?? "any" })
    #expect(types == ["F", "U", "any"])
  }

  @Test func `shared objekt cannot be let, and flats can`() {
    #expect(demo.objekt.contains { $0.uthyrningsbar && $0.felanmalningsbar && $0.kunder.isEmpty })
    #expect(demo.objekt.contains { !$0.uthyrningsbar && $0.felanmalningsbarExtern })
    #expect(demo.objekt.contains { !$0.uthyrningsbar && $0.felanmalningsbar && !$0.felanmalningsbarExtern })
  }

  @Test func `names nobody: only example.com, and numbers kept free for fiction`() throws {
    let text = String(decoding: DemoSeed.bytes, as: UTF8.self)
    for match in text.matches(of: /[A-Za-z0-9._-]+@([A-Za-z0-9.-]*[A-Za-z])/) {
      #expect(match.output.1 == "example.com")
    }
    var numbers = 0
    for match in text.matches(of: /"(0\d{1,3}-[\d ]+)"/) {
      numbers += 1
      let free =
        /070-174 06 (?:0[5-9]|[1-9]\d)|08-465 004 \d\d|031-390 06 \d\d|040-628 04 \d\d|0980-319 [2-9]\d/
      #expect(try free.wholeMatch(in: match.output.1) != nil, "\(match.output.1)")
    }
    #expect(numbers > 30)
  }
}

@Suite struct `What editors and readers are told` {
  /// With FAST2SIM_WRITE_GOLDEN=1 in the environment the file is written instead.
  @Test func `the shipped schema is what the reader works by`() throws {
    if ProcessInfo.processInfo.environment["FAST2SIM_WRITE_GOLDEN"] == "1" {
      try SeedSchema.json.write(
        to: root.appendingPathComponent("seed/seed.schema.json"), atomically: true, encoding: .utf8)
    }
    #expect(SeedSchema.json == (try projectFile("seed/seed.schema.json")))
  }

  @Test func `the docs list every setting with type, default and rule`() throws {
    let page = try projectFile("docs/seed-format.md")
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let table = Setting.all.filter(\.isInSeed).map(Self.row)
    #expect(rows.map(String.init) == table)
  }

  private static func row(_ setting: Setting) -> String {
    let s = Settings()
    let (type, standard) =
      switch setting.kind {
      case .flag(let property): ("boolean", "\(s[keyPath: property])")
      case .number(let property, _): ("integer", "\(s[keyPath: property])")
      case .code(let property, let codes): ("kod of \(codes)", "\(s[keyPath: property])")
      case .words(let property): ("list of text", s[keyPath: property].joined(separator: ", "))
      case .choice(let property, let words, _): (words.joined(separator: ", "), s[keyPath: property] ?? "–")
      case .choices(let property, let words):
        ("list of " + words.joined(separator: ", "), s[keyPath: property].joined(separator: ", "))
      case .notes: ("mapping", "–")
      }
    return "| `\(setting.path)` | \(type) | \(standard) | \(setting.rule.number) | \(setting.meaning) |"
  }

  @Test func `the example in the docs is a good seed`() throws {
    let page = try projectFile("docs/seed-format.md")
    let example = try #require(
      page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
    #expect(mistakes(example) == [])
  }
}
