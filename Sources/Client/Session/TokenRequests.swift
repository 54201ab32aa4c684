import JSON

extension HTTPRequest {
  /// The request for a token of the gateway, with key and secret.
  static func gatewayToken(at url: String, _ key: String, _ secret: String) -> HTTPRequest {
    HTTPRequest(
      "POST", url,
      headers: [
        ("Authorization", "Basic \(Base64.encode(Array("\(key):\(secret)".utf8)))"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array("grant_type=client_credentials".utf8))
  }

  /// The request for a login.
  ///
  /// - Parameter gateway: the token that a gateway wants first.
  static func login(at url: String, _ name: String, _ password: String, gateway: String?) -> HTTPRequest {
    let body: JSONValue = ["username": .text(name), "password": .text(password)]
    let bearer = gateway.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? []
    return HTTPRequest("POST", url, headers: bearer + [("Content-Type", "application/json")], body: body.compact)
  }
}
