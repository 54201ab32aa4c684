import JSON
import Model
import Texts
import Tid

extension SeedShapes {
  static let kalender = Shape<Kalender>("kalender", known: { $0.known(.kalender, "namn", \.kalendrar, $1) }) { _ in
    // The times are required keys; these stand only until they are read.
    let midnight = Klockslag(sekunder: 0)!
    return Kalender(namn: "", dagar: [1], fran: midnight, till: midnight, helgdagar: false, aftnar: [])
  } keys: { s in
    s.key("namn", .id(.kalender), required: true, to: \.namn)
    s.key("dagar", dagar, required: true, "man-fre, a day, or a list of these.", to: \.dagar)
    s.key(
      "tid", arbetstid, required: true, "07:00-16:00; past midnight 22:00-06:00.", get: { ($0.fran, $0.till) }
    ) {
      $0.fran = $1.fran
      $0.till = $1.till
    }
    s.key(
      "helgdagar", Form<Helgdagar>.choice, "Which public holidays are free.", clear: { $0.helgdagar = $1.helgdagar },
      get: { $0.helgdagar ? .svenska : nil }
    ) { $0.helgdagar = $1 == .svenska }
    s.key(
      "aftnar", .list(Form<Kalender.Afton>.choice), "Eves that are free too.", clear: { $0.aftnar = $1.aftnar },
      get: { Kalender.Afton.allCases.filter($0.aftnar.contains) }
    ) { $0.aftnar = Set($1) }
  }

  private enum Helgdagar: String, CaseIterable, Sendable { case svenska, inga }

  private static let arbetstid = Form<(fran: Klockslag, till: Klockslag)>.scalar(
    .text, "hours such as 07:00-16:00",
    write: { .text("\(Form<Klockslag>.text($0.fran))-\(Form<Klockslag>.text($0.till))") }
  ) { text in
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let fran = Klockslag(parts[0]), let till = Klockslag(parts[1]), fran != till else {
      return nil
    }
    return (fran, till)
  }

  private static let dagnamn = ["man", "tis", "ons", "tor", "fre", "lor", "son"]

  private static let dagar = Form<Set<Int>>(
    schema: .either([.text, .list(.text)]),
    write: { days in
      let names = days.sorted().map { dagnamn[$0 - 1] }
      guard let first = days.min(), let last = days.max(), last > first, last - first == days.count - 1 else {
        return .list(names.map { .text($0) })
      }
      return .text("\(dagnamn[first - 1])-\(dagnamn[last - 1])")
    }
  ) { reader, p in
    guard reader.kind(p) == .sequence else { return dagspann.read(reader, p) }
    guard !reader.children(p).isEmpty else {
      reader.report(p, "expected at least one day: a kalender without any never has working time")
      return nil
    }
    let spans = Form.list(dagspann).read(reader, p) ?? []
    return spans.isEmpty ? nil : spans.reduce(into: Set()) { $0.formUnion($1) }
  }

