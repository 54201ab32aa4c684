import Domain
import JSON
import Texts

/// The fasta strukturen: a level stands below the one above it where its order is that of the tree.
struct FastaExport {
  private typealias Members = SeedExport.Members

  /// A level of the structure.
  private struct Level {
    let key: String
    /// What stands at the top of the document; empty where all of it stands below the level above.
    var top: [JSONValue] = []
    /// For each row of the level above, its rows.
    var below: [[JSONValue]] = []
  }

  private struct Fastighetsnyckel: Hashable { var foretag, nr: Text }
  private struct Byggnadsnyckel: Hashable { var foretag, fastighet, nr: Text }

  private let i: Installation

  init(_ installation: Installation) { i = installation }

  /// Every level that has rows of its own at the top.
  var members: SeedExport.Members {
    let enhetstyper = Dictionary(i.enhetstyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    let utrymmestyper = Dictionary(i.utrymmestyper.map { ($0.kod, $0.beskrivning) }, uniquingKeysWith: { a, _ in a })
    let enheter = level(
      "enheter", i.enheter, in: i.utrymmen.map(\.id), parent: \.utrymme,
      names: { [("utrymme", SeedExport.int($0.utrymme))] }, row: { row, _ in enhet(row, enhetstyper[row.typ]) })
    let utrymmen = level(
      "utrymmen", i.utrymmen, in: i.objekt.map(\.id), parent: \.objekt,
      names: { [("objekt", SeedExport.text($0.objekt))] },
      row: { utrymme($0, utrymmestyper) + [("enheter", SeedExport.list(enheter.below[$1]))] })
    let objekt = level(
      "objekt", i.objekt,
      in: i.byggnader.map { Byggnadsnyckel(foretag: $0.foretagNr, fastighet: $0.fastighetNr, nr: $0.nr) },
      parent: { Byggnadsnyckel(foretag: $0.foretagNr, fastighet: $0.fastighetNr, nr: $0.byggnadNr) },
      names: {
        [
          ("foretag", SeedExport.text($0.foretagNr)), ("fastighet", SeedExport.text($0.fastighetNr)),
          ("byggnad", SeedExport.text($0.byggnadNr)),
        ]
      },
      row: { self.objekt($0) + [("utrymmen", SeedExport.list(utrymmen.below[$1]))] })
    let byggnader = level(
      "byggnader", i.byggnader, in: i.fastigheter.map { Fastighetsnyckel(foretag: $0.foretagNr, nr: $0.nr) },
      parent: { Fastighetsnyckel(foretag: $0.foretagNr, nr: $0.fastighetNr) },
      names: { [("foretag", SeedExport.text($0.foretagNr)), ("fastighet", SeedExport.text($0.fastighetNr))] },
      row: { named($0.nr, $0.namn, $0.omraden) + [("objekt", SeedExport.list(objekt.below[$1]))] })
    let fastigheter = level(
      "fastigheter", i.fastigheter, in: i.foretag.map(\.nr), parent: \.foretagNr,
      names: { [("foretag", SeedExport.text($0.foretagNr))] },
      row: { named($0.nr, $0.namn, $0.omraden) + [("byggnader", SeedExport.list(byggnader.below[$1]))] })
    let foretag = i.foretag.enumerated().map { index, f -> JSONValue in
      let kontakter = SeedExport.list(f.kontakter, kontakt)
      return .object(
        named(f.nr, f.namn, f.omraden)
          + [("kontakter", kontakter), ("fastigheter", SeedExport.list(fastigheter.below[index]))])
    }
    return [("foretag", SeedExport.list(foretag))]
      + [fastigheter, byggnader, objekt, utrymmen, enheter].map { ($0.key, SeedExport.list($0.top)) }
  }

  /// - Parameters:
  ///   - above: the keys of the level above, in its order.
  ///   - names: the keys that name the parent where the row stands at the top.
  private func level<Row, Key: Hashable>(
    _ key: String, _ rows: [Row], in above: [Key], parent: (Row) -> Key, names: (Row) -> SeedExport.Members,
    row: (Row, Int) -> SeedExport.Members
  ) -> Level {
    let places = Dictionary(above.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    let parents = rows.map { places[parent($0)] ?? -1 }
    let isTree = zip(parents, parents.dropFirst()).allSatisfy { $0 <= $1 } && parents.first ?? 0 >= 0
    var level = Level(key: key, below: Array(repeating: [], count: above.count))
    for (index, value) in rows.enumerated() {
      if isTree {
        level.below[parents[index]].append(.object(row(value, index)))
      } else {
        level.top.append(.object(names(value) + row(value, index)))
      }
    }
    return level
  }

  private func named(_ nr: Text, _ namn: Text?, _ omraden: Omraden) -> SeedExport.Members {
    [("nr", SeedExport.text(nr)), ("namn", SeedExport.text(namn)), ("omraden", self.omraden(omraden))]
  }

  private func omraden(_ o: Omraden) -> JSONValue? {
    SeedExport.object([
      ("felanmalan", SeedExport.text(o.felanmalan)), ("underhall", SeedExport.text(o.underhall)),
      ("administration", SeedExport.text(o.administration)), ("sok1", SeedExport.text(o.sok1)),
      ("sok2", SeedExport.text(o.sok2)), ("sok3", SeedExport.text(o.sok3)),
    ])
  }

  private func kontakt(_ k: Foretagskontakt) -> SeedExport.Members {
    [
      ("namn", SeedExport.text(k.namn)), ("epost", SeedExport.text(k.epost)),
      ("telefonMobil", SeedExport.text(k.telefonMobil)), ("telefonOvrig", SeedExport.text(k.telefonOvrig)),
      ("anmarkning", SeedExport.text(k.anmarkning)),
    ]
  }

  private func objekt(_ o: Objekt) -> SeedExport.Members {
    let text = { (value: Text?) in SeedExport.text(value) }
    let typ: Members = [
      ("overgripande", text(o.typ.overgripande)), ("kod", text(o.typ.kod)), ("beskrivning", text(o.typ.beskrivning)),
    ]
    let adress: Members = [
      ("lgh", text(o.adress.lgh)), ("gata", text(o.adress.gata)), ("postnr", text(o.adress.postnr)),
      ("ort", text(o.adress.ort)), ("x", text(o.adress.x)), ("y", text(o.adress.y)),
    ]
    return [
      ("id", SeedExport.text(o.id)), ("typ", SeedExport.object(typ)),
      ("uthyrningsbar", SeedExport.bool(o.uthyrningsbar, unless: false)),
      ("felanmalningsbar", SeedExport.bool(o.felanmalningsbar, unless: false)),
      ("felanmalningsbarExtern", SeedExport.bool(o.felanmalningsbarExtern, unless: false)),
      ("kunder", SeedExport.list(o.kunder.map { .int($0.rawValue) })), ("ingarI", SeedExport.text(o.ingarI)),
      ("adress", SeedExport.object(adress)), ("detalj", detalj(o.detalj)), ("omraden", omraden(o.omraden)),
    ]
  }

  private func detalj(_ d: Objekt.Detalj) -> JSONValue? {
    let vaning: Members = [
      ("id", SeedExport.text(d.vaning.id)), ("beskrivning", SeedExport.text(d.vaning.beskrivning)),
      ("kortnamn", SeedExport.text(d.vaning.kortnamn)), ("nummer", SeedExport.int(d.vaning.nummer)),
    ]
    return SeedExport.object([
      ("vaning", SeedExport.object(vaning)), ("hiss", SeedExport.bool(d.hiss)), ("yta", SeedExport.decimal(d.yta)),
      ("anmarkning", SeedExport.text(d.anmarkning)), ("text", SeedExport.text(d.text)),
      ("hyressparr", SeedExport.text(d.hyressparr)),
      ("hyressparrAnmarkning", SeedExport.text(d.hyressparrAnmarkning)),
      ("besiktigadDatum", SeedExport.datum(d.besiktigadDatum)),
    ])
  }

  private func utrymme(_ u: Utrymme, _ typer: [Text: Text?]) -> SeedExport.Members {
    let standard = u.typ.flatMap { typer[$0] ?? nil }
    return [
      ("id", SeedExport.int(u.id)), ("typ", SeedExport.text(u.typ)),
      ("beskrivning", u.beskrivning == standard ? nil : SeedExport.orNull(SeedExport.text(u.beskrivning))),
      ("rumsnummer", SeedExport.text(u.rumsnummer)),
    ]
  }

  private func enhet(_ e: Enhet, _ typ: Enhetstyp?) -> SeedExport.Members {
    [
      ("id", SeedExport.int(e.id)), ("typ", SeedExport.text(e.typ)),
      ("beskrivning", e.beskrivning == typ?.beskrivning ? nil : SeedExport.orNull(SeedExport.text(e.beskrivning))),
      ("underhall", e.underhall == typ?.underhall ? nil : SeedExport.bool(e.underhall)),
      ("felanmalan", e.felanmalan == typ?.felanmalan ? nil : SeedExport.bool(e.felanmalan)),
      ("garanti", e.garanti == typ?.garanti ? nil : SeedExport.orNull(SeedExport.int(e.garanti))),
      ("installerad", SeedExport.datum(e.installationsdatum)),
      ("underhallsdatum", SeedExport.datum(e.underhallsdatum)),
      ("underhallAtgard", SeedExport.text(e.underhallAtgard)), ("serienummer", SeedExport.text(e.serienummer)),
      ("egenskap", SeedExport.text(e.egenskap)), ("mangd", SeedExport.int(e.mangd)),
      ("notering", SeedExport.text(e.notering)), ("aktiv", SeedExport.bool(e.aktiv, unless: true)),
      ("ersattAv", SeedExport.int(e.ersattAv)), ("ersattGenom", SeedExport.int(e.ersattGenom)),
    ]
  }
}
