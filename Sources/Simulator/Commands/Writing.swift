package import Domain
package import Model
package import Rules
import Store
package import Texts
import Tid

extension WriteTransaction: Arbetsyta {
  package func nastaID(_ raknare: Raknare) throws -> Int64 { try next(raknare) }
}

/// What a caller can change in a world, in one transaction with one instant.
///
/// It must not be kept beyond the body that it was given to.
///
/// What a rule forbids is a `Refusal`, and then nothing of the transaction is lasting (rule 2.5).
package final class Writing {
  let transaction: WriteTransaction
  let anrop: Anrop
  /// What the rules noted.
  package private(set) var notes: [Note] = []
  /// The steps that statuses made.
  package private(set) var steg: [(fran: Status?, till: Status)] = []
  /// The arbetsorder whose rendered answers are no longer right.
  private(set) var touched: [ArbetsorderID] = []

  init(_ transaction: WriteTransaction, _ anrop: Anrop) {
    self.transaction = transaction
    self.anrop = anrop
  }

  /// A new arbetsorder; its id.
  package func skapa(_ andring: Arbetsorderandring) throws -> ArbetsorderID {
    let utfall = try Arbetsorder.skapa(andring, anrop, transaction)
    steg.append((nil, utfall.arbetsorder.status))
    try transaction.insert(utfall.arbetsorder)
    try saveRest(of: utfall)
    return utfall.arbetsorder.id
  }

  /// Changes fields, and then the status where one is asked for (rule 4.6).
  package func uppdatera(_ id: ArbetsorderID, _ andring: Arbetsorderandring) throws {
    let a = try skrivbar(id)
    try save(try a.uppdatera(andring, anrop, transaction), from: a)
  }

  /// Changes the status (rule 4.2).
  package func bytStatus(_ id: ArbetsorderID, till kod: Text) throws {
    let a = try skrivbar(id)
    try save(try a.bytStatus(kod, anrop, transaction), from: a)
  }

  /// Ends the SLA of an arbetsorder now (rule 6.4).
  package func avslutaSla(_ id: ArbetsorderID) throws {
    let a = try arbetsorder(id)
    try save(try Slaregler.avsluta(a, anrop, transaction), from: a)
  }

  /// Books a slot for an arbetsorder (rule 5.6).
  package func boka(_ begaran: Bokningsbegaran, for id: ArbetsorderID) throws {
    let a = try arbetsorder(id)
    try save(try a.boka(begaran, anrop, transaction), from: a)
  }

  /// Cancels the booking of an arbetsorder (rule 5.6).
  package func avboka(_ id: ArbetsorderID, forcera: Bool) throws {
    let a = try arbetsorder(id)
    try save(try a.avboka(forcera: forcera, anrop, transaction), from: a)
  }

  /// Changes an enhet, past the logic of Underhåll (document 2.10).
  package func uppdatera(_ id: EnhetID, _ andring: Enhetsandring) throws {
    try Behorighet.intern("change an enhet", anrop.resurs)
    guard let enhet = try transaction.enhet(id) else { throw Missing.path("Enhet", id.rawValue) }
    let ny = try enhet.andrad(andring, anrop.resurs)
    if ny == enhet { unchanged("enhet \(id.rawValue)") } else { try transaction.update(ny) }
  }

  /// Changes how a kund is reached (rule 5.5).
  package func uppdatera(_ id: KundID, _ andring: Kontaktandring) throws {
    try Behorighet.intern("change a kund", anrop.resurs)
    guard let kund = try transaction.kund(id) else { throw Missing.path("Kund", id.rawValue) }
    let ny = try kund.andrad(andring, anrop.resurs)
    if ny == kund {
      unchanged("kund \(id.rawValue)")
    } else {
      try transaction.update(kommunikation: ny.kommunikation, av: id)
    }
  }

  /// Notes that a change was none (rule 4.9).
  func unchanged(_ what: String) { note(Note(.nothingChanged, "\(what): every value sent is the stored one")) }

  /// What was rendered of an arbetsorder is no longer right.
  func touch(_ id: ArbetsorderID) { touched.append(id) }

  /// Leaves a note for the caller.
  func note(_ note: Note) { notes.append(note) }

  /// The arbetsorder that the path names; who may write to it is judged by the rules.
  func arbetsorder(_ id: ArbetsorderID) throws -> Arbetsorder {
    guard let a = try transaction.arbetsorder(id) else { throw Missing.path("Arbetsorder", id.rawValue) }
    return a
  }

  /// The arbetsorder that the query names as the parent of what is written.
  func parent(_ id: ArbetsorderID) throws -> Arbetsorder {
    guard let a = try transaction.arbetsorder(id) else {
      throw Missing.parent("Arbetsorder", id.rawValue, "arbetsorderId")
    }
    return a
  }

  private func skrivbar(_ id: ArbetsorderID) throws -> Arbetsorder {
    let a = try arbetsorder(id)
    try Behorighet.skriva(a, anrop.resurs)
    return a
  }

  /// Saves what a command decided.
  ///
  /// - Parameter old: the arbetsorder as it was read for the command.
  private func save(_ utfall: Utfall, from old: Arbetsorder) throws {
    let ny = utfall.arbetsorder
    if old.status != ny.status { steg.append((old.status, ny.status)) }
    if utfall.andrad {
      try transaction.update(ny, from: old)
      touched.append(ny.id)
    }
    try saveRest(of: utfall)
  }

  /// Saves what was decided beside the arbetsorder, which stands there already.
  private func saveRest(of utfall: Utfall) throws {
    notes += utfall.notes
    for enhet in utfall.nyaEnheter { try transaction.insert(enhet) }
    for enhet in utfall.andradeEnheter { try transaction.update(enhet) }
    if let bokning = utfall.bokning { try transaction.save(bokning) }
    for handelse in utfall.handelser { try transaction.insert(handelse) }
    if utfall.stopparTider {
      for tid in try transaction.tider(av: utfall.arbetsorder.id) where tid.lopande {
        try transaction.update(try tid.stoppad(anrop.nu, transaction.register))
      }
    }
    for u in utfall.utskick {
      try transaction.insertUtkorg(
        arbetsorder: u.arbetsorder, kund: u.kund, amne: u.amne, text: u.text, skapad: u.skapad)
    }
  }
}
