import Domain
import JSON
import Tid

/// Values as a seed writes them.
extension SeedExport {
  static func datum(_ value: Datum?) -> JSONValue? { text(value?.iso) }

  /// Without seconds where there are none.
  static func klockslag(_ value: Klockslag?) -> JSONValue? { value.map { .text(klockslag($0)) } }
  static func klockslag(_ value: Klockslag) -> String { value.sekunder % 60 == 0 ? value.kort : value.lang }

  /// Swedish local time with its offset, with milliseconds where there are any.
  static func nar(_ value: Tidpunkt?) -> JSONValue? { value.map { .text(SvenskTid.exakt($0)) } }

  static func sekunder(_ seconds: Int64) -> JSONValue {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let parts = [(hours, "H"), (minutes, "M"), (rest, "S")].filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }
    return .text("PT" + (parts.isEmpty ? "0S" : parts.joined()))
  }

  static func decimal(_ value: Double?) -> JSONValue? {
    value.flatMap { value in
      if let whole = Int64(exactly: value) { return .int(whole) }
      return JSONNumber(valid: value.description).map { JSONValue(.number($0)) }
    }
  }

  static func ekonomi(_ e: Ekonomi, _ falt: Ekonomi.Falt) -> JSONValue? {
    if let path = falt.text { return text(e[keyPath: path]) }
    return falt.kronor.flatMap { int(e[keyPath: $0]) }
  }
}
