import Model
import Texts

/// Makes the installation of a draft: the tree becomes lists, defaults that come from other rows are filled in, and
/// what must agree is checked.
struct SeedAssembly {
  private let reader: Reader
  private var made: Installation
  private var fastigheter: [Fastighetsnyckel: Place] = [:]
  private var byggnader: [Byggnadsnyckel: Place] = [:]
  private var byggnadsplatser: [(nyckel: Fastighetsnyckel, place: Place)] = []
  private var objektsplatser: [Place] = []
  private let enhetstyper: [Text: Enhetstyp]
  private let utrymmestyper: [Text: Text?]

  private struct Fastighetsnyckel: Hashable { var foretag, nr: Text }
  private struct Byggnadsnyckel: Hashable {
    var fastighet: Fastighetsnyckel
    var nr: Text
  }

  private init(_ made: Installation, _ reader: Reader) {
    self.reader = reader
    self.made = made
    enhetstyper = Dictionary(made.enhetstyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    utrymmestyper = Dictionary(made.utrymmestyper.map { ($0.kod, $0.beskrivning) }, uniquingKeysWith: { a, _ in a })
  }

  static func installation(of draft: SeedDraft, _ reader: Reader) -> Installation {
    var assembly = SeedAssembly(draft.installation, reader)
    SeedDefaults.judgeSettings(draft.installation, reader, at: draft.settings)
    SeedDefaults.judgeAgreedTimes(draft.installation, reader)
    assembly.add(draft)
    var orders = ArbetsorderAssembly(assembly.made, reader)
    return orders.installation(with: draft.arbetsorder)
  }

  /// The installation with a draft laid over it; rows that the draft does not name are not judged again.
  static func installation(of draft: SeedDraft, over base: Installation, _ reader: Reader) -> Installation {
    var whole = base
    whole.layRegisters(draft)
    if !draft.installation.prio.isEmpty || !draft.installation.kalendrar.isEmpty {
      SeedDefaults.judgeAgreedTimes(whole, reader)
    }
    var assembly = SeedAssembly(whole.withoutRows, reader)
    assembly.add(draft)
    for list in SeedList.fasta { list.rows?.lay(&whole, assembly.made) }
    guard !draft.arbetsorder.isEmpty else { return whole }
    let drafts = draft.arbetsorder.map { $0.settled() }
    var orders = ArbetsorderAssembly(whole.withoutArbetsorder, reader)
    whole.layArbetsorder(
      orders.installation(with: drafts), touched: Set(drafts.map(\.order.id)))
    return whole
  }

  private mutating func add(_ draft: SeedDraft) {
    for foretag in draft.foretag { add(foretag) }
    for fastighet in draft.fastigheter { add(fastighet) }
    for byggnad in draft.byggnader { add(byggnad, flat: true) }
    for objekt in draft.objekt { add(objekt) }
    for utrymme in draft.utrymmen { add(utrymme) }
    for enhet in draft.enheter { add(enhet) }
    judgeFasta()
    reader.judgeReferences()
    judgeOmraden()
  }

  private mutating func add(_ gren: ForetagGren) {
    made.foretag.append(gren.value)
    for var below in gren.below {
      below.value.foretagNr = gren.value.nr
      add(below)
    }
  }

  private mutating func add(_ gren: FastighetGren) {
    let f = gren.value
    made.fastigheter.append(f)
    let nyckel = Fastighetsnyckel(foretag: f.foretagNr, nr: f.nr)
    let first = fastigheter.updateValue(gren.place, forKey: nyckel)
    if let first, !f.nr.isEmpty {
      duplicate("fastighet \(f.nr) in foretag \(f.foretagNr)", first, reader.value(of: "nr", in: gren.place))
    }
    for var below in gren.below {
      below.value.foretagNr = f.foretagNr
      below.value.fastighetNr = f.nr
      add(below, flat: false)
    }
  }

  private mutating func add(_ gren: ByggnadGren, flat: Bool) {
    let b = gren.value
    made.byggnader.append(b)
    let fastighet = Fastighetsnyckel(foretag: b.foretagNr, nr: b.fastighetNr)
    if flat { byggnadsplatser.append((fastighet, gren.place)) }
    let nyckel = Byggnadsnyckel(fastighet: fastighet, nr: b.nr)
    let first = byggnader.updateValue(gren.place, forKey: nyckel)
    if let first, !b.nr.isEmpty {
      duplicate("byggnad \(b.nr) in fastighet \(b.fastighetNr)", first, reader.value(of: "nr", in: gren.place))
    }
    for var below in gren.below {
      below.value.foretagNr = b.foretagNr
      below.value.fastighetNr = b.fastighetNr
      below.value.byggnadNr = b.nr
      add(below)
    }
  }

  private func duplicate(_ what: String, _ first: Place, _ p: Place) {
    let file = first.file == p.file ? "" : "\(reader.files[Int(first.file)]) "
    reader.report(p, "\(what) is there already, on \(file)line \(reader.line(first))")
  }

  private mutating func add(_ gren: ObjektGren) {
    made.objekt.append(gren.value)
    objektsplatser.append(gren.place)
    let id = gren.value.id
    for var below in gren.below {
      below.value.objekt = id
      add(below)
    }
  }

  private mutating func add(_ gren: UtrymmeGren) {
    var u = gren.value
    if !gren.written.contains(.beskrivning), let typ = u.typ { u.beskrivning = utrymmestyper[typ] ?? nil }
    made.utrymmen.append(u)
    for var below in gren.below {
      below.value.utrymme = u.id
      add(below)
    }
  }

  private mutating func add(_ gren: EnhetGren) {
    var e = gren.value
    if let typ = enhetstyper[e.typ] {
      if !gren.written.contains(.beskrivning) { e.beskrivning = typ.beskrivning }
      if !gren.written.contains(.underhall) { e.underhall = typ.underhall }
      if !gren.written.contains(.felanmalan) { e.felanmalan = typ.felanmalan }
      if !gren.written.contains(.garanti) { e.garanti = typ.garanti }
    }
    if e.aktiv, e.ersattAv != nil || e.ersattGenom != nil {
      let p = reader.value(of: "ersattAv", "ersattGenom", in: gren.place)
      reader.report(p, "only an enhet with aktiv: false has been replaced")
    }
    made.enheter.append(e)
  }
}

extension SeedAssembly {
  /// Parents that only two or three keys together name, and objekt that are part of themselves.
  private func judgeFasta() {
    for (nyckel, place) in byggnadsplatser where !has(nyckel) && !nyckel.nr.isEmpty {
      missing("fastighet", nyckel.nr, "foretag \(nyckel.foretag)", place)
    }
    let written = Dictionary(made.objekt.map { ($0.id, $0.ingarI) }, uniquingKeysWith: { _, b in b })
    for (objekt, place) in zip(made.objekt, objektsplatser) {
      let fastighet = Fastighetsnyckel(foretag: objekt.foretagNr, nr: objekt.fastighetNr)
      // Nested ones have the parents they stand under, and an empty number was reported where it stands.
      if objekt.byggnadNr.isEmpty || objekt.fastighetNr.isEmpty || objekt.foretagNr.isEmpty { continue }
      if !has(fastighet) {
        missing("fastighet", fastighet.nr, "foretag \(fastighet.foretag)", place)
      } else if !has(Byggnadsnyckel(fastighet: fastighet, nr: objekt.byggnadNr)) {
        missing("byggnad", objekt.byggnadNr, "fastighet \(fastighet.nr)", place)
      }
    }
    for (objekt, place) in zip(made.objekt, objektsplatser) where objekt.ingarI != nil {
      var at = objekt.ingarI
      var steps = 0
      while let next = at, next != objekt.id, steps < 100 {
        at = written[next] ?? reader.base?.objekt(next)?.ingarI
        steps += 1
      }
      if at != nil { reader.report(reader.value(of: "ingarI", in: place), "an objekt cannot be part of itself") }
    }
  }

  private func has(_ nyckel: Fastighetsnyckel) -> Bool {
    fastigheter[nyckel] != nil || reader.base?.fastighet(nyckel.foretag, nyckel.nr) != nil
  }

  private func has(_ nyckel: Byggnadsnyckel) -> Bool {
    let f = nyckel.fastighet
    return byggnader[nyckel] != nil || reader.base?.byggnad(f.foretag, f.nr, nyckel.nr) != nil
  }

  private func missing(_ level: String, _ nr: Text, _ above: String, _ place: Place) {
    reader.report(reader.value(of: level, in: place), "there is no \(level) \"\(nr)\" in \(above)")
  }

  /// The area that a level names must be of that kind.
  private func judgeOmraden() {
    let typer = Dictionary(made.omraden.map { ($0.nr, $0.typ) }, uniquingKeysWith: { a, _ in a })
    for (typ, place) in reader.omradesval {
      guard let actual = typer[reader.text(place)], actual != typ else { continue }
      reader.report(place, "omrade \"\(reader.text(place))\" is of typ \(actual.rawValue), not \(typ.rawValue)")
    }
  }
}
