/// `fast2sim man` and `fast2sim completion`: what a package carries, from the same declarations as the help.
enum Manual {
  /// The commands of the overview with a screen of their own, and the topics beside them.
  private static var screens: [(name: String, text: String)] {
    let lines = Help.overview.split(separator: "\n", omittingEmptySubsequences: false)
    let commands = lines.drop { $0 != "commands:" }.dropFirst().prefix { !$0.isEmpty }
    var names: [String] = []
    for line in commands {
      // `serve            serve the API`, or `openapi, postman: print the API`.
      let words = line.split(separator: " ")
      let isList = words.first?.hasSuffix(",") == true
      let count = isList ? line.prefix { $0 != ":" }.split(separator: ",").count : 1
      names += words.prefix(count).map { $0.filter(\.isLetter) }.filter { !names.contains($0) }
    }
    for (command, topics) in Self.topics {
      if let at = names.firstIndex(of: command) { names.insert(contentsOf: topics, at: at + 1) }
    }
    return names.compactMap { name in
      guard let text = try? Help.screen(name), text != Help.overview else { return nil }
      return (name, text)
    }
  }

  /// Screens that belong to a command: their options are its own.
  private static let topics = ["serve": ["worlds", "tls"], "seed": ["import"]]

  /// The page of section 1, in the language of man(7).
  static var page: String {
    let title = Help.overview.split(separator: "\n")[0].split(separator: "— ")[1]
    var lines = [
      ".TH FAST2SIM 1 \"\" \"fast2sim \(Product.version)\" \"User Commands\"", ".SH NAME",
      "fast2sim \\- \(escaped(String(title)))", ".SH SYNOPSIS", ".B fast2sim", ".RI [ command ]", ".RI [ options ]",
      ".SH DESCRIPTION",
    ]
    lines += example(Array(Help.overview.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)))
    lines.append(".SH COMMANDS")
    for (name, text) in screens {
      lines.append(".SS \(name)")
      lines += example(text.split(separator: "\n", omittingEmptySubsequences: false))
    }
    lines += [
      ".SH FILES", ".TP", ".I fast2sim.yaml", "Options as keys, read from the directory where fast2sim is started.",
      ".TP", ".I fast2.sqlite", "The database, where \\-\\-db names no other.",
      ".TP", ".I fast2.sqlite.tls", "What \\-\\-tls has made: ca.pem is for clients.",
    ]
    return lines.joined(separator: "\n")
  }

  private static func example(_ lines: [Substring]) -> [String] {
    [".EX"] + lines.map { escaped(String($0)) } + [".EE"]
  }

  /// A line that roff prints as it stands.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }

  /// For bash: commands first, then the options of the command.
  static var completion: String {
    let cases = screens.map { name, text in
      "    \(name)) words=\"\(options(name, text).joined(separator: " "))\" ;;"
    }
    let topics = topics.values.flatMap(\.self)
    let names = screens.map(\.name).filter { !topics.contains($0) } + ["help", "version"]
    return """
      # Completion for bash; made by `fast2sim completion`.
      _fast2sim() {
        local words current=${COMP_WORDS[COMP_CWORD]} command=serve
        [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} != -* ]] && command=${COMP_WORDS[1]}
        case $command in
      \(cases.joined(separator: "\n"))
          help) words="\((names + topics.sorted()).joined(separator: " "))" ;;
        esac
        [[ $COMP_CWORD -eq 1 && $current != -* ]] && words="\(names.joined(separator: " "))"
        if [[ $current == -* || $COMP_CWORD -eq 1 || $command == help ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        else
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
      }
      complete -o filenames -F _fast2sim fast2sim
      """
  }

  private static func options(_ command: String, _ screen: String) -> [String] {
    let others = screens.filter { topics[command]?.contains($0.name) ?? false }.map(\.text)
    return ([screen] + others).joined(separator: "\n").split(separator: "\n").filter { $0.hasPrefix("  --") }.map {
      String($0.drop { $0 == " " }.prefix { $0 != " " })
    }
  }
}
