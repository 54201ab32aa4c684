/// `fast2sim open`: the console of a running server, in a browser.
enum OpenCommand {
  static let options = RunningServer.options.filter { !["admin-key", "json"].contains($0.name) } + Option.common

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let page = try RunningServer(arguments, environment).page
    Console.out(Browser.visit(page) ? "opened \(page)" : "no browser can be opened from here; the page is \(page)")
  }
}

extension Help {
  static let open =
    """
    usage: fast2sim open [options]

    Opens the console of a running server in the browser: the page that shows what the simulator
    knows. Where no browser can be opened it prints the URL, and ends with 0 all the same; with 1
    where the server has no console, with 4 where none answers.

    \(OpenCommand.options.map(\.line).joined(separator: "\n"))

    The page asks for the key of a server that was started with --admin-key.

    example: fast2sim open --world test-1
    """
}
