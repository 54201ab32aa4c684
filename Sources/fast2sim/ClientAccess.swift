import Model
import Server
import Simulator
import Store
import Texts

/// The gateway-klient that a client is to be, by the contract that it is to speak: for the ready line, for what `serve`
/// and `exec` hand out and for what `compare` asks with (rule 1.1).
struct ClientKey {
  /// Nil where there is none that speaks the contract.
  let klient: GatewayKlient?
  let contract: Kontraktsval

  /// - Parameters:
  ///   - klienter: those of the world, in order.
  ///   - world: what its settings say.
  ///   - given: what `--contract` says; nil where nobody gave it.
  init(_ klienter: [GatewayKlient], world: Kontraktsval?, given: Kontraktsval?) {
    let standard = world ?? given ?? .document
    let wanted = given ?? standard
    // Where nobody asked for a contract there is none that the first one could fail to speak.
    let fitting = Self.first(klienter, speaking: wanted, standard: standard)
    let any = fitting ?? (given == nil ? klienter.first : nil)
    klient = any
    contract = fitting == nil ? any?.kontrakt ?? wanted : wanted
  }

  /// One that names the contract, else one that leaves it to the world where the world speaks it.
  static func first(
    _ klienter: [GatewayKlient], speaking contract: Kontraktsval, standard: Kontraktsval
  ) -> GatewayKlient? {
    klienter.first { $0.kontrakt == contract }
      ?? (contract == standard ? klienter.first { $0.kontrakt == nil } : nil)
  }
}

/// What a client needs to know of a server: where it is, and as whom to call it.
struct ClientAccess {
  /// Without a slash at its end.
  let url: String
  /// Where `/_sim` is, the same way.
  private let control: String
  let key: ClientKey
  /// One for each contract that somebody can speak, that of the key first.
  let klienter: [(klient: GatewayKlient, contract: Kontraktsval)]
  /// What to do where nobody can be the klient that was asked for; nil where somebody can, or nobody needs to.
  let advice: String?
  /// Of the first resurs that has one.
  let inloggning: Resurs.Inloggning?
  /// One that has an objekt which can be reported, so that a first try succeeds.
  let kund: Kund?
  private let adminKey: String?

  /// - Parameter control: nil where `/_sim` is at the same URL.
  init(
    url: String, control: String? = nil, _ configuration: ServeConfiguration, _ world: World, _ database: Database
  ) {
    self.url = url
    self.control = control ?? url
    let register = world.register
    let given = configuration.isContractGiven ? configuration.server.kontrakt : nil
    let key = ClientKey(register.klienter, world: world.settings.contract, given: given)
    self.key = key
    let standard = world.settings.contract ?? configuration.server.kontrakt
    let other: Kontraktsval = key.contract == .document ? .published : .document
    klienter = [
      (key.klient, key.contract), (ClientKey.first(register.klienter, speaking: other, standard: standard), other),
    ].compactMap { klient, contract in klient.map { ($0, contract) } }
    let isNeeded = configuration.server.auth == .full && key.klient == nil
    advice = isNeeded ? Self.advice(register.klienter, key.contract) : nil
    adminKey = configuration.server.adminKey
    inloggning = register.ordning.resurser.lazy.compactMap { register.resurser[$0]?.inloggning }.first
    kund = try? database.read { transaction in
      var search = ObjektSearch(.uthyrningsbara)
      search.antal = 100
      return try transaction.sok(search).lazy.compactMap(\.kunder.first).first.flatMap { try transaction.kund($0) }
    }
  }

  private static func advice(_ klienter: [GatewayKlient], _ contract: Kontraktsval) -> String {
    klienter.isEmpty
      ? "the seed has no gateway-klient, so nobody gets a token: add gateway: {klienter: [{nyckel: K, hemlighet: S}]} "
        + "to it, or leave the gateway out by --auth no-gateway"
      : "the seed has no gateway-klient that speaks the contract \(contract.rawValue); add one to it, or leave "
        + "--contract out"
  }

  /// The variables of the environment that clients read, in order (`docs/command-line.md`).
  var variables: [(name: String, value: String)] {
    let klient = key.klient
    let admin = adminKey.map { [(name: "FAST2_SIM_ADMIN_KEY", value: $0)] } ?? []
    return [
      ("FAST2_BASE_URL", url), ("OAUTH2_TOKEN_ENDPOINT", "\(url)/oauth2/token"), ("FAST2_SIM_URL", "\(control)/_sim"),
      ("CONSUMER_KEY", klient?.nyckel.string ?? ""), ("CONSUMER_SECRET", klient?.hemlighet.string ?? ""),
      ("FAST2_USERNAME", inloggning?.namn.string ?? ""), ("FAST2_PASSWORD", inloggning?.losenord.string ?? ""),
      ("KUND_ID", kund.map { "\($0.id.rawValue)" } ?? ""), ("KUND_NR", kund?.nummer.string ?? ""),
      ("FAST2_SIM_CONTRACT", key.contract.rawValue),
    ] + admin
  }
}
