import Contract
import JSON
import Texts

extension SeedBuilding {
  /// Everything of an answer, in an order that does not change from run to run.
  private var allUtrymmen: [Wire] {
    answers.utrymmen.sorted { $0.key < $1.key }.flatMap { $0.value.map { Wire($0, UtrymmeGetUt.shape.schema) } }
  }

  private var allEnheter: [Wire] {
    answers.enheter.sorted { $0.key < $1.key }.flatMap { $0.value.map { Wire($0, EnhetGetUt.shape.schema) } }
  }

  /// The text that most have, for each code; the first of equals in the alphabet.
  private func mostCommon(_ pairs: [(String, String?)]) -> [Text: String] {
    var counts: [Text: [Text: Int]] = [:]
    for (kod, text) in pairs { if let text { counts[kod, default: [:]][text, default: 0] += 1 } }
    return counts.compactMapValues { texts in texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key.string
    }
  }

  var utrymmestypRows: [JSONValue] {
    let pairs = allUtrymmen.compactMap { room in room.text("utrymmesTypKod").map { ($0, room.text("beskrivning")) } }
    let texts = mostCommon(pairs)
    return Set(pairs.map { Text($0.0) }).sorted().map { kod in
      .object([("kod", .text(kod.string)), ("beskrivning", texts[kod].map { .text($0) })])
    }
  }

  private var enhetstypTexts: [Text: String] {
    mostCommon(
      allEnheter.compactMap { unit in
        unit.group("enhetstyp").text("kod").map { ($0, unit.text("beskrivning")) }
      })
  }

  var enhetstypRows: [JSONValue] {
    let texts = enhetstypTexts
    var ids: [Text: Int64] = [:]
    for unit in allEnheter {
      let typ = unit.group("enhetstyp")
      if let kod = typ.text("kod"), ids[kod] == nil { ids[kod] = typ.int("id") ?? 0 }
    }
    // By their texts and by themselves; of several the first.
    let kods = Dictionary(
      typer.flatMap { typ in [typ.beskrivning, typ.kod].compactMap { $0 }.map { (Text($0), typ.kod) } }
    ) { first, _ in first }
    var next = (ids.values.max() ?? 0) + 1
    return ids.sorted { $0.key < $1.key }.map { kod, id in
      var id = id
      if id <= 0 {
        id = next
        next += 1
      }
      return .object([
        ("kod", .text(kod.string)), ("id", .int(id)), ("beskrivning", texts[kod].map { .text($0) }),
        ("fraser", list((answers.fraser[kod] ?? []).compactMap { frasRow($0, kods) })),
      ])
    }
  }

  private func frasRow(_ value: JSONValue, _ kods: [Text: String]) -> JSONValue? {
    let row = Wire(value, FrasGetUt.shape.schema)
    guard let id = row.int("id"), let text = row.group("fras").text("text") else { return nil }
    let textID = row.group("fras").int("id")
    let typ = row.group("typ").text("beskrivning")
    let kod = typ.flatMap { kods[$0] }
    return .object([
      ("id", .int(id)), ("textId", textID == id ? nil : textID.map { .int($0) }), ("text", .text(text)),
      ("typ", kod.map { .text($0) }),
    ])
  }
}
