import Contract
import JSON
import Texts

/// What is done about a refusal. Each case mends one thing; what it can't know, it takes from the example of the
/// operation, which works on the demo data.
extension Corrector {
  /// - Returns: whether the draft is another one now.
  func mend(_ told: RefusalTold) -> Bool {
    switch told.code {
    case "json-malformed", "json-too-deep", "body-missing", "invalid-utf8": return takeExampleBody()
    case "content-type": return draft.isUnreadable && takeExampleBody()
    case "unknown-field": return renameFields(told) || mendNamed(told)
    case "role-forbids", "not-utforare", "field-forbidden", "status-forbidden": return takeOtherResurs()
    case "status-step": return takeStep()
    case "status-needs-utforare": return giveUtforare()
    case "status-at-creation": return mendNamed(told)
    case "no-resource": return takePath(told)
    case "method-not-allowed": return takeMethod(told)
    case "not-found": return takePathExamples() || mendNamed(told)
    case "conflicting-names": return removeNamed(told)
    default: return mendNamed(told)
    }
  }

  private func takeExampleBody() -> Bool {
    guard let example = page?.example else { return false }
    return change("body", from: draft.body, to: example) {
      $0.body = example
      $0.isUnreadable = false
    }
  }

  /// `'arbetsordertyp' (did you mean 'arbetsordertypKod'?)`: each is called what was meant, or goes.
  private func renameFields(_ told: RefusalTold) -> Bool {
    guard let body = draft.body else { return false }
    var isMended = false
    let pieces = told.text.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    for (index, piece) in pieces.enumerated() where index % 2 == 1 {
      let path = FieldPath(piece)
      // What was meant stands in quotes, too.
      guard !pieces[index - 1].hasSuffix("did you mean "), let value = body.value(at: path) else { continue }
      let meant = pieces[index + 1] == " (did you mean " && index + 2 < pieces.count ? pieces[index + 2] : nil
      let name = meant.map { FieldPath($0).parts.count > 1 ? FieldPath($0) : path.renamed($0) } ?? longer(path)
      isMended =
        change(piece, from: .text(piece), to: name.map { .text($0.text) }) { draft in
          draft.body = draft.body?.setting(path, to: nil)
          if let name, draft.body?.value(at: name) == nil { draft.body = draft.body?.setting(name, to: value) }
        } || isMended
    }
    return isMended
  }

  /// The field whose name goes on where another ends: `prioKod` for `prio`.
  private func longer(_ path: FieldPath) -> FieldPath? {
    let begun = path.last.asciiLowercased
    guard begun.utf8.count >= 3 else { return nil }
    return page?.example?.paths.first { $0.last.asciiLowercased.begins(with: begun) }
  }

  private func takeOtherResurs() -> Bool {
    let logins = call.host.access(call.world).logins.filter { !$0.isExtern }
    let was = draft.resurs.map(JSONValue.text)
    return logins.prefix(5).contains { login in
      !(draft.resurs?.isExactly(login.resurs) ?? false)
        && change("resurs", from: was, to: .text(login.resurs)) { $0.resurs = login.resurs }
    }
  }

  /// From the first status to the last.
  private static let order = ["REG", "GODK", "PAGAR", "UTFÖRD", "ÖVERF"]

  /// The step that can be taken now and leads to where the request wanted to go.
  private func takeStep() -> Bool {
    guard let id = Draft.arbetsorder(in: draft.target), let body = draft.body,
      let steps = try? call.sim(
        "GET", "board/\(id)/steps", query: [("resurs", draft.resurs)], in: copy), let from = steps["from"]?.stringValue
    else { return false }
    let rows = steps["steps"]?.arrayValue ?? []
    let statuses = rows.compactMap { $0["status"]?.stringValue } + [from]
    let allowed = rows.filter { $0["allowed"]?.boolValue == true }.compactMap { $0["status"]?.stringValue }
    guard let (path, wanted) = body.texts.first(where: { statuses.has($0.text) }).map({ ($0.path, $0.text) }) else {
      return false
    }
    let place = { (status: String) in Self.order.firstIndex(where: { $0.isExactly(status) }) ?? -1 }
    let forward = place(wanted) > place(from)
    let onTheWay = allowed.filter { forward ? place($0) > place(from) : place($0) < place(from) }
    guard let step = onTheWay.first ?? allowed.first else { return false }
    return change(path.text, from: .text(wanted), to: .text(step)) {
      $0.body = $0.body?.setting(path, to: .text(step))
    }
  }

  /// Names somebody who carries the arbetsorder out: in the request, or where that takes none, before it.
  private func giveUtforare() -> Bool {
    guard let resurs = draft.resurs ?? call.host.access(call.world).logins.first?.resurs else { return false }
    if operation?.id == .postArbetsorderStatus, let id = Draft.arbetsorder(in: draft.target) {
      let first = Draft(
        method: "PUT", target: "/ao-produkt/v1/arbetsorder/\(id)", body: ["resursId": .text(resurs)],
        resurs: draft.resurs)
      return change("before: resursId", from: nil, to: .text(resurs)) { _ in } && prepare(first)
    }
    return change("resursId", from: draft.body?["resursId"], to: .text(resurs)) {
      $0.body = ($0.body ?? .object([])).setting(FieldPath("resursId"), to: .text(resurs))
    }
  }

  /// `Did you mean /ao-produkt/v1/arbetsorder?`
  private func takePath(_ told: RefusalTold) -> Bool {
    guard let meant = told.hint.parted(by: "Did you mean ")?.after.parted(by: "?")?.before else { return false }
    let given = draft.path.split(separator: "/")
    let parts = meant.split(separator: "/").enumerated().map { index, part in
      part.hasPrefix("{") && index < given.count ? given[index] : part
    }
    let path = "/" + parts.joined(separator: "/")
    return change("path", from: .text(draft.path), to: .text(path)) {
      $0.target = path + $0.target.dropFirst($0.path.count)
    }
  }

  /// `Allowed here: GET, PUT.`
  private func takeMethod(_ told: RefusalTold) -> Bool {
    let listed = told.hint.parted(by: "Allowed here: ")?.after.split { ", .".utf8.contains($0.utf8.first ?? 0) } ?? []
    let methods = listed.map(String.init)
    guard let method = methods.first(where: { ($0 == "GET") == (draft.body == nil) }) ?? methods.first else {
      return false
    }
    return change("method", from: .text(draft.method), to: .text(method)) {
      $0.method = method
      if method == "GET" { $0.body = nil }
    }
  }

  /// The ids that the description has as examples.
  private func takePathExamples() -> Bool {
    guard let operation else { return false }
    let given = draft.path.split(separator: "/").map(String.init)
    guard
      let route = operation.routes.map({ $0.split(separator: "/").map(String.init) }).first(where: { route in
        route.count == given.count && zip(route, given).allSatisfy { $0.hasPrefix("{") || $0.isExactly($1) }
      })
    else { return false }
    let parts = zip(route, given).map { wanted, given in
      guard wanted.hasPrefix("{") else { return given }
      return page?.example(ofParameter: String(wanted.dropFirst().dropLast())).map(Percent.value) ?? given
    }
    let path = "/" + parts.joined(separator: "/")
    guard !path.isExactly(draft.path) else { return false }
    return change("path", from: .text(draft.path), to: .text(path)) {
      $0.target = path + $0.target.dropFirst($0.path.count)
    }
  }
}
