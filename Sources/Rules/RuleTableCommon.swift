extension Rule {
  /// Contracts, errors, login, search and persistence.
  static let commonSections: [RuleSection] = [
    RuleSection("Two contracts over one domain", .core, contractRows),
    RuleSection("Errors", .core, errorRows),
    RuleSection("Gateway and login", .core, loginRows),
    RuleSection("Objekt search", .core, searchRows),
    RuleSection("Persistence", .core, persistenceRows),
  ]

  private static let contractRows: [RuleRow] = [
    RuleRow(
      .r1_1, [.assumed], "our decision",
      "The key of the gateway-klient decides which contract's names a call speaks, or the resurs where there is no "
        + "gateway; without one, the world's setting. The contracts differ in names and in a few codes, never "
        + "in what happens."
    ),
    RuleRow(
      .r1_2, [.document, .assumed], "document §7; our decision",
      "Use the names of your contract. The other contract's name is understood and remarked on, because FAST2 "
        + "itself would refuse it. One field under two names with different values is refused."),
    RuleRow(
      .r1_3, [.document, .published], "document §4; published paths",
      "Each operation that either source describes is there under both contracts."),
    RuleRow(
      .r1_4, [.document, .observed], "document §1.3.2, §4; observed base path",
      "The paths begin with /ao-produkt/v1 or /v1, and one slash at the end does no harm. An unknown path is the "
        + "gateway's 404; a known path with another method is its 405."),
    RuleRow(
      .r1_5, [.observed, .published], "observed answers; published media types",
      "Answers are application/json. A value that is missing is sent as null and not left out; an operation "
        + "without an answer sends an empty body."),
    RuleRow(
      .r1_6, [.observed, .assumed], "observed dates; our decision for the other forms",
      "Dates are YYYYMMDD or YYYY-MM-DD, times HHMM, HH:MM or HH:MM:SS, date-times ISO 8601. Without an offset "
        + "Swedish local time is meant. The day and the time must exist."),
    RuleRow(
      .r1_7, [.observed], "observed clients",
      "A number or a boolean may come as a JSON string, with a remark. What cannot be read as the field's type, "
        + "or lies outside its range, is refused."),
    RuleRow(
      .r1_8, [.observed], "observed clients and refusals",
      "A query parameter that the operation lacks is ignored with a remark. A body field that it lacks is refused."),
    RuleRow(
      .r1_9, [.observed, .assumed], "observed refusals; our decision",
      "Strictness has three levels: lenient notes what is odd; fast2 refuses what the real system is known to refuse, "
        + "names of the other contract above all; strict refuses whatever earns a warning."),
    RuleRow(
      .r1_10, [.published], "published responses",
      "The API answers with 200, 201, 400, 401, 403, 404, 415 or 500. A broken business rule is 400; other "
        + "statuses come from the gateway."),
    RuleRow(
      .r1_11, [.assumed], "our decision",
      "A request has limits: 16 KiB of target, 16 KiB of headers, 1 MiB of JSON or form, 64 levels of JSON, 1,000 "
        + "parameters, and a deadline for its headers."),
    RuleRow(
      .r1_12, [.assumed], "our decision",
      "Where an unknown reference stands decides the answer: in the path, or as a parent in the query, 404; in a "
        + "filter it matches nothing; in the body 404 for a register and 400 for a closed list. "
        + "Ids, codes and names are the same when their Unicode scalars are: a letter in its other Unicode form makes "
        + "another id, and an unknown one."
    ),
  ]

  private static let errorRows: [RuleRow] = [
    RuleRow(
      .r2_1, [.published], "published error schema",
      "An API error carries an id, a technical message in English and a sentence in Swedish for the end user."),
    RuleRow(
      .r2_2, [.observed], "observed gateway faults",
      "The gateway has errors of its own: a code, a message and a description, with WWW-Authenticate on a 401."),
    RuleRow(
      .r2_3, [.assumed], "RFC 6749 section 5.2",
      "The token endpoint reports its errors as OAuth does: invalid_client, invalid_request or "
        + "unsupported_grant_type."),
    RuleRow(
      .r2_4, [.observed, .assumed], "observed Latin-1 client; our decision",
      "A body must be well-formed JSON in UTF-8 and be sent with its content type. The message points at line and "
        + "column, or shows how the bytes look in UTF-8."),
    RuleRow(
      .r2_5, [.assumed], "our decision", "A request that is refused has changed nothing."),
  ]

  private static let loginRows: [RuleRow] = [
    RuleRow(
      .r3_1, [.document, .observed], "document §1.3.1, sequence diagram; observed client",
      "A gateway token is fetched from /oauth2/token with consumer key and secret, as they are or form-encoded, and "
        + "grant_type=client_credentials. No answer with a token is to be stored."),
    RuleRow(
      .r3_2, [.document, .observed], "document §1.3.1; observed gateway faults",
      "Every call but the token call needs Authorization: Bearer with a gateway token that is "
        + "genuine and has not expired."
    ),
    RuleRow(
      .r3_3, [.document, .published], "document §1.3.2; published auth operations",
      "A resurs logs in with username and password. A refresh token buys one new pair and is then spent."),
    RuleRow(
      .r3_4, [.assumed], "our decision",
      "Tokens are signed and belong to one world and one use. Another key, algorithm, kind or world "
        + "makes them worthless, and so does a second spelling or a header that asks for more than is done here."
    ),
    RuleRow(
      .r3_5, [.document, .published, .observed], "document §1.3.2; published header; observed message",
      "All operations but the auth ones and the avtal list need the login's access token in X-Auth-Token. The "
        + "document's spelling X-Auht-Token is understood; two different tokens are not."),
    RuleRow(
      .r3_6, [.document], "document §1.3.2",
      "When both the access token and the refresh token have run out, the resurs must log in again."),
    RuleRow(
      .r3_7, [.assumed], "our decision",
      "The server can be started without the gateway, or without any login, for systems that have "
        + "none and for first steps."
    ),
    RuleRow(
      .r3_8, [.document, .assumed], "document §2.4; our decision",
      "What a resurs may do follows from its role: the landlord's own staff everything, an outside utförare its "
        + "own arbetsorder, a reader nothing but reading."),
  ]

  private static let searchRows: [RuleRow] = [
    RuleRow(
      .r8_1, [.document, .published, .assumed], "document §7.1; published search bodies; our decision",
      "A search takes a kund or an objekt to start from. The shared ones need at least one of them, "
        + "and first is 1 or more."
    ),
    RuleRow(
      .r8_2, [.published, .observed], "published page schema; observed pages",
      "Hits come as edges with cursors. after must be a cursor that an earlier page gave; a walk "
        + "meets each objekt once."
    ),
  ]

  private static let persistenceRows: [RuleRow] = [
    RuleRow(.r9_1, [.assumed], "our decision", "Everything that a world knows is in its SQLite database."),
    RuleRow(
      .r9_2, [.assumed], "our decision",
      "What has been answered with success is still there after the process was killed, unless the "
        + "database was put in memory. What can't be kept, because the disk is full or the file is gone, is "
        + "answered with 500."
    ),
    RuleRow(
      .r9_3, [.assumed], "our decision",
      "An older database is brought up to date at start and a copy of it is kept. A newer one, or a file that is "
        + "no database, is left alone and refused."),
    RuleRow(
      .r9_4, [.assumed], "our decision",
      "A seed fills an empty database only. When the file has changed since, the server says so and goes on with "
        + "the data it has; --reseed replaces them."),
  ]
}
