/// The questions of a comparison. None of them changes data: GETs, searches, and calls for tokens.
enum Probes {
  static var all: [Probe] {
    let others = (refusals + searches + doors).map { probe in
      var probe = probe
      probe.judgesShape = false
      return probe
    }
    return reads + orders + registers + others
  }

  private static let lettable = "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
  private static let shared = "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara"

  /// What there is, one by one and in lists.
  private static var reads: [Probe] {
    [
      .search("objekt that can be let", lettable, #"{"filter": {}, "first": 20}"#),
      .get("an objekt", "/v1/fastastrukturen/objekt/{}", \.objekt),
      .get("objekt by their ids", "/v1/fastastrukturen/objekt?id={}", \.objekt),
      .get("utrymmen of an objekt", "/v1/fastastrukturen/utrymmen?objektId={}", \.objekt),
      .get("the same with a slash before the query", "/v1/fastastrukturen/utrymmen/?objektId={}", \.objekt),
      .get("an utrymme", "/v1/fastastrukturen/utrymmen/{}", \.utrymmen),
      .get("enheter of an utrymme", "/v1/fastastrukturen/enheter?utrymmesId={}", \.utrymmen),
      .get("an enhet", "/v1/fastastrukturen/enheter/{}", \.enheter),
      .get("fraser of an enhet", "/v1/fastastrukturen/fraser?enhetsId={}", \.enheter),
      .get("fraser by the other path of the document", "/v1/fastastrukturen/enheter/fraser?enhetsId={}", \.enheter),
      .get("a kund", "/v1/kund/{}", \.kunder),
      .get("a kund by its number", "/v1/kund/kundnummer/{}", \.kundnummer),
    ]
  }

  private static var orders: [Probe] {
    [
      .get("a list of arbetsorder", "/v1/arbetsorder?limit=50"),
      .get("an arbetsorder", "/v1/arbetsorder/{}", \.arbetsorder),
      .get("the status of an arbetsorder", "/v1/arbetsorder/{}/status", \.arbetsorder),
      .get("the next statuses of an arbetsorder", "/v1/arbetsorder/{}/status/vardelista", \.arbetsorder),
      .get("the SLA of an arbetsorder", "/v1/arbetsorder/{}/sla", \.arbetsorder),
      .get("the booking of an arbetsorder", "/v1/arbetsorder/{}/bokning", \.arbetsorder),
      .get("the messages of an arbetsorder", "/v1/arbetsorder/meddelanden/{}", \.arbetsorder),
      .get("händelser of an arbetsorder", "/v1/arbetsorder/handelser?arbetsorderId={}", \.arbetsorder),
      .get("a händelse", "/v1/arbetsorder/handelser/{}", \.handelser),
      .get("kontaktpersoner of an arbetsorder", "/v1/arbetsorder/kontaktpersoner?arbetsorderId={}", \.arbetsorder),
      .get("a kontaktperson", "/v1/arbetsorder/kontaktpersoner/{}", \.kontaktpersoner),
      .get("tider of an arbetsorder", "/v1/arbetsorder/tider?arbetsorderId={}", \.arbetsorder),
      .get("a tid", "/v1/arbetsorder/tider/{}", \.tider),
      .get("a file", "/v1/filetransfer/file/{}", \.filer),
      .get("who would carry out", "/v1/arbetsorder/resurs/forslag?feltyp=F&objektId={}", \.objekt),
    ]
  }

  private static var registers: [Probe] {
    [
      .get("tillträden", "/v1/arbetsorder/tilltrade/vardelista"),
      .get("types of händelser", "/v1/arbetsorder/handelser/vardelista"),
      .get("activities", "/v1/arbetsorder/tider/aktiviteter/vardelista"),
      .get("contacts of a företag", "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista?foretagsnr={}", \.foretag),
      .get("avtal", "/v1/avtal"),
    ]
  }

  /// What is refused, and how.
  private static var refusals: [Probe] {
    [
      .get("an arbetsorder that does not exist", "/v1/arbetsorder/999999999999"),
      .get("a kund that does not exist", "/v1/kund/999999999999"),
      .get("an objekt that does not exist", "/v1/fastastrukturen/objekt/finns-inte"),
      .get("an id that is no number", "/v1/arbetsorder/abc"),
      .get("an id of zero", "/v1/arbetsorder/0"),
      .get("a parameter that is missing", "/v1/arbetsorder/handelser"),
      .get("no parameter at all", "/v1/fastastrukturen/utrymmen"),
      .get("utrymmen of an objekt that does not exist", "/v1/fastastrukturen/utrymmen?objektId=finns-inte"),
      .get("an unknown status in a filter", "/v1/arbetsorder?status=FINNSINTE"),
      .get("statuses joined by commas", "/v1/arbetsorder?status=REG,GODK,PAGAR&limit=1"),
      .get("statuses one by one", "/v1/arbetsorder?status=REG&status=GODK&limit=1"),
      .get("a status with Ö", "/v1/arbetsorder?status=UTF%C3%96RD&limit=1"),
      .get("a status in Latin-1", "/v1/arbetsorder?status=UTF%D6RD&limit=1"),
      .get("an objekt in a filter that does not exist", "/v1/arbetsorder?objektId=finns-inte"),
      .get("a limit of zero", "/v1/arbetsorder?limit=0"),
      .get("a limit past the greatest", "/v1/arbetsorder?limit=1001"),
      .get("an offset below zero", "/v1/arbetsorder?offset=-1"),
      .get("a date that does not exist", "/v1/arbetsorder?skapadEfter=2026-02-30"),
      .get("a parameter that nobody declares", "/v1/arbetsorder?finnsInte=1&limit=1"),
      .get("a path that does not exist", "/v1/finns-inte"),
      .get("a method that the path does not have", "/v1/arbetsorder/meddelande"),
    ]
  }

  private static var searches: [Probe] {
    [
      .search("a search with a number as text", lettable, #"{"filter": {"kundId": "1"}}"#),
      .search("a search with an unknown field", lettable, #"{"filter": {}, "finnsInte": 1}"#),
      .search("a search for no rows", lettable, #"{"filter": {}, "first": 0}"#),
      .search("a search after an unknown cursor", lettable, #"{"filter": {}, "after": "x"}"#),
      .search("a search by an unknown sort key", lettable, #"{"filter": {}, "sortering": [{"falt": "X"}]}"#),
      .search("a search with broken JSON", lettable, "{"),
      .search("a search without a body", lettable, ""),
      .search("a search as plain text", lettable, #"{"filter": {}}"#, type: "text/plain"),
      .search("shared objekt of no building", shared, #"{"filter": {}}"#),
      .search("a calendar of nobody", "/v1/system/resurskalender", "{}"),
    ]
  }

  /// Who is let in, and how the others are turned away.
  private static var doors: [Probe] {
    [
      .get("no token of the gateway", "/v1/avtal", .none, needsGateway: true),
      .get("a forged token of the gateway", "/v1/avtal", .gateway("forged"), needsGateway: true),
      .get("no login", "/v1/arbetsorder?limit=1", .noLogin),
      .get("a forged login", "/v1/arbetsorder?limit=1", .login("forged")),
      Probe(
        name: "an unknown consumer key", method: "POST", targets: { _ in ["/oauth2/token"] },
        body: Array("grant_type=client_credentials&client_id=fast2sim-compare&client_secret=x".utf8),
        type: "application/x-www-form-urlencoded", tokens: .none, needsGateway: true),
      Probe(
        name: "an unknown way to a token", method: "POST", targets: { _ in ["/oauth2/token"] },
        body: Array("grant_type=finns-inte&client_id=fast2sim-compare&client_secret=x".utf8),
        type: "application/x-www-form-urlencoded", tokens: .none, needsGateway: true),
      // No name that exists: some systems lock an account after a few wrong passwords.
      Probe(
        name: "a login of nobody", method: "POST", targets: { _ in ["/v1/auth/login"] },
        body: Array(#"{"username": "fast2sim-compare", "password": "x"}"#.utf8), tokens: .noLogin),
    ]
  }
}
