import Model

/// The fasta strukturen as drafts: a level stands below the one above it where its order is that of the tree.
struct FastaExport {
  private let i: Installation

  init(_ installation: Installation) { i = installation }

  func lay(into draft: inout SeedDraft) {
    draft.foretag = i.foretag.map { Gren($0) }
    draft.fastigheter = i.fastigheter.map { Gren($0) }
    draft.byggnader = i.byggnader.map { Gren($0) }
    draft.objekt = i.objekt.map { Gren($0) }
    draft.utrymmen = utrymmen
    draft.enheter = enheter
    hang(&draft.enheter, on: &draft.utrymmen, \.utrymme, \.id)
    hang(&draft.utrymmen, on: &draft.objekt, \.objekt, \.id)
    hang(
      &draft.objekt, on: &draft.byggnader, { [$0.foretagNr, $0.fastighetNr, $0.byggnadNr] },
      { [$0.foretagNr, $0.fastighetNr, $0.nr] })
    hang(
      &draft.byggnader, on: &draft.fastigheter, { [$0.foretagNr, $0.fastighetNr] }, { [$0.foretagNr, $0.nr] })
    hang(&draft.fastigheter, on: &draft.foretag, \.foretagNr, \.nr)
  }

  /// - Parameters:
  ///   - parent: the key of the row above.
  ///   - key: its own, of a row above.
  private func hang<Row, Below, Above, Key: Hashable>(
    _ rows: inout [Gren<Row, Below>], on above: inout [Gren<Above, Gren<Row, Below>>],
    _ parent: (Row) -> Key, _ key: (Above) -> Key
  ) {
    let places = Dictionary(above.enumerated().map { (key($1.value), $0) }, uniquingKeysWith: { a, _ in a })
    let parents = rows.map { places[parent($0.value)] ?? -1 }
    guard parents.first ?? 0 >= 0, zip(parents, parents.dropFirst()).allSatisfy({ $0 <= $1 }) else { return }
    for (row, place) in zip(rows, parents) { above[place].below.append(row) }
    rows = []
  }

  private var utrymmen: [UtrymmeGren] {
    let typer = Dictionary(i.utrymmestyper.map { ($0.kod, $0.beskrivning) }, uniquingKeysWith: { a, _ in a })
    return i.utrymmen.map { utrymme in
      var gren = UtrymmeGren(utrymme)
      if utrymme.beskrivning != utrymme.typ.flatMap({ typer[$0] ?? nil }) { gren.written.insert(.beskrivning) }
      return gren
    }
  }

  private var enheter: [EnhetGren] {
    let typer = Dictionary(i.enhetstyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    return i.enheter.map { enhet in
      let typ = typer[enhet.typ]
      var gren = EnhetGren(enhet)
      if enhet.beskrivning != typ?.beskrivning { gren.written.insert(.beskrivning) }
      if enhet.underhall != typ?.underhall { gren.written.insert(.underhall) }
      if enhet.felanmalan != typ?.felanmalan { gren.written.insert(.felanmalan) }
      if enhet.garanti != typ?.garanti { gren.written.insert(.garanti) }
      return gren
    }
  }
}
