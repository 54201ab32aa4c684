import Agents
import Contract
import HTTPTransport
import JSON
import Model
import Simulator
import Texts

/// The calls of coding agents (`docs/agents.md`): the room Agents answers, and asks this server what a client could.
extension Control {
  func mcp(_ asked: ControlRequest, _ reply: Reply) {
    let (control, request) = (self, asked.request)
    let agents = Agents(host(request))
    // Its answers are waited for, which no worker may do.
    Background.run {
      let (status, body) = agents.answer(request.body, AgentHeaders { request.headers.all($0) })
      let fields = body == nil ? [] : [("Content-Type", "application/json")]
      reply.send(control.turn.finished(Response(status: status, headers: fields, body: body ?? []), [], nil))
    }
  }

  func llms() -> Response {
    answer("text/plain; charset=utf-8", EmbeddedDocs.bytes(of: "llms.txt") ?? [])
  }

  /// The server as whoever asks may see it: with the same key, from the same place, and no other.
  private func host(_ request: Request) -> AgentHost {
    let app = app
    let key = ["Host", "X-Sim-Admin-Key"].compactMap { name in request.headers[name].map { (name, $0) } }
    let server = InProcess(handler: app, as: request)
    return AgentHost(
      version: app.options.version, origin: ServedContracts.place(request, world: "default").origin,
      world: turn.world.name, library: AgentLibrary.pages(app.options.schemas), rest: app.agentRest,
      access: { app.worlds.existing($0).map { AgentAccess($0, app) } ?? AgentAccess(klienter: [], logins: []) },
      ask: { asked in
        let answer = server.send(
          asked.method, asked.target, headers: key + asked.headers, body: asked.body)
        return AgentAnswer(
          status: answer.status, headers: answer.headers.map { (name: $0.0, value: $0.1) }, body: answer.body)
      })
  }
}

extension AgentAccess {
  fileprivate init(_ world: World, _ app: Application) {
    let decided = Decided(world, app)
    let register = decided.register
    let klienter = decided.auth == .full ? register.klienter : []
    self.init(
      klienter: klienter.map { klient in
        (
          klient.nyckel.string, klient.hemlighet.string,
          (klient.kontrakt.map { Kontrakt($0) } ?? decided.kontrakt).rawValue
        )
      },
      logins: register.ordning.resurser.compactMap { register.resurser[$0] }.compactMap { resurs in
        resurs.inloggning.map {
          Login(
            resurs: resurs.id.rawValue.string, name: $0.namn.string, password: $0.losenord.string,
            isExtern: resurs.extern)
        }
      })
  }
}

/// What agents can read: the documents that are built in, and the schemas of the files that people write.
enum AgentLibrary {
  static func pages(_ schemas: [AgentPage]) -> [AgentPage] { documents + schemas }

  private static let documents: [AgentPage] = EmbeddedDocs.files.map { file in
    AgentPage(
      path: file.path, title: title(file.path), type: file.path.hasSuffix(".md") ? "text/markdown" : "text/plain"
    ) { text(file.path) }
  }

  @Sendable private static func text(_ path: String) -> String {
    String(decoding: EmbeddedDocs.bytes(of: path) ?? [], as: UTF8.self)
  }

  /// Its first heading.
  private static func title(_ path: String) -> String {
    let line = text(path).split(separator: "\n").first { $0.hasPrefix("# ") }
    return line.map { String($0.dropFirst(2)) } ?? path
  }
}

/// The documents within the program: the tool `embed` writes them while the program is built.
enum EmbeddedDocs {
  /// A path, and how many bytes lie there.
  typealias File = (path: String, count: Int)

  private static let packed = PackedFiles(files, words, count)

  /// The bytes of a file; nil where there is none.
  static func bytes(of path: String) -> [UInt8]? { packed.bytes(of: path) }
}
