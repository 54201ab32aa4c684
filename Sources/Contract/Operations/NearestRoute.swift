import Texts

extension Operations {
  private static let segments = all.flatMap(\.routes).map { $0.split(separator: "/").map(String.init) }

  /// The segments of the route that a mistyped path was most likely meant to be, parameters as `{name}`; nil where none
  /// is near.
  ///
  /// Every literal segment must be near its counterpart; of several routes the one with the least to change, and of
  /// those the one that has the most in common.
  ///
  /// - Parameter path: decoded.
  package static func nearestRoute(to path: [String]) -> [String]? {
    let path = path.filter { !$0.isEmpty }
    // No route is longer, and no segment of one; so what is compared is bounded.
    guard path.count <= 10, path.allSatisfy({ $0.utf8.count <= 64 }) else { return nil }
    var best: (wrong: Int, literals: Int, route: [String])?
    for route in segments where route.count == path.count {
      guard let (wrong, literals) = compared(path, route) else { continue }
      if let best, (wrong, -literals) >= (best.wrong, -best.literals) { continue }
      best = (wrong, literals, route)
    }
    return best?.route
  }

  /// How many segments are spelt wrong, and how many are literal; nil where one is another word altogether.
  private static func compared(_ path: [String], _ route: [String]) -> (wrong: Int, literals: Int)? {
    var (wrong, literals) = (0, 0)
    for (given, wanted) in zip(path, route) where !wanted.hasPrefix("{") {
      literals += 1
      if given == wanted { continue }
      guard isNear(given, wanted) else { return nil }
      wrong += 1
    }
    return (wrong, literals)
  }

  /// A slip, or the same word with another ending: `kunder` for `kund`, `oauth` for `oauth2`.
  private static func isNear(_ given: String, _ wanted: String) -> Bool {
    if nearest(given, [wanted]) != nil { return true }
    let (short, long) = given.utf8.count < wanted.utf8.count ? (given, wanted) : (wanted, given)
    return short.utf8.count >= 4 && long.utf8.count <= short.utf8.count + 2
      && long.asciiLowercased.utf8.starts(with: short.asciiLowercased.utf8)
  }
}