  private static let dagspann = Form<Set<Int>>.scalar(
    .text, "days such as man-fre, of man, tis, ons, tor, fre, lor, son"
  ) { text in
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { dagnamn.firstIndex(of: String($0)) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
    // fre-man goes over the week's end.
    return Set((0...((last - first + 7) % 7)).map { (first + $0) % 7 + 1 })
  }

  static let telefon = Shape<Telefon>("telefon") { _ in
    Telefon(typ: nil, nr: nil)
  } keys: { s in
    s.key("typ", .choice, to: \.typ)
    s.nullable("nr", .text, required: true, get: { .some($0.nr) }) { $0.nr = $1 }
  }

  static let kund = Shape<Kund>("kund", known: { $0.known(.kund, "id", \.kunder, $1) }) { _ in
    Kund(id: KundID(0), nummer: "")
  } keys: { s in
    s.key("id", .id(.kund), required: true, "The internal number.", to: \.id)
    s.key("nummer", .id(.kundnummer), required: true, "The customer number.", to: \.nummer)
    s.key("namn", .text, to: \.namn)
    s.key("epost", .text, to: \.kommunikation.epost)
    s.key("telefon", .list(.mapping(telefon)), to: \.kommunikation.telefon)
  }

  static let inloggning = Shape<Resurs.Inloggning>("inloggning") { _ in
    Resurs.Inloggning(namn: "", losenord: "")
  } keys: { s in
    s.key("namn", .id(.inloggning), required: true, to: \.namn)
    s.key("losenord", .word, required: true, to: \.losenord)
  }

  static let federerad = Shape<Resurs.Federerad>("federerad") { _ in
    Resurs.Federerad(utgivare: "", subjekt: "", hemlighet: nil)
  } keys: { s in
    s.key("utgivare", .word, required: true, to: \.utgivare)
    s.key("subjekt", .word, required: true, to: \.subjekt)
    s.key("hemlighet", .word, to: \.hemlighet)
  }

  static let bokning = Shape<Resurs.Bokningsbarhet>("bokning") { _ in
    Resurs.Bokningsbarhet(kalender: "", lucka: 3600, kapacitet: 1, overbokning: 0, tilltrade: [])
  } keys: { s in
    s.key("kalender", .reference(.kalender), required: true, to: \.kalender)
    s.key("lucka", .duration, "The length of a slot; PT1H if left out.", to: \.lucka)
    s.key("kapacitet", .count(from: 1, to: 1000), "Bookings a slot; 1 if left out.", to: \.kapacitet)
    s.key("overbokning", .count(to: 1000), "How many more with overbokning; 0 if left out.", to: \.overbokning)
    s.key("tilltrade", .list(.reference(.tilltrade)), to: \.tilltrade)
  }

  /// A resurs, and what decides its roll.
  struct ResursUtkast: Sendable {
    var resurs: Resurs
    var roll: Roll?
    var extern: Bool?
  }

  static let resurs = Shape<ResursUtkast>(
    "resurs",
    known: { reader, p in
      reader.known(.resurs, "id", \.resurser, p).map {
        ResursUtkast(resurs: $0, roll: $0.roll, extern: $0.extern)
      }
    }
  ) { _ in
    ResursUtkast(resurs: Resurs(id: ResursID("")))
  } keys: { s in
    s.key("id", .id(.resurs), required: true, to: \.resurs.id)
    s.key("namn", .text, to: \.resurs.namn)
    s.key("typ", .choice, "What kind of resurs it is; person if left out.", to: \.resurs.typ)
    s.key("extern", .boolean, "An external party (rule 4.2); as roll says if left out.", to: \.extern)
    s.key("roll", .choice, "What it may do (rule 3.8); extern or intern, as extern says, if left out.", to: \.roll)
    s.key("epost", .text, to: \.resurs.kommunikation.epost)
    s.key("telefon", .list(.mapping(telefon)), to: \.resurs.kommunikation.telefon)
    s.key("inloggning", .mapping(inloggning), to: \.resurs.inloggning)
    s.key("sso", .list(.id(.sso)), to: \.resurs.sso)
    s.key("federerad", .list(.mapping(federerad)), to: \.resurs.federerad)
    s.key("bokning", .mapping(bokning), to: \.resurs.bokning)
    s.key(
      "kontrakt", .choice, "Whose wire names its calls get where there is no gateway (rule 1.1).",
      get: \.resurs.kontrakt
    ) { $0.resurs.kontrakt = $1 }
  }

  /// A resurs whose roll agrees with `extern` (rule 3.8).
  static let resursForm = Form<Resurs>(
    schema: .shape(resurs),
    write: { r in
      // Each of roll and `extern` follows from the other; what differs is written, and an external party says so.
      let roll = r.roll == (r.extern ? .extern : .intern) ? nil : r.roll
      let extern = r.extern || r.roll == .extern ? r.extern : nil
      return resurs.write(ResursUtkast(resurs: r, roll: roll, extern: extern))
    }
  ) { reader, p in
    guard var draft = Form.mapping(resurs).read(reader, p) else { return nil }
    if draft.roll == .extern, draft.extern == false {
      reader.report(reader.value(of: "roll", in: p), "roll extern belongs to a resurs with extern: true (rule 3.8)")
    }
    draft.resurs.extern = draft.extern ?? (draft.roll == .extern)
    draft.resurs.roll = draft.roll ?? (draft.resurs.extern ? .extern : .intern)
    return draft.resurs
  }
}
