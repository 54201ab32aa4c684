/// The register of refusals: every way in which a request can be turned down, with its kind and its rule.
package enum RefusalCode: String, Sendable, CaseIterable {
  // The gateway.
  case gatewayMissingCredentials = "gateway-missing-credentials"
  case gatewayInvalidCredentials = "gateway-invalid-credentials"
  case gatewayExpired = "gateway-token-expired"
  case noResource = "no-resource"
  case methodNotAllowed = "method-not-allowed"
  case malformedRequest = "malformed-request"
  case bodyTooLarge = "body-too-large"
  case targetTooLong = "target-too-long"
  case headersTooLarge = "headers-too-large"
  // The token endpoint.
  case oauthClient = "oauth-invalid-client"
  case oauthRequest = "oauth-invalid-request"
  case oauthGrant = "oauth-unsupported-grant-type"
  // Login.
  case loginFailed = "login-failed"
  case loginMissing = "login-token-missing"
  case loginInvalid = "login-token-invalid"
  case loginExpired = "login-token-expired"
  case loginHeadersDiffer = "login-headers-differ"
  case refreshInvalid = "refresh-token-invalid"
  case refreshSpent = "refresh-token-spent"
  // Roles.
  case roleForbids = "role-forbids"
  case notUtforare = "not-utforare"
  case fieldForbidden = "field-forbidden"
  case statusForbidden = "status-forbidden"
  // Reading the request.
  case jsonMalformed = "json-malformed"
  case jsonTooDeep = "json-too-deep"
  case bodyMissing = "body-missing"
  case contentType = "content-type"
  case invalidUTF8 = "invalid-utf8"
  case tooManyParameters = "too-many-parameters"
  case parameterMissing = "parameter-missing"
  case parameterRepeated = "parameter-repeated"
  case unknownField = "unknown-field"
  case conflictingNames = "conflicting-names"
  case unreadableValue = "unreadable-value"
  case invalidDate = "invalid-date"
  case outOfRange = "out-of-range"
  case requiredMissing = "required-missing"
  case requiredNull = "required-null"
  case unknownCode = "unknown-code"
  case notAnID = "not-an-id"
  case strict = "strict"
  // References.
  case pathNotFound = "not-found"
  case parentNotFound = "parent-not-found"
  case referenceNotFound = "reference-not-found"
  case referenceMismatch = "reference-mismatch"
  case enhetInactive = "enhet-inactive"
  case frasMismatch = "fras-mismatch"
  // Arbetsorder.
  case statusStep = "status-step"
  case statusNeedsUtforare = "status-needs-utforare"
  case statusAtCreation = "status-at-creation"
  case arbetsorderLocked = "arbetsorder-locked"
  case typNotCreatable = "type-not-creatable"
  case underhallNeedsEnhet = "underhall-needs-enhet"
  case enhetReplaced = "enhet-replaced"
  case planeringOrder = "planering-order"
  case planeringWithoutDate = "planering-without-date"
  case negativeBelopp = "negative-fakturera"
  case negativeKostnad = "negative-ekonomi"
  // What hangs on an arbetsorder.
  case handelseSystem = "handelse-system"
  case handelseTypeSystem = "handelse-type-system"
  case arbetsorderDiffers = "arbetsorder-differs"
  case periodOrder = "period-order"
  case contactForm = "contact-form"
  case tidRunning = "tid-running"
  case tidNotRunning = "tid-not-running"
  case tidOrder = "tid-order"
  case tidIncomplete = "tid-incomplete"
  case tidValue = "tid-value"
  case messageNeedsKund = "message-needs-kund"
  // Bookings.
  case bookingStatus = "booking-status"
  case bookingNone = "booking-none"
  case bookingStarted = "booking-started"
  case bookingPassed = "booking-passed"
  case bookingFull = "booking-full"
  case bookingPeriod = "booking-period"
  case forslagNone = "forslag-none"
  // SLA.
  case slaNone = "sla-none"
  case slaEnded = "sla-ended"
  // Files.
  case multipartMalformed = "multipart-malformed"
  case filePart = "file-part"
  case fileEmpty = "file-empty"
  case fileTooLarge = "file-too-large"
  case fileType = "file-type"
  case fileRepeated = "file-repeated"
  // Search.
  case searchFirst = "search-first"
  case searchCursor = "search-cursor"
  case searchFilter = "search-filter"
  // Worlds and the control plane.
  case worldName = "world-name"
  case worldUnknown = "world-unknown"
  case draining
  case worldLost = "world-lost"
  case worldHeld = "world-held"
  case controlForbidden = "control-forbidden"
  case controlInvalid = "control-invalid"
  case controlNotFound = "control-not-found"
  case controlMethod = "control-method-not-allowed"
  case controlMediaType = "control-content-type"
  case controlConflict = "control-conflict"
  case worldFull = "world-full"
  // What lies on the disk.
  case diskFull = "disk-full"
  case databaseLost = "database-lost"
  case databaseBusy = "database-busy"
  case databaseFailed = "database-failed"
  case openFiles = "open-files"

  /// What the refusal is to the caller.
  package var kind: RefusalKind {
    switch self {
    case .gatewayMissingCredentials: .gateway(.missingCredentials)
    case .gatewayInvalidCredentials: .gateway(.invalidCredentials)
    case .gatewayExpired: .gateway(.expiredToken)
    case .noResource, .worldName, .worldUnknown: .gateway(.noResource)
    case .methodNotAllowed: .gateway(.methodNotAllowed)
    case .draining, .worldHeld: .gateway(.unavailable)
    case .worldLost: .gateway(.conflict)
    case .malformedRequest: .gateway(.malformedRequest)
    case .bodyTooLarge: .gateway(.bodyTooLarge)
    case .targetTooLong: .gateway(.targetTooLong)
    case .headersTooLarge: .gateway(.headersTooLarge)
    case .oauthClient: .oauth(.invalidClient)
    case .oauthRequest: .oauth(.invalidRequest)
    case .oauthGrant: .oauth(.unsupportedGrantType)
    case .loginFailed, .loginMissing, .loginInvalid, .loginExpired, .loginHeadersDiffer, .refreshInvalid,
      .refreshSpent:
      .unauthenticated
    case .roleForbids, .notUtforare, .fieldForbidden, .statusForbidden, .handelseSystem: .forbidden
    case .contentType, .fileType: .mediaType
    case .pathNotFound, .parentNotFound, .referenceNotFound, .forslagNone: .notFound
    case .controlForbidden: .control(.forbidden)
    case .controlInvalid: .control(.invalid)
    case .controlNotFound: .control(.notFound)
    case .controlMethod: .control(.methodNotAllowed)
    case .controlMediaType: .control(.mediaType)
    case .controlConflict: .control(.conflict)
    case .worldFull, .diskFull, .databaseLost, .databaseBusy, .databaseFailed, .openFiles: .exhausted
    case .jsonMalformed, .jsonTooDeep, .bodyMissing, .invalidUTF8, .tooManyParameters, .parameterMissing,
      .parameterRepeated, .unknownField, .conflictingNames, .unreadableValue, .invalidDate, .outOfRange,
      .requiredMissing, .requiredNull, .unknownCode, .notAnID, .strict, .referenceMismatch, .enhetInactive,
      .frasMismatch, .statusStep, .statusNeedsUtforare, .statusAtCreation, .arbetsorderLocked,
      .typNotCreatable, .underhallNeedsEnhet, .enhetReplaced, .planeringOrder, .planeringWithoutDate,
      .negativeBelopp, .negativeKostnad, .searchFirst, .searchCursor, .searchFilter:
      .invalid
    case .handelseTypeSystem, .arbetsorderDiffers, .periodOrder, .contactForm, .tidRunning, .tidNotRunning, .tidOrder,
      .tidIncomplete, .tidValue, .messageNeedsKund, .multipartMalformed, .filePart, .fileEmpty, .fileTooLarge,
      .fileRepeated, .slaNone, .slaEnded, .bookingStatus, .bookingNone, .bookingStarted, .bookingPassed, .bookingFull,
      .bookingPeriod:
      .invalid
    }
  }

  /// The rule that the refusal follows from.
  package var rule: Rule {
    switch self {
    case .gatewayMissingCredentials, .gatewayInvalidCredentials, .gatewayExpired: .r3_2
    case .noResource, .methodNotAllowed: .r1_4
    case .malformedRequest, .bodyTooLarge, .targetTooLong, .headersTooLarge, .jsonTooDeep, .tooManyParameters: .r1_11
    case .oauthClient, .oauthRequest, .oauthGrant: .r2_3
    case .loginFailed, .refreshInvalid, .refreshSpent: .r3_3
    case .loginMissing, .loginInvalid, .loginExpired, .loginHeadersDiffer: .r3_5
    case .roleForbids, .notUtforare, .fieldForbidden, .statusForbidden: .r3_8
    case .jsonMalformed, .bodyMissing, .contentType, .invalidUTF8: .r2_4
    case .parameterMissing, .parameterRepeated, .unknownCode, .notAnID, .pathNotFound, .parentNotFound: .r1_12
    case .unknownField: .r1_8
    case .conflictingNames: .r1_2
    case .unreadableValue, .outOfRange: .r1_7
    case .invalidDate: .r1_6
    case .requiredMissing, .requiredNull: .r4_9
    case .strict: .r1_9
    case .referenceNotFound, .referenceMismatch, .enhetInactive, .frasMismatch: .r4_11
    case .statusStep: .r4_2
    case .statusNeedsUtforare: .r4_3
    case .statusAtCreation: .r4_6
    case .arbetsorderLocked: .r4_8
    case .typNotCreatable, .underhallNeedsEnhet: .r4_12
    case .enhetReplaced: .r4_13
    case .planeringOrder, .planeringWithoutDate: .r4_16
    case .negativeBelopp: .r4_17
    case .negativeKostnad: .r4_18
    case .handelseSystem, .handelseTypeSystem: .r5_1
    case .arbetsorderDiffers, .contactForm, .periodOrder: .r5_2
    case .tidRunning, .tidNotRunning, .tidOrder, .tidIncomplete, .tidValue: .r5_3
    case .messageNeedsKund: .r5_7
    case .multipartMalformed, .filePart, .fileEmpty, .fileTooLarge, .fileType: .r7_1
    case .fileRepeated: .r7_4
    case .bookingStatus, .bookingNone, .bookingStarted, .bookingPassed, .bookingFull, .bookingPeriod: .r5_6
    case .forslagNone: .r4_4
    case .slaNone: .r6_5
    case .slaEnded: .r6_4
    case .searchFirst, .searchFilter: .r8_1
    case .searchCursor: .r8_2
    case .worldName, .worldUnknown, .draining: .c1_2
    case .controlForbidden, .controlInvalid, .controlNotFound, .controlMethod, .controlMediaType, .controlConflict:
      .c1_6
    case .worldLost, .worldHeld: .c1_3
    case .worldFull: .c1_5
    case .diskFull, .databaseLost, .databaseBusy, .databaseFailed, .openFiles: .r9_2
    }
  }
}
