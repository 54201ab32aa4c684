import Model
import Texts

/// What may be a slip in the bodies of a step: a warning, since a scenario may mean it.
package struct StepRemark: Sendable {
  /// The way to a value.
  package enum Way: Sendable {
    case key(String)
    case index(Int)
  }

  /// The step, from 0.
  package var step: Int
  /// From the step to the value.
  package var way: [Way]
  /// The last key of the way is meant, and not its value.
  package var isKey: Bool
  /// What is wrong.
  package var message: String
  /// What was probably meant.
  package var suggestion: String?

  package init(step: Int, way: [Way], isKey: Bool, message: String, suggestion: String?) {
    self.step = step
    self.way = way
    self.isKey = isKey
    self.message = message
    self.suggestion = suggestion
  }
}

/// The registers whose codes steps send and expect, by their keys in a seed.
package enum KodRegister: String, Sendable {
  case arbetsordertyper, buntar, enhetstyper, handelsetyper, prio, resurser, tilltrade, ursprung, utrymmestyper
}

extension Scenario {
  /// The codes of a register, in the order of the seed and of what is laid over it.
  package func koder(_ register: KodRegister) -> [String] {
    SeedList(exactly: register.rawValue)?.rows?.ids(installation).map(\.string) ?? []
  }

  /// The name of the contract that a caller's requests are answered by (rule 1.1).
  package func contractName(of caller: StepCaller) -> String {
    let wanted = contract ?? installation.settings.contract ?? .document
    let klient: GatewayKlient? =
      switch caller.gateway {
      case .klient(let key): installation.klienter.first { $0.nyckel == key }
      // Who speaks the world's contract, or any, goes before the others.
      case .usual: installation.klienter.first { ($0.kontrakt ?? wanted) == wanted } ?? installation.klienter.first
      case .none, .expired, .forged: nil
      }
    return (klient?.kontrakt ?? wanted).rawValue
  }
}

extension Reader {
  /// What remarks say, with their places, in the order of the file.
  ///
  /// - Parameter steps: where they stand.
  func warnings(_ remarks: [StepRemark], steps: [Place]) -> [Diagnostic] {
    remarks.map { remark in
      let place = place(remark, in: steps[remark.step])
      return diagnostic(place, "warning: \(remark.message)", suggestion: remark.suggestion)
    }.enumerated().sorted { a, b in
      (a.element.line, a.element.column, a.offset) < (b.element.line, b.element.column, b.offset)
    }.map(\.element)
  }

  private func place(_ remark: StepRemark, in step: Place) -> Place {
    var at = step
    for (index, part) in remark.way.enumerated() {
      switch part {
      case .key(let name):
        if remark.isKey, index == remark.way.count - 1 { return key(name, of: at) ?? at }
        guard let value = member(name, of: at) else { return at }
        at = value
      case .index(let number):
        guard kind(at) == .sequence, number < children(at).count else { return at }
        at = Place(file: at.file, node: children(at)[children(at).startIndex + number])
      }
    }
    return at
  }

  /// The key of a mapping itself.
  private func key(_ name: String, of p: Place) -> Place? {
    guard kind(p) == .mapping else { return nil }
    return pairs(p).first { isScalar($0.key) && text($0.key) == name }?.key
  }
}
