import JSON

/// The keys of a mapping, declared once: what is read, written and refused, and what editors offer come from here.
struct Shape<Root>: Sendable, AnyShape {
  let name: String
  /// A value before any key of it has been read.
  let start: @Sendable (Place) -> Root
  /// The row that a mapping names, where a document is laid over an installation that has it.
  let known: (@Sendable (Reader, Place) -> Root?)?
  /// It can be told in part, where a document is laid over an installation.
  let isLaidOver: Bool
  private var words = ShapeWords()
  private var values: [Value] = []

  /// What is done with the value of a key.
  private struct Value: Sendable {
    /// Reads a value that is there; a null one only where the key tells it from a missing one.
    let apply: @Sendable (inout Root, Reader, Place) -> Void
    /// What a null one does to a row that is there: the value becomes that of the second, which is new.
    let clear: (@Sendable (inout Root, Root) -> Void)?
    let name: String
    /// What is written; nil where the key is left out.
    let write: @Sendable (Root) -> JSONValue?
  }

  init(
    _ name: String, isLaidOver: Bool = true, known: (@Sendable (Reader, Place) -> Root?)? = nil,
    start: @escaping @Sendable (Place) -> Root,
    keys: (inout Shape) -> Void
  ) {
    self.name = name
    self.known = known
    self.isLaidOver = isLaidOver
    self.start = start
    keys(&self)
  }

  /// Declares a key whose value goes where `set` puts it.
  ///
  /// - Parameters:
  ///   - clear: what null does to a row that is there; the second is a new one.
  ///   - get: what is written; nil where the key is left out.
  mutating func key<Value>(
    _ name: String, or others: [String] = [], _ form: Form<Value>, required: Bool = false, _ about: String? = nil,
    clear: (@Sendable (inout Root, Root) -> Void)? = nil, get: @escaping @Sendable (Root) -> Value? = { _ in nil },
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    add(
      name, others, form.schema, required, about, takesNull: false, clear: clear,
      write: { Self.full(get($0).flatMap(form.write)) }
    ) { root, reader, p in
      if let value = form.read(reader, p) { set(&root, value) }
    }
  }

  /// Declares a key whose value has a property of its own; that of a new value need not be written.
  mutating func key<Value: Equatable & Sendable>(
    _ name: String, or others: [String] = [], _ form: Form<Value>, required: Bool = false, _ about: String? = nil,
    to property: any WritableKeyPath<Root, Value> & Sendable
  ) {
    let standard = required ? nil : start(.nowhere)[keyPath: property]
    add(name, others, form, required, about, to: property) { $0 == standard ? nil : form.write($0) }
  }

  /// Declares a key whose value has a property of its own.
  mutating func key<Value>(
    _ name: String, or others: [String] = [], _ form: Form<Value>, required: Bool = false, _ about: String? = nil,
    to property: any WritableKeyPath<Root, Value> & Sendable
  ) {
    add(name, others, form, required, about, to: property) { Self.full(form.write($0)) }
  }

  private mutating func add<Value>(
    _ name: String, _ others: [String], _ form: Form<Value>, _ required: Bool, _ about: String?,
    to property: any WritableKeyPath<Root, Value> & Sendable, _ write: @escaping @Sendable (Value) -> JSONValue?
  ) {
    add(
      name, others, form.schema, required, about, takesNull: false,
      clear: { $0[keyPath: property] = $1[keyPath: property] }, write: { write($0[keyPath: property]) }
    ) { root, reader, p in
      if let value = form.value(reader, p, over: root[keyPath: property]) { root[keyPath: property] = value }
    }
  }

  /// Declares a key whose value has an optional property of its own.
  mutating func key<Value>(
    _ name: String, or others: [String] = [], _ form: Form<Value>, required: Bool = false, _ about: String? = nil,
    to property: any WritableKeyPath<Root, Value?> & Sendable
  ) {
    add(
      name, others, form.schema, required, about, takesNull: false,
      clear: { $0[keyPath: property] = $1[keyPath: property] },
      write: { Self.full($0[keyPath: property].flatMap(form.write)) }
    ) { root, reader, p in
      if let value = form.value(reader, p, over: root[keyPath: property]) { root[keyPath: property] = value }
    }
  }

