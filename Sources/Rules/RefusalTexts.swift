extension RefusalCode {
  /// The Swedish sentence for an end user, where the place that refuses has none of its own (rule 2.1).
  package var userMessage: String {
    switch self {
    case .gatewayMissingCredentials, .gatewayInvalidCredentials, .gatewayExpired, .oauthClient, .oauthRequest,
      .oauthGrant:
      "Anslutningen till FAST2 kunde inte godkännas."
    case .noResource, .methodNotAllowed, .malformedRequest, .bodyTooLarge, .targetTooLong, .headersTooLarge:
      "Anropet kunde inte tas emot."
    case .loginFailed: "Fel användarnamn eller lösenord."
    case .loginMissing, .loginInvalid, .loginExpired, .loginHeadersDiffer, .refreshInvalid, .refreshSpent:
      "Du behöver logga in igen."
    case .roleForbids, .notUtforare, .fieldForbidden, .statusForbidden: "Du har inte behörighet att göra detta."
    case .jsonMalformed, .jsonTooDeep, .bodyMissing, .contentType, .invalidUTF8, .tooManyParameters,
      .parameterMissing, .parameterRepeated, .unknownField, .conflictingNames, .strict:
      "Anropet är felaktigt."
    case .unreadableValue, .outOfRange, .unknownCode, .notAnID: "Ett värde är felaktigt."
    case .invalidDate: "Ett datum eller en tid är felaktig."
    case .requiredMissing, .requiredNull: "En obligatorisk uppgift saknas."
    case .pathNotFound, .parentNotFound, .referenceNotFound: "Uppgiften finns inte."
    case .referenceMismatch: "Uppgifterna hör inte ihop."
    case .enhetInactive: "Enheten är inte längre aktiv."
    case .frasMismatch: "Frasen gäller inte för enheten och arbetsordertypen."
    case .statusStep: "Arbetsordern kan inte byta till den statusen."
    case .statusNeedsUtforare: "Ange en utförare innan arbetsordern beställs."
    case .statusAtCreation: "En ny arbetsorder kan bara vara registrerad eller beställd."
    case .arbetsorderLocked: "Arbetsordern kan inte längre ändras."
    case .typNotCreatable: "Arbetsordertypen kan bara skapas av systemet."
    case .underhallNeedsEnhet: "Ett underhåll behöver både utrymme och enhet."
    case .enhetReplaced: "Enheten har redan bytts ut."
    case .planeringOrder: "Sluttiden ligger före starttiden."
    case .planeringWithoutDate: "Ange ett datum för planeringen."
    case .negativeBelopp, .negativeKostnad: "Ett belopp kan inte vara negativt."
    case .handelseSystem, .handelseTypeSystem: "Systemets händelser kan inte ändras."
    case .arbetsorderDiffers: "Uppgifterna gäller olika arbetsordrar."
    case .periodOrder: "Slutdatumet ligger före startdatumet."
    case .contactForm: "Kontaktuppgiften är felaktigt skriven."
    case .tidRunning: "Det pågår redan en tidregistrering."
    case .tidNotRunning: "Ingen tidregistrering pågår."
    case .tidOrder, .tidIncomplete, .tidValue: "Tiden är felaktigt angiven."
    case .messageNeedsKund: "Arbetsordern har ingen kund att skriva till."
    case .multipartMalformed, .filePart, .fileRepeated: "Filen kunde inte tas emot."
    case .fileEmpty: "Filen är tom."
    case .fileTooLarge: "Filen är för stor."
    case .fileType: "Filtypen kan inte tas emot."
    case .slaNone: "Arbetsordern har ingen avtalad tid."
    case .slaEnded: "Den avtalade tiden är redan avslutad."
    case .bookingStatus, .bookingNone, .bookingStarted, .bookingPassed: "Tiden kan inte bokas eller avbokas."
    case .bookingFull: "Tiden är fullbokad."
    case .bookingPeriod: "Perioden är felaktig."
    case .forslagNone: "Det finns ingen utförare att föreslå."
    case .searchFirst, .searchCursor, .searchFilter: "Sökningen är felaktig."
    case .worldName, .worldUnknown, .draining, .worldLost, .worldHeld, .controlForbidden, .controlInvalid,
      .controlNotFound,
      .controlMethod,
      .controlMediaType, .controlConflict, .worldFull:
      "Anropet till simulatorn är felaktigt."
    case .diskFull, .databaseLost, .databaseBusy, .databaseFailed, .openFiles:
      "Uppgifterna kunde inte sparas. Försök igen senare."
    }
  }
}
