import Contract
import Fieldwork
import JSON
import Simulator
import TestKit
import Testing
import Texts

@Suite struct AnonymiserTests {
  private static func anonymiser(_ key: String = "test", published: Set<Text> = [], isOff: Bool = false) -> Anonymiser {
    Anonymiser(
      Pseudonyms(key: Array(key.utf8), digest: { Crypto.hmac(key: $0, $1) }), published: published, isOff: isOff)
  }

  @Test func `every text field of the wire is in the table of personal fields`() {
    var missing: Set<String> = []
    for operation in Operations.all {
      for type in [operation.answer, operation.body.map { WireType.object($0.object) }].compactMap({ $0 }) {
        TextFields.visit(type) { object, field in
          if PersonalFields.kind(field) == nil { missing.insert("\(object).\(field.published)") }
        }
      }
    }
    #expect(missing == [])
  }

  /// Reading each group on to the end of all of them would take the square of their number.
  @Test(arguments: ["1 ", "1-", "(1)/", "+1 "]) func `a long row of short numbers is read once`(_ group: String) {
    var anonymiser = Self.anonymiser()
    let text = String(repeating: group, count: 30_000)
    #expect(anonymiser.anonymised(text, .label).utf8.count == text.utf8.count)
    let row = String(repeating: group, count: 40)
    #expect(!anonymiser.anonymised("\(row)då 850101-2384", .label).holds("850101"))
  }

  /// What goes in, as what, and what must not come out of it.
  @Test(arguments: [
    (Personal.name, "Sven Planterad"), (.name, "PLANTERAD, SVEN"), (.name, "Planterad Rör AB"),
    (.phone, "070-123 45 67"), (.phone, "+46 70 123 45 67"), (.phone, "08-7654321 (Planterad)"),
    (.mail, "sven.planterad@hemligt.se"), (.number, "850101-2384"), (.number, "KUNDA10001"),
    (.prose, "Ring Sven Planterad på 070-1234567 eller sven@hemligt.se, född 19850101-2384"),
    (.prose, "Planterads spis är trasig, portkod 4711"), (.label, "Sven Svenssons förråd"),
    (.label, "Kontakt: planterad@hemligt.se"), (.fileName, "Sven_Planterad 850101-2384.jpg"),
    (.secret, "Planterad"),
  ])
  func `nothing that tells of a person is left`(_ kind: Personal, _ text: String) {
    var anonymiser = Self.anonymiser()
    let out = anonymiser.anonymised(text, kind)
    for planted in [
      "Planterad", "Sven", "Svensson", "hemligt", "1234567", "123 45 67", "7654321", "2384", "4711", "10001",
    ] {
      #expect(!out.lowercased().contains(planted.lowercased()), "\(out)")
    }
    #expect(out == anonymiser.anonymised(text, kind), "the same again")
    var other = Self.anonymiser()
    #expect(out == other.anonymised(text, kind), "the same in another run with the same key")
  }

  @Test(arguments: [
    (Personal.label, "Stora tvättstugan, ingång från gården"), (.label, "2 rum och kök 58.5"), (.label, "20260302"),
    (.prose, "Ugnen blir inte varm"), (.prose, "CONFIDENTIAL"), (.plain, "9900101"), (.name, "System"),
    (.prose, "Status ändrad från REG till GODK"), (.prose, "Kranen droppar\n\nDörren kärvar"),
  ])
  func `what tells of nobody stays`(_ kind: Personal, _ text: String) {
    var anonymiser = Self.anonymiser()
    #expect(anonymiser.anonymised(text, kind) == text)
  }

