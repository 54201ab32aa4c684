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

  private typealias Printed = (method: OperationMethod?, path: String, place: String)

  /// Chapters 1.3, 4, 7 and 8; chapter 4 names no methods, and three of its rows stand nowhere else.
  private static let document: [Printed] = [
    (.post, "/oauth2/token", "§1.3.1"),
    (.post, "/v1/auth/login", "§1.3.2"),
    (.get, "/v1/fastastrukturen/objekt/{id}", "§7.1"),
    (.post, "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", "§7.1"),
    (.post, "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", "§7.1"),
    (.get, "/v1/fastastrukturen/utrymmen/{id}", "§7.2"),
    (.get, "/v1/fastastrukturen/utrymmen", "§7.2"),
    (.get, "/v1/fastastrukturen/enheter/{id}", "§7.3"),
    (.get, "/v1/fastastrukturen/enheter", "§7.3"),
    (.put, "/v1/fastastrukturen/enheter/{id}", "§7.3.1"),
    (.get, "/v1/fastastrukturen/fraser", "§4"),
    (.get, "/v1/fastastrukturen/enheter/fraser", "§7.6.2"),
    (.get, "/v1/kund/{id}", "§7.4"),
    (.get, "/v1/kund/kundnummer/{nummer}", "§7.4"),
    (.put, "/v1/kund/{id}/kontaktuppgift", "§7.4.1"),
    (.put, "/v1/kund/{id}/kontaktuppgifter", "§4"),
    (.get, "/v1/arbetsorder/handelser", "§7.5"),
    (.get, "/v1/arbetsorder/handelser/{id}", "§7.5"),
    (.put, "/v1/arbetsorder/handelser/{id}", "§7.5.1"),
    (.delete, "/v1/arbetsorder/handelser/{id}", "§7.5.2"),
    (.post, "/v1/arbetsorder/handelser", "§7.5.3"),
    (.get, "/v1/arbetsorder/handelser/vardelista", "§7.5.4"),
    (.get, "/v1/arbetsorder", "§7.6"),
    (.get, "/v1/arbetsorder/{id}", "§7.6"),
    (.put, "/v1/arbetsorder/{id}", "§7.6.1"),
    (.post, "/v1/arbetsorder", "§7.6.2"),
    (.get, "/v1/arbetsorder/{id}/status", "§7.6.3"),
    (.put, "/v1/arbetsorder/{id}/status", "§7.6.4"),
    (.get, "/v1/arbetsorder/{id}/status/vardelista", "§7.6.5"),
    (.get, "/v1/arbetsorder/kontaktpersoner", "§7.7"),
    (.get, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7"),
    (.put, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7.1"),
    (.post, "/v1/arbetsorder/kontaktpersoner", "§7.7.2"),
    (.delete, "/v1/arbetsorder/kontaktpersoner/{id}", "§7.7.3"),
    (.get, "/v1/arbetsorder/{id}/sla", "§7.8"),
    (.post, "/v1/arbetsorder/{id}/sla/avslutad", "§7.8.1"),
    (.get, "/v1/arbetsorder/tider", "§7.9"),
    (.get, "/v1/arbetsorder/tider/{id}", "§7.9"),
    (.put, "/v1/arbetsorder/tider/{id}", "§7.9.1"),
    (.delete, "/v1/arbetsorder/tider/{id}", "§7.9.2"),
    (.post, "/v1/arbetsorder/tider", "§7.9.3"),
    (.get, "/v1/arbetsorder/tider/aktiviteter/vardelista", "§7.9.4"),
    (nil, "/v1/arbetsorder/tider/starta", "§4"),
    (nil, "/v1/arbetsorder/tider/{id}/stoppa", "§4"),
    (nil, "/v1/arbetsorder/tider/stoppa", "§4"),
    (.post, "/v1/filetransfer/tempfile", "§8.1.0"),
    (.delete, "/v1/filetransfer/tempfile/{name}", "§8.1.1"),
    (.get, "/v1/filetransfer/file/{id}", "§8.2"),
    (.delete, "/v1/filetransfer/file/{id}", "§8.2.1"),
  ]

  private static let published: [Printed] = [
    (.post, "/v1/auth/federatedlogin", "federatedlogin"),
    (.post, "/v1/auth/login", "login"),
    (.post, "/v1/auth/loginsso", "loginSso"),
    (.post, "/v1/auth/refresh", "refresh"),
    (.get, "/v1/fastastrukturen/enheter", "getEnheterGivetUtrymme"),
    (.get, "/v1/fastastrukturen/enheter/{id}", "getEnhet"),
    (.put, "/v1/fastastrukturen/enheter/{id}", "putEnhet"),
    (.get, "/v1/fastastrukturen/fraser", "getFraserGivetEnhet"),
    (.get, "/v1/fastastrukturen/objekt", "getObjekt"),
    (.post, "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", "getFelanmalningsbaraEjHyresobjekt"),
    (.post, "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", "getFelanmalningsbaraHyresobjekt"),
    (.get, "/v1/fastastrukturen/objekt/{id}", "getObjekt_1"),
    (.get, "/v1/fastastrukturen/utrymmen", "getUtrymmenGivetObjekt"),
    (.get, "/v1/fastastrukturen/utrymmen/{id}", "getUtrymme"),
    (.get, "/v1/kund/kundnummer/{nummer}", "getKundByKundnr"),
    (.get, "/v1/kund/{id}", "getKund"),
    (.put, "/v1/kund/{id}/kontaktuppgift", "putKontaktuppgift"),
    (.get, "/v1/arbetsorder", "getArbetsordrar_1"),
    (.post, "/v1/arbetsorder", "postArbetsorder"),
    (.get, "/v1/arbetsorder/handelser", "getHandelser"),
    (.post, "/v1/arbetsorder/handelser", "postHandelse"),
    (.get, "/v1/arbetsorder/handelser/vardelista", "getHandelseTyper"),
    (.get, "/v1/arbetsorder/handelser/{id}", "getHandelse"),
    (.put, "/v1/arbetsorder/handelser/{id}", "putHandelse"),
    (.delete, "/v1/arbetsorder/handelser/{id}", "deleteHandelse"),
    (.get, "/v1/arbetsorder/kontaktpersoner", "getKontaktpersoner"),
    (.post, "/v1/arbetsorder/kontaktpersoner", "postKontaktperson"),
    (.get, "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista", "getKontaktpersonerVardelista"),
    (.get, "/v1/arbetsorder/kontaktpersoner/{id}", "getKontaktperson"),
    (.put, "/v1/arbetsorder/kontaktpersoner/{id}", "putKontaktperson"),
    (.delete, "/v1/arbetsorder/kontaktpersoner/{id}", "deleteKontaktperson"),
    (.post, "/v1/arbetsorder/meddelande", "svaraMeddelande"),
    (.get, "/v1/arbetsorder/meddelanden/{id}", "getMeddelanden"),
    (.put, "/v1/arbetsorder/meddelanden/{id}/lasta", "markeraMeddelandenSomLast"),
    (.get, "/v1/arbetsorder/resurs/forslag", "getResursForslag"),
    (.get, "/v1/arbetsorder/tider", "getTider"),
    (.post, "/v1/arbetsorder/tider", "postTid"),
    (.get, "/v1/arbetsorder/tider/aktiviteter/vardelista", "getTidsfraser"),
    (.post, "/v1/arbetsorder/tider/starta", "startaTid"),
    (.get, "/v1/arbetsorder/tider/{id}", "getTid"),
    (.put, "/v1/arbetsorder/tider/{id}", "putTid"),
    (.delete, "/v1/arbetsorder/tider/{id}", "deleteTid"),
    (.put, "/v1/arbetsorder/tider/{id}/stoppa", "stoppaTid"),
    (.get, "/v1/arbetsorder/tilltrade/vardelista", "getTilltradeVardelista"),
    (.get, "/v1/arbetsorder/{id}", "getArbetsorder_1"),
    (.put, "/v1/arbetsorder/{id}", "putArbetsorder"),
    (.post, "/v1/arbetsorder/{id}/avboka", "avbokaArbetsorder"),
    (.post, "/v1/arbetsorder/{id}/boka", "bokaArbetsorder"),
    (.get, "/v1/arbetsorder/{id}/bokning", "bokning"),
    (.post, "/v1/arbetsorder/{id}/filer", "createFiles_1"),
    (.get, "/v1/arbetsorder/{id}/sla", "getSla"),
    (.post, "/v1/arbetsorder/{id}/sla/avslutad", "postSlaAvslut"),
    (.get, "/v1/arbetsorder/{id}/status", "getArbetsorderStatus"),
    (.put, "/v1/arbetsorder/{id}/status", "postArbetsorderStatus"),
    (.get, "/v1/arbetsorder/{id}/status/vardelista", "getArbetsorderStatusLista"),
    (.get, "/v1/filetransfer/file/{id}", "getFile"),
    (.delete, "/v1/filetransfer/file/{id}", "deleteFile"),
    (.post, "/v1/filetransfer/tempfile", "storeTempFile"),
    (.delete, "/v1/filetransfer/tempfile/{name}", "deleteTempFile"),
    (.post, "/v1/system/resurskalender", "getResursKalender"),
    (.get, "/v1/avtal", "dummy"),
  ]
}
