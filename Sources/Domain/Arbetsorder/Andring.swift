package import Model

// In the room that applies changes: what is generic is not specialised for another one (decision 5).
extension Andring {
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
  package var namnd: Bool {
    if case .oforandrad = self { false } else { true }
  }
}
