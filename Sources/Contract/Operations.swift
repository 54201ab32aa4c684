import JSON
import Rules

/// The operation table: everything that can be called, one row each.
///
/// Routes, descriptions of the API, the check of unknown parameters and coverage all come from these rows.
package enum Operations {
  /// `POST /oauth2/token` (rule 3.1)
  package static let token = Endpoint<BodyInput<TokenIn>, TokenUt>(
    .token, .post, "/oauth2/token", bases: .root, .document(section: "1.3.1"), .gateway, needsLogin: false,
    answersTokens: true,
    rules: [.r2_3, .r3_1],
    notSimulated:
      "Subscriptions, throttling by application or address, and keys that are renewed or revoked in a portal.",
    "Get a token for the gateway."
  ) { $0.tokenBody(\.body) }

  /// `GET /oauth2/jwks` (rule 3.4)
  package static let jwks = Endpoint<NoInput, JwksUt>(
    .jwks, .get, "/oauth2/jwks", bases: .root, .observed, .gateway, needsLogin: false,
    rules: [.r3_4],
    "Read the public keys that tokens are signed with."
  ) { _ in }

  /// `POST /v1/auth/login` (rule 3.3)
  package static let login = Endpoint<BodyInput<LoginIn>, AuthUt>(
    .login, .post, "/v1/auth/login", bases: .auth, .both(section: "1.3.2"), .auth, needsLogin: false,
    answersTokens: true,
    rules: [.r3_3, .r3_6],
    links: [OperationLink(.refresh, body: ["refresh_token": "$response.body#/refresh_token"])],
    "Log in a resurs by name and password."
  ) { $0.body(\.body) }

  /// `POST /v1/auth/refresh` (rule 3.3)
  package static let refresh = Endpoint<BodyInput<RefreshIn>, AuthUt>(
    .refresh, .post, "/v1/auth/refresh", bases: .auth, .published, .auth, isWrite: true, needsLogin: false,
    answersTokens: true,
    rules: [.r3_3, .r3_6],
    links: [OperationLink(.refresh, body: ["refresh_token": "$response.body#/refresh_token"])],
    "Swap a refresh token for a new pair."
  ) { $0.body(\.body) }

  /// `POST /v1/auth/loginsso` (rule 3.3)
  package static let loginSso = Endpoint<BodyInput<LoginSsoIn>, AuthUt>(
    .loginSso, .post, "/v1/auth/loginsso", bases: .auth, .published, .auth, needsLogin: false, answersTokens: true,
    rules: [.r3_3, .r3_6],
    notSimulated: "No other system is asked who somebody is; the seed says it.",
    "Log in a resurs by single sign-on."
  ) { $0.body(\.body) }

  /// `POST /v1/auth/federatedlogin` (rule 3.3)
  package static let federatedlogin = Endpoint<BodyInput<FederatedLoginIn>, AuthUt>(
    .federatedlogin, .post, "/v1/auth/federatedlogin", bases: .auth, .published, .auth, needsLogin: false,
    answersTokens: true,
    rules: [.r3_3, .r3_6],
    notSimulated: "No other system is asked who somebody is; the seed says it.",
    "Log in a resurs by a token of an outside provider of identities."
  ) { $0.body(\.body) }

  /// `GET /v1/fastastrukturen/objekt` (rule 1.12)
  package static let getObjekt = Endpoint<ObjektListaInput, [ObjektGetUt]>(
    .getObjekt, .get, "/v1/fastastrukturen/objekt", .published, .fastaStrukturen,
    rules: [.r1_12], everyRole: true, alwaysFound: true,
    "Read several objekt by number."
  ) { $0.query("id", \.id, required: true, "The numbers of the objekt.", "9900101") }

  /// `GET /v1/fastastrukturen/objekt/{id}`
  package static let getObjekt_1 = Endpoint<TextIDInput, ObjektGetUt>(
    .getObjekt_1, .get, "/v1/fastastrukturen/objekt/{id}", .both(section: "7.1"), .fastaStrukturen,
    rules: [.r1_5], everyRole: true,
    "Read one objekt."
  ) { $0.path("id", \.id, "The number of the objekt.", "9900101") }

  /// `POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara` (rule 8.1)
  package static let getFelanmalningsbaraHyresobjekt = Endpoint<
    BodyInput<FelanmalningsbaraHyresobjektSokning>, ObjektGetUtConnection
  >(
    .getFelanmalningsbaraHyresobjekt, .post, "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara",
    .both(section: "7.1"), .fastaStrukturen, rules: [.r8_1, .r8_2], everyRole: true, alwaysFound: true,
    notSimulated: "How FAST2 ranks what it finds is unknown; the order here is stable.",
    "Find objekt that are let and can be reported on."
  ) { $0.body(\.body) }

  /// `POST /v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara` (rule 8.1)
  package static let getFelanmalningsbaraEjHyresobjekt = Endpoint<
    BodyInput<FelanmalningsbaraEjHyresobjektSokning>, ObjektGetUtConnection
  >(
    .getFelanmalningsbaraEjHyresobjekt, .post, "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara",
    .both(section: "7.1"), .fastaStrukturen, rules: [.r8_1, .r8_2], everyRole: true, alwaysFound: true,
    notSimulated: "How FAST2 ranks what it finds is unknown; the order here is stable.",
    "Find shared objekt that can be reported on."
  ) { $0.body(\.body) }

  /// `GET /v1/fastastrukturen/utrymmen` (rule 1.12)
  package static let getUtrymmenGivetObjekt = Endpoint<UtrymmenInput, [UtrymmeGetUt]>(
    .getUtrymmenGivetObjekt, .get, "/v1/fastastrukturen/utrymmen", .both(section: "7.2"), .fastaStrukturen,
    rules: [.r1_12], everyRole: true,
    links: [
      OperationLink([.getUtrymme], "id", from: "$response.body#/0/id"),
      OperationLink([.getEnheterGivetUtrymme], "utrymmesId", from: "$response.body#/0/id"),
    ],
    "List the rooms of an objekt."
  ) {
    $0.query("objektId", \.objektId, "The objekt whose rooms to list.", "9900101")
    $0.query("id", \.id, source: .published, "The rooms to fetch.", "201001")
    $0.needsSome = true
  }

  /// `GET /v1/fastastrukturen/utrymmen/{id}`
  package static let getUtrymme = Endpoint<IDInput, UtrymmeGetUt>(
    .getUtrymme, .get, "/v1/fastastrukturen/utrymmen/{id}", .both(section: "7.2"), .fastaStrukturen, rules: [.r1_5],
    everyRole: true,
    "Read one room."
  ) { $0.path("id", \.id, minimum: 1, "The id of the room.", "201001") }

  /// `GET /v1/fastastrukturen/enheter` (rule 1.12)
  package static let getEnheterGivetUtrymme = Endpoint<EnheterInput, [EnhetGetUt]>(
    .getEnheterGivetUtrymme, .get, "/v1/fastastrukturen/enheter", .both(section: "7.3"), .fastaStrukturen,
    rules: [.r1_12], everyRole: true,
    links: [
      OperationLink([.getEnhet, .putEnhet], "id", from: "$response.body#/0/id"),
      OperationLink([.getFraserGivetEnhet], "enhetsId", from: "$response.body#/0/id"),
    ],
    "List the units of a room."
  ) {
    $0.query("utrymmesId", \.utrymmesId, minimum: 1, "The room whose units to list.", "201001")
    $0.query("enhetsId", \.enhetsId, source: .published, "The units to fetch.", "700001")
    $0.needsSome = true
  }

  /// `GET /v1/fastastrukturen/enheter/{id}` (rule 4.13)
  package static let getEnhet = Endpoint<IDInput, EnhetGetUt>(
    .getEnhet, .get, "/v1/fastastrukturen/enheter/{id}", .both(section: "7.3"), .fastaStrukturen, rules: [.r4_13],
    everyRole: true,
    "Read one unit."
  ) { $0.path("id", \.id, minimum: 1, "The id of the unit.", "700001") }

  /// `PUT /v1/fastastrukturen/enheter/{id}` (rule 4.9)
  package static let putEnhet = Endpoint<IDBodyInput<EnhetIn>, NoBody>(
    .putEnhet, .put, "/v1/fastastrukturen/enheter/{id}", .both(section: "7.3.1"), .fastaStrukturen, isWrite: true,
    rules: [.r3_8, .r4_9],
    "Change a unit."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the unit.", "700001")
    $0.body(\.body)
  }

  /// `GET /v1/fastastrukturen/fraser` (rule 5.4)
  package static let getFraserGivetEnhet = Endpoint<FraserInput, [FrasGetUt]>(
    .getFraserGivetEnhet, .get, "/v1/fastastrukturen/fraser", aliases: ["/v1/fastastrukturen/enheter/fraser"],
    .both(section: "7.6.2"), .fastaStrukturen, rules: [.r5_4], everyRole: true,
    "List the fault phrases of a unit."
  ) { $0.query("enhetsId", \.enhetsId, minimum: 1, "The unit.", "700001") }

  /// `GET /v1/kund/{id}`
  package static let getKund = Endpoint<IDInput, KundUt>(
    .getKund, .get, "/v1/kund/{id}", .both(section: "7.4"), .kund, rules: [.r3_8],
    "Read a kund by internal number."
  ) { $0.path("id", \.id, "The internal customer number.", "310001") }

  /// `GET /v1/kund/kundnummer/{nummer}`
  package static let getKundByKundnr = Endpoint<TextIDInput, KundUt>(
    .getKundByKundnr, .get, "/v1/kund/kundnummer/{nummer}", .both(section: "7.4"), .kund,
    rules: [.r3_8],
    links: [OperationLink([.getKund, .putKontaktuppgift], "id", from: "id")],
    "Read a kund by customer number."
  ) { $0.path("nummer", \.id, "The customer number.", "KUNDA10001") }

  /// `PUT /v1/kund/{id}/kontaktuppgift` (rule 5.5)
  package static let putKontaktuppgift = Endpoint<IDBodyInput<KommunikationIn>, NoBody>(
    .putKontaktuppgift, .put, "/v1/kund/{id}/kontaktuppgift", aliases: ["/v1/kund/{id}/kontaktuppgifter"],
    .both(section: "7.4.1"), .kund, isWrite: true, rules: [.r3_8, .r5_5],
    "Change how a kund is reached."
  ) {
    $0.path("id", \.id, "The internal customer number.", "310001")
    $0.body(\.body)
  }
}
