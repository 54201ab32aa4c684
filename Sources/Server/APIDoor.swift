package import HTTPTransport
import Simulator
import Texts

/// The application at a port that shows the API alone, where `/_sim` has one of its own.
package struct APIDoor: RequestHandler {
  private let app: Application

  package init(_ app: Application) { self.app = app }

  /// That of the API: what is refused need not be read.
  package func bodyLimit(for head: RequestHead) -> Int {
    isHidden(head) ? app.options.bodyBytes : app.bodyLimit(for: head)
  }

  /// As of the application.
  package func upload(for head: RequestHead) -> UploadWish? { app.upload(for: head) }
  /// As of the application.
  package func failed(_ error: SpoolError, _ head: RequestHead) -> Response { app.failed(error, head) }
  /// As of the application.
  package func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { app.fault(fault, head) }

  package func handle(_ request: Request, _ reply: Reply) {
    guard isHidden(request.head) else { return app.handle(request, reply) }
    let turn = Turn(app, request.head, app.worlds.standard, request)
    reply.send(turn.refused(Application.unknownPath(request.segments)))
  }

  /// Whether a path leads to what is not shown: the control plane of some world, or the way to its page.
  private func isHidden(_ head: RequestHead) -> Bool {
    let segments = head.target.segments
    return Application.isControl(segments) || segments.allSatisfy(\.isEmpty)
  }
}
