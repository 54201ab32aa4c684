import Model

/// An arbetsorder that is there and gets new values: what stays as it was, and what follows from the new values.
extension ArbetsorderUtkast {
  init(known order: Arbetsorder, _ bokning: Bokning?, place: Place) {
    self.init(order: order, place: place)
    self.bokning = bokning.map { BokningUtkast($0, place: place) }
    known = (order, self.bokning)
  }

  /// The draft with everything written that the document leaves as it was.
  func settled() -> ArbetsorderUtkast {
    guard let (old, oldBokning) = known else { return self }
    var draft = self
    let isMoved = order.status != old.status
    draft.settleStatus(old)
    draft.settleSteps(old, isMoved: isMoved)
    draft.written.formUnion([.prio, .tilltrade, .ursprung])
    if order.enhet == old.enhet { draft.written.insert(.utrymme) }
    draft.settlePlanering(old, oldBokning)
    // An agreed time follows what it is computed from.
    let isComputed =
      isMoved || order.prio != old.prio || !written.isDisjoint(with: [.registrerad, .utford, .slaAnew])
    if written.isDisjoint(with: .sla), isComputed {
      draft.order.sla = Arbetsorder.SlaTider()
    } else {
      draft.written.formUnion(.sla)
    }
    return draft
  }

  private mutating func settleStatus(_ old: Arbetsorder) {
    guard !written.contains(.makuleradFran) else { return }
    if order.status != .makulerad { order.makuleradFran = nil }
    if order.status == .makulerad, old.status != .makulerad {
      order.makuleradFran = [.registrerad, .bestalld, .accepterad].contains(old.status) ? old.status : nil
    }
  }

  /// Steps that were taken stay, as far as the new status goes; those that the old one had not come to are filled in.
  private mutating func settleSteps(_ old: Arbetsorder, isMoved: Bool) {
    registrerad = Self.merged(registrerad, old.registrerad)
    (order.bestalld, order.accepterad, order.utford, order.modifierad) = (nil, nil, nil, nil)
    let before = Self.reached(old)
    let after = Self.reached(order)
    func settle(_ step: inout StegUtkast?, _ own: Steg?, _ status: Status, _ mark: WrittenKeys) {
      if written.contains(mark) {
        step = step.map { Self.merged($0, own) }
      } else if StegIfyllning.has(before, passed: status), StegIfyllning.has(after, passed: status) {
        step = own.map(StegUtkast.init)
        written.insert(mark)
      }
    }
    settle(&bestalld, old.bestalld, .bestalld, .bestalld)
    settle(&accepterad, old.accepterad, .accepterad, .accepterad)
    settle(&utford, old.utford, .utford, .utford)
    if written.contains(.modifierad) {
      modifierad = modifierad.map { Self.merged($0, old.modifierad) }
    } else if !isMoved {
      modifierad = old.modifierad.map(StegUtkast.init)
      written.insert(.modifierad)
    }
  }

  private static func reached(_ order: Arbetsorder) -> Status {
    (order.status == .makulerad ? order.makuleradFran : order.status) ?? .registrerad
  }

  private static func merged(_ written: StegUtkast?, _ old: Steg?) -> StegUtkast {
    var step = written ?? StegUtkast()
    guard let old else { return step }
    step.nar = step.nar ?? old.nar
    if !step.avWritten { step.av = old.av }
    step.avWritten = true
    return step
  }

  /// A planering that a booking made goes with it.
  private mutating func settlePlanering(_ old: Arbetsorder, _ oldBokning: BokningUtkast?) {
    guard !written.contains(.planering) else { return }
    let isCancelled = (order.status == .makulerad) != (old.status == .makulerad)
    if bokning != oldBokning || bokning != nil && isCancelled {
      order.planering = Arbetsorder.Planering()
    } else {
      written.insert(.planering)
    }
  }
}
