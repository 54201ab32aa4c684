import Contract
import HTTPTransport
import Locks
import Rules

/// The descriptions of the API, each made when it is first asked for and then remembered.
final class ServedContracts: Sendable {
  /// What can be asked for.
  enum Description: Hashable, Sendable { case openapi(ServedText.Form) }

  private struct Key: Hashable {
    let description: Description
    let kontrakt: Kontrakt
  }

  private let made = Guarded<[Key: ServedText]>([:])
  private let version: String

  init(version: String) { self.version = version }

  /// The answer to a request for a description.
  ///
  /// - Parameters:
  ///   - kontrakt: what counts where the query has no `contract`.
  ///   - world: the name of the world that is asked.
  /// - Throws: `control-invalid` for a contract that there is not.
  func response(
    _ description: Description, _ request: Request, _ kontrakt: Kontrakt, world: String
  ) throws(Refusal) -> Response {
    var kontrakt = kontrakt
    if let item = request.query.last(where: { $0.name == "contract" }) {
      guard let named = Kontrakt(rawValue: item.value ?? "") else {
        throw Refusal(
          .controlInvalid, "contract is '\((item.value ?? "").prefix(60))'; valid are 1.1 and published",
          hint: "Leave it out for the contract that the world speaks.")
      }
      kontrakt = named
    }
    let host = request.headers["host"].map { "http://" + $0 } ?? "http://127.0.0.1"
    let place = ServedText.Place(origin: host, base: world == "default" ? "" : "/w/" + world)
    return Response(
      status: 200, headers: [("Content-Type", Self.type(description))],
      body: text(description, kontrakt).bytes(at: place))
  }

  private func text(_ description: Description, _ kontrakt: Kontrakt) -> ServedText {
    let key = Key(description: description, kontrakt: kontrakt)
    if let text = made.withLock({ $0[key] }) { return text }
    // Two that ask at once make it twice, which does no harm; nobody waits for a lock while it is made.
    let text =
      switch description {
      case .openapi(let form): OpenAPI.text(kontrakt, version: version, as: form)
      }
    made.withLock { $0[key] = text }
    return text
  }

  private static func type(_ description: Description) -> String {
    switch description {
    case .openapi(.json): "application/json"
    case .openapi(.yaml): "application/yaml"
    }
  }
}
