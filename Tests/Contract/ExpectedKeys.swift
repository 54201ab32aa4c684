import Contract
import Testing

/// The keys of an answer, written out: one word where both contracts agree, else `name under 1.1|published name`.
struct ExpectedKeys: Sendable, CustomTestStringConvertible {
  var name: String
  var schema: ObjectSchema
  var keys: String

  var testDescription: String { name }

  init<Body: WireObject>(_ type: Body.Type, _ keys: String) {
    name = Body.shape.schema.name
    schema = Body.shape.schema
    self.keys = keys
  }

  static let all: [ExpectedKeys] = [
    ExpectedKeys(ArbetsorderUt.self, arbetsorder),
    ExpectedKeys(
      EnhetGetUt.self,
      """
      id utrymme utrymme.id enhetstyp enhetstyp.kod enhetstyp.id beskrivning underhall felanmalan underhallsdatum
      installationsdatum serienummer garanti underhallAtgard egenskap mangd notering
      """),
    ExpectedKeys(ObjektGetUt.self, objekt),
    ExpectedKeys(
      KundUt.self,
      """
      id nummer|kundnummer namnHela kommunikation kommunikation.epostAdress kommunikation.telefon
      kommunikation.telefon[].typ kommunikation.telefon[].telefonNr
      """),
    ExpectedKeys(FrasGetUt.self, "id typ typ.beskrivning fras fras.id fras.text"),
    ExpectedKeys(UtrymmeGetUt.self, "id beskrivning rumsnummer utrymmesTypKod"),
    ExpectedKeys(
      HandelseGetUt.self,
      """
      id rubrik text typKod typBeskrivning sortKod sortBeskrivning skapadAv datumRegistrerad modifieradAv
      datumModifierad aktivFrom aktivTom
      """),
    ExpectedKeys(HandelsePostUt.self, "id"),
    ExpectedKeys(HandelseTypGetUt.self, "id text"),
    ExpectedKeys(
      KontaktpersonGetUt.self,
      "id arbetsorderId datumFom datumTom namn epost telefonMobil telefonOvrig anmarkning"),
    ExpectedKeys(KontaktpersonPostUt.self, "id"),
    ExpectedKeys(PersontidGetUt.self, persontid),
    ExpectedKeys(PersontidPostUt.self, "id"),
    ExpectedKeys(TidsfrasGetUt.self, "id frasText"),
    ExpectedKeys(SlaGetUt.self, "slaStart slaAvtalatSlut slaFaktisktSlut slaDiff"),
    ExpectedKeys(TempFileUt.self, "fileName"),
    ExpectedKeys(
      MeddelandeGetUt.self, "id till fran label text1 skapadDatum skapadTid namnTill namnFran"),
    ExpectedKeys(
      ArbetsorderBokningUt.self,
      """
      bokning bokning.tidsluckaId bokning.startTid bokning.slutTid bokning.status bokning.antalAktiviteter
      bokning.tilltrade bokning.tilltrade.id bokning.tilltrade.beskrivning bokning.tilltrade.kommentar
      """),
    ExpectedKeys(
      ResursKalenderUt.self,
      """
      id beskrivning starttid sluttid aktivitetsTyp kalenderId kapacitet maxKapacitet geografi antalAktiviteter
      maxAntalAktiviteter bokningsbar rekommenderad primartTilltrade primartTilltrade.id
      primartTilltrade.beskrivning valbartTilltrade valbartTilltrade[].id valbartTilltrade[].beskrivning
      """),
    ExpectedKeys(
      ResursUt.self,
      """
      id namn kommunikation kommunikation.epostAdress kommunikation.telefon kommunikation.telefon[].typ
      kommunikation.telefon[].telefonNr
      """),
    ExpectedKeys(TilltradeUt.self, "tilltradeKod tilltradeBesk"),
    ExpectedKeys(ArbetsorderStatusGetUt.self, "statuskod beskrivning"),
    ExpectedKeys(ArbetsorderPostUt.self, "id|arbetsorderId"),
    ExpectedKeys(AuthUt.self, "access_token token_type expires_in refresh_token"),
    ExpectedKeys(TokenUt.self, "access_token scope token_type expires_in"),
    ExpectedKeys(ErrorMessage.self, "id message userMessage"),
    ExpectedKeys(GatewayFaultUt.self, "code type message description"),
    ExpectedKeys(GatewayAuthFaultUt.self, "code message description"),
    ExpectedKeys(
      ObjektGetUtConnection.self,
      "edges edges[].node "
        + objekt.split(whereSeparator: \.isWhitespace).map {
          $0.split(separator: "|").map { "edges[].node.\($0)" }.joined(separator: "|")
        }.joined(separator: " ") + " edges[].cursor pageInfo pageInfo.hasNextPage pageInfo.endCursor"),
  ]

