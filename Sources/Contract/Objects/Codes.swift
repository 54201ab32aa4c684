/// The codes of the statuses of an arbetsorder, which travel as text and are judged by the domain (rule 4.1).
package enum Statuskoder {
  /// All of them, in the order of the life cycle.
  package static let alla = ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"]
  /// Those that a new arbetsorder can have (rule 4.6).
  package static let nya = ["REG", "GODK"]
}

/// The kinds of phone numbers; words under 1.1, upper case under published, either on input (rule 5.5).
package enum Telefontyp: String, WireCode {
  case bostad = "BOSTAD"
  case arbete = "ARBETE"
  case avflyttad = "AVFLYTTAD"
  case mobil = "MOBIL"

  package static var listName: String { "Telefontyp" }

  /// What travels: the document's code in contract `1.1`, the published one otherwise.
  package func code(under kontrakt: Kontrakt) -> String {
    guard kontrakt == .document else { return rawValue }
    return switch self {
    case .bostad: "Bostad"
    case .arbete: "Arbete"
    case .avflyttad: "Avflyttad"
    case .mobil: "Mobil"
    }
  }
}

/// How a kund prefers to be reached about an arbetsorder.
package enum Kontaktsatt: String, WireCode {
  case telefonBostad = "TELBOS"
  case telefonArbete = "TELARB"
  case telefonOvrig = "TELOVR"
  case epost = "EPOST"

  package static var listName: String { "KundPrimarKontaktsatt" }
}

/// What found objekt are sorted by (rule 8.2).
package enum Sortfalt: String, WireCode {
  case huvudobjekt = "HUVUDOBJEKT"
  case objekttypBeskrivning = "OBJEKTTYP_BESKRIVNING"
  case objektnummer = "OBJEKTNUMMER"

  package static var listName: String { "Sortfalt" }
}

/// Which way found objekt are sorted (rule 8.2).
package enum Sortriktning: String, WireCode {
  case stigande = "ASC"
  case fallande = "DESC"

  package static var listName: String { "Sortriktning" }
}

/// The filter on the booking of an arbetsorder (rule 4.15).
package enum BokningStatus: String, WireCode {
  case bokad = "BOKAD"
  case ejBokad = "EJ_BOKAD"
  case accepterad = "ACCEPTERAD"

  package static var listName: String { "BokningStatus" }
}

/// What a slot of a resurs can be booked for (rule 5.6).
package enum AktivitetsTyp: String, WireCode {
  case arbetsorder = "ARBETSORDER"
  case besiktning = "BESIKTNING"
  case arende = "ARENDE"

  package static var listName: String { "AktivitetsTyp" }
}

/// How far a booking has come: the published list, of which bookings of arbetsorder use three (rule 5.6).
package enum BokningsstatusUt: String, WireCode {
  case reserveradEjSignerad = "RESERVERAD_EJ_SIGNERAD"
  case registreradEjGodkand = "REGISTRERAD_EJ_GODKAND"
  case godkand = "GODKAND"
  case bekraftad = "BEKRAFTAD"
  case debiterad = "DEBITERAD"
  case betald = "BETALD"
  case tidslucka = "BOKNING_TIDSLUCKA"
  case bokad = "BOKAD"
  case accepterad = "BOKNING_ACCEPTERAD"
  case franvaro = "BOKNING_FRANVARO"
  case blockering = "BOKNING_BLOCKERING"
  case avbokad = "AVBOKAD"

  package static var listName: String { "BokningsstatusUt" }
}
