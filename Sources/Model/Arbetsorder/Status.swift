package import Texts

/// Where an arbetsorder is in its life (document 2.1, rule 4.1). The order is the order of value lists.
package enum Status: String, Sendable, CaseIterable {
  case registrerad = "REG"
  case bestalld = "GODK"
  case accepterad = "PAGAR"
  case utford = "UTFÖRD"
  case makulerad = "MAK"
  case fakturerad = "ÖVERF"

  /// The label on the wire (rule 4.1).
  package var beskrivning: Text {
    switch self {
    case .registrerad: "Registrerad"
    case .bestalld: "Beställd"
    case .accepterad: "Accepterad"
    case .utford: "Utförd"
    case .makulerad: "Makulerad"
    case .fakturerad: "Fakturerad"
    }
  }
}
