package import Model
package import Rules
package import Texts

/// What an arbetsorder was about before a request; nothing at creation.
struct Fore {
  var enhet: EnhetID?
  var fras: FrasID?
  var typ: Text?

  init() {}

  init(_ a: Arbetsorder) { (enhet, fras, typ) = (a.enhet, a.fras, a.typ) }
}

/// References must exist and agree (rules 4.11, 4.12). Checked is what a request sets, and what follows from it.
struct Referenser<Kalla: Uppslag> {
  let andring: Arbetsorderandring
  let uppslag: Kalla

  /// `Utrymme not found for id:99`, as the real system words it (rule 4.11).
  ///
  /// - Parameter tvilling: one that looks the same (rule 1.12).
  static func saknas(
    _ vad: String, _ id: some CustomStringConvertible, falt: String, tvilling: Text? = nil
  ) -> Refusal {
    Refusal(
      .referenceNotFound, "\(vad) not found for id:\(id)",
      hint: Twin.hint(tvilling)
        ?? "\(falt) names something that the installation does not have; correct it or leave it out.")
  }

  private static func saknas(
    _ vad: String, _ kod: Text, falt: String, bland koder: some Sequence<Text>
  ) -> Refusal { saknas(vad, kod, falt: falt, tvilling: kod.twin(among: koder)) }

  /// The rows of registers that the request names (rule 1.12).
  func register() throws(Refusal) {
    let r = uppslag.register
    if let id = andring.utforare.givet, r.resurser[id] == nil {
      throw Self.saknas("Resurs", id.rawValue, falt: "resursId", bland: r.resurser.keys.map(\.rawValue))
    }
    if let kod = andring.prio.givet, r.prio[kod] == nil {
      throw Self.saknas("Prio", kod, falt: "prioKod", bland: r.prio.keys)
    }
    if let kod = andring.tilltrade.givet, r.tilltrade[kod] == nil {
      throw Self.saknas("Tilltrade", kod, falt: "\(FieldName.tilltradeKod)", bland: r.tilltrade.keys)
    }
    if let id = andring.ursprung.givet, r.ursprung[id] == nil { throw Self.saknas("Ursprung", id, falt: "ursprung") }
    if let id = andring.bunt.givet, r.buntar[id] == nil {
      throw Self.saknas("Bunt", id, falt: "buntId", bland: r.buntar.keys)
    }
    if let kod = andring.nyEnhetTyp.givet, r.enhetstyper[kod] == nil {
      throw .okandKod(
        kod, "enhetstyp", falt: "nyEnhet.\(FieldName.enhetsTyp)", bland: r.ordning.enhetstyper)
    }
    if let kod = andring.typ.givet { try typ(kod) }
  }

  /// A type that exists and can be set through the API (rule 4.12).
  private func typ(_ kod: Text) throws(Refusal) {
    let (typer, koder) = (uppslag.register.arbetsordertyper, uppslag.register.ordning.arbetsordertyper)
    guard let typ = typer[kod] else { throw .okandKod(kod, "type", falt: "arbetsordertypKod", bland: koder) }
    guard typ.skapasAvAPI else {
      let valbara = koder.filter { typer[$0]?.skapasAvAPI == true }.joined(separator: ", ")
      throw Refusal(
        .typNotCreatable, "arbetsordertypKod: type '\(kod)' is only made by the system; valid are \(valbara)",
        hint: "Send one of \(valbara).")
    }
  }

  /// The kund that the request names by its number, nil where it names none; a failure where the number is unknown,
  /// which counts only once the caller may change the kund at all.
  func kund() throws -> Result<KundID?, Refusal> {
    guard let nummer = andring.kundNummer.givet else { return .success(nil) }
    guard let kund = try uppslag.kundID(nummer: nummer) else {
      return .failure(try Kund.saknas(nummer, falt: "kundNr", uppslag))
    }
    return .success(kund)
  }

  /// Objekt, utrymme and enhet exist, and each belongs to the one above; an enhet alone implies its utrymme.
  ///
  /// - Returns: the objekt and the enhet as they are afterwards.
  func plats(_ a: inout Arbetsorder, fore: Fore) throws -> (objekt: Objekt, enhet: Enhet?) {
    guard let objekt = try uppslag.objekt(a.objekt) else {
      throw Self.saknas(
        "Objekt", a.objekt.rawValue, falt: "objektId", tvilling: try uppslag.tvilling(av: a.objekt)?.rawValue)
    }
    var enhet: Enhet?
    if let id = a.enhet {
      guard let funnen = try uppslag.enhet(id) else { throw Self.saknas("Enhet", id.rawValue, falt: "enhetsId") }
      if a.enhet != fore.enhet, !funnen.aktiv {
        throw Refusal(
          .enhetInactive, "enhetsId: enhet \(id.rawValue) is no longer active",
          hint: "GET /v1/fastastrukturen/enheter?utrymmesId=\(funnen.utrymme.rawValue) lists the active ones.")
      }
      if !andring.utrymme.namnd, a.enhet != fore.enhet { a.utrymme = funnen.utrymme }
      enhet = funnen
    }
    if let id = a.utrymme {
      guard let utrymme = try uppslag.utrymme(id) else { throw Self.saknas("Utrymme", id.rawValue, falt: "utrymmesId") }
      guard utrymme.objekt == objekt.id else { throw utanfor(utrymme, objekt, enhet) }
    }
    if let enhet, enhet.utrymme != a.utrymme { throw utanfor(enhet, a.utrymme) }
    return (objekt, enhet)
  }

