package import Model
package import Rules
package import Texts
import Tid

extension Status {
  /// The chain of forward steps (rule 4.2).
  static let kedja: [Status] = [.registrerad, .bestalld, .accepterad, .utford, .fakturerad]

  /// Reads a code.
  ///
  /// - Throws: `unknown-code` with the list of codes (rule 1.12).
  package static func tolka(_ kod: Text, falt: FieldName) throws(Refusal) -> Status {
    if let s = Status(exactly: kod) { return s }
    throw .okandKod(kod, "status", falt: "\(falt)", bland: allCases.map { Text($0.rawValue) })
  }
}

/// The status machine of rule 4.2, as values: which steps lead from one status to another.
package enum Statusregler {
  /// How a status is reached.
  enum Statusvag: Equatable {
    /// It is the present one.
    case redan
    /// Forward, through these in order; the last is the target.
    case framat([Status])
    case bakat
    case makulera
    /// From MAK back to the status it was cancelled from.
    case aterta
  }

  /// The way to a status, by the table of rule 4.2; conditions and roles are judged apart.
  ///
  /// - Throws: `status-step`, with what is possible.
  static func statusvag(for a: Arbetsorder, till mal: Status, allowSkip: Bool) throws(Refusal) -> Statusvag {
    let fran = a.status
    if mal == fran { return .redan }
    if fran == .makulerad {
      if mal == a.makuleradFran ?? .registrerad { return .aterta }
    } else if mal == .makulerad {
      if [.registrerad, .bestalld, .accepterad].contains(fran) { return .makulera }
    } else if let i = Status.kedja.firstIndex(of: fran), let j = Status.kedja.firstIndex(of: mal) {
      if j == i + 1 || (allowSkip && j > i) { return .framat(Array(Status.kedja[(i + 1)...j])) }
      if j == i - 1, fran == .bestalld || fran == .accepterad { return .bakat }
    }
    throw Refusal(
      .statusStep,
      "arbetsorder \(a.id.rawValue) can't go from \(fran.rawValue) to \(mal.rawValue): \(forklaring(fran, allowSkip))",
      hint: "GET /v1/arbetsorder/\(a.id.rawValue)/status/vardelista lists what is possible now.")
  }

  /// The steps that the table of rule 4.2 allows without skipping, creation first (`docs/control-plane.md`).
  package static let steg: [(fran: Status?, till: Status)] = {
    var steg: [(fran: Status?, till: Status)] = [(nil, .registrerad), (nil, .bestalld)]
    for fran in Status.allCases {
      for makuleradFran: Status? in fran == .makulerad ? [.registrerad, .bestalld, .accepterad] : [nil] {
        for till in Status.allCases where till != fran {
          var a = Arbetsorder(
            id: ArbetsorderID(1), objekt: ObjektID(""), typ: "F",
            registrerad: Steg(nar: Tidpunkt(millisekunder: 0), av: nil))
          a.status = fran
          a.makuleradFran = makuleradFran
          if (try? statusvag(for: a, till: till, allowSkip: false)) != nil { steg.append((fran, till)) }
        }
      }
    }
    return steg
  }()

  private static func forklaring(_ fran: Status, _ allowSkip: Bool) -> Text {
    switch fran {
    case .utford: "an executed arbetsorder can only become ÖVERF"
    case .fakturerad: "ÖVERF is final"
    case .makulerad: "a cancelled arbetsorder can only go back to the status it was cancelled from"
    case .registrerad, .bestalld, .accepterad:
      allowSkip ? "only forward, one step back, or MAK" : "only one step forward, one step back, or MAK"
    }
  }

  /// Judges a change of status as a whole: role, table and the conditions of each step on the way.
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `status-forbidden`, `status-step`, `status-needs-utforare`,
  ///   `underhall-needs-enhet`, `enhet-replaced`; and what the look-ups throw.
  static func prova(
    _ a: Arbetsorder, till mal: Status, _ resurs: Resurs, _ uppslag: some Uppslag
  ) throws -> Statusvag {
    try Behorighet.skriva(a, resurs)
    if mal != a.status, resurs.roll == .extern, [.registrerad, .makulerad, .fakturerad].contains(mal) {
      throw Refusal(
        .statusForbidden, "resurs \(resurs.id.rawValue) has roll extern and may not set \(mal.rawValue)",
        hint: "An external party orders nothing back, cancels nothing and invoices nothing here; ask the landlord.")
    }
    let statusvag = try statusvag(for: a, till: mal, allowSkip: uppslag.settings.allowSkip)
    if case .framat(let steg) = statusvag {
      for s in steg { try villkor(a, s, uppslag) }
    }
    return statusvag
  }

  /// The conditions of one forward step.
  private static func villkor(_ a: Arbetsorder, _ steg: Status, _ uppslag: some Uppslag) throws {
    switch steg {
    case .bestalld:
      guard a.utforare != nil else {
        throw Refusal(
          .statusNeedsUtforare,
          "arbetsorder \(a.id.rawValue) has no utförare, and GODK means that it is sent to one (resursId)",
          hint: "PUT resursId first, or together with \(FieldName.statusKod).")
      }
    case .utford where a.typ == Arbetsordertyp.underhall: try Underhall.kanUtforas(a, uppslag)
    case .fakturerad:
      guard let id = a.utforare, let utforare = uppslag.register.resurser[id], utforare.extern else {
        throw Refusal(
          .statusStep,
          "arbetsorder \(a.id.rawValue) can't become ÖVERF: its utförare is not an external party",
          hint:
            "ÖVERF says that an external party's invoice has come; give such an order to a resurs with extern: true.")
      }
    case .registrerad, .accepterad, .utford, .makulerad: break
    }
  }

  /// What a caller meets who sets each of the other statuses now, in the order of rule 4.1; nil is allowed.
  package static func provade(
    _ a: Arbetsorder, _ resurs: Resurs, _ uppslag: some Uppslag
  ) throws -> [(till: Status, hinder: Refusal?)] {
    try Status.allCases.filter { $0 != a.status }.map { mal in
      do {
        _ = try prova(a, till: mal, resurs, uppslag)
        return (mal, nil)
      } catch let hinder as Refusal { return (mal, hinder) }
    }
  }

  /// The statuses that a caller can set now, in the order of rule 4.1, without the present one (rule 4.5).
  package static func mojliga(_ a: Arbetsorder, _ resurs: Resurs, _ uppslag: some Uppslag) throws -> [Status] {
    try provade(a, resurs, uppslag).filter { $0.hinder == nil }.map(\.till)
  }
}
