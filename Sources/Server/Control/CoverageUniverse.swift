import Contract
import Domain
import Model
import Rules
package import Traffic

extension Coverage.Universe {
  /// All that there is to exercise of the API.
  package static let api: Coverage.Universe = {
    let steps = Statusregler.steg.map { StatusTransition(from: $0.fran?.rawValue, to: $0.till.rawValue) }
    let refusals = RefusalCode.allCases.filter { if case .control = $0.kind { false } else { true } }
    return Coverage.Universe(
      operations: Operations.all.map(\.id.rawValue), transitions: steps,
      codes: refusals.map { ($0.rawValue, $0.rule.number) } + NoteCode.allCases.map { ($0.rawValue, $0.rule.number) })
  }()
}