  /// Declares a key where `null` says something else than leaving it out.
  ///
  /// - Parameter get: what is written; nil where the key is left out.
  mutating func nullable<Value>(
    _ name: String, or others: [String] = [], _ form: Form<Value>, required: Bool = false, _ about: String? = nil,
    get: @escaping @Sendable (Root) -> Value?? = { _ in nil }, set: @escaping @Sendable (inout Root, Value?) -> Void
  ) {
    add(
      name, others, .either([form.schema, .null]), required, about, takesNull: true,
      write: { get($0).map { $0.flatMap(form.write) ?? .null } }
    ) { root, reader, p in
      if reader.isNull(p) {
        set(&root, nil)
      } else if let value = form.read(reader, p) {
        set(&root, value)
      }
    }
  }

  /// Declares a group of keys that say more about the same value.
  mutating func group(
    _ name: String, or others: [String] = [], _ about: String? = nil, shape: Shape<Root>,
    isWritten: @escaping @Sendable (Root) -> Bool = { _ in true },
    clear: (@Sendable (inout Root, Root) -> Void)? = nil
  ) {
    add(
      name, others, .shape(shape), false, about, takesNull: false, clear: clear,
      write: { isWritten($0) ? Self.full(shape.write($0)) : nil }
    ) { root, reader, p in
      _ = shape.read(reader, p, into: &root)
    }
  }

  private mutating func add(
    _ name: String, _ others: [String], _ schema: SchemaType, _ required: Bool, _ about: String?, takesNull: Bool,
    clear: (@Sendable (inout Root, Root) -> Void)? = nil, write: @escaping @Sendable (Root) -> JSONValue?,
    apply: @escaping @Sendable (inout Root, Reader, Place) -> Void
  ) {
    words.add(
      ShapeWords.Key(
        names: [name] + others, required: required, schema: schema, about: about, takesNull: takesNull,
        clears: clear != nil))
    values.append(Value(apply: apply, clear: clear, name: name, write: write))
  }

  /// The mapping that is read as that value, its keys in their order. What is empty is left out, unless a new value has
  /// something there.
  func write(_ root: Root) -> JSONValue {
    var members: [JSONMember] = []
    for value in values {
      guard let json = value.write(root) else { continue }
      members.append(JSONMember(name: value.name, value: json))
    }
    return JSONValue(.object(members))
  }

  private static func full(_ json: JSONValue?) -> JSONValue? { json.flatMap { $0.isEmpty ? nil : $0 } }

  /// Reads a mapping; false, reported, for anything else. Mistakes within it leave the rest of it read.
  ///
  /// - Parameter isKnown: the row is there already, and need not be told again as a whole.
  func read(_ reader: Reader, _ p: Place, into root: inout Root, isKnown: Bool = false) -> Bool {
    guard var walk = words.walk(reader, p) else { return false }
    while let key = words.next(&walk, reader) {
      if let value = key.value {
        values[key.index].apply(&root, reader, value)
      } else {
        values[key.index].clear?(&root, start(p))
      }
    }
    if !isKnown { words.reportMissing(walk, reader) }
    return true
  }
}

/// The words of a shape. They know nothing of what is read, so they are compiled once and not for each type; the marks
/// keep it so.
private struct ShapeWords: Sendable {
  struct Key: Sendable {
    /// The first is the one to use; the others are accepted too.
    let names: [String]
    let required: Bool
    let schema: SchemaType
    /// For editors: what the key says.
    let about: String?
    let takesNull: Bool
    /// A null one does something to a row that is there.
    let clears: Bool
  }

  private(set) var keys: [Key] = []
  private var utf8: [[[UInt8]]] = []

  mutating func add(_ key: Key) {
    keys.append(key)
    utf8.append(key.names.map { Array($0.utf8) })
  }

