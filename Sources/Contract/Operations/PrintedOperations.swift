/// The operations that the sources print, written down from them and not from the operation table: what the table is
/// measured by.
package struct PrintedOperation: Sendable {
  /// The two sources.
  package enum Book: String, Sendable, CaseIterable {
    case document = "document 1.1"
    case published
  }

  /// Which source prints it.
  package let book: Book
  /// Nil where the document names none.
  package let method: OperationMethod?
  /// The path without base and query; the document's `:id` is written `{id}`.
  package let path: String
  /// The section of the document, or the published operation id.
  package let place: String

  /// The operation that serves it; nil where none does.
  package var served: Operation? {
    Operations.all.first { operation in
      ([operation.path] + operation.aliases).contains(path)
        && (method.map(operation.methods.contains) ?? true)
    }
  }

  /// Every operation of a source.
  package static func all(in book: Book) -> [PrintedOperation] {
    (book == .document ? document : published).map {
      PrintedOperation(book: book, method: $0.method, path: $0.path, place: $0.place)
    }
  }

  private struct Printed: Sendable {
    let method: OperationMethod?
    let path: String
    let place: String

    init(_ method: OperationMethod?, _ path: String, _ place: String) {
      self.method = method
      self.path = path
      self.place = place
    }
  }

  /// Chapters 1.3, 4, 7 and 8; chapter 4 names no methods, and three of its rows stand nowhere else.
  private static let document: [Printed] = [
    Printed(.post, "/oauth2/token", "§1.3.1"),
    Printed(.post, "/v1/auth/login", "§1.3.2"),
    Printed(.get, "/v1/fastastrukturen/objekt/{id}", "§7.1"),
    Printed(.post, "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", "§7.1"),
    Printed(.post, "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", "§7.1"),
    Printed(.get, "/v1/fastastrukturen/utrymmen/{id}", "§7.2"),
    Printed(.get, "/v1/fastastrukturen/utrymmen", "§7.2"),
    Printed(.get, "/v1/fastastrukturen/enheter/{id}", "§7.3"),
    Printed(.get, "/v1/fastastrukturen/enheter", "§7.3"),
    Printed(.put, "/v1/fastastrukturen/enheter/{id}", "§7.3.1"),
    Printed(.get, "/v1/fastastrukturen/fraser", "§4"),
    Printed(.get, "/v1/fastastrukturen/enheter/fraser", "§7.6.2"),
    Printed(.get, "/v1/kund/{id}", "§7.4"),
    Printed(.get, "/v1/kund/kundnummer/{nummer}", "§7.4"),
    Printed(.put, "/v1/kund/{id}/kontaktuppgift", "§7.4.1"),
    Printed(.put, "/v1/kund/{id}/kontaktuppgifter", "§4"),
    Printed(.get, "/v1/arbetsorder/handelser", "§7.5"),
    Printed(.get, "/v1/arbetsorder/handelser/{id}", "§7.5"),
    Printed(.put, "/v1/arbetsorder/handelser/{id}", "§7.5.1"),
    Printed(.delete, "/v1/arbetsorder/handelser/{id}", "§7.5.2"),
    Printed(.post, "/v1/arbetsorder/handelser", "§7.5.3"),
    Printed(.get, "/v1/arbetsorder/handelser/vardelista", "§7.5.4"),
    Printed(.get, "/v1/arbetsorder", "§7.6"),
    Printed(.get, "/v1/arbetsorder/{id}", "§7.6"),
    Printed(.put, "/v1/arbetsorder/{id}", "§7.6.1"),
    Printed(.post, "/v1/arbetsorder", "§7.6.2"),
    Printed(.get, "/v1/arbetsorder/{id}/status", "§7.6.3"),
    Printed(.put, "/v1/arbetsorder/{id}/status", "§7.6.4"),
    Printed(.get, "/v1/arbetsorder/{id}/status/vardelista", "§7.6.5"),
    Printed(.get, "/v1/arbetsorder/kontaktpersoner", "§7.7"),
    Printed(.get, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7"),
    Printed(.put, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7.1"),
    Printed(.post, "/v1/arbetsorder/kontaktpersoner", "§7.7.2"),
    Printed(.delete, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7.3"),
    Printed(.get, "/v1/arbetsorder/{id}/sla", "§7.8"),
    Printed(.post, "/v1/arbetsorder/{id}/sla/avslutad", "§7.8.1"),
    Printed(.get, "/v1/arbetsorder/tider", "§7.9"),
    Printed(.get, "/v1/arbetsorder/tider/{id}", "§7.9"),
    Printed(.put, "/v1/arbetsorder/tider/{id}", "§7.9.1"),
    Printed(.delete, "/v1/arbetsorder/tider/{id}", "§7.9.2"),
    Printed(.post, "/v1/arbetsorder/tider", "§7.9.3"),
    Printed(.get, "/v1/arbetsorder/tider/aktiviteter/vardelista", "§7.9.4"),
    Printed(nil, "/v1/arbetsorder/tider/starta", "§4"),
    Printed(nil, "/v1/arbetsorder/tider/{id}/stoppa", "§4"),
    Printed(nil, "/v1/arbetsorder/tider/stoppa", "§4"),
    Printed(.post, "/v1/filetransfer/tempfile", "§8.1.0"),
    Printed(.delete, "/v1/filetransfer/tempfile/{name}", "§8.1.1"),
    Printed(.get, "/v1/filetransfer/file/{id}", "§8.2"),
    Printed(.delete, "/v1/filetransfer/file/{id}", "§8.2.1"),
  ]

  private static let published: [Printed] = [
    Printed(.post, "/v1/auth/federatedlogin", "federatedlogin"),
    Printed(.post, "/v1/auth/login", "login"),
    Printed(.post, "/v1/auth/loginsso", "loginSso"),
    Printed(.post, "/v1/auth/refresh", "refresh"),
    Printed(.get, "/v1/fastastrukturen/enheter", "getEnheterGivetUtrymme"),
    Printed(.get, "/v1/fastastrukturen/enheter/{id}", "getEnhet"),
    Printed(.put, "/v1/fastastrukturen/enheter/{id}", "putEnhet"),
    Printed(.get, "/v1/fastastrukturen/fraser", "getFraserGivetEnhet"),
    Printed(.get, "/v1/fastastrukturen/objekt", "getObjekt"),
    Printed(
      .post, "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", "getFelanmalningsbaraEjHyresobjekt"),
    Printed(.post, "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", "getFelanmalningsbaraHyresobjekt"),
    Printed(.get, "/v1/fastastrukturen/objekt/{id}", "getObjekt_1"),
    Printed(.get, "/v1/fastastrukturen/utrymmen", "getUtrymmenGivetObjekt"),
    Printed(.get, "/v1/fastastrukturen/utrymmen/{id}", "getUtrymme"),
    Printed(.get, "/v1/kund/kundnummer/{nummer}", "getKundByKundnr"),
    Printed(.get, "/v1/kund/{id}", "getKund"),
    Printed(.put, "/v1/kund/{id}/kontaktuppgift", "putKontaktuppgift"),
    Printed(.get, "/v1/arbetsorder", "getArbetsordrar_1"),
    Printed(.post, "/v1/arbetsorder", "postArbetsorder"),
    Printed(.get, "/v1/arbetsorder/handelser", "getHandelser"),
    Printed(.post, "/v1/arbetsorder/handelser", "postHandelse"),
    Printed(.get, "/v1/arbetsorder/handelser/vardelista", "getHandelseTyper"),
    Printed(.get, "/v1/arbetsorder/handelser/{id}", "getHandelse"),
    Printed(.put, "/v1/arbetsorder/handelser/{id}", "putHandelse"),
    Printed(.delete, "/v1/arbetsorder/handelser/{id}", "deleteHandelse"),
    Printed(.get, "/v1/arbetsorder/kontaktpersoner", "getKontaktpersoner"),
    Printed(.post, "/v1/arbetsorder/kontaktpersoner", "postKontaktperson"),
    Printed(.get, "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista", "getKontaktpersonerVardelista"),
    Printed(.get, "/v1/arbetsorder/kontaktpersoner/{id}", "getKontaktperson"),
    Printed(.put, "/v1/arbetsorder/kontaktpersoner/{id}", "putKontaktperson"),
    Printed(.delete, "/v1/arbetsorder/kontaktpersoner/{id}", "deleteKontaktperson"),
    Printed(.post, "/v1/arbetsorder/meddelande", "svaraMeddelande"),
    Printed(.get, "/v1/arbetsorder/meddelanden/{id}", "getMeddelanden"),
    Printed(.put, "/v1/arbetsorder/meddelanden/{id}/lasta", "markeraMeddelandenSomLast"),
    Printed(.get, "/v1/arbetsorder/resurs/forslag", "getResursForslag"),
    Printed(.get, "/v1/arbetsorder/tider", "getTider"),
    Printed(.post, "/v1/arbetsorder/tider", "postTid"),
    Printed(.get, "/v1/arbetsorder/tider/aktiviteter/vardelista", "getTidsfraser"),
    Printed(.post, "/v1/arbetsorder/tider/starta", "startaTid"),
    Printed(.get, "/v1/arbetsorder/tider/{id}", "getTid"),
    Printed(.put, "/v1/arbetsorder/tider/{id}", "putTid"),
    Printed(.delete, "/v1/arbetsorder/tider/{id}", "deleteTid"),
    Printed(.put, "/v1/arbetsorder/tider/{id}/stoppa", "stoppaTid"),
    Printed(.get, "/v1/arbetsorder/tilltrade/vardelista", "getTilltradeVardelista"),
    Printed(.get, "/v1/arbetsorder/{id}", "getArbetsorder_1"),
    Printed(.put, "/v1/arbetsorder/{id}", "putArbetsorder"),
    Printed(.post, "/v1/arbetsorder/{id}/avboka", "avbokaArbetsorder"),
    Printed(.post, "/v1/arbetsorder/{id}/boka", "bokaArbetsorder"),
    Printed(.get, "/v1/arbetsorder/{id}/bokning", "bokning"),
    Printed(.post, "/v1/arbetsorder/{id}/filer", "createFiles_1"),
    Printed(.get, "/v1/arbetsorder/{id}/sla", "getSla"),
    Printed(.post, "/v1/arbetsorder/{id}/sla/avslutad", "postSlaAvslut"),
    Printed(.get, "/v1/arbetsorder/{id}/status", "getArbetsorderStatus"),
    Printed(.put, "/v1/arbetsorder/{id}/status", "postArbetsorderStatus"),
    Printed(.get, "/v1/arbetsorder/{id}/status/vardelista", "getArbetsorderStatusLista"),
    Printed(.get, "/v1/filetransfer/file/{id}", "getFile"),
    Printed(.delete, "/v1/filetransfer/file/{id}", "deleteFile"),
    Printed(.post, "/v1/filetransfer/tempfile", "storeTempFile"),
    Printed(.delete, "/v1/filetransfer/tempfile/{name}", "deleteTempFile"),
    Printed(.post, "/v1/system/resurskalender", "getResursKalender"),
    Printed(.get, "/v1/avtal", "dummy"),
  ]
}
