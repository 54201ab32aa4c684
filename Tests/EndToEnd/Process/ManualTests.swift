import Foundation
import TestKit
import Testing

/// The manual page and the completions, which are made of the help screens.
@Suite struct ManualTests {
  /// A line as it stands in the page.
  private func escaped(_ line: Substring) -> String { String(line).replacing("-", with: "\\-") }

  @Test func `the manual page has every line of every help screen`() throws {
    let output = try Scratch().run(["man"]).output
    let page = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(page.first == ".TH FAST2SIM 1 \"\" \"fast2sim 0.1.0\" \"User Commands\"")
    let lines = Set(page)
    for screen in HelpScreen.all {
      // The overview begins with the name, which is a section of its own.
      let isOverview = screen.text.contains("\ncommands:\n")
      for line in screen.text.split(separator: "\n").dropFirst(isOverview ? 1 : 0) {
        #expect(lines.contains(escaped(line)), "\(line)")
      }
    }
    #expect(page.count { $0 == ".EX" } == HelpScreen.all.count)
    #expect(page.count { $0 == ".EE" } == HelpScreen.all.count)
  }

  @Test func `the completions have every option of every command`() throws {
    let result = try Scratch().run(["completion"])
    #expect(result.output.hasSuffix("complete -o filenames -F _fast2sim fast2sim\n"))
    let words = Set(result.output.split { " \"\n".contains($0) })
    for screen in HelpScreen.all {
      for option in screen.options { #expect(words.contains("--\(option.name)"), "\(option.name)") }
    }
    for command in ["serve", "seed", "state", "doctor", "openapi", "postman", "operations"] {
      #expect(result.output.contains("    \(command)) words=\""), "\(command)")
    }
  }
}
