import Documents
import Model
import Testing

@Suite struct `Generated seeds` {
  private func generated(_ objekt: Int, _ arbetsorder: Int, _ seed: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    SeedGenerator.generate(objekt: objekt, arbetsorder: arbetsorder, randomSeed: seed) { bytes += $0 }
    return bytes
  }

  @Test func `read without a mistake and have the size that was asked for`() throws {
    let i = try installation(String(decoding: generated(500, 1000, 1), as: UTF8.self))
    #expect(i.objekt.count == 500 && i.utrymmen.count == 2000 && i.enheter.count == 4000)
    #expect(i.byggnader.count == 13 && i.fastigheter.count == 2)
    #expect(i.arbetsorder.count == 1000 && Set(i.arbetsorder.map(\.status)) == Set(Status.allCases))
    #expect(i.settings.firstArbetsorderId == 1001)
    #expect(i.prio.count == 3 && i.enhetstyper.count == 15 && i.resurser.count == 8)
  }

  @Test(arguments: [(0, 0), (1, 0), (1, 1), (41, 3)])
  func `small ones are whole too`(_ objekt: Int, _ arbetsorder: Int) throws {
    let i = try installation(String(decoding: generated(objekt, arbetsorder, 2), as: UTF8.self))
    #expect(i.objekt.count == max(objekt, 1) && i.arbetsorder.count == arbetsorder)
  }

  @Test func `are the same for the same random seed, and others for another`() {
    #expect(generated(50, 50, 9) == generated(50, 50, 9))
    #expect(generated(50, 50, 9) != generated(50, 50, 10))
  }

  @Test func `come in pieces`() {
    var largest = 0
    var pieces = 0
    SeedGenerator.generate(objekt: 1000, arbetsorder: 2000, randomSeed: 3) {
      largest = max(largest, $0.count)
      pieces += 1
    }
    #expect(largest < 70_000 && pieces > 10)
  }

  private struct Full: Error {}

  @Test func `stop where they can no longer be written`() {
    #expect(throws: Full.self) {
      try SeedGenerator.generate(objekt: 10, arbetsorder: 10, randomSeed: 3) { _ in throw Full() }
    }
  }
}
