import Testing

/// The gate is tested too: a seeded violation of each kind is reported, and clean text is not.
struct GateTests {
  private func source(_ text: String, _ file: String = "Sources/Domain/X.swift") -> SwiftText {
    SwiftText(file: file, text: text)
  }

  @Test(arguments: [
    ("Sources/Domain/X.swift", "import JSON"), ("Sources/Domain/X.swift", "package import Store"),
    ("Sources/Tid/X.swift", "import FoundationEssentials"), ("Sources/fast2sim/X.swift", "import Foundation"),
    ("Sources/Server/X.swift", "import FoundationNetworking"), ("Sources/Server/X.swift", "import CSQLite"),
    ("Sources/Store/X.swift", "@preconcurrency import Dispatch"), ("Sources/Domain/X.swift", "import struct Store.Row"),
    ("Sources/JSON/X.swift", "#if canImport(Glibc)\n  import Glibc\n#endif"), ("Sources/Attic/X.swift", "let x = 1"),
    ("Sources/embed/X.swift", "import Documents"), ("Plugins/BuiltIn/X.swift", "import Disk"),
  ])
  func `an import against the table is reported`(file: String, text: String) {
    #expect(importViolations(source(text, file)).count == 1)
  }

  @Test(arguments: [
    ("Sources/Domain/X.swift", "package import Rules\nimport Tid"), ("Sources/Store/X.swift", "import CSQLite"),
    ("Sources/Domain/X.swift", "// import Store"), ("Sources/Domain/X.swift", "let x = \"import Store\""),
    ("Sources/Domain/X.swift", "/* import Store\nimport JSON */"), ("Tests/Domain/X.swift", "import Foundation"),
    ("Plugins/BuiltIn/X.swift", "import Foundation\nimport PackagePlugin"),
  ])
  func `an import by the table passes`(file: String, text: String) {
    #expect(importViolations(source(text, file)) == [])
  }

  @Test func `a violation names file and line`() {
    let found = importViolations(source("// why\n\nimport Store\n"))
    #expect(found.first?.description.hasPrefix("Sources/Domain/X.swift:3: Domain may not import Store") == true)
  }

  @Test func `a file, a function and a line over the limit are reported`() {
    let longFile = String(repeating: "let x = 1\n", count: 401)
    #expect(budgetViolations(source(longFile)).map(\.line) == [401])
    let body = String(repeating: "  work()\n", count: 69)
    for head in [
      "func f(a: () -> Void = {}) {", "init(x: Int) where T: P {", "var x: Int {", "subscript(i: Int) -> Int {",
    ] {
      #expect(budgetViolations(source("// why\n\(head)\n\(body)}\n")).map(\.line) == [2])
    }
    #expect(budgetViolations(source("// " + String(repeating: "å", count: 118))).map(\.line) == [1])
  }

  @Test func `what keeps the limits passes`() {
    let body = String(repeating: "  work()\n", count: 68)
    #expect(budgetViolations(source("func f() {\n\(body)}\n")) == [])
    #expect(budgetViolations(source(String(repeating: "let x = 1\n", count: 400))) == [])
    #expect(budgetViolations(source("// " + String(repeating: "å", count: 117))) == [])
    let parts = (0..<20).map { "protocol P\($0) {\n  func f()\n  var x: Int { get }\n}\nstruct S {\n  var y = 1\n}\n" }
    #expect(budgetViolations(source(parts.joined())) == [])
    let braces =
      "func f() {\n  let x = \"{\\(a.map { \"}\" })\" // {\n}\n" + String(repeating: "let x = 1\n", count: 100)
    #expect(budgetViolations(source(braces)) == [])
  }

