extension Rule {
  /// SLA, files, worlds, faults, journal and notes.
  static let laterSections: [RuleSection] = [
    RuleSection("SLA", .wholeContract, slaRows),
    RuleSection("Files", .wholeContract, fileRows),
    RuleSection("Worlds", .controlPlane, worldRows),
    RuleSection("Faults and quirks", .controlPlane, faultRows),
    RuleSection("Journal and notes", .controlPlane, journalRows),
  ]

  private static let slaRows: [RuleRow] = [
    RuleRow(
      .r6_1, [.document, .assumed], "document §2.8; our decision",
      "The prio decides the agreed time and its calendar: every hour of the day, or working hours "
        + "without public holidays."
    ),
    RuleRow(
      .r6_2, [.document, .assumed], "document §7.8; our decision",
      "An SLA starts with the registration and is due the agreed time later; another prio moves the "
        + "due time of an open one."
    ),
    RuleRow(
      .r6_3, [.assumed], "our decision",
      "The difference is in minutes after the due time, negative when in time, and absent while the SLA is open."),
    RuleRow(
      .r6_4, [.document, .assumed], "document §7.8.1; our decision",
      "An SLA is ended once: by its own call, by completion or by cancelling."),
    RuleRow(
      .r6_5, [.assumed], "our decision", "A prio without agreed time has no SLA to read or to end."),
  ]

  private static let fileRows: [RuleRow] = [
    RuleRow(
      .r7_1, [.document, .published, .observed], "document §8.1.0; published operation; observed answer",
      "An upload is one multipart part of an allowed kind and size. What it is, its bytes say: of another kind that "
        + "is allowed they keep the name they came with."),
    RuleRow(
      .r7_2, [.assumed], "our decision", "The name that the client gives a file is shown and never used as a path."),
    RuleRow(
      .r7_3, [.document, .assumed], "document §8.1.1; our decision",
      "A temp file that is tied to nothing is gone after a day."),
    RuleRow(
      .r7_4, [.document, .published, .observed], "document §2.7; published operation; observed type code",
      "Temp files are tied to an arbetsorder all together or not at all, each with its händelse."),
    RuleRow(
      .r7_5, [.document], "document §8.2, §8.2.1", "A file comes back byte for byte until it is removed."),
    RuleRow(
      .r7_6, [.assumed], "our decision", "An upload of any allowed size is taken in pieces, without filling the memory."
    ),
  ]

  private static let worldRows: [RuleRow] = [
    RuleRow(
      .c1_1, [.assumed], "our decision", stage: .core,
      "A world is an installation of its own, reached under /w/NAME in front of every path."),
    RuleRow(
      .c1_2, [.assumed], "our decision", stage: .core,
      "The first call to a world makes it. Its name has 1 to 64 letters, digits, dots, underscores and hyphens, "
        + "and must differ from the others by more than case."),
    RuleRow(
      .c1_3, [.assumed], "our decision",
      "A world besides the default one lives in memory, and goes when unused, or to make room."),
    RuleRow(
      .c1_4, [.assumed], "our decision", "Making, copying and resetting a world costs no more than copying its pages."),
    RuleRow(
      .c1_5, [.assumed], "our decision", "Worlds do not wait for one another, and each has a limit on its size."),
    RuleRow(
      .c1_6, [.assumed], "our decision", stage: .core,
      "All time in a world is that of its clock, which /_sim/clock can freeze and move. /_sim itself is for this "
        + "machine, or for those who have the admin key."),
  ]

  private static let faultRows: [RuleRow] = [
    RuleRow(
      .c3_1, [.assumed], "our decision", "A fault rule says which calls it hits and what becomes of them."),
    RuleRow(
      .c3_2, [.observed], "observed gateway faults", "Faults that have been met in reality are there by name."),
    RuleRow(
      .c3_3, [.document, .observed], "sequence diagram; observed answers",
      "Oddities of the real system are off until they are asked for."),
  ]

  private static let journalRows: [RuleRow] = [
    RuleRow(
      .c4_1, [.assumed], "our decision", "Each world remembers its latest calls, with secrets masked."),
    RuleRow(
      .c4_2, [.assumed], "our decision", stage: .core,
      "A remark has a level, a lasting code, a sentence and a hint; no call is refused without one."),
    RuleRow(
      .c4_3, [.assumed], "our decision", "For each code it can be set whether it is ignored, noted or refused."),
    RuleRow(
      .c4_4, [.assumed], "our decision",
      "Journals have limits, each and all together, and an entry stands in one before its answer is sent."),
    RuleRow(
      .c4_5, [.assumed], "our decision",
      "Each rule says what it rests on, and the list of all of them can be printed."),
    RuleRow(
      .c4_6, [.assumed], "our decision", stage: .core,
      "Answers carry the number of the request and the codes of its remarks, unless these headers are switched "
        + "off."),
  ]
}
