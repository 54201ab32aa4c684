import Contract

/// `fast2sim openapi`, `postman` and `operations`: the contract as it is served, printed.
enum ContractCommand {
  private static let contract = [Option("contract", "1.1|published", "1.1", "by whose names")]

  static let openapiOptions = contract + [Option("format", "FORM", "json", "json or yaml")] + Option.common

  static let postmanOptions =
    contract + [Option("part", "WHAT", "collection", "collection or environment")] + Option.common

  static let operationsOptions =
    [Option("fidelity", nil, nil, "print how far each can be relied on, as Markdown", reach: .flag)] + Option.common

  static func openapi(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let kontrakt = try arguments.choice("contract", Kontrakt.document)
    let form = try arguments.choice("format", ServedText.Form.json)
    Console.out(bytes: OpenAPI.text(kontrakt, version: Product.version, as: form).bytes())
  }

  private enum Part: String, CaseIterable { case collection, environment }

  static func postman(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let kontrakt = try arguments.choice("contract", Kontrakt.document)
    switch try arguments.choice("part", Part.collection) {
    case .collection: Console.out(bytes: Postman.collection(kontrakt, version: Product.version).bytes())
    case .environment: Console.out(bytes: Postman.environment(kontrakt).bytes())
    }
  }

  static func operations(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    guard !arguments.isOn("fidelity") else { return Console.out(FidelityPage.text) }
    let books = PrintedOperation.Book.allCases.map { (book: $0, printed: PrintedOperation.all(in: $0)) }
    Console.out(books.map { table($0.book, $0.printed) }.joined(separator: "\n\n"))
    let missing = books.flatMap(\.printed).count { $0.served == nil }
    if missing > 0 { Console.fail(.checksFailed, "\(missing) operations of the sources are not served") }
  }

  private static func table(_ book: PrintedOperation.Book, _ printed: [PrintedOperation]) -> String {
    let served = printed.count { $0.served != nil }
    let head = "\(book.rawValue): \(printed.count) operations, \(served) served (\(served * 100 / printed.count) %)"
    let rows = printed.map { row in
      let method = row.method?.rawValue ?? row.served?.methods.map(\.rawValue).joined(separator: "|") ?? ""
      let id = row.served?.id.rawValue ?? "NOT SERVED"
      let source = row.served?.source.text ?? ""
      return "  \(padded(method, 8)) \(padded(row.path, 64)) \(padded(id, 33)) \(source)"
    }
    return ([head] + rows).joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
