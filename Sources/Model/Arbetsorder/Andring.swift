/// What a request says about one field: nothing, that it is to be empty, or a value (rule 4.9).
package enum Andring<Varde: Sendable & Equatable>: Sendable, Equatable {
  case oforandrad
  case tomd
  case varde(Varde)

  /// Puts what it says in the place of a field.
  func lagg(i falt: inout Varde?) {
    switch self {
    case .oforandrad: break
    case .tomd: falt = nil
    case .varde(let v): falt = v
    }
  }
}
