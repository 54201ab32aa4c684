import Domain
import Store

/// What a client needs to know of a server: where it is, and as whom to call it.
struct ClientAccess {
  /// Without a slash at its end.
  let url: String
  let klient: GatewayKlient?
  /// Of the first resurs that has one.
  let inloggning: Resurs.Inloggning?
  /// One that has an objekt which can be reported, so that a first try succeeds.
  let kund: Kund?

  init(url: String, klient: GatewayKlient?, _ database: Database) {
    self.url = url
    self.klient = klient
    let register = database.register
    inloggning = register.ordning.resurser.lazy.compactMap { register.resurser[$0]?.inloggning }.first
    kund = try? database.read { transaction in
      var search = ObjektSearch(.uthyrningsbara)
      search.antal = 100
      return try transaction.sok(search).lazy.compactMap(\.kunder.first).first.flatMap { try transaction.kund($0) }
    }
  }

  /// The variables of the environment that clients read, in order (`control.md` 5).
  var variables: [(name: String, value: String)] {
    [
      ("FAST2_BASE_URL", url), ("OAUTH2_TOKEN_ENDPOINT", "\(url)/oauth2/token"), ("FAST2_SIM_URL", "\(url)/_sim"),
      ("CONSUMER_KEY", klient?.nyckel ?? ""), ("CONSUMER_SECRET", klient?.hemlighet ?? ""),
      ("FAST2_USERNAME", inloggning?.namn ?? ""), ("FAST2_PASSWORD", inloggning?.losenord ?? ""),
      ("KUND_ID", kund.map { "\($0.id.rawValue)" } ?? ""), ("KUND_NR", kund?.nummer ?? ""),
    ]
  }
}