  private static let objekt = """
    id adress adress.lghummer|adress.lghnummer adress.adress adress.postnummer adress.postort
    adress.xkoord adress.ykoord
    detalj detalj.vaning detalj.vaning.id detalj.vaning.beskrivning detalj.vaning.kortnamn detalj.vaning.nummer
    detalj.hiss detalj.yta detalj.anmarkning detalj.text detalj.hyressparr detalj.hyressparrAnmarkning
    detalj.besiktigadDatum typ typ.objektsOTyp typ.objektsTyp typ.beskrivning kunder kunder.id1 kunder.id2
    relationer relationer.foretagNr relationer.fastighetNr relationer.byggnadNr relationer.sokomrade1Nr
    relationer.sokomrade2Nr relationer.sokomrade3Nr relationer.adminomradeNr relationer.felomradeNr
    relationer.underhallomradeNr relationer.ingarI
    """

  private static let persontid = """
    id arbetsorderId resursId timmar minuter starttid sluttid datumFom datumTom aktivitet frasId pris
    """

  private static func resurs(_ group: String) -> String {
    let kommunikation = "\(group).kommunikation"
    return """
      \(group) \(group).id \(group).namn \(kommunikation) \(kommunikation).epostAdress \(kommunikation).telefon
      \(kommunikation).telefon[].typ \(kommunikation).telefon[].telefonNr
      """
  }

  private static let arbetsorder = """
    id externtId externtNr objekt objekt.id kund kund.id bunt bunt.buntId bunt.bunttext|bunt.buntText
    \(resurs("utforare"))
    status status.statusKod utrymme utrymme.id enhet enhet.id enhet.enhetsNotering nyEnhet nyEnhet.enhetsTyp
    fras fras.frasKod fras.frasBesk
    information information.beskrivning information.kommentar information.anmarkning information.atgard
    arbetsorderTyp arbetsorderTyp.arbetsordertypKod arbetsorderTyp.arbetsordertypBesk
    tilltrade tilltrade.tilltradeKod tilltrade.tilltradeBesk prio prio.prioKod prio.prioBesk prio.prioSla
    registrerad registrerad.datumregistrerad|registrerad.datumRegistrerad \(resurs("registrerad.registreradAv"))
    bestalld bestalld.datumBestalld \(resurs("bestalld.bestalldAv"))
    accepterad accepterad.datumAccepterad utford utford.datumUtford \(resurs("utford.utfordAv"))
    modifierad modifierad.datumModifierad \(resurs("modifierad.modifieradAv"))
    \(resurs("referens"))
    pamin1 pamin2
    planering planering.bokadDatum planering.bokadFromTid|planering.bokadFomTid planering.bokadTomTid
    planering.bokadMedModul
    ekonomi ekonomi.konteringsKonto|ekonomi.konteringKonto ekonomi.konterinfRefKst|ekonomi.konteringRefKst
    ekonomi.konteringFastighetsNr|ekonomi.konteringFastighetsnr ekonomi.konteringUhFel ekonomi.konteringMaterialKonto
    ekonomi.konteringProjekt ekonomi.konteringDriftProjekt ekonomi.materialkostnad|ekonomi.materialKostnad
    ekonomi.kostnad
    fakturera fakturera.faktureras fakturera.fakturaBelopp|fakturera.fakturerasBelopp
    ursprung annanAnmalare annanAnmalare.namn annanAnmalare.telefon annanAnmalare.epostAdress
    filUtList filUtList[].id filUtList[].beskrivning filUtList[].filnamn filUtList[].datum
    nyckelinformation nyckelinformation.adress nyckelinformation.kod kundPrimarKontaktsatt
    """
}
