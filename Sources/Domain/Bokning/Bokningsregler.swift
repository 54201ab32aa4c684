package import Model
import Rules
import Texts
import Tid

extension Arbetsorder {
  /// Decides a booking; a second one moves the first (rule 5.6).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `booking-status`, `reference-not-found`, `reference-mismatch`,
  ///   `booking-passed`, `booking-full`; and what the look-ups throw.
  package func boka(_ begaran: Bokningsbegaran, _ anrop: Anrop, _ yta: some Arbetsyta) throws -> Utfall {
    try Behorighet.skriva(self, anrop.resurs)
    try bokningsbar()
    var utfall = Utfall(self)
    try utfall.boka(begaran, anrop, yta)
    return utfall
  }

  /// Decides that a booking is cancelled (rule 5.6).
  ///
  /// - Parameter forcera: also after the start of the slot.
  /// - Throws: `role-forbids`, `not-utforare`, `booking-status`, `booking-none`, `booking-started`; and what the
  ///   look-ups throw.
  package func avboka(forcera: Bool, _ anrop: Anrop, _ yta: some Arbetsyta) throws -> Utfall {
    try Behorighet.skriva(self, anrop.resurs)
    try bokningsbar()
    guard var bokning = try yta.bokning(id), !bokning.avbokad else {
      throw Refusal(
        .bookingNone, "arbetsorder \(id.rawValue) is not booked", hint: "POST …/boka books it; GET …/bokning tells.")
    }
    guard forcera || anrop.nu < bokning.lucka.start else {
      throw Refusal(
        .bookingStarted,
        "the slot \(bokning.lucka.id) began \(SvenskTid.iso(bokning.lucka.start)); "
          + "cancelling it now needs forcera: true",
        hint: "Send {\"forcera\": true}.")
    }
    bokning.avbokad = true
    var utfall = Utfall(self)
    utfall.bokning = bokning
    utfall.arbetsorder.planering = Planering()
    utfall.arbetsorder.modifierad = anrop.steg
    try utfall.handelse("Tid avbokad", bokning.lucka.beskrivning, anrop, yta)
    try utfall.meddelaPlanering(anrop, yta)
    return utfall
  }

  private func bokningsbar() throws(Refusal) {
    guard ![.registrerad, .bestalld, .accepterad].contains(status) else { return }
    throw Refusal(
      .bookingStatus, "arbetsorder \(id.rawValue) is \(status.rawValue); it can be booked in REG, GODK and PAGAR",
      hint: "Book before the work is done.")
  }

  /// How far a booking of the arbetsorder has come (rule 5.6).
  package func bokningsstatus(_ bokning: Bokning) -> Bokningsstatus {
    if bokning.avbokad { return .avbokad }
    return [.accepterad, .utford, .fakturerad].contains(status) ? .accepterad : .bokad
  }
}

extension Utfall {
  /// Books a slot, whoever may.
  mutating func boka(_ begaran: Bokningsbegaran, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    let register = yta.register
    guard let lucka = Tidslucka.med(id: begaran.lucka, register.resurser, register.kalendrar),
      let resurs = register.resurser[lucka.resurs], let plats = resurs.bokning
    else {
      throw Refusal(
        .referenceNotFound, "Tidslucka not found for id:\(begaran.lucka.prefix(60)) (tidsluckaId)",
        hint: "POST /v1/system/resurskalender lists the slots of a resurs.")
    }
    if anrop.resurs.roll == .extern, resurs.id != anrop.resurs.id {
      throw Refusal(
        .roleForbids,
        "resurs \(anrop.resurs.id.rawValue) is external and may not book the hours of \(resurs.id.rawValue)",
        hint: "An external party books its own slots only.")
    }
    guard anrop.nu < lucka.start else {
      throw Refusal(
        .bookingPassed, "the slot \(lucka.id) began \(SvenskTid.iso(lucka.start)), before now",
        hint: "Take a slot that is still to come.")
    }
    let antal = try yta.antalBokade(lucka, utom: arbetsorder.id)
    let mest = plats.kapacitet + (begaran.overbokning ? plats.overbokning : 0)
    guard antal < mest else {
      throw Refusal(
        .bookingFull,
        "the slot \(lucka.id) has \(antal) bookings; it takes \(plats.kapacitet), "
          + "and \(plats.overbokning) more with overbokning",
        hint: "Take another slot, or send overbokning: true where that leaves room.")
    }
    var bokning = Bokning(arbetsorder: arbetsorder.id, lucka: lucka)
    bokning.tilltrade = try Self.tilltrade(begaran, plats, register)
    bokning.kommentar = begaran.kommentar
    let tidigare = try yta.bokning(arbetsorder.id)
    if tidigare == bokning {
      notes.append(Note(.nothingChanged, "arbetsorder \(arbetsorder.id.rawValue) is booked in \(lucka.id) already"))
      andrad = false
      return
    }
    self.bokning = bokning
    arbetsorder.planering = lucka.planering
    arbetsorder.modifierad = anrop.steg
    let flyttad = tidigare.map { !$0.avbokad && $0.lucka != lucka } ?? false
    try handelse(
      flyttad ? "Bokning flyttad" : "Tid bokad", "\(lucka.beskrivning) hos \(resurs.namn ?? resurs.id.rawValue)", anrop,
      yta)
    try meddelaPlanering(anrop, yta)
  }

