import Contract
import Domain
import HTTPTransport
import Model
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// What happens: one case for each operation of the table. Decode, run and encode are written once, below.
///
/// An object, so that a turn, which holds much, is not copied from step to step.
final class Dispatch {
  let app: Application
  /// Not to be touched but by `answer`, which lends it.
  private var held: Turn
  let request: Request
  let parameters: PathParameters
  let reply: Reply

  init(_ app: Application, _ turn: consuming Turn, _ request: Request, _ parameters: PathParameters, _ reply: Reply) {
    self.app = app
    held = turn
    self.request = request
    self.parameters = parameters
    self.reply = reply
  }

  func run(_ id: OperationID) {
    switch id {
    case .token: token()
    case .jwks: open(Operations.jwks) { _, turn in TokenHandlers.jwks(turn.world) }
    case .login:
      login(Operations.login) { try TokenHandlers.login($0.body, $1.world, $1.decided.auth, self.app, $1.origin) }
    case .refresh: refresh()
    case .getObjekt: read(Operations.getObjekt, FastaHandlers.objekt)
    case .getObjekt_1: read(Operations.getObjekt_1, FastaHandlers.objekt)
    case .getFelanmalningsbaraHyresobjekt: read(Operations.getFelanmalningsbaraHyresobjekt, Sokning.uthyrningsbara)
    case .getFelanmalningsbaraEjHyresobjekt:
      read(Operations.getFelanmalningsbaraEjHyresobjekt, Sokning.ejUthyrningsbara)
    case .getUtrymmenGivetObjekt: read(Operations.getUtrymmenGivetObjekt, FastaHandlers.utrymmen)
    case .getUtrymme: read(Operations.getUtrymme, FastaHandlers.utrymme)
    case .getEnheterGivetUtrymme: read(Operations.getEnheterGivetUtrymme, FastaHandlers.enheter)
    case .getEnhet: read(Operations.getEnhet, FastaHandlers.enhet)
    case .putEnhet: write(Operations.putEnhet, FastaHandlers.uppdateraEnhet)
    case .getFraserGivetEnhet: read(Operations.getFraserGivetEnhet, FastaHandlers.fraser)
    case .getKund: read(Operations.getKund, FastaHandlers.kund)
    case .getKundByKundnr: read(Operations.getKundByKundnr, FastaHandlers.kund)
    case .putKontaktuppgift: write(Operations.putKontaktuppgift, FastaHandlers.uppdateraKontakt)
    case .getArbetsordrar_1: compose(Operations.getArbetsordrar_1, ArbetsorderReading.lista)
    case .getArbetsorder_1: render(Operations.getArbetsorder_1, ArbetsorderReading.en)
    case .postArbetsorder: write(Operations.postArbetsorder, ArbetsorderHandlers.skapa)
    case .putArbetsorder: write(Operations.putArbetsorder, ArbetsorderHandlers.uppdatera)
    case .getArbetsorderStatus: read(Operations.getArbetsorderStatus, ArbetsorderHandlers.status)
    case .postArbetsorderStatus: write(Operations.postArbetsorderStatus, ArbetsorderHandlers.bytStatus)
    case .getArbetsorderStatusLista: read(Operations.getArbetsorderStatusLista, ArbetsorderHandlers.vardelista)
    case .getHandelser: read(Operations.getHandelser, HangandeHandlers.handelser)
    case .getHandelse: read(Operations.getHandelse, HangandeHandlers.handelse)
    case .loginSso: login(Operations.loginSso) { try OutsideLogin.sso($0.body, $1.world, $1.origin) }
    case .federatedlogin: login(Operations.federatedlogin) { try OutsideLogin.federated($0.body, $1.world, $1.origin) }
    case .postHandelse: write(Operations.postHandelse, HangandeHandlers.skapaHandelse)
    case .putHandelse: write(Operations.putHandelse, HangandeHandlers.uppdateraHandelse)
    case .deleteHandelse: write(Operations.deleteHandelse, HangandeHandlers.taBortHandelse)
    case .getHandelseTyper: read(Operations.getHandelseTyper, HangandeHandlers.handelsetyper)
    case .getKontaktpersoner: read(Operations.getKontaktpersoner, HangandeHandlers.kontaktpersoner)
    case .postKontaktperson: write(Operations.postKontaktperson, HangandeHandlers.skapaKontaktperson)
    case .getKontaktperson: read(Operations.getKontaktperson, HangandeHandlers.kontaktperson)
    case .putKontaktperson: write(Operations.putKontaktperson, HangandeHandlers.uppdateraKontaktperson)
    case .deleteKontaktperson: write(Operations.deleteKontaktperson, HangandeHandlers.taBortKontaktperson)
    case .getKontaktpersonerVardelista: read(Operations.getKontaktpersonerVardelista, HangandeHandlers.kontakter)
    case .getTider: read(Operations.getTider, TidHandlers.tider)
    case .postTid: write(Operations.postTid, TidHandlers.registrera)
    case .getTid: read(Operations.getTid, TidHandlers.tid)
    case .putTid: write(Operations.putTid, TidHandlers.uppdatera)
    case .deleteTid: write(Operations.deleteTid, TidHandlers.taBort)
    case .startaTid: write(Operations.startaTid, TidHandlers.starta)
    case .stoppaTid: write(Operations.stoppaTid, TidHandlers.stoppa)
    case .stoppaTider: write(Operations.stoppaTider, TidHandlers.stoppaPaArbetsorder)
    case .getTidsfraser: read(Operations.getTidsfraser, TidHandlers.aktiviteter)
    case .getSla: read(Operations.getSla, ArbetsorderHandlers.sla)
    case .postSlaAvslut: write(Operations.postSlaAvslut, ArbetsorderHandlers.avslutaSla)
    case .storeTempFile: upload()
    case .deleteTempFile: write(Operations.deleteTempFile, FilHandlers.taBortTempfil)
    case .getFile: file()
    case .deleteFile: write(Operations.deleteFile, FilHandlers.taBort)
    case .createFiles_1: write(Operations.createFiles_1, FilHandlers.koppla)
    case .getResursKalender: read(Operations.getResursKalender, at: BokningHandlers.kalender)
    case .getResursForslag: read(Operations.getResursForslag, BokningHandlers.forslag)
    case .bokaArbetsorder: write(Operations.bokaArbetsorder, BokningHandlers.boka)
    case .avbokaArbetsorder: write(Operations.avbokaArbetsorder, BokningHandlers.avboka)
    case .bokning: read(Operations.bokning, BokningHandlers.bokning)
    case .svaraMeddelande: write(Operations.svaraMeddelande, MeddelandeHandlers.skicka)
    case .getMeddelanden: read(Operations.getMeddelanden, MeddelandeHandlers.lista)
    case .markeraMeddelandenSomLast: write(Operations.markeraMeddelandenSomLast, MeddelandeHandlers.lasta)
    case .getTilltradeVardelista: read(Operations.getTilltradeVardelista, MeddelandeHandlers.tilltraden)
    case .dummy: open(Operations.dummy) { _, _ in NoBody() }
    }
  }
}

