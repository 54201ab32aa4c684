import Contract
import JSON
import Model
import Texts

extension SeedBuilding {
  /// The types that utrymmen and enheter name.
  mutating func addFastaTyper() {
    made.utrymmestyper = Self.typer(made.utrymmen.compactMap { rum in rum.typ.map { ($0, rum.beskrivning) } })
    // Fraser name types of arbetsorder by their texts or codes; of several the first counts.
    let koder = Dictionary(
      made.arbetsordertyper.flatMap { typ in [typ.beskrivning, typ.kod].compactMap { $0 }.map { ($0, typ.kod) } }
    ) { first, _ in first }
    var next = (enhetstypID.values.max() ?? 0) + 1
    made.enhetstyper = Self.typer(made.enheter.map { ($0.typ, $0.beskrivning) }).map { rad in
      var id = enhetstypID[rad.kod] ?? 0
      if id <= 0 {
        id = next
        next += 1
      }
      var typ = Enhetstyp(kod: rad.kod, id: id)
      typ.beskrivning = rad.beskrivning
      typ.fraser = (answers.fraser[rad.kod] ?? []).compactMap { Self.fras($0, koder) }
      return typ
    }
  }

  /// The codes in their order, each with the text that most of its rows have; of equals the first.
  private static func typer(_ rows: [(kod: Text, text: Text?)]) -> [Kodrad] {
    Dictionary(grouping: rows, by: \.kod).sorted { $0.key < $1.key }.map { kod, rows in
      let texts = Dictionary(grouping: rows.compactMap(\.text)) { $0 }.mapValues(\.count)
      return Kodrad(kod: kod, beskrivning: texts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key)
    }
  }

  private static func fras(_ value: JSONValue, _ koder: [Text: Text]) -> Model.Fras? {
    let row = Wire(value, FrasGetUt.shape.schema)
    let fras = row.group("fras")
    guard let id = row.int("id"), let text = fras.text("text") else { return nil }
    let typ = row.group("typ").text("beskrivning").flatMap { koder[$0] }
    return Model.Fras(id: FrasID(id), textID: fras.int("id") ?? id, text: text, typ: typ)
  }
}
