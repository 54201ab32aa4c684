package import Model
package import Rules
import Texts
package import Tid

/// A time registration as a command leaves it, and what its caller is to be told.
package struct Persontidsutfall: Sendable, Equatable {
  /// As it is afterwards.
  package var tid: Persontid
  /// What the caller is to be told.
  package var notes: [Note] = []
}

extension Persontid {
  /// It has a start and no stop (rule 5.3).
  package var lopande: Bool { starttid != nil && sluttid == nil }

  /// Decides a new registration of time that is spent (rule 5.3).
  ///
  /// - Throws: as `andrad`; and what the look-ups throw.
  package static func skapa(
    _ andring: Persontidandring, pa a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Persontidsutfall {
    try Hangande.skriva("tider", pa: a, anrop.resurs)
    let resurs = andring.resurs.givet ?? anrop.resurs.id
    let ny = Persontid(id: 0, arbetsorder: a.id, resurs: resurs, datumFom: andring.datumFom.givet ?? anrop.idag)
    var utfall = Persontidsutfall(tid: ny)
    try utfall.tillampa(andring, pa: a, anrop, yta.register, ny: true)
    guard !utfall.tid.lopande else {
      throw ofullstandig(
        "starttid has no sluttid", "Send sluttid, or timmar and minuter; POST …/tider/starta starts a clock.")
    }
    utfall.tid.id = try yta.nastaID(.persontid)
    return utfall
  }

  /// Decides a change (rules 4.9, 5.3).
  ///
  /// - Parameter tider: all registrations of the arbetsorder.
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `arbetsorder-differs`, `required-null`,
  ///   `reference-not-found`, `reference-mismatch`, `period-order`, `tid-order`, `tid-incomplete`, `tid-value`,
  ///   `invalid-date`, `tid-running`.
  package func andrad(
    _ andring: Persontidandring, pa a: Arbetsorder, bland tider: [Persontid], _ anrop: Anrop,
    _ register: RegisterSnapshot
  ) throws(Refusal) -> Persontidsutfall {
    try egen(pa: a, anrop.resurs)
    var utfall = Persontidsutfall(tid: self)
    try utfall.tillampa(andring, pa: a, anrop, register, ny: false)
    if utfall.tid.lopande { try Self.ensam(utfall.tid, bland: tider) }
    return utfall
  }

  /// May be written by those who may write to the arbetsorder; by an external party where it is its own (rule 3.8).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`.
  package func egen(pa a: Arbetsorder, _ caller: Resurs) throws(Refusal) {
    try Hangande.skriva("tider", pa: a, caller)
    try Self.egen(resurs, caller)
  }

  static func egen(_ resurs: ResursID, _ caller: Resurs) throws(Refusal) {
    guard caller.roll == .extern, resurs != caller.id else { return }
    throw Refusal(
      .roleForbids, "resurs \(caller.id.rawValue) has roll extern and may not write the time of \(resurs.rawValue)",
      hint: "An external party writes its own time only.")
  }

  /// One open registration per resurs and arbetsorder (rule 5.3).
  static func ensam(_ tid: Persontid, bland tider: [Persontid]) throws(Refusal) {
    guard let other = tider.first(where: { $0.lopande && $0.resurs == tid.resurs && $0.id != tid.id }) else { return }
    throw Refusal(
      .tidRunning,
      "resurs \(tid.resurs.rawValue) has a running registration on arbetsorder \(tid.arbetsorder.rawValue) already, "
        + "\(other.id)",
      hint: "PUT /v1/arbetsorder/tider/\(other.id)/stoppa first.")
  }

  static func ofullstandig(_ problem: String, _ hint: String) -> Refusal {
    Refusal(.tidIncomplete, "\(problem): what was spent can't be told", hint: hint)
  }
}

extension Persontid {
  /// Starts a clock now (rule 5.3); dates and times that were sent are noted and not used.
  ///
  /// - Parameter tider: those that the arbetsorder has already.
  /// - Throws: as `andrad`; and what the look-ups throw.
  package static func starta(
    _ andring: Persontidandring, pa a: Arbetsorder, bland tider: [Persontid], _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Persontidsutfall {
    try Hangande.skriva("tider", pa: a, anrop.resurs)
    var kvar = andring
    let skickade = kvar.slappTider()
    let (datum, klockslag) = minut(anrop.nu)
    let resurs = andring.resurs.givet ?? anrop.resurs.id
    var tid = Persontid(id: 0, arbetsorder: a.id, resurs: resurs, datumFom: datum)
    tid.starttid = klockslag
    var utfall = Persontidsutfall(tid: tid)
    try utfall.tillampa(kvar, pa: a, anrop, yta.register, ny: true)
    if !skickade.isEmpty {
      utfall.notes.append(
        Note(
          .clockCounts, "\(skickade.joined(separator: ", ")) is not used: a clock starts at the world's time",
          hint: "Register time that is spent already with POST /v1/arbetsorder/tider."))
    }
    try ensam(utfall.tid, bland: tider)
    utfall.tid.id = try yta.nastaID(.persontid)
    return utfall
  }

  /// Stops the clock now: minutes and price follow (rules 4.14, 5.3). A stop never lies before its start, also where
  /// the world's clock has been put back.
  ///
  /// - Throws: `tid-not-running`.
  package func stoppad(_ nu: Tidpunkt, _ register: RegisterSnapshot) throws(Refusal) -> Persontid {
    guard lopande, let starttid else {
      throw Refusal(
        .tidNotRunning, "registration \(id) is not running", hint: "GET it: one that runs has starttid and no sluttid.")
    }
    var tid = self
    let slut = Self.minut(nu)
    let fore = (slut.datum, slut.klockslag) < (datumFom, starttid)
    (tid.datumTom, tid.sluttid) = fore ? (datumFom, starttid) : slut
    // A start that the spring change skips can only come from a seed; it counts from the change on.
    let start = (try? SvenskTid.tidpunkt(datumFom, starttid)) ?? SvenskTid.forsta(datumFom, starttid)
    tid.minuter = max(0, (nu.sekunder - start.sekunder) / 60)
    if tid.pris == nil { tid.pris = tid.automatisktPris(register) }
    return tid
  }

  /// The Swedish local time, in whole minutes: what the wire can show.
  private static func minut(_ t: Tidpunkt) -> (datum: Datum, klockslag: Klockslag) {
    let (datum, klockslag) = SvenskTid.lokal(t)
    // Whole minutes of a time of day are one.
    return (datum, Klockslag(sekunder: klockslag.sekunder / 60 * 60)!)
  }

  /// Minutes times the activity's price of an hour, rounded half up to whole kronor (rule 5.3); nil without either.
  func automatisktPris(_ register: RegisterSnapshot) -> Int64? {
    guard let minuter, let timpris = aktivitet.flatMap({ register.aktiviteter[$0]?.timpris }) else { return nil }
    return (minuter * timpris + 30) / 60
  }
}

extension Persontidandring {
  /// Takes dates, times and lengths out.
  ///
  /// - Returns: the names of those that were there.
  fileprivate mutating func slappTider() -> [String] {
    var names: [String] = []
    func slapp<V>(_ name: String, _ falt: inout Andring<V>) {
      if falt.givet != nil { names.append(name) }
      falt = .oforandrad
    }
    slapp("datumFom", &datumFom)
    slapp("datumTom", &datumTom)
    slapp("starttid", &starttid)
    slapp("sluttid", &sluttid)
    slapp("timmar", &timmar)
    slapp("minuter", &minuter)
    return names
  }
}
