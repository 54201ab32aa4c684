import JSON
package import Model
import Rules
import Texts

/// A resurs: a person, a group or a company.
package struct ResursUt: WireObject {
  var id: ResursID?
  var namn: Text?
  var kommunikation = Kommunikation()

  /// With its contact details, where the register has it; empty, and so null on the wire, for nil.
  package init(_ id: ResursID?, _ register: RegisterSnapshot) {
    self.id = id
    guard let id, let resurs = register.resurser[id] else { return }
    namn = resurs.namn
    kommunikation = resurs.kommunikation
  }

  package static let shape = Shape<Self>(
    "ResursUt", .both(section: "7.6"),
    "A resurs: a person, a group or a company."
  ) { s in
    s.field("id", \.id, "The id of the resurs.", "R100")
    s.field("namn", \.namn, "Its name.", "Anna Berg")
    s.group(
      "kommunikation", "How to reach it.", as: "ResursKommunikationUt", .both(section: "7.6"), "How to reach a resurs."
    ) { g in
      g.field("epostAdress", \.kommunikation.epost, "An e-mail address.", "anna.berg@example.com")
      g.field("telefon", \.kommunikation.telefon, "Phone numbers.")
    }
  }
}
