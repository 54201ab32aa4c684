package import Rules
package import Texts

extension Refusal {
  /// A code that is none of a list (rule 1.12).
  ///
  /// - Parameters:
  ///   - sort: what the list is of, in the singular.
  ///   - falt: what the code is called on the wire.
  package static func okandKod(_ kod: Text, _ sort: String, falt: String, bland koder: [Text]) -> Refusal {
    let lista = koder.joined(separator: ", ")
    return Refusal(
      .unknownCode, "\(falt): unknown \(sort) '\(kod.prefix(40))', valid are \(lista)",
      hint: Twin.hint(kod, among: koder) ?? "Send one of \(lista).")
  }
}
