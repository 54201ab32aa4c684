/// The rooms and who may import whom: the layer diagram of Package.swift, written once more so that neither moves alone.
enum Law {
  /// What one room may import.
  struct Room {
    /// Rooms of the package.
    let rooms: [String]
    /// C doors and modules of the toolchain.
    let outside: [String]
  }

  /// The C library, under its name on each platform.
  static let libc = ["Glibc", "Darwin"]
  /// The doors to C libraries; each belongs to one room, but OpenSSL's to two: tokens and certificates. The tool `embed`,
  /// which is no part of the program, uses two of them besides.
  static let doors = ["CMicroHTTPD", "CSQLite", "CYAML", "CPCRE2", "CZlib", "COpenSSL", "CCurl", "CProcessor"]

  static let rooms: [String: Room] = [
    "Rules": Room(rooms: [], outside: []),
    "Tid": Room(rooms: [], outside: []),
    "Patterns": Room(rooms: [], outside: ["CPCRE2"]),
    "Texts": Room(rooms: [], outside: libc),
    "JSON": Room(rooms: ["Patterns", "Texts"], outside: []),
    "Locks": Room(rooms: [], outside: ["CProcessor"] + libc),
    "Disk": Room(rooms: [], outside: libc),
    "Certificates": Room(rooms: [], outside: ["COpenSSL"] + libc),
    "Traffic": Room(rooms: ["JSON", "Patterns", "Rules", "Tid", "Texts"], outside: ["Synchronization"]),
    "Model": Room(rooms: ["Rules", "Tid", "Texts"], outside: []),
    "Domain": Room(rooms: ["Model", "Rules", "Tid", "Texts"], outside: ["FoundationEssentials"]),
    "Contract": Room(rooms: ["JSON", "Model", "Rules", "Tid", "Texts"], outside: ["FoundationEssentials"]),
    "HTTPTransport": Room(
      rooms: ["Disk", "Locks", "Texts"], outside: ["CMicroHTTPD", "CZlib", "Dispatch", "Synchronization"] + libc),
    "Store": Room(
      rooms: ["Disk", "Domain", "Locks", "Model", "Rules", "Tid", "Texts"],
      outside: ["CSQLite", "Synchronization"] + libc),
    "Documents": Room(
      rooms: ["Domain", "JSON", "Model", "Rules", "Tid", "Traffic", "Texts"], outside: ["CYAML"] + libc),
    "Simulator": Room(
      rooms: ["Disk", "Domain", "Store", "Documents", "Traffic", "JSON", "Locks", "Model", "Rules", "Tid", "Texts"],
      outside: ["COpenSSL", "Dispatch", "Synchronization"] + libc),
    "Agents": Room(rooms: ["Contract", "JSON", "Locks", "Traffic", "Texts"], outside: []),
    "Server": Room(
      rooms: [
        "Agents", "Domain", "Contract", "Simulator", "Traffic", "JSON", "HTTPTransport", "Locks", "Model", "Rules",
        "Tid",
        "Texts",
      ],
      outside: ["Synchronization"]),
    "Client": Room(
      rooms: ["Contract", "Documents", "Traffic", "JSON", "Tid", "Texts"], outside: ["CCurl"] + libc),
    "Fieldwork": Room(
      rooms: ["Client", "Contract", "Documents", "Domain", "Model", "Traffic", "JSON", "Tid", "Texts"], outside: []),
    "BuiltIn": Room(rooms: [], outside: ["Foundation", "PackagePlugin"]),
    "embed": Room(rooms: ["Disk"], outside: ["COpenSSL", "CZlib"] + libc),
    "fast2sim": Room(
      rooms: [
        "Rules", "Tid", "Patterns", "Texts", "JSON", "Locks", "Disk", "Certificates", "Traffic", "Model", "Domain",
        "Contract", "HTTPTransport", "Store", "Documents", "Simulator", "Agents", "Server", "Client", "Fieldwork",
      ], outside: doors + ["Dispatch", "FoundationEssentials", "Synchronization"] + libc),
  ]

  /// What runs within SwiftPM. Package.swift has no row for it, since it uses nothing of the package.
  static let plugin = "BuiltIn"

  /// Modules that no room of the program may import, and why.
  static let forbidden: [String: String] = [
    "Foundation": "it quadruples the binary; use FoundationEssentials where the table allows it, or none",
    "FoundationNetworking": "it quadruples the binary; use HTTPClient of the room Client",
  ]

  /// Longest file, function and line.
  static let maxFileLines = 400
  static let maxFunctionLines = 70
  static let maxColumns = 120

