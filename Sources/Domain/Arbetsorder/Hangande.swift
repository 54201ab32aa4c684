package import Model
package import Rules
import Tid

/// What all that hangs on an arbetsorder has in common.
package enum Hangande {
  /// May be added, changed and removed: until ÖVERF, but not on MAK (rule 4.8), by those who may write (rule 3.8).
  ///
  /// - Parameter vad: what is written, in the plural: `händelser`.
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`.
  package static func skriva(_ vad: String, pa a: Arbetsorder, _ resurs: Resurs) throws(Refusal) {
    try Behorighet.skriva(a, resurs)
    guard a.status == .makulerad || a.status == .fakturerad else { return }
    throw Refusal(
      .arbetsorderLocked, "arbetsorder \(a.id.rawValue) is \(a.status.rawValue): its \(vad) can't change any more",
      hint: a.status == .makulerad
        ? "Take it back to the status it was cancelled from first." : "ÖVERF is final; write before that step.")
  }

  /// The arbetsorder that a body names must be the one that the request is about (rule 5.2).
  ///
  /// - Throws: `required-null` where it is cleared, `arbetsorder-differs`.
  static func samma(_ given: Andring<ArbetsorderID>, som id: ArbetsorderID) throws(Refusal) {
    if given == .tomd {
      throw Refusal(
        .requiredNull, "arbetsorderId is null; what hangs on an arbetsorder can't be without one",
        hint: "Leave arbetsorderId out, or send \(id.rawValue).")
    }
    guard let other = given.givet, other != id else { return }
    throw Refusal(
      .arbetsorderDiffers,
      "arbetsorderId is \(other.rawValue) in the body, but the request is about arbetsorder \(id.rawValue)",
      hint: "Send the same number in both places, or leave it out of the body. Nothing moves to another arbetsorder.")
  }

  /// A period ends no earlier than it begins (rules 5.1, 5.2).
  ///
  /// - Parameter names: what the two are called on the wire.
  /// - Throws: `period-order`.
  static func period(_ from: Datum?, _ tom: Datum?, _ names: (from: String, tom: String)) throws(Refusal) {
    guard let from, let tom, tom < from else { return }
    throw Refusal(
      .periodOrder, "\(names.tom) is \(tom.kompakt), before \(names.from), which is \(from.kompakt)",
      hint: "Send a \(names.tom) that is \(from.kompakt) or later, or null.")
  }
}
