package import Texts
package import Tid

/// A message that the real system would have sent.
package struct Utkorgsmeddelande: Sendable, Equatable {
  /// Unique among what was sent.
  package var id: Int64
  /// What it is about.
  package var arbetsorder: ArbetsorderID
  /// Who it is for; nil where the arbetsorder has no kund.
  package var kund: KundID?
  /// One line.
  package var amne: Text
  /// In full.
  package var text: Text
  /// The instant of the transaction that caused it.
  package var skapad: Tidpunkt
  /// The message that it carries, and whether that has been read; nil for one of the system's own (rule 5.7).
  package var meddelande: Kopia?

  /// A message of `/arbetsorder/meddelanden`.
  package struct Kopia: Sendable, Equatable {
    /// Unique among messages.
    package var id: Int64
    /// Whether whom it is for has read it.
    package var arLast: Bool

    package init(id: Int64, arLast: Bool) {
      self.id = id
      self.arLast = arLast
    }
  }

  package init(id: Int64, arbetsorder: ArbetsorderID, kund: KundID?, amne: Text, text: Text, skapad: Tidpunkt) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.kund = kund
    self.amne = amne
    self.text = text
    self.skapad = skapad
  }
}