  /// Books a slot for a new arbetsorder, whose planering is either left out or the slot's (rule 5.6).
  mutating func boka(
    _ begaran: Bokningsbegaran, vidSkapande planering: Arbetsorder.Planering, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws {
    try boka(begaran, anrop, yta)
    var bokad = arbetsorder.planering
    bokad.medModul = planering.medModul
    guard planering == Arbetsorder.Planering() || planering == bokad else {
      throw Refusal(
        .referenceMismatch, "planering and bokning name different times; the slot is \(begaran.lucka.prefix(60))",
        hint: "Leave planering out: the booking fills it.")
    }
  }

  private static func tilltrade(
    _ begaran: Bokningsbegaran, _ plats: Resurs.Bokningsbarhet, _ register: RegisterSnapshot
  ) throws(Refusal) -> Text? {
    guard let kod = begaran.tilltrade else { return plats.tilltrade.first }
    guard register.tilltrade[kod] != nil else {
      throw Refusal(
        .referenceNotFound, "Tilltrade not found for id:\(kod.prefix(40)) (tilltrade.id)",
        hint: Twin.hint(kod, among: register.tilltrade.keys)
          ?? "GET /v1/arbetsorder/tilltrade/vardelista lists them.")
    }
    guard plats.tilltrade.isEmpty || plats.tilltrade.contains(kod) else {
      throw Refusal(
        .referenceMismatch,
        "tilltrade.id is \(kod), which this slot does not have; valid are \(plats.tilltrade.joined(separator: ", "))",
        hint: "Send one of valbartTilltrade of the slot.")
    }
    return kod
  }

  /// The slot of a booking is free: the arbetsorder is cancelled, or planned by hand (rule 5.6).
  mutating func slappBokning(avMakulering: Bool, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    guard arbetsorder.planering.medModul == true, var bokning = try yta.bokning(arbetsorder.id), !bokning.avbokad else {
      return
    }
    bokning.avbokad = true
    bokning.avMakulering = avMakulering
    self.bokning = bokning
    arbetsorder.planering.medModul = false
    try handelse("Tid avbokad", bokning.lucka.beskrivning, anrop, yta)
  }

  /// Books again what MAK cancelled, where the slot still has room (rule 5.6).
  mutating func atertaBokning(_ anrop: Anrop, _ yta: some Arbetsyta) throws {
    guard var bokning = try yta.bokning(arbetsorder.id), bokning.avMakulering else { return }
    bokning.avMakulering = false
    let plats = yta.register.resurser[bokning.lucka.resurs]?.bokning
    let harPlats = try yta.antalBokade(bokning.lucka, utom: arbetsorder.id) < plats?.kapacitet ?? 0
    bokning.avbokad = !harPlats
    self.bokning = bokning
    arbetsorder.planering.medModul = harPlats
    try handelse(
      harPlats ? "Tid bokad" : "Bokningen är borta",
      harPlats ? bokning.lucka.beskrivning : "\(bokning.lucka.beskrivning) är fullbokad", anrop, yta)
  }
}

extension Tidslucka {
  /// The planering of what is booked in the slot.
  package var planering: Arbetsorder.Planering {
    let (datum, fran) = SvenskTid.lokal(start)
    var p = Arbetsorder.Planering()
    p.datum = datum
    p.fran = fran
    p.till = SvenskTid.lokal(slut).klockslag
    p.medModul = true
    return p
  }
}
