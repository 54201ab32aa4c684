/// Every operation there is, by the published operation id; those without one carry our own.
///
/// Not `Operation`'s raw table: the server's dispatch is an exhaustive switch over this.
package enum OperationID: String, Sendable, CaseIterable {
  case token, jwks, login, refresh, loginSso, federatedlogin
  case getObjekt, getObjekt_1, getFelanmalningsbaraHyresobjekt, getFelanmalningsbaraEjHyresobjekt
  case getUtrymmenGivetObjekt, getUtrymme
  case getEnheterGivetUtrymme, getEnhet, putEnhet
  case getFraserGivetEnhet
  case getKund, getKundByKundnr, putKontaktuppgift
  case getArbetsordrar_1, postArbetsorder, getArbetsorder_1, putArbetsorder
  case getArbetsorderStatus, postArbetsorderStatus, getArbetsorderStatusLista
  case getHandelser, getHandelse
  // Händelser
  case postHandelse, putHandelse, deleteHandelse, getHandelseTyper
  // Kontaktpersoner
  case getKontaktpersoner, postKontaktperson, getKontaktperson, putKontaktperson, deleteKontaktperson
  case getKontaktpersonerVardelista
  // Tider
  case getTider, postTid, getTid, putTid, deleteTid, startaTid, stoppaTid, stoppaTider, getTidsfraser
  // SLA
  case getSla, postSlaAvslut
  // Filer
  case storeTempFile, deleteTempFile, getFile, deleteFile, createFiles_1
  // Bokning
  case getResursKalender, getResursForslag, bokaArbetsorder, avbokaArbetsorder, bokning
  // Meddelanden
  case svaraMeddelande, getMeddelanden, markeraMeddelandenSomLast
  // The rest
  case getTilltradeVardelista, dummy
}

/// The method of an operation.
package enum OperationMethod: String, Sendable, CaseIterable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"
}

/// The part of the API that an operation belongs to.
package enum OperationTag: String, Sendable, CaseIterable {
  case gateway = "Gateway"
  case auth = "Auth"
  case fastaStrukturen = "Fasta strukturen"
  case kund = "Kund"
  case arbetsorder = "Arbetsorder"
  case filetransfer = "Filetransfer"
  case system = "System"
  case avtal = "Avtal"
}

/// Under which base paths an operation is served (rule 1.4).
package enum OperationBases: Sendable {
  /// The path as it stands, on the gateway's root.
  case root
  /// `/v1/…` and `/ao-produkt/v1/…`.
  case product
  /// As `product`, and under `/auth/1.0/v1/auth/…` of the document's sequence diagram.
  case auth
}
