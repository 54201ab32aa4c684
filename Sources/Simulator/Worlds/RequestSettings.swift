package import Model
package import Rules
import Store

/// What every request asks of the installation: its registers, and of its settings the few that decide over all
/// operations. The rest would be copied for nothing.
package struct RequestSettings: Sendable {
  /// The registers.
  package let register: RegisterSnapshot
  /// See ``Settings/contract``.
  package let contract: Kontraktsval?
  /// See ``Settings/strictness``.
  package let strictness: Strictness?
  /// See ``Settings/auth``.
  package let auth: Autentisering?
  /// See ``Settings/quirks``.
  package let quirks: Set<Quirk>
  /// See ``Settings/notes``.
  package let notes: [NoteCode: NoteMode]

  init(_ master: Master) {
    register = master.register
    contract = master.settings.contract
    strictness = master.settings.strictness
    auth = master.settings.auth
    quirks = master.settings.quirks
    notes = master.settings.notes
  }
}
