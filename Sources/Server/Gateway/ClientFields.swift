import HTTPTransport
import Rules
import Simulator
import Traffic

/// What every request is asked of its header fields. An object, which all requests of a connection share that have the
/// same fields.
final class ClientFields: Sendable {
  /// Who sent it.
  let origin: Origin
  /// See `Credentials.authorization`.
  let authorization: Credentials.Authorization?
  /// See `Credentials.login`; nil where there is none, and where it is refused.
  let login: TokenText?
  /// What there is to say of its header.
  let loginNote: Note?
  /// Why the login token is refused unread.
  let loginRefusal: Refusal?
  /// As the journal keeps them.
  let kept: KeptFields

  init(_ headers: Headers) {
    origin = headers[Self.originHeader].map(Origin.init) ?? .client
    authorization = Credentials.authorization(headers)
    do throws(Refusal) {
      let given = try Credentials.login(headers)
      (login, loginNote, loginRefusal) = (given?.token, given?.note, nil)
    } catch {
      (login, loginNote, loginRefusal) = (nil, nil, error)
    }
    kept = KeptFields(headers.fields.map { ($0.name, $0.value) })
  }

  /// The token of a bearer; nil where there is none.
  var bearer: TokenText? { if case .bearer(let token)? = authorization { token } else { nil } }

  private static let originHeader = HeaderName(Origin.header)
}

extension RequestHead {
  /// What its header fields say.
  var client: ClientFields { headers.reading as? ClientFields ?? ClientFields(headers) }
}

extension Request {
  /// See ``RequestHead/client``.
  var client: ClientFields { head.client }
}
