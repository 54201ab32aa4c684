package import Rules

// What an operation can answer besides success, and the rules that it follows. One exhaustive switch each, so that a
// new operation has to say.

extension Operation {
  /// The bodies that a status can come with.
  package enum Fault: Sendable, Hashable {
    /// `ErrorMessage` (rule 2.1).
    case api
    /// A fault of the gateway (rule 2.2).
    case gateway
    /// An authentication fault of the gateway (rule 2.2).
    case gatewayAuthentication
    /// A refusal of the token endpoint (rule 2.3).
    case oauth
  }

  /// Every status that the operation can answer besides its success, with the bodies that it can come with.
  package var faults: [(status: Int, bodies: [Fault])] {
    var faults: [(Int, [Fault])] = [(400, id == .token ? [.oauth, .gateway] : [.api, .gateway])]
    switch (id, tag) {
    case (.token, _): faults.append((401, [.oauth]))
    case (_, .gateway): break
    case (_, .auth): faults.append((401, [.api, .gatewayAuthentication]))
    default: faults.append((401, needsLogin ? [.api, .gatewayAuthentication] : [.gatewayAuthentication]))
    }
    if forbids { faults.append((403, [.api])) }
    if canMiss { faults.append((404, [.api])) }
    if body != nil { faults.append((413, [.gateway])) }
    faults.append((414, [.gateway]))
    // The token endpoint calls a wrong Content-Type an invalid request, as RFC 6749 has it.
    if body != nil && id != .token { faults.append((415, [.api])) }
    return faults + [(431, [.gateway]), (500, [.api])]
  }

  /// Whether a role is refused, at least for some of the data (rule 3.8).
  private var forbids: Bool {
    switch id {
    case .token, .jwks, .login, .refresh, .loginSso, .federatedlogin, .dummy: false
    // Every role reads fasta strukturen and the registers; lists leave out what the caller may not see.
    case .getObjekt, .getObjekt_1, .getFelanmalningsbaraHyresobjekt, .getFelanmalningsbaraEjHyresobjekt,
      .getUtrymmenGivetObjekt, .getUtrymme, .getEnheterGivetUtrymme, .getEnhet, .getFraserGivetEnhet,
      .getArbetsordrar_1, .getHandelseTyper, .getKontaktpersonerVardelista, .getTidsfraser, .getTilltradeVardelista,
      .getResursForslag:
      false
    case .putEnhet, .getKund, .getKundByKundnr, .putKontaktuppgift, .postArbetsorder, .getArbetsorder_1,
      .putArbetsorder, .getArbetsorderStatus, .postArbetsorderStatus, .getArbetsorderStatusLista, .getHandelser,
      .getHandelse, .postHandelse, .putHandelse, .deleteHandelse, .getKontaktpersoner, .postKontaktperson,
      .getKontaktperson, .putKontaktperson, .deleteKontaktperson, .getTider, .postTid, .getTid, .putTid, .deleteTid,
      .startaTid, .stoppaTid, .stoppaTider, .getSla, .postSlaAvslut, .storeTempFile, .deleteTempFile, .getFile,
      .deleteFile, .createFiles_1, .getResursKalender, .bokaArbetsorder, .avbokaArbetsorder, .bokning,
      .svaraMeddelande, .getMeddelanden, .markeraMeddelandenSomLast:
      true
    }
  }

