package import Domain
package import Model
package import Rules
import Store
package import Texts
import Tid

extension Reading {
  /// Reads an arbetsorder with its files, as stored.
  ///
  /// - Parameter use: gets both where they were read.
  /// - Throws: `not-found`, `not-utforare`.
  package func arbetsorderMedFiler(
    _ id: ArbetsorderID, _ use: (consuming Arbetsorder, [Fil]) throws -> Void
  ) throws {
    let isThere = try transaction.arbetsorderMedFiler(id) { (arbetsorder: consuming Arbetsorder, filer) in
      try Behorighet.lasa(arbetsorder, resurs)
      try use(arbetsorder, filer)
    }
    guard isThere else { throw Missing.path("Arbetsorder", id.rawValue) }
  }

  /// A file and the number of its bytes (rule 7.5).
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func fil(_ id: Int64) throws -> (fil: Fil, storlek: Int) {
    guard let fil = try transaction.fil(id), let storlek = try transaction.storlek(innehall: fil.hash) else {
      throw Missing.path("Fil", id)
    }
    _ = try arbetsorder(fil.arbetsorder)
    return (fil, storlek)
  }
}

extension World {
  /// Bytes of a content from an offset, `count` at the most; nil where they are gone or can't be read.
  package func bytes(innehall hash: Text, at offset: Int, count: Int) -> [UInt8]? {
    let bytes = try? database.read { try $0.bytes(innehall: hash, at: offset, count: count) }
    return bytes.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// An upload that was found good, and how to come by its bytes.
package struct Mottagenfil: Sendable {
  /// What the client calls it.
  package var visningsnamn: Text
  /// In lower case.
  package var andelse: String
  /// What its caller is to be told; nil where there is nothing.
  package var note: Note?
  /// SHA-256 in hexadecimal.
  package var hash: Text
  /// Bytes.
  package var storlek: Int
  /// `count` bytes from an offset.
  package var read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

  package init(
    visningsnamn: Text, andelse: String, note: Note?, hash: Text, storlek: Int,
    read: @escaping @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) {
    self.visningsnamn = visningsnamn
    self.andelse = andelse
    self.note = note
    self.hash = hash
    self.storlek = storlek
    self.read = read
  }
}

extension Writing {
  /// Stores an upload; the name that it can be tied by (rules 7.1, 7.3).
  ///
  /// - Parameter id: what nobody can guess; the name begins with it.
  package func spara(_ fil: Mottagenfil, id: String) throws -> Text {
    try Behorighet.skriva(filer: anrop.resurs)
    try transaction.deleteExpiredTempfiler(nu: anrop.nu)
    try transaction.insert(innehall: fil.hash, storlek: fil.storlek, read: fil.read)
    let namn: Text = "\(id).\(fil.andelse)"
    let timmar = transaction.settings.filesTempHours
    try transaction.insert(
      Tempfil(
        namn: namn, resurs: anrop.resurs.id, visningsnamn: fil.visningsnamn, hash: fil.hash,
        garUt: anrop.nu.plus(sekunder: timmar * 3600)))
    if let found = fil.note { note(found) }
    return namn
  }

  /// Removes a temp file of the caller's (rule 7.3).
  ///
  /// - Throws: `not-found` for another's too.
  package func taBort(tempfil namn: Text) throws {
    try Behorighet.skriva(filer: anrop.resurs)
    try transaction.deleteExpiredTempfiler(nu: anrop.nu)
    guard let temp = try egen(tempfil: namn) else { throw Missing.path("Tempfil", namn.prefix(80)) }
    try transaction.delete(temp)
  }

  /// Ties temp files of the caller's to an arbetsorder, all or none (rule 7.4).
  package func koppla(_ kopplingar: [Filkoppling], till id: ArbetsorderID) throws {
    let a = try arbetsorder(id)
    let kopplade = try Fil.koppla(kopplingar, till: a, anrop, transaction, tempfil: egen)
    for (fil, handelse, _) in kopplade {
      try transaction.insert(fil)
      try transaction.insert(handelse)
    }
    // Only now: the contents would have had nobody for a moment.
    for (_, _, temp) in kopplade { try transaction.delete(temp) }
    try transaction.deleteExpiredTempfiler(nu: anrop.nu)
    touch(id)
  }

  /// Removes a file of an arbetsorder (rule 7.5).
  package func taBort(fil id: Int64) throws {
    guard let fil = try transaction.fil(id) else { throw Missing.path("Fil", id) }
    let a = try arbetsorder(fil.arbetsorder)
    try Hangande.skriva("filer", pa: a, anrop.resurs)
    try transaction.delete(fil)
    touch(a.id)
  }

  private func egen(tempfil namn: Text) throws -> Tempfil? {
    try transaction.tempfil(namn, nu: anrop.nu).flatMap { $0.resurs == anrop.resurs.id ? $0 : nil }
  }
}

extension Installation {
  /// With the hashes of its files, which the seed can't know.
  package func hashed() -> Installation {
    var i = self
    for index in i.filer.indices { i.filer[index].fil.hash = Text(Crypto.hex(Crypto.sha256(i.filer[index].innehall))) }
    return i
  }
}
