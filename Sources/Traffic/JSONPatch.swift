package import JSON

/// A change of a JSON body: a merge patch of RFC 7396, or one step at a path (`control.md` 3.1).
package enum JSONPatch: Sendable {
  case merge(JSONValue)
  case set([Step], JSONValue)
  case add([Step], JSONValue)
  case remove([Step])

  /// A part of a path such as `$.a.b[0]`.
  package enum Step: Sendable, Equatable {
    case member(String)
    case element(Int)
  }

  /// One step of a list.
  static let schema = JSONSchema.object(
    [
      JSONSchema.Member("set", .text(1...500), "The path whose value is replaced, or made."),
      JSONSchema.Member("add", .text(1...500), "The path of a list that gets an element, or of a member."),
      JSONSchema.Member("remove", .text(1...500), "The path of what goes."),
      JSONSchema.Member("value", .any, "What is set or added."),
    ], least: 1)

  /// Reads a merge patch, or a list of steps.
  static func read(_ value: JSONValue, at path: String) throws(SchemaProblem) -> [JSONPatch] {
    guard let steps = value.arrayValue else { return [.merge(value)] }
    var patches: [JSONPatch] = []
    for (index, step) in steps.enumerated() { patches.append(try one(step, at: "\(path)[\(index)]")) }
    return patches
  }

  private static func one(_ value: JSONValue, at path: String) throws(SchemaProblem) -> JSONPatch {
    let named = ["set", "add", "remove"].filter { value[$0] != nil }
    guard named.count == 1, let name = named.first else {
      throw SchemaProblem(path: path, message: "has one of set, add and remove")
    }
    guard let steps = steps(value[name]?.stringValue ?? "") else {
      throw SchemaProblem(path: "\(path).\(name)", message: "is no path such as $.a.b[0].c")
    }
    if name == "remove" {
      guard value["value"] == nil else {
        throw SchemaProblem(path: "\(path).value", message: "goes with set and add; remove needs none")
      }
      return .remove(steps)
    }
    guard let new = value["value"] else { throw SchemaProblem(path: path, message: "value is missing") }
    return name == "set" ? .set(steps, new) : .add(steps, new)
  }

  /// Takes `$.a.b[0].c` apart; nil where it is no such path.
  package static func steps(_ path: String) -> [Step]? {
    guard path.first == "$" else { return nil }
    var steps: [Step] = []
    var rest = path.dropFirst()
    while let first = rest.first {
      rest = rest.dropFirst()
      switch first {
      case ".":
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        steps.append(.member(String(name)))
        rest = rest.dropFirst(name.count)
      case "[":
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]), index >= 0 else { return nil }
        steps.append(.element(index))
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return steps
  }

  /// The value as it is after the change.
  package func applied(to value: JSONValue) -> JSONValue {
    switch self {
    case .merge(let patch): Self.merged(value, patch)
    case .set(let steps, let new): Self.change(value, steps[...], creates: true) { _ in new }
    case .add(let steps, let new):
      Self.change(value, steps[...], creates: true) { old in
        guard let elements = old?.arrayValue else { return new }
        return .list(elements + [new])
      }
    case .remove(let steps): Self.change(value, steps[...], creates: false) { _ in nil }
    }
  }

  private static func merged(_ value: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard case .object = patch.kind else { return patch }
    var members = value.members
    for (name, change) in patch.members {
      guard let change else { continue }
      let index = members.firstIndex { $0.0 == name }
      if case .null = change.kind {
        if let index { members.remove(at: index) }
      } else if let index {
        members[index].1 = merged(members[index].1 ?? .null, change)
      } else {
        members.append((name, merged(.null, change)))
      }
    }
    return .object(members)
  }

  /// - Parameters:
  ///   - creates: whether what is missing on the way to the path is made; null counts as missing then.
  ///   - new: what stands at the path afterwards; nil removes it.
  private static func change(
    _ value: JSONValue, _ steps: ArraySlice<Step>, creates: Bool, _ new: (JSONValue?) -> JSONValue?
  ) -> JSONValue {
    guard let step = steps.first else { return new(value) ?? .null }
    let rest = steps.dropFirst()
    func changed(_ old: JSONValue?) -> JSONValue? {
      if rest.isEmpty { return new(old) }
      if creates, old.map(isNull) ?? true { return made(rest).map { change($0, rest, creates: true, new) } }
      return old.map { change($0, rest, creates: creates, new) }
    }
    switch step {
    case .member(let name):
      guard case .object = value.kind else { return value }
      var members = value.members
      if let index = members.firstIndex(where: { $0.0 == name }) {
        members[index].1 = changed(members[index].1)
      } else {
        members.append((name, changed(nil)))
      }
      return .object(members)
    case .element(let index):
      guard var elements = value.arrayValue, index <= elements.count else { return value }
      if index == elements.count {
        if let more = changed(nil) { elements.append(more) }
      } else if let one = changed(elements[index]) {
        elements[index] = one
      } else {
        elements.remove(at: index)
      }
      return .list(elements)
    }
  }

  private static func isNull(_ value: JSONValue) -> Bool { if case .null = value.kind { true } else { false } }

  /// What is made where the next step finds nothing; nil for an element behind the end of the empty list.
  private static func made(_ rest: ArraySlice<Step>) -> JSONValue? {
    switch rest.first {
    case .member: .object([])
    case .element(0): .list([])
    default: nil
    }
  }
}
