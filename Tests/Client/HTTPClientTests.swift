import Client
import TestKit
import Testing

private typealias Sender = Client.HTTPClient

@Suite struct HTTPClientTests {
  private func options(_ change: (inout HTTPOptions) -> Void = { _ in }) -> HTTPOptions {
    var options = HTTPOptions()
    options.timeout = .seconds(10)
    change(&options)
    return options
  }

  private func failure(
    _ request: HTTPRequest, _ change: (inout HTTPOptions) -> Void = { _ in }
  ) -> HTTPFailure? {
    do throws(HTTPFailure) {
      _ = try Sender(options: options(change)).send(request)
      return nil
    } catch { return error }
  }

  @Test func `requests go out as they are written and answers come as they are`() throws {
    let world = TestServer.shared.world()
    let base = "http://127.0.0.1:\(world.server.port)\(world.base)"
    let client = Sender(options: options())
    let form = Array("grant_type=client_credentials&client_id=demo-key&client_secret=demo-secret".utf8)
    let token = try client.send(
      HTTPRequest(
        "POST", base + "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")], body: form))
    #expect(token.status == 200)
    #expect(token.header("content-type")?.hasPrefix("application/json") == true)
    #expect(token.text.contains("\"access_token\""))
    #expect(token.duration > .zero)

    let journal = try client.send(HTTPRequest("GET", base + "/_sim/journal"))
    #expect(journal.status == 200)
    let entry = try world.anonymous.get("/_sim/journal/\(token.header("X-Sim-Request-Id") ?? "")")
    let sent = entry.json["request"]?["headers"]?.list.compactMap { $0["name"]?.text } ?? []
    #expect(sent == ["Host", "Content-Type", "Content-Length"], "\(entry.text)")
  }

  @Test func `every status is an answer and no redirect is followed`() throws {
    let world = TestServer.shared.world()
    let url = "http://127.0.0.1:\(world.server.port)\(world.base)/v1/arbetsorder/../x"
    for method in ["GET", "PUT", "POST", "DELETE", "HEAD"] {
      let answer = try Sender(options: options()).send(HTTPRequest(method, url))
      #expect([401, 404, 405].contains(answer.status), "\(method): \(answer.status)")
      #expect(method != "HEAD" || answer.body.isEmpty)
    }
  }

  @Test func `a write is sent once though its answer is lost`() throws {
    let world = TestServer.shared.world()
    let base = "http://127.0.0.1:\(world.server.port)\(world.base)"
    let client = Sender(options: options())
    _ = try client.send(HTTPRequest("GET", base + "/_sim/health"))
    let json = [(name: "Content-Type", value: "application/json")]
    let rule = Array(#"{"match": {"method": "POST", "path": "/oauth2/token"}, "effect": {"drop": true}}"#.utf8)
    #expect(try client.send(HTTPRequest("POST", base + "/_sim/faults", headers: json, body: rule)).status == 201)
    let form = Array(#"{"grant_type": "client_credentials"}"#.utf8)
    do throws(HTTPFailure) {
      _ = try client.send(HTTPRequest("POST", base + "/oauth2/token", headers: json, body: form))
      Issue.record("there was an answer")
    } catch {
      #expect(error.reason == .broken)
      #expect(error.message == "127.0.0.1:\(world.server.port) closed the connection without an answer.")
    }
    let faults = try client.send(HTTPRequest("GET", base + "/_sim/faults"))
    #expect(faults.text.contains("\"hits\": 1") || faults.text.contains("\"hits\":1"), "\(faults.text)")
  }

  @Test func `why there is no answer is told apart`() throws {
    let port = TestServer.shared.port
    #expect(failure(HTTPRequest("GET", "http://127.0.0.1:1/"))?.reason == .refused)
    #expect(
      failure(HTTPRequest("GET", "http://127.0.0.1:1/"))?.message
        == "Nothing answers at 127.0.0.1:1: the connection was refused.")
    #expect(failure(HTTPRequest("GET", "http://no-such-host.invalid/"))?.reason == .hostUnknown)
    #expect(failure(HTTPRequest("GET", "https://127.0.0.1:\(port)/"))?.reason == .tls)
    #expect(failure(HTTPRequest("GET", "ftp://127.0.0.1/"))?.reason == .badRequest)
    #expect(failure(HTTPRequest("GET", "http://127.0.0.1:\(port)/ö"))?.reason == .badRequest)
    #expect(failure(HTTPRequest("GET", "http://a/", headers: [("X", "a\r\nY: b")]))?.reason == .badRequest)
    let large = HTTPRequest("GET", "http://127.0.0.1:\(port)/_sim/openapi.json")
    #expect(failure(large) { $0.maxBytes = 1_000 }?.reason == .tooLarge)
    let slow = HTTPRequest("GET", "http://127.0.0.1:\(port)/v1/avtal", headers: [("X-Sim-Fault", "slow.2s")])
    #expect(failure(slow) { $0.timeout = .milliseconds(20) }?.reason == .timedOut)
    #expect(failure(HTTPRequest("GET", "https://127.0.0.1:\(port)/")) { $0.caFile = "/none.pem" }?.reason == .system)
  }
}
