/// The keys of the answers: one word where both contracts agree, else `name under 1.1|published name`.
package enum AnswerKeys {
  package static let token = "access_token scope token_type expires_in"
  package static let jwks = "keys keys[].kty keys[].crv keys[].alg keys[].use keys[].kid keys[].x"
  package static let auth = "access_token token_type expires_in refresh_token"
  package static let apiError = "id message userMessage"
  package static let gatewayFault = "code type message description"
  package static let gatewayAuthFault = "code message description"
  package static let oauthError = "error error_description"
  package static let utrymme = "id beskrivning rumsnummer utrymmesTypKod"
  package static let enhet = """
    id utrymme utrymme.id enhetstyp enhetstyp.kod enhetstyp.id beskrivning underhall felanmalan underhallsdatum
    installationsdatum serienummer garanti underhallAtgard egenskap mangd notering
    """
  package static let fras = "id typ typ.beskrivning fras fras.id fras.text"
  package static let kund = """
    id nummer|kundnummer namnHela kommunikation kommunikation.epostAdress kommunikation.telefon
    kommunikation.telefon[].typ kommunikation.telefon[].telefonNr
    """
  package static let created = "id|arbetsorderId"
  package static let status = "statuskod beskrivning"
  package static let handelse = """
    id rubrik text typKod typBeskrivning sortKod sortBeskrivning skapadAv datumRegistrerad modifieradAv
    datumModifierad aktivFrom aktivTom
    """
  package static let objekt = objekt(at: "")
  package static let sokning =
    "edges edges[].node \(objekt(at: "edges[].node.")) edges[].cursor pageInfo "
    + "pageInfo.hasNextPage pageInfo.endCursor"

  private static func objekt(at group: String) -> String {
    """
    id adress adress.lghummer|adress.lghnummer adress.adress adress.postnummer adress.postort adress.xkoord
    adress.ykoord detalj detalj.vaning detalj.vaning.id detalj.vaning.beskrivning detalj.vaning.kortnamn
    detalj.vaning.nummer detalj.hiss detalj.yta detalj.anmarkning detalj.text detalj.hyressparr
    detalj.hyressparrAnmarkning detalj.besiktigadDatum typ typ.objektsOTyp typ.objektsTyp typ.beskrivning kunder
    kunder.id1 kunder.id2 relationer relationer.foretagNr relationer.fastighetNr relationer.byggnadNr
    relationer.sokomrade1Nr relationer.sokomrade2Nr relationer.sokomrade3Nr relationer.adminomradeNr
    relationer.felomradeNr relationer.underhallomradeNr relationer.ingarI
    """.split { $0 == " " || $0 == "\n" }
      .map { word in word.split(separator: "|").map { group + $0 }.joined(separator: "|") }.joined(separator: " ")
  }

  private static func resurs(_ group: String) -> String {
    let kommunikation = "\(group).kommunikation"
    return "\(group) \(group).id \(group).namn \(kommunikation) \(kommunikation).epostAdress "
      + "\(kommunikation).telefon \(kommunikation).telefon[].typ \(kommunikation).telefon[].telefonNr"
  }

  package static let id = "id"
  package static let handelsetyp = "id text"
  package static let kontaktperson =
    "id arbetsorderId datumFom datumTom namn epost telefonMobil telefonOvrig anmarkning"
  package static let persontid = """
    id arbetsorderId resursId timmar minuter starttid sluttid datumFom datumTom aktivitet frasId pris
    """
  package static let tidsfras = "id frasText"
  package static let sla = "slaStart slaAvtalatSlut slaFaktisktSlut slaDiff"
  package static let tempFile = "fileName"
  package static let meddelande = "id till fran label text1 skapadDatum skapadTid namnTill namnFran"
  package static let tilltrade = "tilltradeKod tilltradeBesk"
  package static let resurs = """
    id namn kommunikation kommunikation.epostAdress kommunikation.telefon kommunikation.telefon[].typ
    kommunikation.telefon[].telefonNr
    """
  package static let bokning = """
    bokning bokning.tidsluckaId bokning.startTid bokning.slutTid bokning.status bokning.antalAktiviteter
    bokning.tilltrade bokning.tilltrade.id bokning.tilltrade.beskrivning bokning.tilltrade.kommentar
    """
  package static let resurskalender = """
    id beskrivning starttid sluttid aktivitetsTyp kalenderId kapacitet maxKapacitet geografi antalAktiviteter
    maxAntalAktiviteter bokningsbar rekommenderad primartTilltrade primartTilltrade.id
    primartTilltrade.beskrivning valbartTilltrade valbartTilltrade[].id valbartTilltrade[].beskrivning
    """

  package static let arbetsorder = """
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
