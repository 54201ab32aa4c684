import Foundation
import Rules
import TestKit
import Testing

/// One upload as a client writes it.
struct UploadForm: CustomTestStringConvertible, Sendable {
  let client: String
  let contentType: String
  /// The lines before the bytes of the file, without the line breaks.
  let before: [String]
  /// Those behind them.
  let after: [String]
  /// What the file is called then.
  let filename: String

  var testDescription: String { client }

  func body(_ bytes: [UInt8]) -> [UInt8] {
    Array(before.map { $0 + "\r\n" }.joined().utf8) + bytes + Array(after.joined(separator: "\r\n").utf8)
  }

  /// - Parameters:
  ///   - boundary: as the Content-Type names it, with its quotes and what stands beside it.
  ///   - fields: of the part.
  ///   - ends: what follows the last boundary.
  init(
    _ client: String, _ boundary: String, type: String? = nil, fields: [String], filename: String = "ritning.pdf",
    ends: [String] = [""]
  ) {
    self.client = client
    contentType = "multipart/form-data; \(type ?? "boundary=\(boundary)")"
    before = ["--\(boundary)"] + fields + [""]
    after = ["", "--\(boundary)--"] + ends
    self.filename = filename
  }

  private static func disposition(_ rest: String) -> String { "Content-Disposition: form-data; \(rest)" }
  private static let pdf = "Content-Type: application/pdf"
  private static let quoted = disposition(#"name="file"; filename="ritning.pdf""#)
  private static let guid = "5e0b8c1d-7c1e-4f9a-9c3f-0d6a2b7f4e21"

  static let all = [
    UploadForm(
      "HttpClient of .NET", guid, type: "boundary=\"\(guid)\"",
      fields: [pdf, disposition("name=file; filename=ritning.pdf; filename*=utf-8''ritning.pdf")]),
    UploadForm(
      "HttpClient of .NET, a name beyond ASCII", guid, type: "boundary=\"\(guid)\"",
      fields: [
        pdf, disposition(#"name=file; filename="=?utf-8?B?dsOkZy5wZGY=?="; filename*=utf-8''v%C3%A4g.pdf"#),
      ], filename: "väg.pdf"),
    UploadForm(
      "Postman", "--------------------------520413671980534178024217", fields: [quoted, pdf]),
    UploadForm("curl", "------------------------d74496d66958873e", fields: [quoted, pdf]),
    UploadForm(
      "curl, a name with quotes", "------------------------d74496d66958873f",
      fields: [disposition(#"name="file"; filename="den \"gula\".pdf""#), pdf], filename: #"den "gula".pdf"#),
    UploadForm("requests of Python", "0f2f1a7d9c3f4f2e8d8c2f6a1b5e7d90", fields: [quoted]),
    UploadForm(
      "requests of Python with an old urllib3", "0f2f1a7d9c3f4f2e8d8c2f6a1b5e7d91",
      fields: [disposition("name=\"file\"; filename*=utf-8''v%C3%A4g.pdf")], filename: "väg.pdf"),
    UploadForm("httpx of Python", "a9a1c0e2c5c54d8e9b7a3a5f0d6f2c11", fields: [quoted, pdf]),
    UploadForm(
      "aiohttp of Python", "5a1fd0f8a6c94f0c9f0f6d5a9b1e2c33",
      fields: [pdf, disposition("name=\"file\"; filename=\"ritning.pdf\"; filename*=utf-8''ritning.pdf")]),
    UploadForm(
      "http.client of Python with email.mime", "===============7364834620190476124==",
      type: "boundary=\"===============7364834620190476124==\"",
      fields: [pdf, "MIME-Version: 1.0", "Content-Transfer-Encoding: binary", quoted]),
    UploadForm("fetch of Node", "----formdata-undici-074112958374", fields: [quoted, pdf]),
    UploadForm("form-data of Node", "--------------------------839274650192837465019283", fields: [quoted, pdf]),
    UploadForm(
      "a browser", "----WebKitFormBoundaryq3ZJk0aP2mVbX8Yc", fields: [quoted, pdf]),
    UploadForm(
      "HttpClient of Apache", "kX9pQ2-vT7", type: "charset=ISO-8859-1; boundary=kX9pQ2-vT7",
      fields: [quoted, pdf, "Content-Transfer-Encoding: binary"]),
    UploadForm("RestSharp", "-----------------------------28947758029299", fields: [quoted, pdf], ends: []),
    UploadForm(
      "padding, a preamble line and an epilogue", "z", fields: [disposition("filename=ritning.pdf ; name=\"file\"")],
      ends: [" slut", "--z", "hej"]),
  ]
}

/// Uploads as real clients write them, and by those clients that are here (rule 7.1).
@Suite(.rule(.r7_1)) struct UploadFormTests {
  /// A file that has in it what ends parts elsewhere.
  private static let bytes =
    Array("%PDF-1.7\r\n--\r\n--z-\r\n\r\n".utf8) + (0...255).map { UInt8($0) } + Array("\r\n------\r\n\n\r".utf8)

  private func expectStored(_ caller: TestCaller, _ stored: String, _ filename: String) throws {
    #expect(try caller.post("/v1/arbetsorder/101/filer", "{\"fil\": [{\"filnamn\": \"\(stored)\"}]}").status == 200)
    let shown = try caller.get("/v1/arbetsorder/101").json["filUtList"]?.list.last
    #expect(shown?["filnamn"]?.text == filename)
    let id = try #require(shown?["id"]?.int)
    #expect(try caller.get("/v1/filetransfer/file/\(id)").raw.body == Self.bytes)
  }

  @Test(arguments: UploadForm.all) func `every client's form is read to the byte`(_ form: UploadForm) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.upload(form.body(Self.bytes), type: form.contentType)
    #expect(answer.status == 200, "\(answer)")
    try expectStored(caller, try #require(answer.json["fileName"]?.text), form.filename)
  }

  /// Programs, and what makes them send the file FILE to URL.
  private static let programs: [(String, [String])] = [
    ("curl", ["-s", "-H", "Authorization: Bearer GATEWAY", "-H", "X-Auth-Token: LOGIN", "-F", "file=@FILE", "URL"]),
    (
      "node",
      [
        "-e",
        """
        const form = new FormData();
        form.append('file', new Blob([require('fs').readFileSync('FILE')]), require('path').basename('FILE'));
        const headers = {Authorization: 'Bearer GATEWAY', 'X-Auth-Token': 'LOGIN'};
        fetch('URL', {method: 'POST', headers, body: form}).then((r) => r.text()).then((t) => console.log(t));
        """,
      ]
    ),
    (
      "python3",
      [
        "-c",
        """
        import urllib.request
        from email.message import Message
        part = Message()
        part.add_header('Content-Type', 'application/pdf')
        part.add_header('Content-Disposition', 'form-data', name='file', filename='väg.pdf')
        fields = ''.join(f'{name}: {value}\\r\\n' for name, value in part.items())
        data = open('FILE', 'rb').read()
        body = f'--python==\\r\\n{fields}\\r\\n'.encode() + data + b'\\r\\n--python==--\\r\\n'
        headers = {'Authorization': 'Bearer GATEWAY', 'X-Auth-Token': 'LOGIN',
                   'Content-Type': 'multipart/form-data; boundary="python=="'}
        print(urllib.request.urlopen(urllib.request.Request('URL', body, headers)).read().decode())
        """,
      ]
    ),
  ]

  @Test(arguments: programs.map(\.0)) func `the clients of this machine upload`(_ program: String) throws {
    guard let path = Self.path(of: program) else { return }
    let caller = try TestServer.shared.world().login()
    let file = try TestServer.temporaryFile().replacing("fast2.sqlite", with: "väg.pdf")
    try Data(Self.bytes).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let values = [
      ("GATEWAY", caller.gateway ?? ""), ("LOGIN", caller.login ?? ""), ("FILE", file),
      ("URL", "http://127.0.0.1:\(caller.world.server.port)\(caller.world.base)\(TestCaller.tempfile)"),
    ]
    let process = Process()
    process.executableURL = path
    process.arguments = Self.programs.first { $0.0 == program }?.1.map { argument in
      values.reduce(argument) { $0.replacing($1.0, with: $1.1) }
    }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let name = try #require(text.firstMatch(of: /"fileName":"([^"]+)"/), "\(text)")
    try expectStored(caller, String(name.1), "väg.pdf")
  }

  private static func path(of program: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: "\($0)/\(program)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
