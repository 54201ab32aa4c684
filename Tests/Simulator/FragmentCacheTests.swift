import Domain
import Simulator
import Testing

/// What was read before a commit must not be kept after it.
@Suite struct FragmentCacheTests {
  private let id = ArbetsorderID(1)
  private let other = ArbetsorderID(2)
  private let intern = FragmentVariant(kontrakt: .document, extern: false)
  private static let variants = Kontraktsval.allCases.flatMap { kontrakt in
    [false, true].map { FragmentVariant(kontrakt: kontrakt, extern: $0) }
  }

  private func fragment(_ count: Int, utforare: ResursID? = nil) -> Fragment {
    Fragment(bytes: [UInt8](repeating: 1, count: count), utforare: utforare)
  }

  @Test
  func `what is kept is found, under its own variant alone`() {
    let cache = FragmentCache()
    cache.keep(fragment(3, utforare: ResursID("R1")), id, intern, cache.generation)
    #expect(cache.fragment(id, intern)?.bytes == [1, 1, 1])
    #expect(cache.fragment(id, intern)?.utforare == ResursID("R1"))
    for variant in Self.variants where variant != intern { #expect(cache.fragment(id, variant) == nil) }
    #expect(cache.fragment(other, intern) == nil)
  }

  @Test
  func `what was read before a commit is not kept after it`() {
    let cache = FragmentCache()
    let generation = cache.generation
    // The commit may be of another arbetsorder, or of none: the reader can't know what its snapshot held.
    for touched in [[id], [other], []] {
      cache.forget(touched)
      cache.keep(fragment(1), id, intern, generation)
      #expect(cache.fragment(id, intern) == nil)
    }
    cache.keep(fragment(1), id, intern, cache.generation)
    #expect(cache.fragment(id, intern) != nil)
  }

  @Test
  func `what was read before a reset is not kept after it`() {
    let cache = FragmentCache()
    let generation = cache.generation
    cache.keep(fragment(1), other, intern, generation)
    cache.removeAll()
    cache.keep(fragment(1), id, intern, generation)
    #expect(cache.fragment(id, intern) == nil)
    #expect(cache.fragment(other, intern) == nil)
  }

  @Test
  func `a commit forgets every variant of what it changed, and nothing else`() {
    let cache = FragmentCache()
    for variant in Self.variants {
      for id in [id, other] { cache.keep(fragment(1), id, variant, cache.generation) }
    }
    cache.forget([id])
    for variant in Self.variants {
      #expect(cache.fragment(id, variant) == nil)
      #expect(cache.fragment(other, variant) != nil)
    }
  }

  @Test
  func `past its bound everything is forgotten and the new one kept`() {
    let cache = FragmentCache(maxBytes: 100)
    cache.keep(fragment(60), id, intern, cache.generation)
    cache.keep(fragment(60), other, intern, cache.generation)
    #expect(cache.fragment(id, intern) == nil)
    #expect(cache.fragment(other, intern) != nil)
  }

  @Test
  func `a fragment that two readers keep counts once`() {
    let cache = FragmentCache(maxBytes: 100)
    for _ in 0..<2 { cache.keep(fragment(40), id, intern, cache.generation) }
    cache.keep(fragment(40), other, intern, cache.generation)
    #expect(cache.fragment(id, intern) != nil)
    #expect(cache.fragment(other, intern) != nil)
  }
}
