import Agents
import Documents
import HTTPTransport
import Server
import Simulator
import Tid

/// The application behind its listeners: one for HTTP, and one for HTTPS where it was asked for.
struct Serving {
  /// Why nobody listens, in one line.
  struct Problem: Error {
    let message: String
  }

  let application: Application
  let listeners: [Listener]
  /// Of HTTP.
  let port: Int
  let secure: Announcement.Secure?
  /// Of the control plane, where it has one of its own.
  let adminPort: Int?
  /// What HTTPS clients are to trust, in PEM; nil where that is the user's own matter.
  let authority: [UInt8]?

  /// Serves worlds; where nobody can listen the program ends.
  static func begin(_ configuration: ServeConfiguration, _ worlds: Worlds) -> Serving {
    do throws(Problem) { return try Serving(configuration, worlds) } catch {
      // What was filled in is kept, and no log is left beside it.
      try? worlds.close()
      Console.fail(.cannotStart, error.message)
    }
  }

  init(_ configuration: ServeConfiguration, _ worlds: Worlds) throws(Problem) {
    let now = SystemTime.machine.now().millisekunder / 1000
    let files: TLSFiles?
    do throws(TLSFiles.Problem) {
      if let tls = configuration.tls { files = try TLSFiles(tls, now: now) } else { files = nil }
    } catch { throw Problem(message: error.message) }
    authority = files?.authority
    let application = try Self.application(configuration, worlds, authority)
    self.application = application
    let admin = try configuration.shared.adminPort.map { (port) throws(Problem) in
      var own = configuration.listener
      // The key that opens everything goes over TLS wherever there is some.
      (own.port, own.tls, own.workers) = (port, files?.keys, min(2, own.workers))
      return try Self.listener(own, application, option: "admin-port")
    }
    adminPort = admin?.port
    let shown: any RequestHandler = admin == nil ? application : APIDoor(application)
    let plain = try Self.listener(configuration.listener, shown, option: "port")
    port = plain.port
    let open = [plain] + (admin.map { [$0] } ?? [])
    guard let tls = configuration.tls, let files else {
      (listeners, secure) = (open, nil)
      return
    }
    var own = configuration.listener
    (own.port, own.tls) = (tls.port, files.keys)
    let listener = try Self.listener(own, shown, option: "tls-port")
    listeners = open + [listener]
    secure = Announcement.Secure(port: listener.port, authority: files.authorityFile)
  }

  private static func application(
    _ configuration: ServeConfiguration, _ worlds: Worlds, _ authority: [UInt8]?
  ) throws(Problem) -> Application {
    let log = Log(configuration.log)
    var options = configuration.server
    options.authority = authority
    options.isApart = configuration.shared.adminPort != nil
    options.runScenario = ScenarioOnDemand.run
    options.schemas = [
      AgentPage(path: "schema/seed.json", title: "Seed files, as JSON Schema", type: "application/schema+json") {
        SeedSchema.json
      },
      AgentPage(path: "schema/scenario.json", title: "Scenario files, as JSON Schema", type: "application/schema+json")
      {
        ScenarioSchema.json
      },
    ]
    do {
      return try Application(
        worlds: worlds, options: options, observesAll: configuration.log == .all,
        observer: { log.write($0, cause: $1) })
    } catch {
      throw Problem(message: "the operation table can't be served: \(error)")
    }
  }

  private static func listener(
    _ configuration: ListenerConfiguration, _ handler: any RequestHandler, option: String
  ) throws(Problem) -> Listener {
    do { return try Listener(configuration: configuration, handler: handler) } catch {
      let advice =
        error.reason == .addressInUse ? " Another program has it; --\(option) takes another, or 0 for a free one." : ""
      throw Problem(message: error.message + advice)
    }
  }
}
