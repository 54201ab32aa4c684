package import Model
package import Rules
import Texts
import Tid

extension Persontidsutfall {
  /// Applies what a request says: references, then dates and times, then length and price (rule 5.3).
  ///
  /// - Parameter ny: fills what a new registration has by itself.
  mutating func tillampa(
    _ andring: Persontidandring, pa a: Arbetsorder, _ anrop: Anrop, _ register: RegisterSnapshot, ny: Bool
  ) throws(Refusal) {
    let fore = tid
    try Hangande.samma(andring.arbetsorder, som: a.id)
    try resurs(andring, anrop, register)
    try aktivitet(andring, register, ny: ny)
    try datum(andring)
    try langd(andring, fore: fore, ny: ny)
    try pris(andring, fore: fore, register, ny: ny)
  }

  private mutating func resurs(
    _ andring: Persontidandring, _ anrop: Anrop, _ register: RegisterSnapshot
  ) throws(Refusal) {
    if andring.resurs == .tomd { throw Self.saknad("resursId") }
    if let id = andring.resurs.givet {
      guard register.resurser[id] != nil else {
        throw Refusal(
          .referenceNotFound, "Resurs not found for id:\(id.rawValue.prefix(40)) (resursId)",
          hint: Twin.hint(id.rawValue, among: register.resurser.keys.map(\.rawValue))
            ?? "Leave resursId out to register the caller's own time.")
      }
      tid.resurs = id
    }
    try Persontid.egen(tid.resurs, anrop.resurs)
  }

  private mutating func aktivitet(
    _ andring: Persontidandring, _ register: RegisterSnapshot, ny: Bool
  ) throws(Refusal) {
    if andring.aktivitet == .tomd { throw Self.saknad("aktivitet") }
    var vald = try andring.aktivitet.givet.map { text throws(Refusal) in try aktivitet(text, register) }
    if let fras = andring.fras.givet {
      guard register.aktiviteter[fras] != nil else { throw Self.okand("frasId", "\(fras)", register) }
      if let vald, vald != fras {
        throw Refusal(
          .referenceMismatch, "frasId is \(fras), but aktivitet is the activity \(vald)",
          hint: "Send the same activity in both, or one of them.")
      }
      vald = fras
    }
    tid.aktivitet = vald ?? tid.aktivitet ?? (ny ? register.ordning.aktiviteter.first : nil)
  }

  /// An activity by its id as text, or by its text, which is noted.
  private mutating func aktivitet(_ text: Text, _ register: RegisterSnapshot) throws(Refusal) -> Int64 {
    if let id = Int64(text.string), register.aktiviteter[id] != nil { return id }
    let sokt = Text(text.string.latinLowercased)
    let traff = register.ordning.aktiviteter.first {
      register.aktiviteter[$0].map { Text($0.text.string.latinLowercased) } == sokt
    }
    guard let traff else { throw Self.okand("aktivitet", text, register) }
    notes.append(
      Note(
        .coerced, "aktivitet came as the text '\(text.prefix(40))' and was read as activity \(traff)",
        hint: "Send the id, \"\(traff)\"."))
    return traff
  }

  private mutating func datum(_ andring: Persontidandring) throws(Refusal) {
    if andring.datumFom == .tomd { throw Self.saknad("datumFom") }
    tid.datumFom = andring.datumFom.tillampad(pa: tid.datumFom) ?? tid.datumFom
    tid.datumTom = andring.datumTom.tillampad(pa: tid.datumTom)
    tid.starttid = andring.starttid.tillampad(pa: tid.starttid)
    tid.sluttid = andring.sluttid.tillampad(pa: tid.sluttid)
    try Hangande.period(tid.datumFom, tid.datumTom, ("datumFom", "datumTom"))
    guard tid.sluttid == nil || tid.starttid != nil else {
      throw Persontid.ofullstandig("sluttid has no starttid", "Send starttid too, or neither.")
    }
  }

  /// Hours and minutes as one number of minutes; what is left out follows from start and stop.
  private mutating func langd(_ andring: Persontidandring, fore: Persontid, ny: Bool) throws(Refusal) {
    let given = try minuter(andring, fore: fore)
    if let given, let start = tid.starttid, tid.sluttid == nil {
      try stopp(start, efter: given)
    }
    if tid.lopande {
      if tid.datumTom != nil {
        notes.append(Note(.clockCounts, "datumTom is not used: the registration runs, and has no end yet"))
      }
      (tid.datumTom, tid.minuter) = (nil, nil)
      return
    }
    let klocka = try tid.stallKlocka()
    let flyttad =
      fore.starttid != tid.starttid || fore.sluttid != tid.sluttid || fore.datumFom != tid.datumFom
      || fore.datumTom != tid.datumTom
    let nollad = andring.timmar == .tomd && andring.minuter == .tomd
    if let given {
      tid.minuter = given
    } else if ny || flyttad || nollad || tid.minuter == nil {
      tid.minuter = klocka ?? (nollad || tid.minuter == nil ? 0 : tid.minuter)
    }
  }

