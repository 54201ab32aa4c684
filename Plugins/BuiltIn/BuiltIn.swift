import Foundation
import PackagePlugin

/// Has `embed` write what is built into the program, right before the room that holds it is compiled.
///
/// SwiftPM runs a command again when one of its files has changed. It asks for commands again when a folder of a target
/// has other files than before, and only then: that is what the links beside this file are for.
@main
struct BuiltIn: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    switch target.name {
    case "Documents":
      [
        try command("seed", of: "seed", [".yaml"], context),
        try command("scenarios", of: "scenarios", [".yaml"], context),
      ]
    // What ConsoleFiles has a media type for.
    case "Server":
      [
        try command("console", of: "Console", [".html", ".js", ".css", ".svg"], context),
        try documents(context),
      ]
    default: throw Problem(description: "nothing is built into \(target.name)")
    }
  }

  /// The documents in English that say how the product is used.
  private func documents(_ context: PluginContext) throws -> Command {
    let root = context.package.directoryURL
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: "docs").path(percentEncoded: false))
    let pages = names.filter { name in
      name.hasSuffix(".md") && !name.hasPrefix(".") && !Self.notEmbedded.contains { name.hasPrefix($0) }
    }
    return try command("docs", in: root, pages.map { "docs/\($0)" }.sorted() + ["llms.txt"], context)
  }

  /// What is for those who work on the product, and what is in another language.
  private static let notEmbedded = ["decisions/", "images/", "pictures/", "sv/", "benchmarks.md", "performance.md"]

  /// What writes one of them from the files of a folder, in alphabetical order. What has a name that begins with a full
  /// stop is an editor's.
  private func command(
    _ kind: String, of name: String, _ endings: [String], _ context: PluginContext
  ) throws -> Command {
    let folder = context.package.directoryURL.appending(path: name)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .filter { path in endings.contains { path.hasSuffix($0) } }
      .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted()
    return try command(kind, in: folder, paths, context)
  }

  private func command(_ kind: String, in folder: URL, _ paths: [String], _ context: PluginContext) throws -> Command {
    let written = context.pluginWorkDirectoryURL.appending(path: "\(kind).swift")
    return .buildCommand(
      displayName: "Embedding \(kind)", executable: try context.tool(named: "embed").url,
      arguments: [kind, written.path(percentEncoded: false), folder.path(percentEncoded: false)] + paths,
      inputFiles: paths.map { folder.appending(path: $0) }, outputFiles: [written])
  }
}

/// Why there is no command.
struct Problem: Error, CustomStringConvertible {
  let description: String
}
