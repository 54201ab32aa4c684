import Model
import Texts
import Tid

/// What hangs on an arbetsorder. The columns of a row stand in the order of its table, so that a new one can be told to
/// undo as it is bound (`ChangeRecorder.insert`).
enum HangerRows {
  static let handelse = RowMap<Handelse>("handelse", ordered: false)
  static let kontaktperson = RowMap<Kontaktperson>("kontaktperson", ordered: false)
  static let persontid = RowMap<Persontid>("persontid", ordered: false)
  static let meddelande = RowMap<Meddelande>("meddelande", ordered: false)
}

extension ArbetsorderID {
  /// Of a row that is yet to be read.
  static var none: ArbetsorderID { ArbetsorderID(0) }
}

extension Handelse: StoredRow {
  static var blank: Handelse {
    Handelse(id: HandelseID(0), arbetsorder: .none, typ: "", registrerad: Tidpunkt(sekunder: 0))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsorder", &arbetsorder)
    c("rubrik", &rubrik)
    c("text", &text)
    c("typ", &typ)
    c("skapad_av", &skapadAv)
    c("registrerad_ms", &registrerad)
    c("modifierad_av", &modifieradAv)
    c("modifierad_ms", &modifierad)
    c("aktiv_from", &aktivFrom)
    c("aktiv_tom", &aktivTom)
  }
}

extension Kontaktperson: StoredRow {
  static var blank: Kontaktperson { Kontaktperson(id: 0, arbetsorder: .none) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsorder", &arbetsorder)
    c("datum_fom", &datumFom)
    c("datum_tom", &datumTom)
    c("namn", &namn)
    c("epost", &epost)
    c("telefon_mobil", &telefonMobil)
    c("telefon_ovrig", &telefonOvrig)
    c("anmarkning", &anmarkning)
  }
}

extension Persontid: StoredRow {
  static var blank: Persontid {
    Persontid(id: 0, arbetsorder: .none, resurs: ResursID(""), datumFom: Datum(dagnummer: 0))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsorder", &arbetsorder)
    c("resurs", &resurs)
    c("minuter", &minuter)
    c("starttid", &starttid)
    c("sluttid", &sluttid)
    c("datum_fom", &datumFom)
    c("datum_tom", &datumTom)
    c("aktivitet", &aktivitet)
    c("pris", &pris)
  }
}

extension Meddelande: StoredRow {
  static var blank: Meddelande {
    Meddelande(id: 0, arbetsorder: .none, skapad: Tidpunkt(sekunder: 0), arLast: false)
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsorder", &arbetsorder)
    c("till", &till)
    c("fran", &fran)
    c("amne", &amne)
    c("text", &text)
    c("skapad_ms", &skapad)
    c("last", &arLast)
    c("namn_till", &namnTill)
    c("namn_fran", &namnFran)
  }
}
