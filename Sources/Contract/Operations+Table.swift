extension Operations {
  /// Every row, in the order of `OperationID`.
  package static let all: [Operation] = OperationID.allCases.map(row)

  /// The row of an operation.
  package static func row(_ id: OperationID) -> Operation {
    switch id {
    case .token: token.operation
    case .jwks: jwks.operation
    case .login: login.operation
    case .refresh: refresh.operation
    case .loginSso: loginSso.operation
    case .federatedlogin: federatedlogin.operation
    case .getObjekt: getObjekt.operation
    case .getObjekt_1: getObjekt_1.operation
    case .getFelanmalningsbaraHyresobjekt: getFelanmalningsbaraHyresobjekt.operation
    case .getFelanmalningsbaraEjHyresobjekt: getFelanmalningsbaraEjHyresobjekt.operation
    case .getUtrymmenGivetObjekt: getUtrymmenGivetObjekt.operation
    case .getUtrymme: getUtrymme.operation
    case .getEnheterGivetUtrymme: getEnheterGivetUtrymme.operation
    case .getEnhet: getEnhet.operation
    case .putEnhet: putEnhet.operation
    case .getFraserGivetEnhet: getFraserGivetEnhet.operation
    case .getKund: getKund.operation
    case .getKundByKundnr: getKundByKundnr.operation
    case .putKontaktuppgift: putKontaktuppgift.operation
    case .getArbetsordrar_1: getArbetsordrar_1.operation
    case .postArbetsorder: postArbetsorder.operation
    case .getArbetsorder_1: getArbetsorder_1.operation
    case .putArbetsorder: putArbetsorder.operation
    case .getArbetsorderStatus: getArbetsorderStatus.operation
    case .postArbetsorderStatus: postArbetsorderStatus.operation
    case .getArbetsorderStatusLista: getArbetsorderStatusLista.operation
    case .getHandelser: getHandelser.operation
    case .getHandelse: getHandelse.operation
    case .postHandelse: postHandelse.operation
    case .putHandelse: putHandelse.operation
    case .deleteHandelse: deleteHandelse.operation
    case .getHandelseTyper: getHandelseTyper.operation
    case .getKontaktpersoner: getKontaktpersoner.operation
    case .postKontaktperson: postKontaktperson.operation
    case .getKontaktperson: getKontaktperson.operation
    case .putKontaktperson: putKontaktperson.operation
    case .deleteKontaktperson: deleteKontaktperson.operation
    case .getKontaktpersonerVardelista: getKontaktpersonerVardelista.operation
    case .getTider: getTider.operation
    case .postTid: postTid.operation
    case .getTid: getTid.operation
    case .putTid: putTid.operation
    case .deleteTid: deleteTid.operation
    case .startaTid: startaTid.operation
    case .stoppaTid: stoppaTid.operation
    case .stoppaTider: stoppaTider.operation
    case .getTidsfraser: getTidsfraser.operation
    case .getSla: getSla.operation
    case .postSlaAvslut: postSlaAvslut.operation
    case .storeTempFile: storeTempFile.operation
    case .deleteTempFile: deleteTempFile.operation
    case .getFile: getFile.operation
    case .deleteFile: deleteFile.operation
    case .createFiles_1: createFiles_1.operation
    case .getResursKalender: getResursKalender.operation
    case .getResursForslag: getResursForslag.operation
    case .bokaArbetsorder: bokaArbetsorder.operation
    case .avbokaArbetsorder: avbokaArbetsorder.operation
    case .bokning: bokning.operation
    case .svaraMeddelande: svaraMeddelande.operation
    case .getMeddelanden: getMeddelanden.operation
    case .markeraMeddelandenSomLast: markeraMeddelandenSomLast.operation
    case .getTilltradeVardelista: getTilltradeVardelista.operation
    case .dummy: dummy.operation
    }
  }
}
