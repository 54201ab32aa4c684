import Dispatch
import HTTPTransport
import TestKit
import Testing

private let rows: [Router.Row] = [
  ("GET", "/"), ("GET", "/v1/order"), ("POST", "/v1/order"), ("GET", "/v1/order/{id}"), ("PUT", "/v1/order/{nr}"),
  ("GET", "/v1/order/search"), ("PUT", "/v1/order/{id}/status/{to}"), ("GET", "/v1/order/search/deep"),
  ("GET", "/v1/order/{id}/deeper"),
]

private func describe(_ match: Router.Match) -> String {
  switch match {
  case .found(let place, let parameters):
    "\(place)" + zip(parameters.names, parameters.values).map { " \($0)=\($1)" }.joined()
  case .wrongMethod(let allowed): "only \(allowed.joined(separator: ","))"
  case .notFound: "none"
  }
}

@Suite struct RouterTests {
  @Test(arguments: [
    ("GET", "/", "0"), ("GET", "/v1/order", "1"), ("GET", "/v1/order/", "1"), ("POST", "/v1/order", "2"),
    ("HEAD", "/v1/order", "1"), ("GET", "/v1/order/7", "3 id=7"), ("PUT", "/v1/order/7", "4 nr=7"),
    ("GET", "/v1/order/a%2Fb", "3 id=a/b"), ("GET", "/v1/order/search", "5"),
    ("PUT", "/v1/order/search", "only GET,HEAD"),
    ("DELETE", "/v1/order/7", "only GET,HEAD,PUT"), ("HEAD", "/v1/order/7/status/x", "only PUT"),
    ("PUT", "/v1/order/7/status/x", "6 id=7 to=x"), ("PUT", "/v1/order//status/x", "none"), ("GET", "/v1", "none"),
    ("GET", "/v1/order//", "none"), ("GET", "/V1/order", "none"), ("get", "/v1/order", "only GET,HEAD,POST"),
    ("GET", "/v1/order/search/deeper", "8 id=search"), ("GET", "/v1/order/7/deep", "none"), ("GET", "/v2", "none"),
  ])
  func `a path finds its route`(method: String, path: String, expected: String) throws {
    let match = try Router(rows).match(method: method, segments: Target(Array(path.utf8)).segments)
    #expect(describe(match) == expected)
  }

  @Test(arguments: [
    ("GET", "/v1/order", "GET /v1/order can never be reached: GET /v1/order answers the same requests."),
    ("GET", "/v1/order/{x}", "GET /v1/order/{x} can never be reached: GET /v1/order/{id} answers the same requests."),
    ("GET", "/v1/order/", "GET /v1/order/ can never be reached: GET /v1/order answers the same requests."),
    ("GET", "v1", "The pattern of GET v1 doesn't begin with '/'."),
    ("GET", "/a//b", "GET /a//b has the malformed segment ''."),
    ("GET", "/a/{", "GET /a/{ has the malformed segment '{'."),
    ("GET", "/{}", "GET /{} has the malformed segment '{}'."),
    ("GET", "/{a}/{a}", "GET /{a}/{a} has the parameter a twice."),
  ])
  func `a table that cannot be served is refused`(method: String, pattern: String, message: String) {
    let error = #expect(throws: RouterError.self) { try Router(rows + [(method, pattern)]) }
    #expect(error?.message == message)
  }
}

@Suite struct InProcessTests {
  @Test func `a handler is driven without a socket`() {
    let answer = InProcess(handler: Mirror()).send("POST", "/a?b=1", body: Array("c".utf8))
    #expect(String(decoding: answer.body, as: UTF8.self) == "POST [\"a\"]\nb=1\nbody c")
  }

  @Test(arguments: [(true, false), (false, true)])
  func `what is sent comes the way that another request came`(isLoopback: Bool, isSecure: Bool) {
    let handler = Answering { request, reply in
      reply.send(Response(status: 200, body: Array("\(request.isLoopbackPeer) \(request.isSecure)".utf8)))
    }
    let head = RequestHead(method: "POST", target: Target([]), headers: Headers())
    let first = Request(head: head, body: [], isLoopbackPeer: isLoopback, isSecure: isSecure)
    let answer = InProcess(handler: handler, as: first).send("GET", "/")
    #expect(String(decoding: answer.body, as: UTF8.self) == "\(isLoopback) \(isSecure)")
  }

  @Test func `an answer may come from another thread`() {
    let handler = Answering { request, reply in DispatchQueue.global().async { reply.send(Response(status: 202)) } }
    #expect(InProcess(handler: handler).send("GET", "/").status == 202)
  }

  @Test func `the limit of the body holds`() {
    #expect(InProcess(handler: Mirror(limit: 2)).send("POST", "/", body: [1, 2, 3]).status == 413)
  }

  @Test func `a dropped reply answers 500`() {
    #expect(InProcess(handler: Answering { _, _ in }).send("GET", "/").status == 500)
  }
}

@Suite struct HeadersTests {
  @Test func `names are found in any case and repeats are kept`() {
    let headers = Headers([("X-A", "1"), ("x-a", "2"), ("B", "3")])
    #expect(headers["X-a"] == "1")
    #expect(headers.all("x-A") == ["1", "2"])
    #expect(headers["C"] == nil)
  }
}
