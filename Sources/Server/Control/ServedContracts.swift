import Contract
import HTTPTransport
import Locks

/// The descriptions of the API, each made when it is first asked for and then remembered.
final class ServedContracts: Sendable {
  /// What can be asked for.
  enum Description: Hashable, Sendable {
    case openapi(ServedText.Form)
    case postman
  }

  private struct Key: Hashable {
    let description: Description
    let kontrakt: Kontrakt
  }

  private let made = Guarded<[Key: ServedText]>([:])
  private let version: String

  init(version: String) { self.version = version }

  /// A description as the answer to a request.
  ///
  /// - Parameter world: the name of the world that is asked.
  func response(_ description: Description, _ request: Request, _ kontrakt: Kontrakt, world: String) -> Response {
    let place = Self.place(request, world: world)
    return Response(
      status: 200, headers: [("Content-Type", Self.type(description))],
      body: text(description, kontrakt).bytes(at: place))
  }

  /// Where a client that asks so reaches a world.
  static func place(_ request: Request, world: String) -> ServedText.Place {
    ServedText.Place(origin: scheme(request) + host(request), base: world == "default" ? "" : "/w/" + world)
  }

  /// What stands before the host in the URL that the client called.
  static func scheme(_ request: Request) -> String { request.isSecure ? "https://" : "http://" }

  /// The host that the client called; what no host is made of must not get into a description.
  private static func host(_ request: Request) -> String {
    let host = request.headers["host"] ?? ""
    let isPlain = host.utf8.allSatisfy { byte in
      (48...58).contains(byte) || (65...91).contains(byte) || (97...122).contains(byte) || [45, 46, 93].contains(byte)
    }
    return isPlain && !host.isEmpty ? host : "127.0.0.1"
  }

  private func text(_ description: Description, _ kontrakt: Kontrakt) -> ServedText {
    let key = Key(description: description, kontrakt: kontrakt)
    if let text = made.withLock({ $0[key] }) { return text }
    // Two that ask at once make it twice, which does no harm; nobody waits for a lock while it is made.
    let text =
      switch description {
      case .openapi(let form): OpenAPI.text(kontrakt, version: version, as: form)
      case .postman: Postman.collection(kontrakt, version: version)
      }
    made.withLock { $0[key] = text }
    return text
  }

  private static func type(_ description: Description) -> String {
    switch description {
    case .openapi(.json), .postman: "application/json"
    case .openapi(.yaml): "application/yaml"
    }
  }
}
