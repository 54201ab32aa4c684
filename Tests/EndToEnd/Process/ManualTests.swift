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
    #expect(page.first == ".TH FAST2SIM 1 \"\" \"fast2sim \(productVersion)\" \"User Commands\"")
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

  @Test(arguments: ["bash", "zsh", "fish"])
  func `the completions have every option of every command`(_ shell: String) throws {
    let result = try Scratch().run(["completion", shell])
    #expect(result.end == .exit(0))
    let words = Set(result.output.split { " \"\n'=[".contains($0) })
    for screen in HelpScreen.all {
      for option in screen.options {
        #expect(words.contains(shell == "fish" ? "\(option.name)" : "--\(option.name)"), "\(option.name)")
      }
    }
    for command in ["serve", "exec", "seed", "state", "doctor", "openapi", "postman", "operations", "man"] {
      #expect(words.contains { $0.prefix { $0 != ":" && $0 != ")" } == command }, "\(command)")
    }
    for verb in ["generate", "backup", "schema"] { #expect(words.contains { $0.contains(verb) }, "\(verb)") }
  }

  @Test func `without a shell the completions are those for bash`() throws {
    #expect(try Scratch().run(["completion"]).output == Scratch().run(["completion", "bash"]).output)
  }

  /// A shell that is on this machine takes the script, and one that is not is left out.
  @Test(arguments: ["bash", "zsh", "fish"]) func `a shell can read its completions`(_ shell: String) throws {
    let program = ["/usr/bin/\(shell)", "/bin/\(shell)", "/opt/homebrew/bin/\(shell)"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let program else { return }
    let scratch = try Scratch()
    try scratch.write("script", try scratch.run(["completion", shell]).output)
    let result = try ChildProcess.run(["-n", "script"], program: program, in: scratch.directory)
    #expect(result.end == .exit(0), "\(result.errors)")
  }

  /// What fish offers behind some words.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish")),
    arguments: [
      ("clock adv", "advance"), ("fault add gateway.th", "gateway.throttled"),
      ("world load sla/sla-b", "sla/sla-bruten"), ("notes status-st", "status-step"),
      ("journal --level w", "warning"), ("scenario show sla/sla-b", "sla/sla-bruten"),
    ])
  func `fish completes verbs and names`(_ typed: String, _ offered: String) throws {
    let scratch = try Scratch()
    try scratch.write("script", try scratch.run(["completion", "fish"]).output)
    let result = try ChildProcess.run(
      ["--no-config", "-c", "source script; complete -C 'fast2sim \(typed)'"], program: "/usr/bin/fish",
      environment: ["HOME": scratch.directory], in: scratch.directory)
    #expect(result.output.split { "\t\n".contains($0) }.first.map(String.init) == offered, "\(result.errors)")
  }

  /// What bash offers behind some words.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")),
    arguments: [
      ("scenario ''", "run check list show schema"), ("sce", "scenario"), ("exec --see", "--seed"),
      ("exec --str", "--strict"), ("--por", "--port --port-file"), ("completion z", "zsh"),
      ("help wor", "worlds world"),
      ("seed gen", "generate"), ("clock adv", "advance"), ("fault add gateway.th", "gateway.throttled"),
      ("notes status-st", "status-step"), ("rules 4.13", "4.13"), ("scenario show sla/sla-b", "sla/sla-bruten"),
      ("journal --level w", "warning"), ("verify --operation loginS", "loginSso"),
    ])
  func `bash completes commands, their words and options`(_ typed: String, _ offered: String) throws {
    let scratch = try Scratch()
    try scratch.write("script", try scratch.run(["completion"]).output)
    let ask =
      "source ./script; COMP_WORDS=(fast2sim \(typed)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _fast2sim; "
      + "echo \"${COMPREPLY[@]}\""
    let result = try ChildProcess.run(["-c", ask], program: "/bin/bash", in: scratch.directory)
    #expect(result.output == offered + "\n", "\(result.errors)")
  }
}
