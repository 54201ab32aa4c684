import Domain

/// What ids are unique in, and what references look into.
enum Register: UInt8, CaseIterable {
  case prio, tilltrade, kalender, handelsetyp, aktivitet, arbetsordertyp, ursprung, bunt, resurs, omrade, kund
  case utrymmestyp, enhetstyp, enhetstypID, fras, foretag, fastighet, byggnad, objekt, utrymme, enhet, arbetsorder
  case handelse, kontaktperson, tid, meddelande, fil, bokning, klient, token, inloggning, kundnummer,
    sso

  var index: Int { Int(rawValue) }

  /// What a message calls a row.
  var label: String {
    switch self {
    case .enhetstypID: "enhetstyp with id"
    case .klient: "gateway klient"
    case .token: "gateway klient with token"
    case .inloggning: "inloggning with namn"
    case .kundnummer: "kund with nummer"
    case .sso: "sso id"
    default: "\(self)"
    }
  }

  /// The long list that it is; nil for what stands in registers.
  var radlista: Radlista? {
    switch self {
    case .kund: .kunder
    case .foretag: .foretag
    case .fastighet: .fastigheter
    case .byggnad: .byggnader
    case .objekt: .objekt
    case .utrymme: .utrymmen
    case .enhet: .enheter
    case .arbetsorder: .arbetsorder
    case .handelse: .handelser
    case .kontaktperson: .kontaktpersoner
    case .tid: .tider
    case .meddelande: .meddelanden
    case .fil: .filer
    case .bokning: .bokningar
    case .prio, .tilltrade, .kalender, .handelsetyp, .aktivitet, .arbetsordertyp, .ursprung, .bunt, .resurs, .omrade,
      .utrymmestyp, .enhetstyp, .fras, .klient, .enhetstypID, .token, .inloggning, .kundnummer, .sso:
      nil
    }
  }

  /// It is no register of rows, but a property that no two rows share.
  var isProperty: Bool {
    switch self {
    case .enhetstypID, .token, .inloggning, .kundnummer, .sso: true
    default: false
    }
  }

  /// The id is an integer.
  var isNumbered: Bool {
    switch self {
    case .aktivitet, .ursprung, .kund, .enhetstypID, .fras, .utrymme, .enhet, .arbetsorder, .handelse,
      .kontaktperson, .tid, .meddelande, .fil:
      true
    default: false
    }
  }
}
