import Documents
import Model
import Simulator
import Store
import Testing

/// Setting a state costs what a world of 10,000 arbetsorder allows (`docs/control-plane.md`).
@Suite struct LargeStateTests {
  @Test func `a change of a large world is read, laid over and written in reasonable time`() throws {
    var bytes: [UInt8] = []
    SeedGenerator.generate(objekt: 500, arbetsorder: 10_000, randomSeed: 7) { bytes += $0 }
    guard case .installation(let seed) = SeedDocument.read(bytes: bytes, file: "seed.yaml") else {
      Issue.record("the generated seed has mistakes")
      return
    }
    let database = try Database.inMemory()
    try database.fill(seed, seed: SeedInfo(namn: seed.namn, sha256: "", produktversion: "test"))
    let clock = ContinuousClock()
    let objekt = seed.objekt[0].id.rawValue
    let body = Array("arbetsorder: [{id: 101, externtId: x}, {id: 20000, objekt: \"\(objekt)\", typ: F}]".utf8)
    var parts: [Duration] = []
    try database.write { transaction in
      var old = Installation()
      parts.append(try clock.measure { old = try transaction.installation() })
      var result = SeedResult.diagnostics([])
      parts.append(clock.measure { result = SeedOverlay.read(bytes: body, over: old) })
      guard case .installation(let new) = result else { throw StoreError(.constraint, "\(result)") }
      parts.append(try clock.measure { try transaction.change(from: old, to: new.hashed()) })
    }
    let count = try database.rowCount("arbetsorder")
    #expect(count == 10_001)
    // Generous: a debug build on a busy machine takes a tenth of it.
    #expect(parts.reduce(.zero, +) < .seconds(20), "\(parts)")
  }
}
