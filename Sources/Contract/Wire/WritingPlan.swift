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
      case other(Int)
      /// Its steps follow; `end` is the place of the one that closes it.
      case group(end: Int)
      case close
    }

    let kind: Kind
    /// Of the value in the object.
    var offset = 0
    /// The key in `keys`, with the comma before it; `null` stands behind it.
    var key = 0..<0
  }

  private let steps: [Step]
  private let keys: [UInt8]
  private let others: [Field.OtherContent]

  init(_ fields: [Field], _ kontrakt: Kontrakt) {
    var draft = Draft(kontrakt: kontrakt)
    draft.add(fields)
    (steps, keys, others) = (draft.steps, draft.keys, draft.others)
  }

  private struct Draft {
    let kontrakt: Kontrakt
    var steps: [Step] = []
    var keys: [UInt8] = []
    var others: [Field.OtherContent] = []

    mutating func add(_ fields: [Field]) {
      var isFirst = true
      for field in fields where field.schema.only.map({ $0 == kontrakt }) ?? true {
        let start = keys.count
        keys += JSONKey(field.schema.name(under: kontrakt)).bytes(afterComma: !isFirst)
        let key = start..<keys.count
        keys += Array("null".utf8)
        isFirst = false
        switch field.content {
        case .plain(let kind, let offset): steps.append(Step(kind: .plain(kind), offset: offset, key: key))
        case .other(let content):
          steps.append(Step(kind: .other(others.count), key: key))
          others.append(content)
        case .group(let fields):
          let place = steps.count
          steps.append(Step(kind: .close))
          add(fields)
          steps[place] = Step(kind: .group(end: steps.count), key: key)
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
      switch step.kind {
      case .plain(let kind): if !kind.isMissing(object + step.offset) { return false }
      case .other(let other): if !others[other].isEmpty(object) { return false }
      // Their steps follow.
      case .group, .close: break
      }
    }
    return true
  }

  func write(_ object: UnsafeRawPointer, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.beginObject()
    steps.withUnsafeBufferPointer { steps in
      keys.withUnsafeBufferPointer { keys in
        func member(_ step: Step, isNull: Bool) {
          let end = step.key.upperBound + (isNull ? 4 : 0)
          writer.member(UnsafeBufferPointer(rebasing: keys[step.key.lowerBound..<end]), isWhole: isNull)
        }
        var place = 0
        while place < steps.count {
          let step = steps[place]
          place += 1
          switch step.kind {
          case .plain(let kind):
            let isNull = kind.isMissing(object + step.offset)
            member(step, isNull: isNull)
            if !isNull { kind.write(object + step.offset, to: &writer) }
          case .other(let number):
            let other = others[number]
            let isNull = other.isNull(object)
            member(step, isNull: isNull)
            if !isNull { other.write(object, &writer, kontrakt) }
          case .group(let end):
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