  @Test(arguments: [
    "let x = Date()", "let x = UUID()", "Int.random(in: 0..<2)", "a.randomElement()", "Bool.random()", "a.shuffled()",
    "debugPrint(x)", "print(x)", "let x = Mutex(1)", "let x: Mutex<Int>",
    "try! f()", "let x = y as! Int", "fatalError(\"no\")", "let x = \"\\(print(x))\"", "let x = y!", "f()!.g()",
    "let x = y![0]", "a[0]! + 1", "/// Says what.\nlet x = y!", "// far\n\n\n\nlet x = y!", "// TODO: later",
    "/* FIXME */", "let x = name.lowercased() == other", "let x = names.map { $0.uppercased() }",
    "let x = \"FAST2SIM_\\(name.uppercased())\"",
  ])
  func `banned code is reported`(text: String) {
    #expect(bannedViolations(source(text)).count == 1)
  }

  private static let kinds = "indirect enum Kind: String {\n  case one, two(Int),\n    three\n  case four = \"x\"\n}\n"

  @Test(arguments: [
    "case .one: 1\n  default: 2", "case .one, .four: 1\n  case nil: 3\n  default: 2",
    "case let .two(n) where n > 1: n\n  case .three?:\n    if a,\n      case .five = b { 1 }\n  default:\n    break",
    "case .two(_):\n    switch x {\n    case 1: 1\n    default: 2\n    }\n  default: 1",
  ])
  func `a default over an enum of ours is reported`(cases: String) {
    #expect(defaultViolations([source(Self.kinds + "switch kind {\n  \(cases)\n}")]).count == 1)
  }

  @Test(arguments: [
    "case .one: 1\n  case .two, .three, .four: 2", "case .five: 1\n  default: 2", "case .one, 1: 1\n  default: 2",
    "case (.one, .two): 1\n  default: 2", "case .one: 1\n  @unknown default: 2", "case .some(1): 1\n  default: 2",
    "case is Text: 1\n  default: 2",
  ])
  func `a switch that names its cases, or is over something else, passes`(cases: String) {
    #expect(defaultViolations([source(Self.kinds + "switch kind {\n  \(cases)\n}")]) == [])
  }

  @Test func `a file that is made past its room is reported`() {
    let code =
      "import Glibc\nlet x = open(path, 0)\nlet y = a.open(path)\nfunc reopen() {}\nlet z = Glibc.open(path, 0)\n"
    #expect(bannedViolations(source(code)).count == 2)
    #expect(bannedViolations(source("let x = open(\"{\")")) == [], "where there is no C, it is a name of ours")
    #expect(bannedViolations(SwiftText(file: "Sources/Disk/X.swift", text: code)) == [])
    #expect(doorViolations("Sources/CSQLite/shim.h", "static int f() {\n  return open(\"x\", 0);\n}").count == 1)
    #expect(doorViolations("Sources/CSQLite/shim.h", "sqlite3_open(name)") == [])
  }

  @Test(arguments: [
    "let x = \"Date() print( try! TODO\"", "// fatalError is banned, as! too", "let todo = 1", "blueprint(x)",
    "a.print(x)",
    "if !a, a != b, a!=b { }", "#if !os(Linux)\n#endif", "// Never nil: checked above.\nlet x = y!", "let x = try? f()",
    "myDate()", "a.shuffled(using: &chance)", "let x = #\"Date() \"print(\" \\(x)\"#",
    "a.random.uuid()",
    "let x = \"\"\"\n  print(\"x\")\n  \"\"\"", "f(x as? Int)",
  ])
  func `code that only looks banned passes`(text: String) {
    #expect(bannedViolations(source(text)) == [])
  }

  @Test func `a permit lets its piece through in its file, and is reported when needless`() {
    let permits = [Law.Permit(file: "Sources/Domain/X.swift", piece: "print(", reason: "a test")]
    let file = source("print(x)")
    #expect(bannedViolations(file, permits: permits) == [])
    #expect(needlessPermits([file], permits: permits) == [])
    #expect(needlessPermits([source("let x = 1")], permits: permits).count == 1)
    #expect(needlessPermits([], permits: permits).count == 1)
  }