  /// Whether something that the request names can be missing (rule 1.12).
  private var canMiss: Bool {
    switch id {
    case .token, .jwks, .login, .refresh, .loginSso, .federatedlogin, .dummy: false
    // Filters and batches leave out what there is not; the others name nothing.
    case .getObjekt, .getFelanmalningsbaraHyresobjekt, .getFelanmalningsbaraEjHyresobjekt, .getArbetsordrar_1,
      .getHandelseTyper, .getTidsfraser, .getTilltradeVardelista, .storeTempFile:
      false
    case .getObjekt_1, .getUtrymmenGivetObjekt, .getUtrymme, .getEnheterGivetUtrymme, .getEnhet, .getFraserGivetEnhet,
      .putEnhet, .getKund, .getKundByKundnr, .putKontaktuppgift, .postArbetsorder, .getArbetsorder_1, .putArbetsorder,
      .getArbetsorderStatus, .postArbetsorderStatus, .getArbetsorderStatusLista, .getHandelser, .getHandelse,
      .postHandelse, .putHandelse, .deleteHandelse, .getKontaktpersoner, .postKontaktperson, .getKontaktperson,
      .putKontaktperson, .deleteKontaktperson, .getKontaktpersonerVardelista, .getTider, .postTid, .getTid, .putTid,
      .deleteTid, .startaTid, .stoppaTid, .stoppaTider, .getSla, .postSlaAvslut, .deleteTempFile, .getFile,
      .deleteFile, .createFiles_1, .getResursKalender, .getResursForslag, .bokaArbetsorder, .avbokaArbetsorder,
      .bokning, .svaraMeddelande, .getMeddelanden, .markeraMeddelandenSomLast:
      true
    }
  }

  /// The rules that say what the operation does, in their order.
  package var rules: [Rule] {
    switch id {
    case .token: [.r2_3, .r3_1]
    case .jwks: [.r3_4]
    case .login, .refresh, .loginSso, .federatedlogin: [.r3_3, .r3_6]
    case .getObjekt, .getUtrymmenGivetObjekt, .getEnheterGivetUtrymme: [.r1_12]
    case .getObjekt_1, .getUtrymme: [.r1_5]
    case .getFelanmalningsbaraHyresobjekt, .getFelanmalningsbaraEjHyresobjekt: [.r8_1, .r8_2]
    case .getEnhet: [.r4_13]
    case .putEnhet: [.r3_8, .r4_9]
    case .getFraserGivetEnhet: [.r5_4]
    case .getKund, .getKundByKundnr: [.r3_8]
    case .putKontaktuppgift: [.r3_8, .r5_5]
    case .getArbetsordrar_1: [.r3_8, .r4_15]
    case .postArbetsorder: [.r3_8, .r4_3, .r4_4, .r4_9, .r4_10, .r4_11, .r4_12, .r4_18]
    case .getArbetsorder_1: [.r3_8]
    case .putArbetsorder: [.r3_8, .r4_2, .r4_6, .r4_8, .r4_9, .r4_11, .r4_12, .r4_16, .r4_17, .r4_18]
    case .getArbetsorderStatus: [.r4_1]
    case .postArbetsorderStatus: [.r4_2, .r4_3, .r4_6, .r4_7, .r4_13, .r4_14]
    case .getArbetsorderStatusLista: [.r4_5]
    case .getHandelser, .getHandelse, .postHandelse, .putHandelse, .deleteHandelse, .getHandelseTyper: [.r5_1]
    case .getKontaktpersoner, .postKontaktperson, .getKontaktperson, .putKontaktperson, .deleteKontaktperson,
      .getKontaktpersonerVardelista:
      [.r5_2]
    case .getTider, .postTid, .getTid, .putTid, .deleteTid, .startaTid, .stoppaTid, .stoppaTider, .getTidsfraser:
      [.r5_3]
    case .getSla: [.r6_1, .r6_2, .r6_3, .r6_5]
    case .postSlaAvslut: [.r6_4, .r6_5]
    case .storeTempFile: [.r7_1, .r7_2, .r7_3]
    case .deleteTempFile: [.r7_3]
    case .getFile, .deleteFile: [.r7_5]
    case .createFiles_1: [.r7_4]
    case .getResursKalender, .bokaArbetsorder, .avbokaArbetsorder, .bokning: [.r5_6]
    case .getResursForslag: [.r4_4, .r5_6]
    case .svaraMeddelande, .getMeddelanden, .markeraMeddelandenSomLast: [.r5_7]
    case .getTilltradeVardelista: [.r1_3]
    case .dummy: [.r3_5]
    }
  }
}