  /// A banned piece of code that one file may have all the same.
  struct Permit {
    let file: String
    let piece: String
    let reason: String
  }

  /// Why pseudonyms fold more than ASCII.
  private static let namesOfPeople = "names of people have all letters, and folding more hides more of them"

  private static let bitsOfASet = "bits of a set, and no words"

  /// The permits; each must still be needed.
  static let permits: [Permit] = [
    Permit(
      file: "Sources/Locks/Guarded.swift", piece: "public",
      reason: "what is package is not specialised for another room: docs/decisions/0005-guarded-is-public.md"),
    Permit(
      file: "Sources/Texts/ByteWriter.swift", piece: "public",
      reason: "what is package is not inlined in another room: docs/decisions/0005-guarded-is-public.md"),
    Permit(
      file: "Sources/Rules/Strictness.swift", piece: "(rawValue:",
      reason: "the room knows no other, and no letter of its three words looks like one that is not ASCII"),
    Permit(file: "Sources/Texts/Lookup.swift", piece: "(rawValue:", reason: "what is found is looked at once more"),
    Permit(file: "Sources/Documents/Seed/SeedDraft.swift", piece: "(rawValue:", reason: bitsOfASet),
    Permit(file: "Sources/Traffic/RequestMatch.swift", piece: "(rawValue:", reason: bitsOfASet),
    Permit(file: "Sources/Fieldwork/Anonymise/FreeText.swift", piece: ".lowercased", reason: namesOfPeople),
    Permit(file: "Sources/Fieldwork/Anonymise/NameLists.swift", piece: ".lowercased", reason: namesOfPeople),
    Permit(file: "Sources/Fieldwork/Anonymise/Pseudonyms.swift", piece: ".lowercased", reason: namesOfPeople),
    Permit(file: "Sources/Fieldwork/Anonymise/Pseudonyms.swift", piece: ".uppercased", reason: namesOfPeople),
  ]

  /// Banned pieces and what to do instead.
  static let banned: [(piece: String, instead: String)] = [
    ("Date()", "ask the world's clock, and pass the instant on"),
    ("UUID()", "ask the world's id source"),
    (".random(", "ask the world's random numbers"),
    (".randomElement(", "ask the world's random numbers"),
    (".shuffled()", "ask the world's random numbers"),
    ("print(", "write through the server's log"),
    ("debugPrint(", "write through the server's log"),
    ("try!", "handle the error, or let it pass"),
    ("as!", "use as? and handle nil"),
    ("Mutex", "use Guarded of the room Locks, which ThreadSanitizer sees"),
    ("public", "make it package: nobody outside imports a room"),
    ("fatalError", "make the state impossible, or throw"),
    (".lowercased", "use asciiLowercased or isSameIgnoringASCIICase of the room Texts: it makes K of the Kelvin sign"),
    (".uppercased", "use asciiUppercased of the room Texts: it makes S of a long s"),
    ("(rawValue:", "use init(exactly:) of the room Texts: the compiler's takes what only looks like a word"),
    ("SQLITE_OPEN_CREATE", "let DiskFile of the room Disk make the file"),
  ]

  /// The room that makes files: for their owner alone, and never over a link of somebody else's.
  static let makingFiles = "Disk"
  /// Calls of the C library that make files or give them names; banned wherever that is imported, but in that room.
  static let fileMaking = [
    "open(", "openat(", "fopen(", "freopen(", "creat(", "mkdir(", "mkfifo(", "mknod(", "mkstemp(", "mkdtemp(",
    "tmpfile(", "rename(", "renameat(", "link(", "linkat(", "symlink(", "umask(", "chmod(", "fchmod(", "Glibc.",
    "Darwin.",
  ]

  /// Members that need no comment where their type declares a conformance: the protocol says what they promise. Free are
  /// also initialisers that only assign, since type and properties say it, and operators.
  static let witnesses: Set<String> = [
    "shape", "wireType", "listName", "isNullWhenEmpty", "isEmpty", "plain", "clear", "write", "read", "description",
    "hash", "bodyLimit", "fault", "handle", "next", "nastaID",
  ]

  /// Rooms that must not mention the control plane's prefix.
  static let withoutControlPlane = [
    "JSON", "Patterns", "Texts", "Tid", "Model", "Domain", "Store", "Documents", "HTTPTransport", "Traffic",
  ]
  /// Rooms that know nothing of the product.
  static let withoutNouns = ["JSON", "Patterns", "Texts", "HTTPTransport", "Traffic", "Certificates"]
}
