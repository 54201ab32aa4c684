extension Rule {
  /// Arbetsorder and what hangs on them.
  static let arbetsorderSections: [RuleSection] = [
    RuleSection("Arbetsorder", .core, lifeRows + fieldRows),
    RuleSection("What hangs on an arbetsorder", .wholeContract, hangingRows),
  ]

  private static let lifeRows: [RuleRow] = [
    RuleRow(
      .r4_1, [.document], "document §2.1",
      "An arbetsorder is REG, GODK, PAGAR, UTFÖRD, MAK or ÖVERF."),
    RuleRow(
      .r4_2, [.document, .assumed], "document §2.1; our decision for leaving MAK",
      "The status moves one step at a time: REG, GODK, PAGAR, UTFÖRD, and ÖVERF for an outside utförare. One step "
        + "back is possible until UTFÖRD, MAK from any of the first three."),
    RuleRow(
      .r4_3, [.document], "document §2.1, §2.2", "An arbetsorder can be ordered (GODK) only when it has an utförare."),
    RuleRow(
      .r4_4, [.document], "document §3.7",
      "A new arbetsorder without utförare gets the one that the område of its objekt names, if there is one."),
    RuleRow(
      .r4_5, [.document], "document §7.6.5",
      "The status list shows the steps that this caller can take with this arbetsorder now."),
    RuleRow(
      .r4_6, [.document, .assumed], "document §7.6.1, §7.6.2, §7.6.4; our decision",
      "A status asked for in any way is judged alike. A new arbetsorder can only be REG or GODK."),
    RuleRow(
      .r4_7, [.document], "document §2.12",
      "Each step records who took it and when; a step back erases what it undoes."),
    RuleRow(
      .r4_8, [.document, .assumed], "document §2; our decision on its last word",
      "The fields can be changed in REG, GODK and PAGAR. After that only values that are already "
        + "stored may be repeated."
    ),
    RuleRow(
      .r4_14, [.assumed], "our decision",
      "Completing an arbetsorder also ends its open SLA and the time registrations that still run."),
  ]

  private static let fieldRows: [RuleRow] = [
    RuleRow(
      .r4_9, [.published, .assumed], "published required fields; our decision",
      "In a PUT a field left out stays as it is and null clears it, unless the field is required. A new "
        + "arbetsorder needs its objekt, and under the published contract a few fields more."),
    RuleRow(
      .r4_10, [.document], "document §2.8, §2.9",
      "A new arbetsorder gets the landlord's usual prio and tillträde when none are given, and the next free "
        + "number."),
    RuleRow(
      .r4_11, [.observed, .assumed], "observed refusal; our decision",
      "What a body refers to must exist, and must belong together: the utrymme to the objekt, the enhet to the "
        + "utrymme, the fras to the enhet and the type. The enhet must be active."),
    RuleRow(
      .r4_12, [.document, .assumed], "document §2.10, §2.11; our decision",
      "Only the types F, U and G can be set from outside. An underhåll needs both an utrymme and an enhet."),
    RuleRow(
      .r4_13, [.document, .assumed], "document §2.10, §2.10.1; our decision",
      "A completed underhåll dates the enhet, or puts a new enhet of the type asked for in its place. An enhet "
        + "that was already replaced cannot be completed again."),
    RuleRow(
      .r4_15, [.published, .observed, .assumed], "published parameters; observed clients; our decision",
      "Filters of the list narrow one another; values of one filter widen it. Codes must be known ones, limit 1 "
        + "to 1000 and offset 0 or more."),
    RuleRow(
      .r4_16, [.document, .assumed], "document §2.3; our decision",
      "A planned time needs a date, and must not end before it starts. A change leaves a händelse."),
    RuleRow(
      .r4_17, [.document, .assumed], "document §2.14; our decision",
      "What the kund is to pay is stored as sent; an amount below zero is refused."),
    RuleRow(
      .r4_18, [.document, .assumed], "document §2.13, §2.11; our decision",
      "Accounting fields that nobody has set are filled from the landlord's table. Amounts are never negative."),
  ]

  private static let hangingRows: [RuleRow] = [
    RuleRow(
      .r5_1, [.document, .assumed], "document §2.7, §7.5; our decision", stage: .core,
      "Every step in the life of an arbetsorder leaves a händelse, and those of the system stay as they are. Your "
        + "own need a type from the list."),
    RuleRow(
      .r5_2, [.document, .assumed], "document §2.6, §7.7; our decision",
      "A kontaktperson belongs to the arbetsorder of the request, ends no earlier than it begins, and has an "
        + "address and a number that look like such."),
    RuleRow(
      .r5_3, [.document, .published, .assumed], "document §7.9; published operations; our decision",
      "Time is registered by hand or by start and stop, with at most one running registration per "
        + "resurs and arbetsorder. Hours and minutes that nobody gives follow from start and stop."
    ),
    RuleRow(
      .r5_4, [.document, .published, .observed], "document §4, §7.6.2; published path; observed rows of enheter",
      stage: .core,
      "The fraser to choose among are those of the enhet's type and of the type of arbetsorder. An enhet of which "
        + "nothing is said has 0 months of guarantee and is 1."),
    RuleRow(
      .r5_5, [.document, .published], "document §4, §7.4.1; published path", stage: .core,
      "Of a kund the e-mail address and the phone list can be changed, each only when it is sent; a "
        + "list replaces the list."
    ),
    RuleRow(
      .r5_6, [.published, .assumed], "published operations; our decision",
      "A slot can be booked until the work is completed, one per arbetsorder and within the capacity of the "
        + "resurs."),
    RuleRow(
      .r5_7, [.published, .assumed], "published operations; our decision",
      "A message goes from the caller to the kund of the arbetsorder."),
  ]
}
