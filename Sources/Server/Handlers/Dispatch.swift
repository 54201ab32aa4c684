import Contract
import Domain
import HTTPTransport
import JSON
import Rules
import Simulator
import Tid

/// What happens: one case for each operation of the table. Decode, run and encode are written once, below.
struct Dispatch {
  let app: Application
  var turn: Turn
  let request: Request
  let parameters: PathParameters
  let reply: Reply

  init(_ app: Application, _ turn: Turn, _ request: Request, _ parameters: PathParameters, _ reply: Reply) {
    self.app = app
    self.turn = turn
    self.request = request
    self.parameters = parameters
    self.reply = reply
  }

  func run(_ id: OperationID) throws {
    switch id {
    case .token: try open(Operations.token) { try TokenHandlers.token($0.body, request, turn.world, app.options.auth) }
    case .jwks: try open(Operations.jwks) { _ in TokenHandlers.jwks(turn.world) }
    case .login: try open(Operations.login) { try TokenHandlers.login($0.body, turn.world) }
    case .refresh: try refresh()
    case .getObjekt: try read(Operations.getObjekt, FastaHandlers.objekt)
    case .getObjekt_1: try read(Operations.getObjekt_1, FastaHandlers.objekt)
    case .getFelanmalningsbaraHyresobjekt: try read(Operations.getFelanmalningsbaraHyresobjekt, Sokning.uthyrningsbara)
    case .getFelanmalningsbaraEjHyresobjekt:
      try read(Operations.getFelanmalningsbaraEjHyresobjekt, Sokning.ejUthyrningsbara)
    case .getUtrymmenGivetObjekt: try read(Operations.getUtrymmenGivetObjekt, FastaHandlers.utrymmen)
    case .getUtrymme: try read(Operations.getUtrymme, FastaHandlers.utrymme)
    case .getEnheterGivetUtrymme: try read(Operations.getEnheterGivetUtrymme, FastaHandlers.enheter)
    case .getEnhet: try read(Operations.getEnhet, FastaHandlers.enhet)
    case .putEnhet: try write(Operations.putEnhet, FastaHandlers.andraEnhet)
    case .getFraserGivetEnhet: try read(Operations.getFraserGivetEnhet, FastaHandlers.fraser)
    case .getKund: try read(Operations.getKund, FastaHandlers.kund)
    case .getKundByKundnr: try read(Operations.getKundByKundnr, FastaHandlers.kund)
    case .putKontaktuppgift: try write(Operations.putKontaktuppgift, FastaHandlers.andraKontakt)
    case .getArbetsordrar_1: try render(Operations.getArbetsordrar_1, ArbetsorderReading.lista)
    case .getArbetsorder_1: try render(Operations.getArbetsorder_1, ArbetsorderReading.en)
    case .postArbetsorder: try write(Operations.postArbetsorder, ArbetsorderHandlers.skapa)
    case .putArbetsorder: try write(Operations.putArbetsorder, ArbetsorderHandlers.andra)
    case .getArbetsorderStatus: try read(Operations.getArbetsorderStatus, ArbetsorderHandlers.status)
    case .postArbetsorderStatus: try write(Operations.postArbetsorderStatus, ArbetsorderHandlers.bytStatus)
    case .getArbetsorderStatusLista: try read(Operations.getArbetsorderStatusLista, ArbetsorderHandlers.vardelista)
    case .getHandelser: try read(Operations.getHandelser, ArbetsorderHandlers.handelser)
    case .getHandelse: try read(Operations.getHandelse, ArbetsorderHandlers.handelse)
    }
  }
}

/// Who asks what world, under which contract.
struct Context: Sendable {
  let resurs: Resurs
  let kontrakt: Kontrakt
  let world: World
}

