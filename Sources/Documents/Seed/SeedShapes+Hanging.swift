import Domain
import Model
import Rules
import Texts
import Tid

/// What hangs on an arbetsorder; ids that are left out are given when everything has been read.
extension SeedShapes {
  private static let none = ArbetsorderID(0)

  static let handelse = Shape<Utkast.HandelseUtkast>(
    "handelse",
    known: { reader, p in
      reader.known(.handelse, "id", \.handelser, p).map { Utkast.HandelseUtkast(handelse: $0, place: p, dated: true) }
    }
  ) { p in
    Utkast.HandelseUtkast(
      handelse: Handelse(id: HandelseID(0), arbetsorder: none, typ: "", registrerad: Tidpunkt(sekunder: 0)), place: p)
  } keys: { s in
    s.key("id", .id(.handelse), to: \.handelse.id)
    s.key("typ", or: ["typKod"], .reference(.handelsetyp), required: true, to: \.handelse.typ)
    s.key("rubrik", .text, to: \.handelse.rubrik)
    s.key("text", .text, to: \.handelse.text)
    s.key("skapadAv", .text, "A person or a system, as text.", to: \.handelse.skapadAv)
    s.key(
      "registrerad", or: ["datumRegistrerad"], .instant, "When the arbetsorder was registered if left out.",
      get: { $0.dated ? $0.handelse.registrerad : nil }
    ) {
      $0.handelse.registrerad = $1
      $0.dated = true
    }
    s.key("modifieradAv", .text, to: \.handelse.modifieradAv)
    s.key("modifierad", or: ["datumModifierad"], .instant, to: \.handelse.modifierad)
    s.key("aktivFrom", .date, to: \.handelse.aktivFrom)
    s.key("aktivTom", .date, to: \.handelse.aktivTom)
  }

  static let kontaktperson = Shape<Placed<Kontaktperson>>(
    "kontaktperson",
    known: { reader, p in reader.known(.kontaktperson, "id", \.kontaktpersoner, p).map { Placed(value: $0, place: p) } }
  ) { p in
    Placed(value: Kontaktperson(id: 0, arbetsorder: none), place: p)
  } keys: { s in
    s.key("id", .id(.kontaktperson), to: \.value.id)
    s.key("datumFom", .date, to: \.value.datumFom)
    s.key("datumTom", .date, to: \.value.datumTom)
    s.key("namn", .text, to: \.value.namn)
    s.key("epost", .text, to: \.value.epost)
    s.key("telefonMobil", .text, to: \.value.telefonMobil)
    s.key("telefonOvrig", .text, to: \.value.telefonOvrig)
    s.key("anmarkning", .text, to: \.value.anmarkning)
  }

  /// A time registration, with hours and minutes as they were written.
  private struct Tidsutkast: Sendable {
    var tid: Placed<Persontid>
    var timmar: Double?
    var minuter: Int64?
    /// As it was before, where it is known already.
    var fore: Persontid?

    /// Whether start and stop decide the minutes (rule 5.3): they are there, and nothing else has said them.
    var followsFromClock: Bool {
      let t = tid.value
      guard t.starttid != nil, t.sluttid != nil else { return false }
      guard let fore, t.minuter != nil else { return t.minuter == nil }
      return (t.starttid, t.sluttid, t.datumFom, t.datumTom) != (
        fore.starttid, fore.sluttid, fore.datumFom, fore.datumTom
      )
    }
  }

  private static let tidsutkast = Shape<Tidsutkast>(
    "tid",
    known: { reader, p in
      reader.known(.tid, "id", \.tider, p).map { Tidsutkast(tid: Placed(value: $0, place: p), fore: $0) }
    }
  ) { p in
    let tid = Persontid(id: 0, arbetsorder: none, resurs: ResursID(""), datumFom: Datum(dagnummer: 0))
    return Tidsutkast(tid: Placed(value: tid, place: p))
  } keys: { s in
    s.key("id", .id(.tid), to: \.tid.value.id)
    s.key("resurs", or: ["resursId"], .reference(.resurs), required: true, to: \.tid.value.resurs)
    s.key("aktivitet", .reference(.aktivitet), "id of an aktivitet.", to: \.tid.value.aktivitet)
    s.key("datumFom", .date, required: true, to: \.tid.value.datumFom)
    s.key("datumTom", .date, to: \.tid.value.datumTom)
    s.key("starttid", .clock, "Running while there is no sluttid.", to: \.tid.value.starttid)
    s.key("sluttid", .clock, to: \.tid.value.sluttid)
    s.key("timmar", .decimal, "Hours; minuter count besides.", to: \.timmar)
    s.key("minuter", .integer(from: 0, to: 100_000_000), to: \.minuter)
    s.key("pris", .integer(from: 0, to: Form<Int64>.largestID), "Kronor.", to: \.tid.value.pris)
  }

