package import Model
package import Texts
package import Tid

/// The input of an operation that takes nothing.
package struct NoInput: OperationInput {
  package init() {}
}

/// The input of an operation that takes a body and nothing else.
package struct BodyInput<Body: WireBody>: OperationInput {
  /// The body.
  package var body = Body()

  package init() {}
}

/// The input of an operation on one thing with a numeric id.
package struct IDInput: OperationInput {
  /// The id of the path.
  package var id: Int64 = 0

  package init() {}
}

/// The input of an operation on one thing whose id is text: an objekt, a customer number.
package struct TextIDInput: OperationInput {
  /// The id of the path.
  package var id: Text = ""

  package init() {}
}

/// The input of an operation on a temp file.
package struct NamnInput: OperationInput {
  /// The name in the path.
  package var namn: Text = ""

  package init() {}
}

/// The input of an operation that changes one thing.
package struct IDBodyInput<Body: WireBody>: OperationInput {
  /// The id of the path.
  package var id: Int64 = 0
  /// The body.
  package var body = Body()

  package init() {}
}

/// The input of a read of several objekt at once.
package struct ObjektListaInput: OperationInput {
  /// The numbers of the objekt, at least one.
  package var id: [Text] = []

  package init() {}
}

/// The input of the list of utrymmen; at least one of the two is given.
package struct UtrymmenInput: OperationInput {
  /// The objekt whose utrymmen to list.
  package var objektId: Text?
  /// The utrymmen to keep; with no objekt, the utrymmen to fetch.
  package var id: [Int64] = []

  package init() {}
}

/// The input of the list of enheter; at least one of the two is given.
package struct EnheterInput: OperationInput {
  /// The utrymme whose enheter to list.
  package var utrymmesId: Int64?
  /// The enheter to keep; with no utrymme, the enheter to fetch.
  package var enhetsId: [Int64] = []

  package init() {}
}

/// The input of the list of fraser.
package struct FraserInput: OperationInput {
  /// The enhet whose fraser to list.
  package var enhetsId: Int64 = 0

  package init() {}
}

/// The input of a list of what hangs on one arbetsorder.
package struct ArbetsorderIDInput: OperationInput {
  /// The arbetsorder.
  package var arbetsorderId: Int64 = 0

  package init() {}
}

/// The input of an operation that adds to one arbetsorder.
package struct ArbetsorderBodyInput<Body: WireBody>: OperationInput {
  /// The arbetsorder.
  package var arbetsorderId: Int64 = 0
  /// The body.
  package var body = Body()

  package init() {}
}

/// The input of the list of the contacts of a company.
package struct ForetagInput: OperationInput {
  /// The number of the company.
  package var foretagsnr: Text = ""

  package init() {}
}

/// The input of the proposal of a resurs (rule 4.4).
package struct ForslagInput: OperationInput {
  /// The code of the type of arbetsorder.
  package var feltyp: Text = ""
  /// The objekt.
  package var objektId: Text = ""
  /// The unit, where there is one.
  package var enhetId: Int64?

  package init() {}
}

/// The input of the list of arbetsorder: a page and filters that all must hold (rule 4.15).
package struct ArbetsorderListaInput: OperationInput {
  /// Rows to skip, 0 or more.
  package var offset: Int32 = 0
  /// Rows to answer, 1 to 1000.
  package var limit: Int32 = 100
  /// Any of these objekt; empty takes all, as in the other lists.
  package var objektId: [Text] = []
  /// This customer number.
  package var kundNr: Text?
  /// Carried out by any of these resurser.
  package var utforare: [Text] = []
  /// In any of these statuses; the domain judges the codes.
  package var status: [Text] = []
  /// Of any of these types; the domain judges the codes.
  package var feltyp: [Text] = []
  /// Registered on this day or later.
  package var skapadEfter: ISODatum?
  /// Changed after this instant.
  package var modifieradEfter: Tidpunkt?
  /// Planned for this day.
  package var bokadDatum: ISODatum?
  /// With any of these states of booking.
  package var bokningStatus: [ArbetsorderFilter.BokningStatus] = []
  /// On any of these enheter.
  package var enhetsId: [Int64] = []

  package init() {}
}
