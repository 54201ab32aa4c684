// swift-tools-version: 6.2
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

// The layer diagram. A row is a room: its own rooms first, then the C doors.
// Tests/Architecture compares every import line in Sources with the same table in CONTRIBUTING.md.
let rooms: [(name: String, uses: [String], doors: [String])] = [
  ("Rules", [], []),
  ("Tid", [], []),
  ("Patterns", [], ["CPCRE2"]),
  ("Texts", [], []),
  ("JSON", ["Patterns", "Texts"], []),
  ("Locks", [], ["CProcessor"]),
  ("Disk", [], []),
  ("Certificates", [], ["COpenSSL"]),
  ("Traffic", ["JSON", "Patterns", "Rules", "Tid", "Texts"], []),
  ("Model", ["Rules", "Tid", "Texts"], []),
  ("Domain", ["Model", "Rules", "Tid", "Texts"], []),
  ("Contract", ["JSON", "Model", "Rules", "Tid", "Texts"], []),
  ("HTTPTransport", ["Disk", "Locks", "Texts"], ["CMicroHTTPD", "CZlib"]),
  ("Store", ["Disk", "Domain", "Locks", "Model", "Rules", "Tid", "Texts"], ["CSQLite"]),
  ("Documents", ["Domain", "JSON", "Model", "Rules", "Tid", "Traffic", "Texts"], ["CYAML"]),
  (
    "Simulator",
    ["Disk", "Domain", "Store", "Documents", "Traffic", "JSON", "Locks", "Model", "Rules", "Tid", "Texts"],
    ["COpenSSL"]
  ),
  ("Agents", ["Contract", "JSON", "Locks", "Traffic", "Texts"], []),
  (
    "Server",
    [
      "Agents", "Domain", "Contract", "Simulator", "Traffic", "JSON", "HTTPTransport", "Locks", "Model", "Rules", "Tid",
      "Texts",
    ], []
  ),
  ("Client", ["Contract", "Documents", "Traffic", "JSON", "Tid", "Texts"], ["CCurl"]),
  ("Fieldwork", ["Client", "Contract", "Documents", "Domain", "Model", "Traffic", "JSON", "Tid", "Texts"], []),
]

/// What is run while the program is built, and is no part of it.
let tools: [(name: String, uses: [String], doors: [String])] = [
  ("embed", ["Disk"], ["COpenSSL", "CZlib"])
]

/// The rooms that hold files of the repository, which the plugin has a tool write.
let holders: Set = ["Documents", "Server"]

let executableUses = rooms.map(\.name)

/// The same strict settings for every target; a warning stops the build.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// What no request waits for is made small rather than quick.
let cold: Set = ["Rules", "Certificates", "Documents", "Agents", "Client", "Fieldwork", "fast2sim"]

/// Swift's regular expressions, whose work has no bound, and the 1.3 MB that they take stay out of the program: `Regex`
/// can't be written. The room Texts looks for a text in another.
let noRegex: SwiftSetting = .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])

func settings(_ name: String) -> [SwiftSetting] {
  let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]
  return strict + [noRegex] + (cold.contains(name) ? small : [])
}

/// The addresses to adjust when the program is loaded, as a bit map: a hundredth of the room. Older glibcs can't read
/// it, and then the program would not start.
let packed: [String] = {
  #if canImport(Glibc)
    var text = [CChar](repeating: 0, count: 64)
    confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
    // Such as `glibc 2.36`.
    let version = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      .split { $0 == " " || $0 == "." }.compactMap { Int($0) }
    return version.lexicographicallyPrecedes([2, 36]) ? [] : ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"]
  #else
    return []
  #endif
}()

/// Swift's own arguments for a static standard library export every symbol, which nobody loads from a program. Not for
/// builds under a sanitizer: its library looks for symbols of the program. The linker is the one that comes with Swift,
/// because gold, which it would take by itself, can't pack relocations.
let smaller: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "--version-script=\(Context.packageDirectory)/scripts/no-exports.map"] + packed,
    .when(platforms: [.linux], configuration: .release))
]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let doors: [Target] = [
  .systemLibrary(
    name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
  .systemLibrary(
    name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
    providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
  .systemLibrary(
    name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
  .systemLibrary(
    name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(
    name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
  // A header of our own.
  .systemLibrary(name: "CProcessor"),
  // Loaded when it is first used, and not linked: pkg-config would link it.
  .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
]

let sources: [Target] = rooms.map { room in
  .target(
    name: room.name, dependencies: named(room.uses + room.doors), swiftSettings: settings(room.name),
    plugins: holders.contains(room.name) ? ["BuiltIn"] : [])
}

let making: [Target] =
  tools.map { tool in
    .executableTarget(
      name: tool.name, dependencies: named(tool.uses + tool.doors), swiftSettings: settings(tool.name))
  } + [.plugin(name: "BuiltIn", capability: .buildTool(), dependencies: tools.map { .byName(name: $0.name) })]

let tests: [Target] =
  rooms.map { room in
    .testTarget(
      name: "\(room.name)Tests", dependencies: named([room.name] + room.uses + ["TestKit"]),
      path: "Tests/\(room.name)", swiftSettings: strict)
  } + [
    .systemLibrary(
      name: "CTLSClient", path: "Tests/CTLSClient", pkgConfig: "libssl",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(
      name: "TestKit", dependencies: named(executableUses + ["CTLSClient"]), path: "Tests/TestKit",
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: named(executableUses + ["TestKit"]), path: "Tests/EndToEnd",
      swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: named(["TestKit", "Rules", "Store", "CSQLite", "rulereport"]),
      path: "Tests/Architecture", swiftSettings: strict),
    .executableTarget(
      name: "rulereport", dependencies: named(["Rules", "JSON"]), path: "Tests/RuleReport",
      swiftSettings: strict),
  ]

let package = Package(
  name: "fast2sim",
  // The first with the module Synchronization.
  platforms: [.macOS(.v15)],
  products: [.executable(name: "fast2sim", targets: ["fast2sim"])],
  targets: doors + sources + making + tests + [
    .executableTarget(
      name: "fast2sim", dependencies: named(executableUses), swiftSettings: settings("fast2sim"),
      linkerSettings: smaller)
  ]
)
