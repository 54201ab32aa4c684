extension Operation {
  /// What the real system does at this operation and the simulator does not, in a sentence or two; nil where nothing
  /// of the kind is known. What holds for all of them, such as rights and what others do in FAST2, is not repeated.
  ///
  /// Exhaustive, so that a new operation has to say.
  package var notSimulated: String? {
    switch id {
    case .token:
      "Subscriptions, throttling by application or address, and keys that are renewed or revoked in a portal."
    case .loginSso, .federatedlogin: "No other system is asked who somebody is; the seed says it."
    case .getFelanmalningsbaraHyresobjekt, .getFelanmalningsbaraEjHyresobjekt:
      "How FAST2 ranks what it finds is unknown; the order here is stable."
    case .postArbetsorder:
      "Types T and M, which other processes of FAST2 make, and the gaps that these leave between the numbers."
    case .putArbetsorder: "Invoicing: fakturera is stored, and makes no invoice."
    case .postArbetsorderStatus: "What other parts of FAST2 do after UTFÖRD, ÖVERF and MAK."
    case .storeTempFile: "Searching files for viruses, and scaling pictures."
    case .createFiles_1, .getFile: "The archive that FAST2 may put files into."
    case .svaraMeddelande: "Sending mail and SMS; GET /_sim/outbox lists what would have been sent."
    case .dummy: "What the agreements will be; no source says."
    case .jwks, .login, .refresh, .getObjekt, .getObjekt_1, .getUtrymmenGivetObjekt, .getUtrymme,
      .getEnheterGivetUtrymme, .getEnhet, .putEnhet, .getFraserGivetEnhet, .getKund, .getKundByKundnr,
      .putKontaktuppgift, .getArbetsordrar_1, .getArbetsorder_1, .getArbetsorderStatus, .getArbetsorderStatusLista,
      .getHandelser, .getHandelse, .postHandelse, .putHandelse, .deleteHandelse, .getHandelseTyper,
      .getKontaktpersoner, .postKontaktperson, .getKontaktperson, .putKontaktperson, .deleteKontaktperson,
      .getKontaktpersonerVardelista, .getTider, .postTid, .getTid, .putTid, .deleteTid, .startaTid, .stoppaTid,
      .stoppaTider, .getTidsfraser, .getSla, .postSlaAvslut, .deleteTempFile, .deleteFile, .getResursKalender,
      .getResursForslag, .bokaArbetsorder, .avbokaArbetsorder, .bokning, .getMeddelanden,
      .markeraMeddelandenSomLast, .getTilltradeVardelista:
      nil
    }
  }
}
