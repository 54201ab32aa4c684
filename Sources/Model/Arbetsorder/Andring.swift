/// What a request says about one field: nothing, that it is to be empty, or a value (rule 4.9).
package enum Andring<Varde: Sendable & Equatable>: Sendable, Equatable {
  case oforandrad
  case tomd
  case varde(Varde)

  /// The field as it is afterwards.
  package func tillampad(pa nuvarande: Varde?) -> Varde? {
    switch self {
    case .oforandrad: nuvarande
    case .tomd: nil
    case .varde(let v): v
    }
  }

  /// The value given; nil where none was.
  package var givet: Varde? {
    if case .varde(let v) = self { v } else { nil }
  }

  /// True where the request speaks of the field at all.
  package var namnd: Bool { self != .oforandrad }
}