/// Who asks what world, under which contract.
struct Context: Sendable {
  let resurs: Resurs
  let kontrakt: Kontrakt
  let world: World
  let rendered: RenderedRegisters
}

extension Dispatch {
  /// Runs the way of a request; what it throws is answered, with the notes that were left until then.
  ///
  /// - Parameter way: hands back the answer; nil where it comes later.
  private func answer(_ way: (inout Turn) throws -> Response?) {
    do {
      if let response = try way(&held) { reply.send(response) }
    } catch {
      reply.send(held.failed(error))
    }
  }

  /// An operation that needs no login: decode, run, encode.
  private func open<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Turn) throws -> O) {
    answer { turn in
      let input = try opened(endpoint, &turn)
      return turn.answered(endpoint.encode(try body(input, turn), as: turn.kontrakt))
    }
  }

  /// A reading operation: on this worker, in one snapshot, from start to end.
  private func read<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Reading) throws -> O) {
    render(endpoint) { input, context in
      try context.world.read(as: context.resurs) { endpoint.encode(try body(input, $0), as: context.kontrakt) }
    }
  }

  /// A reading operation that the world's time decides too.
  private func read<I, O>(_ endpoint: Endpoint<I, O>, at body: (I, Context) throws -> O) {
    render(endpoint) { input, context in endpoint.encode(try body(input, context), as: context.kontrakt) }
  }

  /// A reading operation that renders its answer itself.
  private func render<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Context) throws -> [UInt8]) {
    answer { turn in
      let (input, context) = try admitted(endpoint, &turn)
      return turn.answered(try body(input, context))
    }
  }

  /// A reading operation that puts its answer together of what was rendered before.
  private func compose<I, O>(_ endpoint: Endpoint<I, O>, _ body: (I, Context) throws -> ComposedBody) {
    answer { turn in
      let (input, context) = try admitted(endpoint, &turn)
      let body = try body(input, context)
      turn.composed = body
      return turn.answered(body.bytes)
    }
  }

  /// The bytes of a file, which are no JSON.
  private func file() {
    answer { turn in
      let (input, context) = try admitted(Operations.getFile, &turn)
      return turn.answered(try FilHandlers.hamta(input, context))
    }
  }

  /// An upload: what came in is judged here, and stored when the world's writer comes to it.
  private func upload() {
    let id = held.world.uuid()
    write(Operations.storeTempFile) { _, context in
      try Behorighet.skriva(filer: context.resurs)
      return try FilHandlers.mottagen(request, context.world.settings)
    } run: { fil, world in
      var answer = TempFileUt()
      answer.fileName = try world.spara(fil, id: id)
      return answer
    }
  }

  /// A writing operation: decoded here, run when the world's writer comes to it, answered after the commit.
  private func write<I: Sendable, O>(_ endpoint: Endpoint<I, O>, _ body: @escaping @Sendable (I, Writing) throws -> O) {
    write(endpoint, prepare: { input, _ in input }, run: body)
  }

  /// A writing operation that has nothing to say when it is done.
  private func write<I: Sendable>(
    _ endpoint: Endpoint<I, NoBody>, _ body: @escaping @Sendable (I, Writing) throws -> Void
  ) {
    write(endpoint) { input, world -> NoBody in
      try body(input, world)
      return NoBody()
    }
  }

  /// - Parameter prepare: makes of the input what the transaction needs, still on this worker.
  private func write<I, P: Sendable, O>(
    _ endpoint: Endpoint<I, O>, prepare: (I, Context) throws -> P,
    run body: @escaping @Sendable (P, Writing) throws -> O
  ) {
    answer { turn in
      let (decoded, context) = try admitted(endpoint, &turn)
      let input = try prepare(decoded, context)
      let (ready, reply) = (turn, reply)
      turn.world.write(
        as: context.resurs, WriteOrigin(endpoint.operation.id.rawValue, counts: true), turn.mark,
        { writing in
          let output = try body(input, writing)
          try ready.checkStrict(writing.notes)
          let steg = writing.steg.map { StatusTransition(from: $0.fran?.rawValue, to: $0.till.rawValue) }
          return (output, writing.notes, steg)
        },
        done: { result in
          var turn = ready
          switch result {
          case .success(let ((output, notes, steg), receipt)):
            turn.notes += notes
            turn.transitions = steg
            turn.receipt = receipt
            reply.send(turn.answered(endpoint.encode(output, as: turn.kontrakt)))
          case .failure(let error): reply.send(turn.failed(error))
          }
        })
      return nil
    }
  }

  /// The gateway's token; the journal tells which klient got it.
  private func token() {
    answer { turn in
      let endpoint = Operations.token
      let body = try opened(endpoint, &turn).body
      let given = try TokenHandlers.token(body, request, turn.world, turn.decided.auth, app)
      turn.caller = given.klient
      return turn.answered(endpoint.encode(given.answer, as: turn.kontrakt))
    }
  }

  /// A login; what it tells of the client is noted.
  private func login<I>(_ endpoint: Endpoint<I, AuthUt>, _ body: (I, Turn) throws -> TokenHandlers.TokenPair) {
    answer { turn in
      let pair = try body(try opened(endpoint, &turn), turn)
      if let note = pair.note { turn.notes.append(note) }
      if pair.isAgain, turn.decided.quirks.contains(.oneTokenPerUser) { turn.quirks.insert(.oneTokenPerUser) }
      try turn.checkStrict()
      return turn.answered(endpoint.encode(pair.answer, as: turn.kontrakt))
    }
  }

  /// Swaps a refresh token: the old one is spent in the same transaction that the answer waits for (rule 3.3).
  private func refresh() {
    answer { turn in
      let endpoint = Operations.refresh
      let token = try TokenHandlers.refresh(try opened(endpoint, &turn).body, turn.world)
      let (ready, reply) = (turn, reply)
      turn.world.spend(token, turn.mark) { result in
        do {
          guard try result.get() else { throw TokenHandlers.spent() }
          let pair = try TokenHandlers.pair(
            for: ResursID(Text(token.subject)), ready.world, ready.origin, isRefresh: true)
          reply.send(ready.answered(endpoint.encode(pair.answer, as: ready.kontrakt)))
        } catch {
          reply.send(ready.failed(error))
        }
      }
      return nil
    }
  }

  /// Lets a call in that needs no login, and reads it. The gateway's own operations are how one comes by its token.
  private func opened<I, O>(_ endpoint: Endpoint<I, O>, _ turn: inout Turn) throws -> I {
    if endpoint.operation.tag != .gateway {
      _ = try Admission(app: app, request: request).admit(&turn, endpoint.operation)
    }
    return try decoded(endpoint, &turn)
  }

  /// Lets the caller in and reads the request.
  private func admitted<I, O>(_ endpoint: Endpoint<I, O>, _ turn: inout Turn) throws -> (I, Context) {
    guard let resurs = try Admission(app: app, request: request).admit(&turn, endpoint.operation) else {
      // Only rows that need no login have no caller, and those go through `open`.
      throw Refusal(.loginMissing, "Invalid JWT token: the operation needs a login")
    }
    return (
      try decoded(endpoint, &turn),
      Context(resurs: resurs, kontrakt: turn.kontrakt, world: turn.world, rendered: app.rendered)
    )
  }

  private func decoded<I, O>(_ endpoint: Endpoint<I, O>, _ turn: inout Turn) throws -> I {
    let input = try endpoint.decode(raw, as: turn.kontrakt, notes: &turn.notes)
    try turn.checkStrict()
    return input
  }

  /// The request as the contract reads it.
  private var raw: RawInput {
    RawInput(
      pathNames: parameters.names, pathValues: parameters.values,
      query: request.query.map { RawInput.QueryItem(name: $0.name, value: $0.value) },
      contentType: request.headers[.contentType], body: request.body)
  }
}