  @Test(arguments: [
    "package let x = 1", "// why\npackage func f() {}", "@Sendable\npackage func f() {}",
    "/// Far.\n\npackage let y = 1",
    "package init(x: Int) { self.x = max(x, 0); check(x) }", "static package var x: Int { 1 }",
    "package init?(x: Int) { self.x = x }", "package init(\n  x: Int\n) throws {\n  self.x = x\n}",
    "package init() {\n  if x == 1 { y = 2 }\n}", "struct A {\n  package var description: String { text }\n}",
    "struct A: B {\n  package func written() {}\n}", "struct A: WireObject {\n  package var x = 1\n}",
    "struct A: B {\n  package var x = 1\n  let shape = { $0.field(\"x\", \\.x, \"Told.\") }\n}",
    "package extension A {}",
    "@inlinable package func f() {}", "package private(set) var x = 1",
  ])
  func `an undocumented package declaration is reported`(text: String) {
    #expect(documentationViolations(source(text)).count == 1)
  }

  @Test(arguments: [
    "/// One.\npackage let x = 1", "/// One.\n@discardableResult\npackage func f() {}", "package import Rules",
    "let x = 1",
    "// package let x", "let package = 1", "private package(set) var x = 1",
    "/// One.\n///\n/// Two.\npackage let z = 1", "package init() {}", "package init(_ x: Int) { self.x = x }",
    "package init(\n  x: Int? = nil, f: () -> Void = {}\n) {\n  self.x = x\n  y = 1\n}",
    "  package static func < (a: A, b: A) -> Bool { true }",
    "struct A: B {\n  func f() {\n  }\n\n  package var description: String { text }\n}",
    "extension A: B {\n  package func write() {}\n}",
    "struct A: WireObject {\n  package var x = 1\n  let shape = { $0.field(\"x\", \\.x, \"Told.\") }\n}",
  ])
  func `a documented declaration passes`(text: String) {
    #expect(documentationViolations(source(text)) == [])
  }

  @Test(arguments: [
    ("Sources/Domain/X.swift", "let utförare = 1"), ("Sources/Server/X.swift", "let x = \"SELECT id FROM kund\""),
    ("Sources/Simulator/X.swift", "let x = \"\"\"\n  UPDATE kund SET a = 1\n  \"\"\""),
    ("Sources/Domain/X.swift", "let x = \"/_sim/reset\""), ("Sources/JSON/X.swift", "let arbetsorderId = 1"),
    ("Sources/JSON/X.swift", "/// As `nowhere.md` has it."),
  ])
  func `a word in the wrong place is reported`(file: String, text: String) {
    #expect(wordViolations(source(text, file)).count == 1)
  }

  @Test(arguments: [
    ("Sources/Domain/X.swift", "let x = \"utförare\" // åäö"),
    ("Sources/Store/X.swift", "let x = \"SELECT id FROM kund\""),
    ("Sources/Server/X.swift", "let x = \"/_sim/reset\""), ("Sources/JSON/X.swift", "// no arbetsorder here"),
    ("Sources/Server/X.swift", "let x = \"SELECTED\" + \"an UPDATE SET\""),
    ("Sources/JSON/X.swift", "/// As `docs/rules.md` and README.md have it."),
  ])
  func `a word in its place passes`(file: String, text: String) {
    #expect(wordViolations(source(text, file)) == [])
  }

  @Test func `the diagram and the table are read as they are written`() {
    let diagram = packageRooms(
      "let rooms = [\n  (\"Rules\", [], []),\n  (\"Store\", [\"Domain\", \"Tid\"], [\"CSQLite\"]),\n]")
    #expect(diagram["Rules"]?.rooms == [] && diagram["Rules"]?.doors == [])
    #expect(diagram["Store"]?.rooms == ["Domain", "Tid"] && diagram["Store"]?.doors == ["CSQLite"])
    let table = documentedRooms(
      "| room | may import | outside |\n|---|---|---|\n| JSON | – | Glibc, Darwin | a noun |\n")
    #expect(table.count == 1 && table["JSON"]?.rooms == [] && table["JSON"]?.outside == ["Glibc", "Darwin"])
  }
}
