import HTTPTransport
import JSON
import Rules
import Simulator
import Tid
import Traffic

/// The calls about one server among several (`docs/shared.md`).
extension Control {
  /// Asked by routers, which need not be somebody who may know more.
  func ready() -> Response {
    guard let refusal = unready else { return json(["status": "ready"]) }
    return turn.finished(ErrorMapping.unavailable(refusal), [Remark(refusal, turn.world.secrets)], nil)
  }

  /// Why no request is to be led here; nil where it may be.
  var unready: Refusal? {
    if app.drain.isOn {
      return Refusal(
        .draining, "the server is about to end", hint: "Lead requests to another server; what still comes is answered.")
    }
    guard app.worlds.problem != nil else { return nil }
    return Refusal(
      .databaseLost, "what is written can't be kept any more, and is refused",
      hint: "The log of the server says why; start it again when its database is back.")
  }

  func beginDrain(_ asked: ControlRequest, _ operation: ControlOperation) throws(Refusal) -> Response {
    let text = asked.body?["within"]?.stringValue ?? "PT10S"
    guard let most = try? Tidslangd(text).millisekunder, (1000...3_600_000).contains(most) else {
      throw .invalidControl("within: '\(text.prefix(60))' is no duration from PT1S to PT1H", operation)
    }
    guard let end = app.options.end else {
      throw Refusal(
        .controlConflict, "this server ends with the program that started it, and not by a call",
        hint: "Drain one that was started with fast2sim serve.")
    }
    if app.beginDrain(most: most) { end() }
    // Of one that goes on already, its own time.
    let given = app.drain.most ?? most
    let within = given == most ? text : "PT\(given / 1000)S"
    return json(["status": "draining", "within": .text(within)], 202)
  }
}