  /// The minutes that the request gives, normalised; nil where it gives none.
  private func minuter(_ andring: Persontidandring, fore: Persontid) throws(Refusal) -> Int64? {
    guard andring.timmar.givet != nil || andring.minuter.givet != nil else { return nil }
    let stored = fore.minuter ?? 0
    let timmar = andring.timmar.givet ?? (andring.timmar == .tomd ? 0 : Double(stored / 60))
    let minuter = andring.minuter.givet.map { Int64($0) } ?? (andring.minuter == .tomd ? 0 : stored % 60)
    let total = (timmar * 60).rounded() + Double(minuter)
    guard timmar >= 0, minuter >= 0, total <= 600_000 else {
      throw Refusal(
        .tidValue, "timmar is \(timmar) and minuter is \(minuter); valid are 0 and more, 10,000 hours at most",
        hint: "Send what was spent on this arbetsorder, not what was saved.")
    }
    return Int64(total)
  }

  /// A start with a length and no stop stops when the length has passed.
  private mutating func stopp(_ start: Klockslag, efter minuter: Int64) throws(Refusal) {
    let slut = try Persontid.instant(tid.datumFom, start, "starttid").plus(sekunder: minuter * 60)
    let (datum, klockslag) = SvenskTid.lokal(slut)
    tid.sluttid = klockslag
    if tid.datumTom == nil { tid.datumTom = datum }
  }

  /// A price that is left out follows from minutes and activity, as long as nobody has set another one.
  private mutating func pris(
    _ andring: Persontidandring, fore: Persontid, _ register: RegisterSnapshot, ny: Bool
  ) throws(Refusal) {
    if let belopp = andring.pris.givet, belopp < 0 {
      throw Refusal(.tidValue, "pris is \(belopp); valid is 0 or more", hint: "Send whole kronor, or leave pris out.")
    }
    if andring.pris.namnd {
      tid.pris = andring.pris.tillampad(pa: tid.pris)
    } else if ny || fore.pris == fore.automatisktPris(register) {
      tid.pris = tid.automatisktPris(register)
    }
  }

  private static func saknad(_ falt: String) -> Refusal {
    Refusal(.requiredNull, "\(falt) can't be null", hint: "Send a value for \(falt), or leave it out.")
  }

  private static func okand(_ falt: String, _ text: Text, _ register: RegisterSnapshot) -> Refusal {
    let alla = register.ordning.aktiviteter.map { "\($0) \(register.aktiviteter[$0]?.text ?? "")" }
    return Refusal(
      .referenceNotFound,
      "Aktivitet not found for id:\(text.prefix(40)) (\(falt)); valid are \(alla.joined(separator: ", "))",
      hint: "GET /v1/arbetsorder/tider/aktiviteter/vardelista lists them.")
  }
}

extension Persontid {
  /// What follows from the times of day: the day of the stop where none is given, which is the day after where its
  /// time of day is before that of the start; and the minutes between start and stop, daylight saving included.
  ///
  /// - Returns: the minutes; nil where there are no times of day.
  /// - Throws: `tid-order`, `invalid-date`.
  package mutating func stallKlocka() throws(Refusal) -> Int64? {
    guard let start = starttid, let slut = sluttid else {
      datumTom = datumTom ?? datumFom
      return nil
    }
    let tom = datumTom ?? (slut < start ? datumFom + 1 : datumFom)
    let fran = try Self.instant(datumFom, start, "starttid")
    let till = try Self.instant(tom, slut, "sluttid")
    guard till >= fran else {
      throw Refusal(
        .tidOrder,
        "sluttid is \(tom.kompakt) \(slut.kort), before starttid, which is \(datumFom.kompakt) \(start.kort)",
        hint: "Send a datumTom of the next day where the work went on past midnight.")
    }
    datumTom = tom
    return (till.sekunder - fran.sekunder) / 60
  }

  fileprivate static func instant(_ datum: Datum, _ klockslag: Klockslag, _ name: String) throws(Refusal) -> Tidpunkt {
    do { return try SvenskTid.tidpunkt(datum, klockslag) } catch {
      throw Refusal(
        .invalidDate, "\(name): the change to summer time skips \(klockslag.kort) on \(datum.kompakt)",
        hint: "Send a time of day that exists on that day.")
    }
  }
}
