import Texts

/// What agents are let see of a server: what its clients see, and no more. A tool can ask for nothing else, so none of
/// them reaches a file, a process or another machine (`docs/decisions/0020-agents-see-what-clients-see.md`).
package struct AgentHost: Sendable {
  /// The product's version.
  package let version: String
  /// Where the server is, as whoever asks reaches it, without a slash at its end.
  package let origin: String
  /// The world at whose URL was asked.
  package let world: String
  /// Sends a request to the server itself and waits for the answer.
  package let ask: @Sendable (AgentRequest) -> AgentAnswer
  /// What a client needs to log in to a world; null where nobody can.
  package let access: @Sendable (_ world: String) -> AgentAccess
  /// What can be read as a resource.
  package let library: [AgentPage]
  /// What did not fit into an answer.
  package let rest: AgentRest

  /// - Parameters: see the properties.
  package init(
    version: String, origin: String, world: String, library: [AgentPage], rest: AgentRest,
    access: @escaping @Sendable (_ world: String) -> AgentAccess,
    ask: @escaping @Sendable (AgentRequest) -> AgentAnswer
  ) {
    self.version = version
    self.origin = origin
    self.world = world
    self.library = library
    self.rest = rest
    self.access = access
    self.ask = ask
  }
}

/// A request to the server, as one of its clients sends it.
package struct AgentRequest: Sendable {
  /// `GET` and so on.
  package let method: String
  /// The target behind the root of the server, with the world and the query in it.
  package let target: String
  /// Names and values.
  package let headers: [(String, String)]
  /// Empty where there is none.
  package let body: [UInt8]
}

/// What it answered.
package struct AgentAnswer: Sendable {
  /// 200 to 999.
  package let status: Int
  /// Names and values.
  package let headers: [(name: String, value: String)]
  /// As it came.
  package let body: [UInt8]

  /// - Parameters: see the properties.
  package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  func header(_ name: String) -> String? { headers.value(named: name) }
}

/// As whom a client can call the API of a world.
package struct AgentAccess: Sendable {
  /// A klient of the gateway: its consumer key and secret, and whose names travel where it calls, `1.1` or `published`.
  package typealias Klient = (key: String, secret: String, contract: String)

  /// Somebody who can log in.
  package struct Login: Sendable {
    /// The id of the resurs.
    package let resurs: String
    /// What it logs in as.
    package let name: String
    /// Its password.
    package let password: String
    /// It is an external party.
    package let isExtern: Bool

    /// - Parameters: see the properties.
    package init(resurs: String, name: String, password: String, isExtern: Bool) {
      self.resurs = resurs
      self.name = name
      self.password = password
      self.isExtern = isExtern
    }
  }

  /// In the order of the seed; none where there is no gateway.
  package let klienter: [Klient]
  /// In the order of the seed.
  package let logins: [Login]

  /// - Parameters: see the properties.
  package init(klienter: [Klient], logins: [Login]) {
    self.klienter = klienter
    self.logins = logins
  }
}

/// A text that can be read as a resource, and through the tool `guide`.
package struct AgentPage: Sendable {
  /// What it is called: `docs/paging.md`, a path that leads nowhere else.
  package let path: String
  /// In a few words.
  package let title: String
  /// Its media type.
  package let type: String
  /// The text, made when it is asked for.
  package let text: @Sendable () -> String

  /// - Parameters: see the properties.
  package init(path: String, title: String, type: String, text: @escaping @Sendable () -> String) {
    self.path = path
    self.title = title
    self.type = type
    self.text = text
  }

  static let scheme = "fast2sim://"
  var uri: String { Self.scheme + path }
}
