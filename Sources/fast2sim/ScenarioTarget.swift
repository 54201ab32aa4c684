import Client
import Documents
import Texts

/// The base URL that scenarios are run against in the place of a world of their own, and what is allowed there.
struct ScenarioTarget {
  let ground: Ground

  /// - Returns: nil where no target is asked for.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let url = arguments.text("target") else {
      // Not ca-file, which a file of options may have for others.
      let given =
        ["allow-writes", "insecure"].filter(arguments.isOn) + (arguments.text("confirm") == nil ? [] : ["confirm"])
      if let name = given.first { throw UsageError(message: "--\(name) goes with --target") }
      return nil
    }
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      throw arguments.wrong("target", "valid is a base URL such as https://gateway.example.com:8243")
    }
    let allowsWrites = arguments.isOn("allow-writes")
    let authority = HTTPRequest("GET", url).authority
    if allowsWrites || arguments.text("confirm") != nil {
      let named = arguments.text("confirm")
      let host = authority.split(separator: ":").first.map(String.init)
      guard allowsWrites, named == authority || named == host else {
        throw UsageError(
          message: "writing to \(authority) needs --allow-writes and --confirm \(host ?? authority); nothing was sent")
      }
    }
    ground = .target(url, try Self.credentials(), allowsWrites: allowsWrites)
  }

  /// Those of the environment: nothing that is secret belongs on a command line.
  private static func credentials() throws(UsageError) -> ScenarioCredentials {
    guard let key = Environment.value("CONSUMER_KEY"), let secret = Environment.value("CONSUMER_SECRET") else {
      throw UsageError(
        message:
          "--target needs CONSUMER_KEY and CONSUMER_SECRET, and FAST2_USERNAME and FAST2_PASSWORD, in the environment")
    }
    var logins: [Text: ScenarioCredentials.Login] = [:]
    if let name = Environment.value("FAST2_USERNAME"), let password = Environment.value("FAST2_PASSWORD") {
      // The scenarios that ship call the landlord's own person so.
      logins["user"] = (name, password)
      logins[name] = (name, password)
    }
    let prefix = "FAST2_LOGIN_"
    for (variable, text) in Environment.everything where variable.hasPrefix(prefix) {
      guard let colon = text.firstIndex(of: ":") else {
        throw UsageError(message: "\(variable) is not NAME:PASSWORD")
      }
      logins[variable.dropFirst(prefix.count).asciiLowercased] = (
        String(text[..<colon]), String(text[text.index(after: colon)...])
      )
    }
    return ScenarioCredentials(klienter: [(key, secret)], logins: logins)
  }

  /// Why none of a scenario's steps can be run here; nil where some may.
  func reasonToSkip(_ scenario: Scenario) -> String? {
    guard !scenario.ownKeys.isEmpty else { return nil }
    let keys = scenario.ownKeys.joined(separator: ", ")
    return "it needs a world of its own, for its \(keys)"
  }
}
