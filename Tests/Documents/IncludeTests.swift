import Documents
import Model
import Testing
import Texts

@Suite struct `Seeds that include others` {
  @Test func `rows of an included file come first, and its path is beside the including file`() throws {
    let files = [
      "parts/a.yaml": "fast2: seed/1\ninclude: [../b.yaml]\nbuntar: [{id: A}]",
      "b.yaml": "fast2: seed/1\nname: b\nsettings: {firstArbetsorderId: 7}\nbuntar: [{id: B}]",
    ]
    let i = try installation(seed("include: [parts/a.yaml, b.yaml]\nbuntar: [{id: C}]"), files: files)
    #expect(i.buntar.map(\.kod) == ["B", "A", "C"])
    #expect(i.namn == "test")
    #expect(i.settings.firstArbetsorderId == 7)
  }

  @Test func `a circle is a mistake`() {
    let files = ["a.yaml": "fast2: seed/1\ninclude: [seed.yaml]"]
    #expect(
      mistakes(seed("include: [a.yaml]"), files: files) == [
        "a.yaml:2:11: include[0]: the files include one another in a circle: seed.yaml → a.yaml → seed.yaml"
      ])
  }

  @Test func `a missing file is a mistake`() {
    #expect(mistakes(seed("include: [./x/../no.yaml]")) == ["seed.yaml:5:11: include[0]: there is no file \"no.yaml\""])
  }

  @Test func `ids are unique over all files, and settings stand in one`() {
    let files = ["a.yaml": "fast2: seed/1\nsettings: {}\nbuntar: [{id: A}]"]
    #expect(
      mistakes(seed("include: [a.yaml]\nsettings: {}\nbuntar: [{id: A}]"), files: files) == [
        "seed.yaml:6:11: settings: settings stand in one file only; they are on a.yaml line 2 already",
        "a.yaml:3:15: buntar[0].id: bunt A is there already, on seed.yaml line 7",
      ])
  }

  @Test func `a syntax error in an included file is the only one told`() {
    let files = ["a.yaml": "fast2: seed/1\nbuntar: [}"]
    #expect(
      mistakes(seed("include: [a.yaml]\nbuntor: []"), files: files) == [
        "a.yaml:2:10: not YAML: a value is missing before this"
      ])
  }
}