  /// How far a mapping has been read.
  struct Walk {
    fileprivate let place: Place
    fileprivate let pairs: ArraySlice<Int32>
    fileprivate var at: Int
    fileprivate var seen: UInt64 = 0
  }

  /// Nil, reported, for anything but a mapping.
  @inline(never)
  func walk(_ reader: Reader, _ p: Place) -> Walk? {
    guard reader.kind(p) == .mapping else {
      reader.report(p, "expected a mapping, got \(reader.shown(p))")
      return nil
    }
    let pairs = reader.children(p)
    return Walk(place: p, pairs: pairs, at: pairs.startIndex)
  }

  /// The next key whose value is to be read, or to be cleared where there is none.
  @inline(never)
  func next(_ walk: inout Walk, _ reader: Reader) -> (index: Int, value: Place?)? {
    while walk.at < walk.pairs.endIndex - 1 {
      let (p, at) = (walk.place, walk.at)
      walk.at += 2
      let keyPlace = Place(file: p.file, node: walk.pairs[at])
      guard let index = index(of: keyPlace, reader) else { continue }
      if walk.seen & (1 << UInt64(index)) != 0 {
        repeated(index, keyPlace, walk.pairs[..<at], reader)
        continue
      }
      walk.seen |= 1 << UInt64(index)
      let value = Place(file: p.file, node: walk.pairs[at + 1])
      let key = keys[index]
      if key.takesNull || !reader.isNull(value) {
        return (index, value)
      } else if key.required {
        reader.report(value, "must have a value")
      } else if reader.base != nil, key.clears {
        return (index, nil)
      }
    }
    return nil
  }

  /// Says what a mapping must have and has not.
  @inline(never)
  func reportMissing(_ walk: Walk, _ reader: Reader) {
    for (index, key) in keys.enumerated() where key.required && walk.seen & (1 << UInt64(index)) == 0 {
      reader.report(walk.place, "\(key.names[0]) is missing")
    }
  }

  private func index(of keyPlace: Place, _ reader: Reader) -> Int? {
    guard reader.isScalar(keyPlace) else {
      reader.report(keyPlace, "a key is a word, not \(reader.shown(keyPlace))")
      return nil
    }
    let word = reader.bytes(keyPlace)
    for (index, names) in utf8.enumerated() {
      for name in names where name.count == word.count && name.elementsEqual(word) { return index }
    }
    let near = reader.nearest(to: reader.text(keyPlace), among: keys.lazy.flatMap(\.names))
    reader.report(keyPlace, "unknown key", suggestion: near)
    return nil
  }

  private func repeated(_ index: Int, _ p: Place, _ before: ArraySlice<Int32>, _ reader: Reader) {
    guard reader.takesMore else { return }
    let names = keys[index].names
    let first = stride(from: before.startIndex, to: before.endIndex - 1, by: 2).lazy
      .map { Place(file: p.file, node: before[$0]) }
      .first { reader.isScalar($0) && names.contains(reader.text($0)) }
    guard let first else { return }
    let text = reader.text(first)
    let also = text == reader.text(p) ? "stands twice; the first" : "says the same as \(text), which"
    reader.report(p, "\(also) is on line \(reader.line(first))")
  }
}

extension JSONValue {
  fileprivate var isEmpty: Bool {
    switch kind {
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .null, .bool, .number, .string: false
    }
  }
}

extension Form {
  /// The value as it is written; where a document is laid over an installation, over the one that is there.
  fileprivate func value(_ reader: Reader, _ p: Place, over old: Value?) -> Value? {
    guard reader.base != nil, let change, let old else { return read(reader, p) }
    return change(reader, p, old)
  }
}

extension Shape {
  var properties: [(name: String, about: String?, required: Bool, schema: SchemaType)] { words.properties }
}

extension ShapeWords {
  var properties: [(name: String, about: String?, required: Bool, schema: SchemaType)] {
    keys.flatMap { key in
      key.names.enumerated().map { i, name in
        let about = i == 0 ? key.about : "The same as \(key.names[0])."
        return (name, about, key.required && key.names.count == 1, key.schema)
      }
    }
  }
}
