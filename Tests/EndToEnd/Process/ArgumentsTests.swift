import Foundation
import TestKit
import Testing

/// The arguments are those that the program was started with, whatever of the machine can be seen.
@Suite struct ArgumentsTests {
  private static let unshare = "/usr/bin/unshare"

  /// Whether a process may have its own idea of what is mounted here: as root, and outside of most containers.
  private static let canHideProc =
    (try? ChildProcess.run(
      ["-m", "sh", "-c", "mount -t tmpfs none /proc"], program: unshare, in: "/tmp"
    ).end) == .exit(0)

  @Test(.enabled(if: canHideProc, "needs the right to mount"))
  func `without proc a command is the one that was given`() throws {
    let hidden = ["-m", "sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh", try ChildProcess.path]
    for (arguments, output) in [
      (["version"], "fast2sim \(productVersion)\n"), (["help", "wait"], "usage: fast2sim wait"),
    ] {
      let result = try ChildProcess.run(hidden + arguments, program: Self.unshare, in: "/tmp")
      #expect(result.end == .exit(0))
      #expect(result.output.hasPrefix(output), "\(result.output.prefix(200))")
    }
    let wrong = try ChildProcess.run(hidden + ["versoin"], program: Self.unshare, in: "/tmp")
    // A sanitizer has something to say of a machine without proc, too.
    #expect(wrong.errors.hasSuffix("fast2sim: there is no command 'versoin'; did you mean version?\n"))
  }

  @Test func `an argument is taken as it is, with blanks, quotes and an empty one`() throws {
    let result = try Scratch().run(["scenario", "show", "två ord 'och' \"fler\"", ""])
    #expect(result.errors == "fast2sim: scenario show needs one name; fast2sim scenario list has them\n")
  }
}
