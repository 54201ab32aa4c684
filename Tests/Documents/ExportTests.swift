import Documents
import Foundation
import JSON
import Model
import Testing

/// The installation that an export of another one makes.
private func again(_ bytes: [UInt8]) throws -> Installation {
  try installation(String(decoding: bytes, as: UTF8.self))
}

@Suite struct `Exported seeds` {
  private let all: Installation

  init() throws { all = try installation(allKeysSeed, files: allKeysFiles) }

  @Test func `of every key read back as the same installation, as JSON and as YAML`() throws {
    #expect(try again(SeedExport.json(all)) == all)
    #expect(try again(SeedExport.yaml(all)) == all)
  }

  /// The keys of a schema and those that a document has, each with the mapping that it stands in.
  @Test func `of every key have every key`() throws {
    let schema = try #require(JSONSerialization.jsonObject(with: Data(SeedSchema.json.utf8)) as? [String: Any])
    var known: Set<String> = []
    func collect(_ node: Any) {
      if let object = node as? [String: Any] {
        if let properties = object["properties"] as? [String: [String: Any]] {
          // A second name for a key says so.
          known.formUnion(properties.filter { !("\($0.value["description"] ?? "")").hasPrefix("The same as") }.keys)
        }
        for value in object.values { collect(value) }
      } else if let list = node as? [Any] {
        for value in list { collect(value) }
      }
    }
    collect(schema)
    var written: Set<String> = []
    func names(_ value: JSONValue) {
      switch value.kind {
      case .object(let members):
        for member in members {
          written.insert(member.name)
          names(member.value)
        }
      case .array(let elements): elements.forEach(names)
      default: break
      }
    }
    names(SeedExport.value(all))
    // Keys of bare values' groups, and what an export says in another way.
    let unneeded: Set = [
      "include", "fil", "timmar", "arbetsordertypKod", "statusKod", "enhetsTyp", "frasKod", "prioKod", "tilltradeKod",
      "buntId",
    ]
    #expect(known.subtracting(written).subtracting(unneeded).sorted() == [])
  }

  @Test func `of the demo seed read back as the same installation, as a tree`() throws {
    let demo = try installation(String(decoding: DemoSeed.bytes, as: UTF8.self))
    #expect(try again(SeedExport.json(demo)) == demo)
    #expect(try again(SeedExport.yaml(demo)) == demo)
    let value = SeedExport.value(demo)
    #expect(value.members.map(\.0).first == "fast2" && value["objekt"] == nil && value["enheter"] == nil)
  }

  @Test func `of a generated seed read back as the same installation`() throws {
    var bytes: [UInt8] = []
    SeedGenerator.generate(objekt: 200, arbetsorder: 1000, randomSeed: 7) { bytes += $0 }
    let i = try installation(String(decoding: bytes, as: UTF8.self))
    #expect(try again(SeedExport.json(i)) == i)
  }

  @Test func `leave out what is the default`() throws {
    let small = try installation(seed())
    let value = SeedExport.value(small)
    #expect(
      value.members.map(\.0) == [
        "fast2", "name", "prio", "tilltrade", "handelsetyper", "arbetsordertyper", "ursprung",
      ])
  }

  @Test func `give the next arbetsorder the id that it would have got`() throws {
    var i = all
    #expect(try again(SeedExport.json(i, nextArbetsorderId: 7000)).settings.firstArbetsorderId == 7000)
    #expect(try again(SeedExport.json(i, nextArbetsorderId: 7005)).settings.firstArbetsorderId == 7005)
    i.settings.firstArbetsorderId = 1
    #expect(try again(SeedExport.json(i, nextArbetsorderId: 4001)).settings.firstArbetsorderId == 1)
  }

  @Test func `keep an order that is not that of the tree`() throws {
    var i = all
    i.enheter.reverse()
    #expect(try again(SeedExport.json(i)) == i)
    i.byggnader.swapAt(0, i.byggnader.count - 1)
    i.objekt.reverse()
    #expect(try again(SeedExport.yaml(i)) == i)
  }
}
