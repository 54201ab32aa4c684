import Contract
import Rules
import TestKit
import Testing

/// Every row of the operation table answers, by every path that the sources print for it.
@Suite struct EveryOperationTests {
  /// A row and one of its paths.
  struct Route: Sendable, CustomTestStringConvertible {
    let operation: Contract.Operation
    let method: OperationMethod
    let path: String
    var testDescription: String { "\(method.rawValue) \(path)" }
  }

  static let routes = Operations.all.flatMap { o in
    o.methods.flatMap { method in o.routes.map { Route(operation: o, method: method, path: $0) } }
  }

  @Test func `each operation has an example`() {
    #expect(Operations.all.map(\.id).filter { OperationExample.all[$0] == nil } == [])
  }

  /// What the sources print for operations, so that a row can't lose a path without a failure here.
  @Test(
    .rule(.r1_4, .r5_4, .r5_5),
    arguments: [
      "POST /oauth2/token", "POST /auth/1.0/v1/auth/login", "POST /auth/1.0/v1/auth/refresh",
      "POST /ao-produkt/v1/auth/login", "POST /v1/auth/login", "POST /v1/auth/refresh",
      "GET /ao-produkt/v1/arbetsorder", "GET /v1/arbetsorder", "GET /v1/fastastrukturen/fraser",
      "GET /v1/fastastrukturen/enheter/fraser", "PUT /v1/kund/{id}/kontaktuppgift",
      "PUT /v1/kund/{id}/kontaktuppgifter", "PUT /ao-produkt/v1/kund/{id}/kontaktuppgifter",
    ])
  func `the table has the paths that the sources print`(_ path: String) {
    #expect(Self.routes.contains { $0.testDescription == path })
  }

  @Test(.rule(.r1_3, .r1_4, .r1_10), arguments: routes, Client.allCases)
  func `an operation answers under both contracts, by every path and with a slash behind it`(
    _ route: Route, _ client: Client
  ) throws {
    let operation = route.operation
    let example = try #require(OperationExample.all[operation.id])
    for suffix in ["", "/"] {
      let answer = try example.send(
        operation, by: route.method, route: route.path, client, suffix: suffix)
      #expect(answer.status == operation.success, "\(answer)")
      #expect(answer.notes == example.notes)
    }
  }

  @Test(.rule(.r1_5), arguments: Operations.all.filter { $0.answer == nil }.map(\.id))
  func `an operation without a declared answer sends a length of 0`(_ id: OperationID) throws {
    let operation = Operations.row(id)
    let example = try #require(OperationExample.all[id])
    let answer = try example.send(operation, route: operation.path, .document)
    #expect(answer.header("Content-Length") == "0")
    #expect(answer.header("Content-Type") == nil)
    #expect(answer.raw.body.isEmpty)
  }

  @Test(.rule(.r1_4), arguments: [OperationMethod.get, .post, .put, .delete])
  func `a known path with another method is the gateway's 405, and names those there are`(
    _ method: OperationMethod
  ) throws {
    let caller = try TestServer.shared.world().login()
    for route in Self.routes {
      let shape = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "1" : String($0) }
      let same = Self.routes.filter { other in
        let parts = other.path.split(separator: "/")
        return parts.count == shape.count && zip(parts, shape).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
      }
      // A literal segment beats a parameter: only the most literal path counts.
      let most = same.map { literals($0.path) }.max() ?? 0
      let methods = Set(same.filter { literals($0.path) == most }.map(\.method))
      guard !methods.contains(method) else { continue }
      let answer = try caller.send(method.rawValue, "/" + shape.joined(separator: "/"))
      #expect(answer.status == 405, "\(method) \(route.path): \(answer)")
      #expect(answer.json["code"]?.text == "405")
      let allowed = answer.header("Allow")?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
      #expect(Set(allowed).isSuperset(of: methods.map(\.rawValue)), "\(method) \(route.path)")
    }
  }

  private func literals(_ path: String) -> Int { path.split(separator: "/").filter { !$0.hasPrefix("{") }.count }

  @Test(
    .rule(.r1_4, .r2_2),
    arguments: [
      "/v1/nothing", "/ao-produkt/v1/arbetsorder/101/nothing", "/v2/arbetsorder", "/", "/v1/arbetsorder//",
      "/v1//arbetsorder", "/V1/arbetsorder", "/v1/Arbetsorder", "/ao-produkt/arbetsorder", "/auth/1.0/v1/arbetsorder",
      "/ao-produkt/oauth2/token", "/v1/arbetsorder/101/status/vardelista/101", "/v1/arbetsorder%2F101",
    ])
  func `an unknown path is the gateway's 404`(_ path: String) throws {
    let answer = try TestServer.shared.world().login().get(path)
    #expect(answer.status == 404)
    #expect(answer.json["code"]?.text == "404")
    #expect(answer.json["type"]?.text == "Status report")
  }
}