  /// An utrymme of another objekt: called by what the request has sent, which may be an enhet that implies it, or the
  /// objekt alone.
  private func utanfor(_ utrymme: Utrymme, _ objekt: Objekt, _ enhet: Enhet?) -> Refusal {
    let (id, agare) = (utrymme.id.rawValue, utrymme.objekt.rawValue)
    let hint = "GET /v1/fastastrukturen/utrymmen?objektId=\(objekt.id.rawValue) lists those of the objekt."
    if andring.utrymme.namnd {
      return Refusal(
        .referenceMismatch, "utrymmesId: utrymme \(id) belongs to objekt \(agare), not to \(objekt.id.rawValue)",
        hint: hint)
    }
    if andring.enhet.namnd, let enhet {
      return Refusal(
        .referenceMismatch,
        "enhetsId: enhet \(enhet.id.rawValue) is in utrymme \(id) of objekt \(agare), not of \(objekt.id.rawValue)",
        hint: hint)
    }
    return Refusal(
      .referenceMismatch,
      "objektId: the arbetsorder is about utrymme \(id) of objekt \(agare), not of \(objekt.id.rawValue)",
      hint: "Send the utrymme and the enhet of the new objekt too, or null for both.")
  }

  /// An enhet that is not in the utrymme of the arbetsorder, called by what the request has sent.
  private func utanfor(_ enhet: Enhet, _ utrymme: UtrymmeID?) -> Refusal {
    let (id, eget) = (enhet.id.rawValue, enhet.utrymme.rawValue)
    let annat = utrymme.map { String($0.rawValue) } ?? "null"
    guard andring.enhet.namnd || !andring.utrymme.namnd else {
      return Refusal(
        .referenceMismatch,
        "utrymmesId: the arbetsorder is about enhet \(id), which belongs to utrymme \(eget), not to \(annat)",
        hint: "Send an enhet of that utrymme too, or null for it.")
    }
    return Refusal(
      .referenceMismatch, "enhetsId: enhet \(id) belongs to utrymme \(eget), not to \(annat)",
      hint: "Send utrymmesId \(eget), or leave it out: an enhet implies its utrymme.")
  }

  /// A fras belongs to the type of the enhet and to the type of the arbetsorder. Judged where the request sets the
  /// fras or the enhet: a change of type alone keeps the fras, for F becomes U by its type alone (document 2.10).
  func fras(_ a: Arbetsorder, enhet: Enhet?, fore: Fore) throws(Refusal) {
    guard let id = a.fras, a.fras != fore.fras || a.enhet != fore.enhet else { return }
    guard let (fras, enhetstyp) = uppslag.register.fraser[id] else {
      throw Self.saknas("Fras", id.rawValue, falt: "frasNr")
    }
    // A fras that the request has not sent is not what it has got wrong.
    let nr = id.rawValue
    let mening = andring.fras.namnd ? "frasNr: fras \(nr)" : "enhetsId: fras \(nr) of the arbetsorder"
    guard let enhet else {
      throw Refusal(
        .frasMismatch, "\(mening) belongs to enhetstyp \(enhetstyp), and there is no enhetsId",
        hint: andring.fras.namnd
          ? "Send enhetsId together with frasNr, or leave frasNr out." : "Send frasNr null as well.")
    }
    guard enhet.typ == enhetstyp, fras.typ == nil || fras.typ == a.typ else {
      throw Refusal(
        .frasMismatch,
        "\(mening) is for enhetstyp \(enhetstyp) and type \(fras.typ ?? "any"), "
          + "not for enhetstyp \(enhet.typ) and type \(a.typ)",
        hint: "GET /v1/fastastrukturen/fraser?enhetsId=\(enhet.id.rawValue) lists those of the enhet.")
    }
  }

  /// An enhet that is not flagged for the type is accepted with a warning (rule 4.12).
  func flagga(_ a: Arbetsorder, enhet: Enhet?, fore: Fore) -> Note? {
    guard let enhet, a.enhet != fore.enhet || a.typ != fore.typ else { return nil }
    let saknad: String
    switch a.typ {
    case Arbetsordertyp.felanmalan where !enhet.felanmalan: saknad = "felanmalan"
    case Arbetsordertyp.underhall where !enhet.underhall: saknad = "underhall"
    default: return nil
    }
    return Note(
      .enhetFlag, "enhet \(enhet.id.rawValue) has \(saknad): false, yet a type \(a.typ) arbetsorder names it",
      hint: "Choose an enhet whose \(saknad) is true.")
  }
}

extension Kund {
  /// `Kund not found for id:…`, with what to do.
  ///
  /// - Parameter resurs: who asks; nil where it is known to be the landlord's own staff.
  package static func saknas(
    _ nummer: Text, falt: String, _ uppslag: some Uppslag, _ resurs: Resurs? = nil
  ) throws -> Refusal {
    let known =
      resurs?.roll == .extern
      ? nil : try forvaxlad(nummer, uppslag) ?? Twin.hint(uppslag.tvilling(avKund: nummer))
    return Refusal(
      .referenceNotFound, "Kund not found for id:\(nummer.prefix(80))",
      hint: known ?? "\(falt) names something that the installation does not have; correct it or leave it out.")
  }

  /// Whose internal number it is that came in place of a customer number; nil where it is nobody's.
  package static func forvaxlad(_ nummer: Text, _ uppslag: some Uppslag) throws -> String? {
    guard let id = Int64(nummer.string), let kund = try uppslag.kund(KundID(id)) else { return nil }
    return "\(id) is the internal kundId of kund \(kund.nummer): send \"\(kund.nummer)\" in its place."
  }
}
