package import JSON

/// A change of a JSON body: a merge patch of RFC 7396, or one step at a path (rule control 3.1).
package enum JSONPatch: Sendable {
  case merge(JSONValue)
  case set([Step], JSONValue)
  case add([Step], JSONValue)
  case remove([Step])

  /// A part of a path such as `$.a.b[0]`.
  package enum Step: Sendable, Equatable {
    case member(String)
    case element(Int)
    /// Behind the last element: `[-]`.
    case end
  }

  /// One step of a list.
  static let schema = JSONSchema.object(
    [
      JSONSchema.Member("set", .text(1...500), "The path whose value is replaced, or made."),
      JSONSchema.Member(
        "add", .text(1...500),
        "The path of a list that gets an element, of an element before which it gets one, or of a member."),
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
    guard let steps = steps(value[name]?.stringValue ?? "", takesEnd: name != "remove") else {
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
  ///
  /// - Parameter takesEnd: whether `[-]` means behind the last element.
  package static func steps(_ path: String, takesEnd: Bool = false) -> [Step]? {
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
        guard let end = rest.firstIndex(of: "]") else { return nil }
        if takesEnd, rest[..<end] == "-" {
          steps.append(.end)
        } else {
          guard let index = Int(rest[..<end]), index >= 0 else { return nil }
          steps.append(.element(index))
        }
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return steps
  }

  /// The value as it is after the change; nil where nothing changes.
  package func changed(_ value: JSONValue) -> JSONValue? {
    let outcome =
      switch self {
      case .merge(let patch): Self.merged(value, patch)
      case .set(let steps, let new): Self.change(value, steps[...], .set(new))
      case .add(let steps, let new): Self.change(value, steps[...], .add(new))
      case .remove(let steps): Self.change(value, steps[...], .remove)
      }
    switch outcome {
    case .same: return nil
    case .value(let new): return new
    case .gone: return .null
    }
  }

  /// What a rule says, for a note.
  package var shown: String {
    switch self {
    case .merge: "the merge patch"
    case .set(let steps, _): "set \(Self.path(steps))"
    case .add(let steps, _): "add \(Self.path(steps))"
    case .remove(let steps): "remove \(Self.path(steps))"
    }
  }

  private static func path(_ steps: [Step]) -> String {
    steps.reduce(into: "$") { path, step in
      switch step {
      case .member(let name): path += ".\(name)"
      case .element(let index): path += "[\(index)]"
      case .end: path += "[-]"
      }
    }
  }

  /// What becomes of a value.
  private enum Outcome {
    case same
    case value(JSONValue)
    case gone
  }

  /// What is done where a path ends.
  private enum Edit {
    case set(JSONValue)
    case add(JSONValue)
    case remove

    /// Whether what is missing on the way there is made; null counts as missing then.
    var creates: Bool { if case .remove = self { false } else { true } }
  }

  private static func merged(_ old: JSONValue?, _ patch: JSONValue) -> Outcome {
    guard case .object(let changes) = patch.kind else { return replaced(old, patch) }
    var members = old?.members ?? []
    let known: MemberIndex? =
      if case .object(let given)? = old?.kind { MemberIndex(given, lookups: changes.count) } else { nil }
    var isSame = known != nil
    for change in changes {
      let place = known?.place(of: change.name)
      if isNull(change.value) {
        // What has no value is left out of the object below, so that the places stay.
        if let place { (members[place].1, isSame) = (nil, false) }
        continue
      }
      switch merged(place.flatMap { members[$0].1 }, change.value) {
      case .same: break
      case .gone: isSame = false
      case .value(let new):
        if let place { members[place].1 = new } else { members.append((change.name, new)) }
        isSame = false
      }
    }
    return isSame ? .same : .value(.object(members))
  }

  private static func replaced(_ old: JSONValue?, _ new: JSONValue) -> Outcome {
    old.map { $0.isEqual(to: new) } ?? false ? .same : .value(new)
  }

  private static func change(_ old: JSONValue?, _ steps: ArraySlice<Step>, _ edit: Edit) -> Outcome {
    guard let step = steps.first else {
      switch edit {
      case .set(let new): return replaced(old, new)
      case .add(let new):
        guard let elements = old?.arrayValue else { return replaced(old, new) }
        return .value(.list(elements + [new]))
      case .remove: return old == nil ? .same : .gone
      }
    }
    guard let old, !(edit.creates && isNull(old)) else {
      guard edit.creates, let made = made(step) else { return .same }
      return change(made, steps, edit)
    }
    switch step {
    case .member(let name): return member(name, of: old, steps.dropFirst(), edit)
    case .element(let index): return element(index, of: old, steps.dropFirst(), edit)
    case .end: return element(old.arrayValue?.count ?? 0, of: old, steps.dropFirst(), edit)
    }
  }

  private static func member(
    _ name: String, of old: JSONValue, _ rest: ArraySlice<Step>, _ edit: Edit
  ) -> Outcome {
    guard case .object(let given) = old.kind else { return .same }
    var members = old.members
    let place = MemberIndex(given, lookups: 1).place(of: name)
    switch change(place.map { given[$0].value }, rest, edit) {
    case .same: return .same
    case .value(let new):
      if let place { members[place].1 = new } else { members.append((name, new)) }
    case .gone: if let place { members.remove(at: place) }
    }
    return .value(.object(members))
  }

  private static func element(
    _ index: Int, of old: JSONValue, _ rest: ArraySlice<Step>, _ edit: Edit
  ) -> Outcome {
    guard var elements = old.arrayValue, index <= elements.count else { return .same }
    if rest.isEmpty, case .add(let new) = edit {
      // RFC 6902 section 4.1: what stands there, and all behind it, moves on.
      elements.insert(new, at: index)
      return .value(.list(elements))
    }
    switch change(index < elements.count ? elements[index] : nil, rest, edit) {
    case .same: return .same
    case .value(let new): if index < elements.count { elements[index] = new } else { elements.append(new) }
    case .gone: elements.remove(at: index)
    }
    return .value(.list(elements))
  }

  private static func isNull(_ value: JSONValue) -> Bool { if case .null = value.kind { true } else { false } }

  /// What is made where a step finds nothing; nil for an element behind the end of the empty list.
  private static func made(_ step: Step) -> JSONValue? {
    switch step {
    case .member: .object([])
    case .element(0), .end: .list([])
    case .element: nil
    }
  }
}
