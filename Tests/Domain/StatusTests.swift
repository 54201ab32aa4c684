import Domain
import Model
import Rules
import TestKit
import Testing
import Texts

@Suite struct StatusTests {
  /// Who carries it out, and who asks.
  struct Case: CustomTestStringConvertible, Sendable {
    var utforare: ResursID?
    var caller: ResursID
    var skip: Bool
    var testDescription: String {
      "\(utforare?.rawValue ?? "nobody"), asked by \(caller.rawValue)\(skip ? ", skipping" : "")"
    }
  }

  static let cases: [Case] = [nil, Workplace.intern, Workplace.extern].flatMap { utforare in
    [Workplace.intern, Workplace.extern, Workplace.lasare].flatMap { caller in
      [false, true].map { Case(utforare: utforare, caller: caller, skip: $0) }
    }
  }

  /// Every state: MAK comes from three.
  static let states: [(Status, Status?)] = [
    (.registrerad, nil), (.bestalld, nil), (.accepterad, nil), (.utford, nil), (.makulerad, .registrerad),
    (.makulerad, .bestalld), (.makulerad, .accepterad), (.fakturerad, nil),
  ]

  /// The pairs of rule 4.2 that go forward by one step, or back.
  static let forward: [Status: Status] = [
    .registrerad: .bestalld, .bestalld: .accepterad, .accepterad: .utford, .utford: .fakturerad,
  ]
  static let back: [Status: Status] = [.bestalld: .registrerad, .accepterad: .bestalld]

  /// What the rules say of a change: nil where it goes.
  private func expected(_ c: Case, _ from: Status, _ made: Status?, _ to: Status) -> Set<RefusalCode>? {
    if c.caller == Workplace.lasare { return [.roleForbids] }
    if c.caller == Workplace.extern, c.utforare != Workplace.extern { return [.notUtforare] }
    if from == to { return nil }
    if c.caller == Workplace.extern, [.registrerad, .makulerad, .fakturerad].contains(to) { return [.statusForbidden] }
    if from == .makulerad { return to == made ? nil : [.statusStep] }
    if to == .makulerad { return Self.forward[from] != nil && from != .utford ? nil : [.statusStep] }
    if Self.back[from] == to { return nil }
    var steps: [Status] = []
    var at = from
    while let next = Self.forward[at], steps.last != to {
      steps.append(next)
      at = next
    }
    guard steps.last == to, c.skip || steps.count == 1 else { return [.statusStep] }
    var codes: Set<RefusalCode> = []
    if steps.contains(.bestalld), c.utforare == nil { codes.insert(.statusNeedsUtforare) }
    if steps.contains(.fakturerad), c.utforare != Workplace.extern { codes.insert(.statusStep) }
    return codes.isEmpty ? nil : codes
  }

  @Test(.rule(.r4_2, .r4_3, .r3_8), arguments: cases)
  func `a change of status is accepted or refused by the rules`(_ c: Case) throws {
    let place = Workplace()
    place.settings.allowSkip = c.skip
    for (from, made) in Self.states {
      let order = place.order(from, from: made, utforare: c.utforare)
      for to in Status.allCases {
        let code = try refusal { _ = try order.bytStatus(Text(to.rawValue), place.call(c.caller), place) }
        if let wanted = expected(c, from, made, to) {
          #expect(code.map { wanted.contains($0) } == true, "\(from) → \(to): \(String(describing: code))")
        } else {
          #expect(code == nil, "\(from) → \(to)")
        }
      }
    }
  }

  @Test(.rule(.r4_5, .r4_1), arguments: cases)
  func `what is possible is what is accepted, without the present status`(_ c: Case) throws {
    let place = Workplace()
    place.settings.allowSkip = c.skip
    for (from, made) in Self.states {
      let order = place.order(from, from: made, utforare: c.utforare)
      let caller = place.call(c.caller)
      let possible = try Statusregler.mojliga(order, caller.resurs, place)
      #expect(possible == Status.allCases.filter { $0 != from && expected(c, from, made, $0) == nil })
    }
  }

  @Test(.rule(.r4_1))
  func `the statuses are in the order of the document`() {
    #expect(Status.allCases.map(\.rawValue) == ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"])
  }

  @Test(.rule(.r4_7, .r4_2), arguments: 0..<8)
  func `groups follow the status on any walk`(_ start: Int) throws {
    let place = Workplace()
    var order = place.order(.registrerad)
    var state = UInt64(start + 1)
    var before: Arbetsorder?
    for minute in 1...200 {
      let possible = try Statusregler.mojliga(order, place.call().resurs, place)
      guard !possible.isEmpty else { break }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Going on to ÖVERF ends the walk; it comes late.
      let to = possible[Int(state >> 33) % possible.count]
      if to == .utford && minute < 150 { continue }
      let call = place.call(minute: Int64(minute))
      let outcome = try order.bytStatus(Text(to.rawValue), call, place)
      if to == .makulerad { before = order }
      let left = order.status == .makulerad
      order = outcome.arbetsorder
      #expect(order.modifierad == call.steg)
      #expect(outcome.handelser.count == 1)
      #expect((order.makuleradFran != nil) == (order.status == .makulerad))
      if to == .makulerad || left {
        #expect(order.bestalld == before?.bestalld && order.accepterad == before?.accepterad)
      } else {
        #expect((order.bestalld != nil) == (order.status != .registrerad))
        #expect((order.accepterad != nil) == [.accepterad, .utford, .fakturerad].contains(order.status))
        #expect((order.utford != nil) == [.utford, .fakturerad].contains(order.status))
      }
    }
  }
}
