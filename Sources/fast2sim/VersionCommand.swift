import Contract
import HTTPTransport
import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim version`: one line, or what the program is made of.
enum VersionCommand {
  static let options = [
    Option("verbose", nil, nil, "also contracts, platform, Swift and libraries", reach: .flag),
    Option("json", nil, nil, "the same as JSON", reach: .flag),
    Option("help", nil, nil, "print this", reach: .flag),
  ]

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    if arguments.isOn("json") { return Console.out(bytes: json.indented) }
    Console.out("fast2sim \(Product.version)")
    if arguments.isOn("verbose") { Console.out(rows.joined(separator: "\n")) }
  }

  private static var contracts: [String] { Kontrakt.allCases.map(\.rawValue) }

  private static var swift: String { "\(_SwiftStdlibVersion.current)" }

  /// Where a library is.
  private static var place: String { Listener.isInside ? "inside" : "of this machine" }

  private static var rows: [String] {
    let facts = [
      ("contracts", contracts.joined(separator: ", ")), ("platform", platform), ("Swift", "\(swift), inside"),
    ]
    let libraries = Library.all.map { library in
      (library.name, "\(library.version), \(place)" + (library.brings.map { ", with \($0)" } ?? ""))
    }
    return (facts + libraries).map { name, text in
      "  \(name)\(String(repeating: " ", count: max(1, 16 - name.count)))\(text)"
    }
  }

  private static var json: JSONValue {
    let libraries: [JSONValue] = Library.all.map { library in
      .object([
        ("name", .text(library.name)), ("version", .text(library.version)),
        ("inside", JSONValue(booleanLiteral: Listener.isInside)),
        ("with", library.brings.map { .list($0.split(separator: " ").map { .text(String($0)) }) }),
      ])
    }
    return [
      "version": .text(Product.version), "contracts": .list(contracts.map { .text($0) }), "platform": .text(platform),
      "swift": .text(swift), "libraries": .list(libraries),
    ]
  }

  /// Such as `Linux x86_64, glibc 2.36`.
  private static var platform: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown" }
    func text(_ field: some Any) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    let machine = "\(text(names.sysname)) \(text(names.machine))"
    #if canImport(Glibc)
      var library = [CChar](repeating: 0, count: 64)
      confstr(Int32(_CS_GNU_LIBC_VERSION), &library, library.count)
      return "\(machine), \(String(decoding: library.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))"
    #else
      return machine
    #endif
  }
}
