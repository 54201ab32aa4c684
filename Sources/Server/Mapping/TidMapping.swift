import Contract
import Model

extension Persontidandring {
  init(_ body: PersontidIn) {
    self.init()
    arbetsorder = andring(body.arbetsorderId) { ArbetsorderID($0) }
    resurs = andring(body.resursId) { ResursID($0) }
    timmar = andring(body.timmar)
    minuter = andring(body.minuter) { Int64($0) }
    starttid = andring(body.starttid)
    sluttid = andring(body.sluttid)
    datumFom = andring(body.datumFom)
    datumTom = andring(body.datumTom)
    aktivitet = andring(body.aktivitet)
    fras = andring(body.frasId)
    pris = andring(body.pris)
  }
}

extension PersontidGetUt {
  /// Whole hours, and the minutes beside them.
  init(_ tid: Persontid) {
    self.init()
    id = tid.id
    arbetsorderId = tid.arbetsorder.rawValue
    resursId = tid.resurs.rawValue
    timmar = tid.minuter.map { Double($0 / 60) }
    minuter = tid.minuter.map { Int32(clamping: $0 % 60) }
    starttid = tid.starttid
    sluttid = tid.sluttid
    datumFom = tid.datumFom
    datumTom = tid.datumTom
    aktivitet = tid.aktivitet.map { "\($0)" }
    frasId = tid.aktivitet
    pris = tid.pris
  }
}

extension TidsfrasGetUt {
  init(_ aktivitet: Aktivitet) {
    self.init()
    id = aktivitet.id
    frasText = aktivitet.text
  }
}
