import Model
import Simulator
import Testing
import Texts

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

  // MARK: Worlds that began alike

  private func alike() -> (FragmentCache, FragmentCache) {
    let shared = SharedFragments()
    return (FragmentCache(shared: shared), FragmentCache(shared: shared))
  }

  @Test
  func `what one of them has rendered the others need not`() {
    let (one, two) = alike()
    one.keep(fragment(3), id, intern, one.generation)
    #expect(two.fragment(id, intern)?.bytes == [1, 1, 1])
    #expect(two.fragments([other, id], intern).map(\.?.bytes) == [nil, [1, 1, 1]])
    one.shrink()
    #expect(one.fragment(id, intern) != nil)
  }

  @Test
  func `what one of them has changed is its own`() {
    let (one, two) = alike()
    one.keep(fragment(3), id, intern, one.generation)
    two.begin()
    two.forget([id])
    #expect(two.fragment(id, intern) == nil)
    #expect(two.fragments([id], intern).map(\.?.bytes) == [nil])
    two.keep(fragment(4), id, intern, two.generation)
    #expect(two.fragment(id, intern)?.bytes.count == 4)
    #expect(one.fragment(id, intern)?.bytes.count == 3)
  }

  @Test
  func `one in which a write has begun adds nothing to what they share, for what it read may be of the write`() {
    let (one, two) = alike()
    let generation = one.generation
    one.begin()
    one.keep(fragment(3), id, intern, generation)
    #expect(two.fragment(id, intern) == nil)
    #expect(one.fragment(id, intern) != nil)
  }

  @Test(arguments: [FragmentCache.Replacement.other, .otherForGood])
  func `one that was put to another state shares nothing, nor does one that took something back`(
    _ kind: FragmentCache.Replacement
  ) {
    let (one, two) = alike()
    two.keep(fragment(3), id, intern, two.generation)
    one.replaced(kind)
    one.forgetOwn()
    #expect(one.fragment(id, intern) == nil)
    one.keep(fragment(4), id, intern, one.generation)
    #expect(two.fragment(id, intern)?.bytes.count == 3)
    two.removeAll()
    #expect(two.fragment(id, intern) == nil)
  }

  @Test
  func `one that was put back shares again, unless it goes back to something else`() {
    let (one, two) = alike()
    two.keep(fragment(3), id, intern, two.generation)
    one.begin()
    one.forget([id])
    one.replaced(.other)
    one.replaced(.begun)
    one.forgetOwn()
    #expect(one.fragment(id, intern)?.bytes.count == 3)
    one.replaced(.otherForGood)
    one.replaced(.begun)
    #expect(one.fragment(id, intern) == nil)
  }

  @Test
  func `one that has changed very much shares no more`() {
    let (one, two) = alike()
    two.keep(fragment(3), id, intern, two.generation)
    one.begin()
    one.forget((10...5_000).map { ArbetsorderID($0) })
    #expect(one.fragment(id, intern) == nil)
  }
}
