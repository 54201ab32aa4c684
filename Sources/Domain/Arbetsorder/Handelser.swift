package import Model
package import Rules
package import Texts
import Tid

extension Handelse {
  /// A händelse that the system makes of what a caller did (rule 5.1).
  static func system(
    _ rubrik: Text, _ text: Text?, pa arbetsorder: ArbetsorderID, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Handelse {
    var h = Handelse(
      id: HandelseID(try yta.nastaID(.handelse)), arbetsorder: arbetsorder, typ: yta.register.systemtyp,
      registrerad: anrop.nu)
    h.rubrik = rubrik
    h.text = text
    h.skapadAv = anrop.namn
    return h
  }

  /// Decides a new händelse of a caller's own (rule 5.1).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `required-missing`, `required-null`,
  ///   `reference-not-found`, `handelse-type-system`; and what the look-ups throw.
  package static func skapa(
    _ andring: Handelseandring, pa a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Handelse {
    try Hangande.skriva("händelser", pa: a, anrop.resurs)
    guard let kod = try typ(andring, yta.register) else {
      throw Refusal(
        .requiredMissing, "typKod is missing; valid are \(koder(yta.register))",
        hint: "GET /v1/arbetsorder/handelser/vardelista lists the types.")
    }
    var h = Handelse(id: HandelseID(0), arbetsorder: a.id, typ: kod, registrerad: anrop.nu)
    h.rubrik = andring.rubrik.givet
    h.text = andring.text.givet
    h.skapadAv = anrop.namn
    h.id = HandelseID(try yta.nastaID(.handelse))
    return h
  }

  /// Decides a change (rules 4.9, 5.1); equal to what it was where every value sent is the stored one.
  ///
  /// - Throws: as `skapa`; `handelse-system` for one that the system made, `period-order`.
  package func andrad(
    _ andring: Handelseandring, pa a: Arbetsorder, _ anrop: Anrop, _ register: RegisterSnapshot
  ) throws(Refusal) -> Handelse {
    try borttagbar(pa: a, anrop.resurs, register)
    var h = self
    if andring.typ.givet != typ, let kod = try Self.typ(andring, register) { h.typ = kod }
    h.rubrik = andring.rubrik.tillampad(pa: rubrik)
    h.text = andring.text.tillampad(pa: text)
    h.aktivFrom = andring.aktivFrom.tillampad(pa: aktivFrom)
    h.aktivTom = andring.aktivTom.tillampad(pa: aktivTom)
    try Hangande.period(h.aktivFrom, h.aktivTom, ("aktivFrom", "aktivTom"))
    guard h != self else { return self }
    h.modifieradAv = anrop.namn
    h.modifierad = anrop.nu
    return h
  }

  /// May be removed: by those who may write, and never one that the system made (rule 5.1).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `handelse-system`.
  package func borttagbar(pa a: Arbetsorder, _ resurs: Resurs, _ register: RegisterSnapshot) throws(Refusal) {
    try Hangande.skriva("händelser", pa: a, resurs)
    guard register.handelsetyper[typ]?.system == true else { return }
    throw Refusal(
      .handelseSystem, "händelse \(id.rawValue) is of type \(typ), which is the system's own; it stays as it is",
      hint: "Write a händelse of your own beside it.")
  }

  /// The type asked for; nil where none was.
  private static func typ(_ andring: Handelseandring, _ register: RegisterSnapshot) throws(Refusal) -> Text? {
    if andring.typ == .tomd {
      throw Refusal(.requiredNull, "typKod is required and can't be null", hint: "Send one of \(koder(register)).")
    }
    guard let kod = andring.typ.givet else { return nil }
    try egenTyp(kod, "typKod", register)
    return kod
  }

  /// A code of the register that is not the system's own.
  ///
  /// - Parameter falt: what the code is called on the wire.
  /// - Throws: `reference-not-found`, `handelse-type-system`.
  static func egenTyp(_ kod: Text, _ falt: String, _ register: RegisterSnapshot) throws(Refusal) {
    guard let typ = register.handelsetyper[kod] else {
      throw Refusal(
        .referenceNotFound, "Handelsetyp not found for id:\(kod.prefix(40)) (\(falt)); valid are \(koder(register))",
        hint: Twin.hint(kod, among: register.handelsetyper.keys)
          ?? "GET /v1/arbetsorder/handelser/vardelista lists the types.")
    }
    guard !typ.system else {
      throw Refusal(
        .handelseTypeSystem, "\(falt) \(kod) is the system's own; valid are \(koder(register))",
        hint: "The system alone makes händelser of that type.")
    }
  }

  private static func koder(_ register: RegisterSnapshot) -> String {
    register.ordning.handelsetyper.filter { register.handelsetyper[$0]?.system == false }.joined(separator: ", ")
  }
}

extension Anrop {
  /// What the caller is called in plain text: by name, or by id where there is none.
  package var namn: Text { resurs.namn ?? resurs.id.rawValue }
}