  @Test func `a pseudonym is believable and has the shape of what it stands for`() throws {
    var anonymiser = Self.anonymiser()
    let name = anonymiser.anonymised("Sven Planterad", .name)
    #expect(name.split(separator: " ").count == 2 && name.allSatisfy { $0.isLetter || $0 == " " })
    #expect(anonymiser.anonymised("Planterad Rör AB", .name).hasSuffix(" AB"))
    #expect(anonymiser.anonymised("SVEN PLANTERAD", .name) == name.uppercased())
    #expect(anonymiser.anonymised("070-123 45 67", .phone).hasPrefix("070-174 0"))
    #expect(anonymiser.anonymised("+46 70 123 45 67", .phone).hasPrefix("+46 70 174 0"))
    let number = anonymiser.anonymised("19850101-2384", .number)
    #expect(
      number.hasPrefix("19") && number.count == 13 && number.dropFirst(8).hasPrefix("-98")
        || number.dropFirst(8).hasPrefix("-99"))
    let kund = anonymiser.anonymised("KUNDA10001", .number)
    #expect(
      kund.prefix(5).allSatisfy { $0.isUppercase } && kund.dropFirst(5).allSatisfy { $0.isNumber } && kund.count == 10)
    #expect(anonymiser.anonymised("sven@hemligt.se", .mail).hasSuffix("@example.com"))
  }

  @Test func `two values never share a pseudonym and another key gives others`() {
    var anonymiser = Self.anonymiser()
    let numbers = (0..<3_000).map { anonymiser.anonymised("KUND\($0 + 1_000)", .number) }
    #expect(Set(numbers).count == numbers.count)
    let names = (0..<3_000).map { anonymiser.anonymised("Förnamn\($0) Efternamn", .name) }
    #expect(Set(names).count == names.count)
    var other = Self.anonymiser("other")
    #expect(other.anonymised("KUND1000", .number) != numbers[0])
  }

  @Test func `a name that a field has is found in a text that came before`() throws {
    var anonymiser = Self.anonymiser()
    let text = try JSONParser.parse(Array(#"{"beskrivning": "Granne: Puttefnask", "id": 1}"#.utf8))
    let kund = try JSONParser.parse(Array(#"{"id": 1, "namnHela": "Kalle Puttefnask", "nummer": "AB-77"}"#.utf8))
    let room = WireType.object(UtrymmeGetUt.shape.schema)
    anonymiser.learn(text, as: room)
    anonymiser.learn(kund, as: .object(KundUt.shape.schema))
    let clean = anonymiser.anonymised(text, as: room)
    #expect(clean["beskrivning"]?.stringValue?.hasPrefix("Granne: ") == true)
    #expect(clean["beskrivning"]?.stringValue?.contains("Puttefnask") == false)
    #expect(anonymiser.anonymised("AB-77", .number) == anonymiser.anonymised(kund, as: nil)["nummer"]?.stringValue)
  }

  @Test func `what no operation declares is judged by its name and what is published stays`() throws {
    var anonymiser = Self.anonymiser(published: ["Anna Berg"])
    let value = try JSONParser.parse(
      Array(
        #"{"kontaktNamn": "Sven Planterad", "pnr": 8501012384, "x": {"epost2": "a@b.se"}, "namn": "Anna Berg", "n": 5}"#
          .utf8))
    let clean = anonymiser.anonymised(value, as: nil)
    #expect(!String(decoding: clean.compact, as: UTF8.self).contains("Planterad"))
    #expect(clean["pnr"]?.intValue != 8_501_012_384)
    #expect(clean["x"]?["epost2"]?.stringValue?.hasSuffix("@example.com") == true)
    #expect(clean["namn"]?.stringValue == "Anna Berg")
    #expect(clean["n"]?.intValue == 5)
  }

  @Test func `switched off it still keeps secrets`() {
    var anonymiser = Self.anonymiser(isOff: true)
    #expect(anonymiser.anonymised("Sven Planterad", .name) == "Sven Planterad")
    #expect(anonymiser.anonymised("abc", .secret) == "***")
  }
}

/// The fields of plain text in a type.
private enum TextFields {
  static func visit(_ type: WireType, _ body: (String, FieldSchema) -> Void) {
    switch type {
    case .object(let schema):
      for field in schema.fields {
        if case .string(format: nil) = field.type { body(schema.name, field) }
        if case .list(.string(format: nil)) = field.type { body(schema.name, field) }
        visit(field.type, body)
      }
    case .list(let element): visit(element, body)
    default: break
    }
  }
}
