import Texts

/// `fast2sim man`: the page that a package carries, from the same declarations as the help.
enum Manual {
  static let options = [Option("help", nil, nil, "print this", reach: .flag)]

  /// The page of section 1, in the language of man(7).
  static var page: String {
    let title = Help.overview.prefix { $0 != "\n" }.parted(by: "— ")?.after ?? ""
    var lines = [
      ".TH FAST2SIM 1 \"\" \"fast2sim \(Product.version)\" \"User Commands\"", ".SH NAME",
      "fast2sim \\- \(escaped(title))", ".SH SYNOPSIS", ".B fast2sim", ".RI [ command ]", ".RI [ options ]",
      ".SH DESCRIPTION",
    ]
    lines += example(Array(Help.overview.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)))
    lines.append(".SH COMMANDS")
    for command in Command.all {
      lines.append(".SS \(command.name)")
      lines += example(command.screen().split(separator: "\n", omittingEmptySubsequences: false))
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
}
