package import JSON
import Model
package import Texts
package import Tid

/// One step of a scenario: what is sent and what must come, or a move of the world's clock (`docs/scenario-format.md`).
///
/// Texts and values may hold `${name}`; `Template` fills them when the step is run.
package struct ScenarioStep: Sendable {
  /// What the step does.
  package enum Action: Sendable {
    case send(StepRequest)
    /// Moves the clock forward by a duration of ISO 8601, as it is written.
    case advance(String)
    /// Moves the clock to an instant.
    case clock(Tidpunkt)
  }

  /// What people call it; nil where the file does not say.
  package var name: String?
  /// Where it begins in the file, from 1.
  package var line: Int
  /// What it does.
  package var action: Action
}

/// A request of a step and what must come of it.
package struct StepRequest: Sendable {
  /// In upper case.
  package var method: String
  /// The path behind the world's base, with its query, as it is written.
  package var target: String
  /// Who sends it from here on; nil leaves it to whoever sent the step before.
  package var caller: StepCaller?
  /// They take the place of those that the runner would send.
  package var headers: [(name: String, value: String)]
  /// What is sent with it.
  package var body: StepBody
  /// What must come.
  package var expect: StepExpectation
  /// What later steps may use as `${name}`, with its path in the body of the answer: `$.a.b[0].c`.
  package var save: [(name: String, path: String)]
}

/// What the contract says against a request: a path or a method that is not there, and what was probably meant.
package typealias StepSlip = (message: String, suggestion: String?)

/// The body of a request.
package enum StepBody: Sendable {
  case none
  /// Sent as `application/json`.
  case json(JSONValue)
  /// Sent as it is; as `application/json` too, where no header says otherwise: the case is JSON with a mistake in it.
  case text(String)
  /// Sent as `application/x-www-form-urlencoded`.
  case form([(name: String, value: String)])
  /// Sent as `multipart/form-data`.
  case upload([StepPart])
}

/// A part of a multipart body.
package struct StepPart: Sendable {
  /// The name of the field.
  package var part: String
  /// The name that the client gives the file; nil sends none.
  package var filename: String?
  /// The media type; nil sends none.
  package var type: String?
  /// What is in it.
  package var bytes: [UInt8]
}

/// Who sends a step.
package struct StepCaller: Sendable, Hashable {
  /// The token of the gateway.
  package enum Gateway: Sendable, Hashable {
    /// That of the first klient of the scenario's contract.
    case usual
    case none
    case expired
    case forged
    /// That of the klient with this key.
    case klient(String)
  }

  /// The token of FAST2.
  package enum Login: Sendable, Hashable {
    case none
    case expired
    case forged
    /// That of the resurs that logs in by this name.
    case name(String)
  }

  /// Nobody who is known.
  package static let nobody = StepCaller(gateway: .none, login: .none, again: false)

  /// The token of the gateway.
  package var gateway: Gateway
  /// The token of FAST2.
  package var login: Login
  /// New tokens in the place of those that the name got before.
  package var again: Bool

  package init(gateway: Gateway, login: Login, again: Bool) {
    self.gateway = gateway
    self.login = login
    self.again = again
  }
}

/// What must come of a request.
package struct StepExpectation: Sendable {
  /// A matcher of the status; nil asks for success, which is 200 to 299.
  package var status: JSONValue?
  /// Matchers of header fields by name.
  package var headers: [(name: String, value: JSONValue)] = []
  /// A matcher of the body: JSON where its type says so, else text; no body is no value.
  package var body: JSONValue?
  /// A matcher of the list of codes in `X-Sim-Notes`.
  package var notes: JSONValue?
  /// No answer must come: the connection ends before.
  package var isLost = false
}

/// With what a scenario's callers get their tokens.
package struct ScenarioCredentials: Sendable {
  /// Consumer key and secret of a klient of the gateway.
  package typealias Klient = (nyckel: String, hemlighet: String)
  /// The name that is sent, and the password.
  package typealias Login = (namn: String, losenord: String)

  /// The klienter, the one that callers use who name none first.
  package var klienter: [Klient]
  /// What somebody logs in by, by the names that steps call them.
  package var logins: [Text: Login]

  package init(klienter: [Klient], logins: [Text: Login]) {
    self.klienter = klienter
    self.logins = logins
  }
}

/// What is run of a scenario, once a world is what it describes.
package struct ScenarioScript: Sendable {
  /// What people call it.
  package let name: String
  /// Values that steps use as `${name}`.
  package let vars: [(name: String, value: JSONValue)]
  /// In order; may be empty.
  package let steps: [ScenarioStep]
  /// With what its callers get their tokens.
  package let credentials: ScenarioCredentials
}

extension Scenario {
  /// Its steps, with what they need.
  package var script: ScenarioScript {
    ScenarioScript(name: namn, vars: vars, steps: steps, credentials: credentials)
  }

  /// With what its callers get their tokens.
  private var credentials: ScenarioCredentials {
    let wanted = contract ?? installation.settings.contract ?? .document
    let klienter =
      installation.klienter.filter { $0.kontrakt == wanted } + installation.klienter.filter { $0.kontrakt == nil }
    let others = installation.klienter.filter { $0.kontrakt != nil && $0.kontrakt != wanted }
    let logins = installation.resurser.compactMap { resurs in
      resurs.inloggning.map { ($0.namn, (namn: $0.namn.string, losenord: $0.losenord.string)) }
    }
    return ScenarioCredentials(
      klienter: (klienter + others).map { ($0.nyckel.string, $0.hemlighet.string) },
      logins: Dictionary(logins) { first, _ in first })
  }
}
