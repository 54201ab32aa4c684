import Foundation
import TestKit
import Testing

/// The console as the command line serves and opens it.
@Suite struct ConsoleProcessTests {
  private static let page = "<!doctype html><script src=\"{{base}}a.js\"></script>"

  /// A server whose page lies in a folder of the test.
  private func served(_ scratch: Scratch, _ arguments: [String] = []) throws -> Served {
    try FileManager.default.createDirectory(atPath: scratch.path("page/lib"), withIntermediateDirectories: true)
    try scratch.write("page/index.html", Self.page)
    try scratch.write("page/lib/a.js", "first")
    return try Served(["--db", ":memory:", "--console-dir", "page"] + arguments, in: scratch)
  }

  @Test func `files of a folder are served as they are now`() throws {
    let scratch = try Scratch()
    let server = try served(scratch)
    let page = try server.send("GET", "/_sim/")
    #expect(page.text == "<!doctype html><script src=\"console/dev/a.js\"></script>")
    #expect(page.header("Cache-Control") == "no-store")
    #expect(page.header("ETag") == nil)
    #expect(try server.send("GET", "/_sim/console/dev/lib/a.js").text == "first")
    try scratch.write("page/lib/a.js", "second")
    let file = try server.send("GET", "/_sim/console/dev/lib/a.js", [("Accept-Encoding", "gzip")])
    #expect(file.text == "second")
    #expect(file.header("Cache-Control") == "no-store")
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `nothing outside of the folder is served`() throws {
    let scratch = try Scratch()
    let server = try served(scratch)
    try scratch.write("secret.js", "secret")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: scratch.path("page/link.js"), withDestinationPath: "../secret.js")
    try files.createSymbolicLink(atPath: scratch.path("page/up"), withDestinationPath: "..")
    try scratch.write("page/.hidden.js", "hidden")
    for path in [
      "link.js", "up/secret.js", "../secret.js", "..%2Fsecret.js", "%2e%2e/secret.js", ".hidden.js", "lib", "lib/..",
      "lib%00.js", "%2Fetc/passwd.js",
    ] {
      let answer = try server.send("GET", "/_sim/console/dev/\(path)")
      #expect(answer.status == 404 || answer.status == 400, "\(path)")
      #expect(!answer.text.contains("secret\""), "\(path)")
    }
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `a folder without a page stops the start`() throws {
    let scratch = try Scratch()
    for (words, message) in [
      (["--console-dir", "."], "--console-dir is '.'; valid is a folder with an index.html"),
      (["--console-dir", "none"], "--console-dir is 'none'; valid is a folder with an index.html"),
      (["--console-dir", ".", "--no-console"], "--console-dir can't go with --no-console"),
    ] {
      let result = try scratch.run(["serve", "--db", ":memory:", "--port", "0"] + words)
      #expect(result.end == .exit(2))
      #expect(result.errors == "fast2sim: \(message)\n")
    }
  }

  @Test func `the row that says ready says where to look`() throws {
    let scratch = try Scratch()
    let server = try served(scratch, ["--tls"])
    let first = try #require(server.ready.split(separator: "\n").first)
    #expect(first.hasSuffix("https://127.0.0.1:\(server.securePort) · look: \(server.url)/_sim/"))
    let without = try Served(["--db", ":memory:", "--no-console"], in: scratch)
    #expect(without.ready.split(separator: "\n").first?.hasSuffix("ready on \(without.url)") == true)
    #expect(try without.send("GET", "/_sim/").text.contains("--no-console"))
  }

  // MARK: open

  @Test func `open opens the page of a world`() throws {
    let scratch = try Scratch()
    let server = try served(scratch)
    for opener in ["xdg-open", "open"] {
      try scratch.write(opener, "#!/bin/sh\necho \"$1\" >\(scratch.path("opened"))\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.path(opener))
    }
    let path = "\(scratch.directory):/usr/bin:/bin"
    let result = try scratch.run(
      ["open", "--url", server.url, "--world", "test-1"], environment: ["PATH": path, "DISPLAY": ":9"])
    #expect(result.output == "opened \(server.url)/w/test-1/_sim/\n")
    #expect(result.end == .exit(0))
    #expect(try scratch.text("opened") == "\(server.url)/w/test-1/_sim/\n")
  }

  #if os(Linux)
    @Test func `open says the URL where no browser can be opened`() throws {
      let scratch = try Scratch()
      let server = try served(scratch)
      for screen in [["DISPLAY": "", "WAYLAND_DISPLAY": ""], ["PATH": "/nowhere", "DISPLAY": ":9"]] {
        let result = try scratch.run(["open"], environment: screen.merging(["FAST2SIM_URL": server.url]) { $1 })
        #expect(result.output == "no browser can be opened from here; the page is \(server.url)/_sim/\n")
        #expect(result.end == .exit(0))
      }
    }
  #endif

  @Test func `open says why there is no page`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--no-console"], in: scratch)
    let refused = try scratch.run(["open", "--url", server.url])
    #expect(refused.end == .exit(1))
    #expect(refused.errors.contains("--no-console"))
    #expect(try server.stop().end == .exit(0))
    #expect(try scratch.run(["open", "--url", server.url]).end == .exit(4))
    #expect(try scratch.run(["open", "x"]).errors == "fast2sim: open takes no 'x'; see fast2sim open --help\n")
  }
}