extension Dispatch {
  /// An operation that needs no login: decode, run, encode.
  private func open<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I) throws -> O) throws {
    var turn = turn
    do {
      // The gateway's own operations are how one comes by its token.
      if endpoint.operation.tag != .gateway {
        _ = try Admission(app: app, request: request).admit(&turn, endpoint.operation)
      }
      let input = try endpoint.decode(raw, as: turn.kontrakt, notes: &turn.notes)
      try turn.checkStrict()
      let output = try body(input)
      reply.send(turn.answered(endpoint.encode(output, as: turn.kontrakt)))
    } catch {
      reply.send(turn.failed(error))
    }
  }

  /// A reading operation: on this worker, in one snapshot, from start to end.
  private func read<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Reading) throws -> O) throws {
    try render(endpoint) { input, context in
      try context.world.read(as: context.resurs) { endpoint.encode(try body(input, $0), as: context.kontrakt) }
    }
  }

  /// A reading operation that renders its answer itself.
  private func render<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Context) throws -> [UInt8]) throws {
    var turn = turn
    do {
      let (input, context) = try admitted(endpoint, &turn)
      reply.send(turn.answered(try body(input, context)))
    } catch {
      reply.send(turn.failed(error))
    }
  }

  /// A writing operation: decoded here, run when the world's writer comes to it, answered after the commit.
  private func write<I, O>(
    _ endpoint: Endpoint<I, O>, _ body: @escaping @Sendable (I, Writing) throws -> O
  ) throws {
    var turn = turn
    do {
      let (input, context) = try admitted(endpoint, &turn)
      let (ready, reply) = (turn, reply)
      turn.world.write(
        as: context.resurs, epoch: turn.epoch,
        { writing in
          let output = try body(input, writing)
          try ready.checkStrict(writing.notes)
          return (output, writing.notes)
        },
        done: { result in
          var turn = ready
          switch result {
          case .success(let (output, notes)):
            turn.notes += notes
            reply.send(turn.answered(endpoint.encode(output, as: turn.kontrakt)))
          case .failure(let error): reply.send(turn.failed(error))
          }
        })
    } catch {
      reply.send(turn.failed(error))
    }
  }

  /// Lets the caller in and reads the request.
  private func admitted<I, O>(_ endpoint: Endpoint<I, O>, _ turn: inout Turn) throws -> (I, Context) {
    guard let resurs = try Admission(app: app, request: request).admit(&turn, endpoint.operation) else {
      // Only rows that need no login have no caller, and those go through `open`.
      throw Refusal(.loginMissing, "Invalid JWT token: the operation needs a login")
    }
    let input = try endpoint.decode(raw, as: turn.kontrakt, notes: &turn.notes)
    try turn.checkStrict()
    return (input, Context(resurs: resurs, kontrakt: turn.kontrakt, world: turn.world))
  }

  /// Swaps a refresh token: the old one is spent in the same transaction that the answer waits for (rule 3.3).
  private func refresh() throws {
    var turn = turn
    do {
      _ = try Admission(app: app, request: request).admit(&turn, Operations.refresh.operation)
      let input = try Operations.refresh.decode(raw, as: turn.kontrakt, notes: &turn.notes)
      try turn.checkStrict()
      let token = try TokenHandlers.refresh(input.body, turn.world)
      let (ready, reply) = (turn, reply)
      turn.world.spend(token, epoch: turn.epoch) { result in
        do {
          guard try result.get() else { throw TokenHandlers.spent() }
          let pair = try TokenHandlers.pair(for: ResursID(token.subject), ready.world)
          reply.send(ready.answered(Operations.refresh.encode(pair, as: ready.kontrakt)))
        } catch {
          reply.send(ready.failed(error))
        }
      }
    } catch {
      reply.send(turn.failed(error))
    }
  }

  /// The request as the contract reads it.
  private var raw: RawInput {
    RawInput(
      pathParameters: Dictionary(parameters.all.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a }),
      query: request.query.map { RawInput.QueryItem(name: $0.name, value: $0.value) },
      contentType: request.headers["content-type"], body: request.body)
  }
}
