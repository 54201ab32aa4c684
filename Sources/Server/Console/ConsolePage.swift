import HTTPTransport
import Rules
import Texts
import Tid

/// The console: a page at `/_sim/` of each world, and its files at `/_sim/console/VERSION/…`. It holds no data; what it
/// shows it asks for, by calls that everybody may make who may use the control plane.
extension Control {
  /// The answer to a request for the page or one of its files. It makes no world, takes no number and is in no log.
  ///
  /// - Parameter segments: the path behind `_sim`.
  /// - Returns: nil where the path leads to neither.
  /// - Throws: `control-forbidden`; `control-not-found` where there is no such file, or no console.
  func console(_ request: Request, _ segments: [String]) throws(Refusal) -> Response? {
    guard segments.isEmpty || segments == [""] || segments.first == "console" else { return nil }
    try ControlAccess(adminKey: app.options.adminKey).checkPage(request)
    guard let files = app.options.console else {
      throw Refusal(
        .controlNotFound, "this server was started with --no-console, so there is no page here",
        hint: "Start it without --no-console. /_sim/control.openapi.json has the calls.")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      var turn = turn
      turn.extraHeaders = [("Allow", "GET, HEAD")]
      return turn.refused(
        Refusal(
          .controlMethod, "\(request.method) is not for /_sim/\(segments.joined(separator: "/").prefix(80))",
          hint: "Use GET or HEAD."))
    }
    let page = ConsolePage(request, files, now: app.machineTime)
    // Relative, so that a proxy may put the server behind a path of its own.
    if segments.isEmpty { return page.moved(308, to: "_sim/") }
    guard let response = segments == [""] ? page.index() : page.file(Array(segments.dropFirst())) else {
      throw Refusal(
        .controlNotFound, "the console has no /_sim/\(segments.joined(separator: "/").prefix(80))",
        hint: "Load /_sim/ anew: another version of fast2sim may have started meanwhile.")
    }
    return response
  }
}

/// A request for a part of the console.
struct ConsolePage {
  private let request: Request
  private let files: ConsoleFiles
  private let now: Tidpunkt

  /// - Parameter now: of the machine, whose clock browsers share; that of the world may be years away.
  init(_ request: Request, _ files: ConsoleFiles, now: Tidpunkt) {
    self.request = request
    self.files = files
    self.now = now
  }

  /// What every answer carries: scripts and styles come from here alone, nothing is sent elsewhere, nobody frames it.
  private static let safety = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ]

  /// The page, with the place of its files in it; nil where there is none.
  func index() -> Response? {
    guard let file = files.file([ConsoleFiles.index]) else { return nil }
    let isOfWorld = request.segments.first == "w"
    let base = "\(isOfWorld ? "../../../_sim/" : "")console/\(files.version)/"
    let text = String(decoding: file.bytes, as: UTF8.self).replacing("{{base}}", with: base)
    return answer(file.type, Array(text.utf8), cache: files.isFixed ? "no-cache" : "no-store")
  }

  /// A file of this version; nil where there is none.
  ///
  /// - Parameter segments: the version and the path.
  func file(_ segments: [String]) -> Response? {
    guard segments.first == files.version, let file = files.file(Array(segments.dropFirst())) else { return nil }
    return answer(
      file.type, file.bytes, cache: files.isFixed ? "public, max-age=31536000, immutable" : "no-store")
  }

  /// The way to another place.
  func moved(_ status: Int, to place: String) -> Response {
    Response(status: status, headers: [date, ("Location", place)] + Self.safety)
  }

  private var date: (String, String) { ("Date", HTTPDatum.text(now)) }

  private func answer(_ type: String, _ bytes: [UInt8], cache: String) -> Response {
    var headers = [date, ("Cache-Control", cache), ("Vary", "Accept-Encoding")] + Self.safety
    let isPacked = files.isFixed && Gzip.isTaken(by: request.headers["accept-encoding"])
    if files.isFixed {
      // What is packed has other bytes, and so another tag.
      headers.append(("ETag", "\"\(files.version)\(isPacked ? "-gzip" : "")\""))
      if isKnown { return Response(status: 304, headers: headers) }
    }
    headers.append(("Content-Type", type))
    guard isPacked, let packed = Gzip.pack(bytes) else { return Response(status: 200, headers: headers, body: bytes) }
    return Response(status: 200, headers: headers + [("Content-Encoding", "gzip")], body: packed)
  }

  /// Whether the client has it already, packed or not.
  private var isKnown: Bool {
    let tags = request.headers.all("if-none-match").flatMap { $0.split(separator: ",") }.map { tag in
      let tag = String(tag).trimmed
      return tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
    }
    return tags.contains { $0 == "*" || $0 == "\"\(files.version)\"" || $0 == "\"\(files.version)-gzip\"" }
  }
}