  static let tid = Form<Placed<Persontid>>(
    schema: .shape(tidsutkast), write: { tidsutkast.write(Tidsutkast(tid: $0, minuter: $0.value.minuter)) }
  ) { reader, p in
    guard var draft = Form.mapping(tidsutkast).read(reader, p) else { return nil }
    if draft.timmar != nil || draft.minuter != nil {
      draft.tid.value.minuter = Int64((draft.timmar ?? 0) * 60 + 0.5) + (draft.minuter ?? 0)
    } else if draft.followsFromClock {
      do throws(Refusal) { draft.tid.value.minuter = try draft.tid.value.stallKlocka() } catch {
        reader.report(p, error.message)
      }
    }
    return draft.tid
  }

  static let meddelande = Shape<Placed<Meddelande>>(
    "meddelande",
    known: { reader, p in reader.known(.meddelande, "id", \.meddelanden, p).map { Placed(value: $0, place: p) } }
  ) { p in
    Placed(value: Meddelande(id: 0, arbetsorder: none, skapad: Tidpunkt(sekunder: 0), arLast: false), place: p)
  } keys: { s in
    s.key("id", .id(.meddelande), to: \.value.id)
    s.key("skapad", .instant, required: true, to: \.value.skapad)
    s.key("till", .text, to: \.value.till)
    s.key("fran", .text, to: \.value.fran)
    s.key("namnTill", .text, to: \.value.namnTill)
    s.key("namnFran", .text, to: \.value.namnFran)
    s.key("amne", .text, to: \.value.amne)
    s.key("text", .text, to: \.value.text)
    s.key("last", .boolean, "Whether it has been read.", to: \.value.arLast)
  }

  static let fil = Shape<Utkast.FilUtkast>(
    "fil",
    known: { reader, p in
      reader.known(.fil, "id", \.filer, p).map { Utkast.FilUtkast(fil: $0, place: p, dated: true) }
    }
  ) { p in
    let fil = Fil(
      id: 0, arbetsorder: none, filnamn: "", typ: Fil.standardtyp, hash: "", skapad: Tidpunkt(sekunder: 0))
    return Utkast.FilUtkast(fil: Seedfil(fil: fil, innehall: []), place: p)
  } keys: { s in
    s.key("id", .id(.fil), to: \.fil.fil.id)
    s.key("filnamn", .word, required: true, to: \.fil.fil.filnamn)
    s.key("beskrivning", .text, to: \.fil.fil.beskrivning)
    s.key("typ", or: ["typKod"], .reference(.handelsetyp), "DOKEXTIMG if left out.", to: \.fil.fil.typ)
    s.key(
      "skapad", or: ["datum"], .instant, "When the arbetsorder was registered if left out.",
      get: { $0.dated ? $0.fil.fil.skapad : nil }
    ) {
      $0.fil.fil.skapad = $1
      $0.dated = true
    }
    s.key("innehall", .base64, "The bytes in base64; or fil.", get: \.fil.innehall) {
      $0.fil.innehall = $1
      $0.fil.fil.hash = ""
      $0.isInline = true
    }
    s.key("fil", placedWord, "The path of a file beside the seed; or innehall.") { $0.path = $1 }
  }

  static let bokadTid = Shape<Utkast.BokningUtkast>("bokadTid") { p in
    Utkast.BokningUtkast(place: p)
  } keys: { s in
    s.key("tidsluckaId", .word, required: true, "<resurs>-<yyyymmddHHMM>.", to: \.lucka)
    s.nullable(
      "tilltrade", .reference(.tilltrade), "The first that the resurs has if left out.", get: \.tilltrade
    ) { $0.tilltrade = .some($1) }
    s.key("kommentar", .text, to: \.kommentar)
    s.key("avbokad", .boolean, "It was cancelled.", to: \.avbokad)
  }
}
