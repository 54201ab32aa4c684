/// Every numbered rule of the simulator's behaviour (`r…`) and of its control plane (`c…`), as `docs/rules.md`
/// lists them.
///
/// Refusals, notes and tests carry theirs, so that each can be traced to its source.
package enum Rule: String, Sendable, CaseIterable {
  // Two contracts over one domain.
  case r1_1 = "1.1"
  case r1_2 = "1.2"
  case r1_3 = "1.3"
  case r1_4 = "1.4"
  case r1_5 = "1.5"
  case r1_6 = "1.6"
  case r1_7 = "1.7"
  case r1_8 = "1.8"
  case r1_9 = "1.9"
  case r1_10 = "1.10"
  case r1_11 = "1.11"
  case r1_12 = "1.12"
  // Errors.
  case r2_1 = "2.1"
  case r2_2 = "2.2"
  case r2_3 = "2.3"
  case r2_4 = "2.4"
  case r2_5 = "2.5"
  // Gateway and login.
  case r3_1 = "3.1"
  case r3_2 = "3.2"
  case r3_3 = "3.3"
  case r3_4 = "3.4"
  case r3_5 = "3.5"
  case r3_6 = "3.6"
  case r3_7 = "3.7"
  case r3_8 = "3.8"
  // Arbetsorder.
  case r4_1 = "4.1"
  case r4_2 = "4.2"
  case r4_3 = "4.3"
  case r4_4 = "4.4"
  case r4_5 = "4.5"
  case r4_6 = "4.6"
  case r4_7 = "4.7"
  case r4_8 = "4.8"
  case r4_9 = "4.9"
  case r4_10 = "4.10"
  case r4_11 = "4.11"
  case r4_12 = "4.12"
  case r4_13 = "4.13"
  case r4_14 = "4.14"
  case r4_15 = "4.15"
  case r4_16 = "4.16"
  case r4_17 = "4.17"
  case r4_18 = "4.18"
  // What hangs on an arbetsorder.
  case r5_1 = "5.1"
  case r5_2 = "5.2"
  case r5_3 = "5.3"
  case r5_4 = "5.4"
  case r5_5 = "5.5"
  case r5_6 = "5.6"
  case r5_7 = "5.7"
  // SLA.
  case r6_1 = "6.1"
  case r6_2 = "6.2"
  case r6_3 = "6.3"
  case r6_4 = "6.4"
  case r6_5 = "6.5"
  // Files.
  case r7_1 = "7.1"
  case r7_2 = "7.2"
  case r7_3 = "7.3"
  case r7_4 = "7.4"
  case r7_5 = "7.5"
  case r7_6 = "7.6"
  // Objekt search.
  case r8_1 = "8.1"
  case r8_2 = "8.2"
  // Persistence.
  case r9_1 = "9.1"
  case r9_2 = "9.2"
  case r9_3 = "9.3"
  case r9_4 = "9.4"
  // Worlds.
  case c1_1 = "control 1.1"
  case c1_2 = "control 1.2"
  case c1_3 = "control 1.3"
  case c1_4 = "control 1.4"
  case c1_5 = "control 1.5"
  case c1_6 = "control 1.6"
  // Faults and quirks.
  case c3_1 = "control 3.1"
  case c3_2 = "control 3.2"
  case c3_3 = "control 3.3"
  // Journal and notes.
  case c4_1 = "control 4.1"
  case c4_2 = "control 4.2"
  case c4_3 = "control 4.3"
  case c4_4 = "control 4.4"
  case c4_5 = "control 4.5"
  case c4_6 = "control 4.6"

  /// The number as written: `4.13`, or `control 1.2`.
  package var number: String { rawValue }
}
