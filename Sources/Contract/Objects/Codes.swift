package import JSON
package import Model
package import Rules
import Texts

/// The codes of the statuses of an arbetsorder, which travel as text and are judged by the domain (rule 4.1).
package enum Statuskoder {
  /// All of them, in the order of the life cycle.
  package static let alla = Status.allCases.map(\.rawValue)
  /// Those that a new arbetsorder can have (rule 4.6).
  package static let nya = ["REG", "GODK"]
}

/// A text on the wire, with the list of its codes beside it: what is sent is judged by the domain.
extension Status: WireScalar {
  package static var wireType: WireType { .string(format: nil) }
  package static func write(_ slot: UnsafePointer<Status>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(slot.pointee.rawValue)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Status {
    guard let status = Status(exactly: text) else { throw context.unknownCode(text, Statuskoder.alla) }
    return status
  }
}

/// Words under 1.1, upper case under published, either on input (rule 5.5).
extension Telefontyp: WireCode {
  package static var listName: String { "Telefontyp" }

  /// What travels: the document's code in contract `1.1`, the published one otherwise.
  package func code(under kontrakt: Kontrakt) -> String {
    guard kontrakt == .document else { return rawValue }
    return switch self {
    case .bostad: "Bostad"
    case .arbete: "Arbete"
    case .avflyttad: "Avflyttad"
    case .mobil: "Mobil"
    }
  }
}

extension Arbetsorder.Kontaktsatt: WireCode {
  package static var listName: String { "KundPrimarKontaktsatt" }
}

extension ObjektSearch.Sortering: WireCode {
  package static var listName: String { "Sortfalt" }
}

extension ArbetsorderFilter.BokningStatus: WireCode {
  package static var listName: String { "BokningStatus" }
}

/// Which way found objekt are sorted (rule 8.2).
package enum Sortriktning: String, WireCode {
  case stigande = "ASC"
  case fallande = "DESC"

  package static var listName: String { "Sortriktning" }
}

/// What a slot of a resurs can be booked for (rule 5.6).
package enum AktivitetsTyp: String, WireCode {
  case arbetsorder = "ARBETSORDER"
  case besiktning = "BESIKTNING"
  case arende = "ARENDE"

  package static var listName: String { "AktivitetsTyp" }
}

/// How far a booking has come: the published list, of which bookings of arbetsorder use three (rule 5.6).
package enum BokningsstatusUt: String, WireCode {
  case reserveradEjSignerad = "RESERVERAD_EJ_SIGNERAD"
  case registreradEjGodkand = "REGISTRERAD_EJ_GODKAND"
  case godkand = "GODKAND"
  case bekraftad = "BEKRAFTAD"
  case debiterad = "DEBITERAD"
  case betald = "BETALD"
  case tidslucka = "BOKNING_TIDSLUCKA"
  case bokad = "BOKAD"
  case accepterad = "BOKNING_ACCEPTERAD"
  case franvaro = "BOKNING_FRANVARO"
  case blockering = "BOKNING_BLOCKERING"
  case avbokad = "AVBOKAD"

  package static var listName: String { "BokningsstatusUt" }
}
