import JSON
import Texts
import Tid

/// A value that a plan writes by itself, without a call through its type.
package enum PlainKind: UInt8, Sendable {
  case text, int64, bool, datum, klockslag
  case optionalText, optionalInt64, optionalBool, optionalDatum, optionalKlockslag

  /// The same where it may be missing; nil where it may already.
  var optional: PlainKind? {
    switch self {
    case .text: .optionalText
    case .int64: .optionalInt64
    case .bool: .optionalBool
    case .datum: .optionalDatum
    case .klockslag: .optionalKlockslag
    case .optionalText, .optionalInt64, .optionalBool, .optionalDatum, .optionalKlockslag: nil
    }
  }
}

/// How objects of a shape are written under a contract: flat, with its groups in their places, so that one loop walks
/// it without a call for each field. Writing is most of what a read costs beside the database.
final class WritingPlan: Sendable {
  private struct Step: Sendable {
    enum Kind: Sendable {
      case plain(PlainKind)
      /// `number` is its place in `others`.
      case other
      /// Its steps follow; `number` is the place of the one that closes it.
      case group
      case close
    }

    let kind: Kind
    var number: Int32 = 0
    /// Of the value in the object.
    var offset: Int32 = 0
    /// Where the key begins in `keys`, with the comma before it, and its bytes; `null` stands behind it.
    var key: (start: Int32, count: Int32) = (0, 0)
  }

  private let steps: [Step]
  private let keys: [UInt8]
  private let others: [Field.OtherContent]

  init(_ fields: [Field], _ kontrakt: Kontrakt) {
    var draft = Draft(kontrakt: kontrakt)
    draft.add(fields)
    // The writer takes more bytes than the last one has.
    keys = draft.keys + Array(repeating: 0, count: ByteWriter.piece)
    (steps, others) = (draft.steps, draft.others)
  }

  private struct Draft {
    let kontrakt: Kontrakt
    var steps: [Step] = []
    var keys: [UInt8] = []
    var others: [Field.OtherContent] = []

    mutating func add(_ fields: [Field]) {
      var isFirst = true
      for field in fields where field.schema.only.map({ $0 == kontrakt }) ?? true {
        let name = JSONKey(field.schema.name(under: kontrakt)).bytes(afterComma: !isFirst)
        let key = (start: Int32(keys.count), count: Int32(name.count))
        keys += name + Array("null".utf8)
        isFirst = false
        let offset = Int32(field.offset)
        switch field.content {
        case .plain(let kind): steps.append(Step(kind: .plain(kind), offset: offset, key: key))
        case .other(let content):
          steps.append(Step(kind: .other, number: Int32(others.count), offset: offset, key: key))
          others.append(content)
        case .group(let fields):
          let place = steps.count
          steps.append(Step(kind: .close))
          add(fields)
          steps[place] = Step(kind: .group, number: Int32(steps.count), key: key)
          steps.append(Step(kind: .close))
        }
      }
    }
  }

  func isEmpty(_ object: UnsafeRawPointer) -> Bool {
    steps.withUnsafeBufferPointer { isEmpty($0, 0, $0.count, object) }
  }

  private func isEmpty(_ steps: UnsafeBufferPointer<Step>, _ from: Int, _ end: Int, _ object: UnsafeRawPointer) -> Bool
  {
    for place in from..<end {
      let step = steps[place]
      let slot = object + Int(step.offset)
      switch step.kind {
      case .plain(let kind): if !kind.isMissing(slot) { return false }
      case .other: if !others[Int(step.number)].isEmpty(slot) { return false }
      // Their steps follow.
      case .group, .close: break
      }
    }
    return true
  }

  func write(_ object: UnsafeRawPointer, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.beginObject()
    steps.withUnsafeBufferPointer { steps in
      keys.withUnsafeBytes { bytes in
        guard let keys = bytes.baseAddress else { return }
        func member(_ step: Step, isNull: Bool) {
          let (start, count) = (Int(step.key.start), Int(step.key.count) &+ (isNull ? 4 : 0))
          writer.member(UnsafeRawBufferPointer(start: keys + start, count: count), isWhole: isNull)
        }
        var place = 0
        while place < steps.count {
          let step = steps[place]
          let slot = object + Int(step.offset)
          place += 1
          switch step.kind {
          case .plain(let kind):
            let isNull = kind.isMissing(slot)
            member(step, isNull: isNull)
            if !isNull { kind.write(slot, to: &writer) }
          case .other:
            let other = Int(step.number)
            let isNull = others[other].isNullWhenEmpty && others[other].isEmpty(slot)
            member(step, isNull: isNull)
            if !isNull { others[other].write(slot, &writer, kontrakt) }
          case .group:
            let end = Int(step.number)
            let isNull = isEmpty(steps, place, end, object)
            member(step, isNull: isNull)
            if isNull { place = end + 1 } else { writer.beginObject() }
          case .close: writer.endObject()
          }
        }
      }
    }
    writer.endObject()
  }
}

extension PlainKind {
  /// Whether there is no value at all.
  @inline(__always)
  fileprivate func isMissing(_ slot: UnsafeRawPointer) -> Bool {
    func missing<Value>(_: Value.Type) -> Bool {
      if case .none = slot.assumingMemoryBound(to: Value?.self).pointee { true } else { false }
    }
    return switch self {
    case .text, .int64, .bool, .datum, .klockslag: false
    case .optionalText: missing(Text.self)
    case .optionalInt64: missing(Int64.self)
    case .optionalBool: missing(Bool.self)
    case .optionalDatum: missing(Datum.self)
    case .optionalKlockslag: missing(Klockslag.self)
    }
  }

  /// Writes a value that is there; an optional keeps it at its own address, and an id is what it is made of.
  @inline(__always)
  fileprivate func write(_ slot: UnsafeRawPointer, to writer: inout JSONWriter) {
    switch self {
    case .text, .optionalText: writer.string(slot.assumingMemoryBound(to: Text.self).pointee.string)
    case .int64, .optionalInt64: writer.int(slot.assumingMemoryBound(to: Int64.self).pointee)
    case .bool, .optionalBool: writer.bool(slot.assumingMemoryBound(to: Bool.self).pointee)
    case .datum, .optionalDatum:
      writer.string(atMost: Tidstext.most) { slot.assumingMemoryBound(to: Datum.self).pointee.writeKompakt($0) }
    case .klockslag, .optionalKlockslag:
      writer.string(atMost: Tidstext.most) { slot.assumingMemoryBound(to: Klockslag.self).pointee.writeKort($0) }
    }
  }
}
