extension Operation {
  /// The bodies that a status can come with.
  package enum Fault: Sendable, Hashable {
    /// `ErrorMessage` (rule 2.1).
    case api
    /// A fault of the gateway (rule 2.2).
    case gateway
    /// An authentication fault of the gateway (rule 2.2).
    case gatewayAuthentication
    /// A refusal of the token endpoint (rule 2.3).
    case oauth
  }

  /// Every status that the operation can answer besides its success, with the bodies that it can come with.
  package var faults: [(status: Int, bodies: [Fault])] {
    var faults: [(Int, [Fault])] = [(400, id == .token ? [.oauth, .gateway] : [.api, .gateway])]
    switch (id, tag) {
    case (.token, _): faults.append((401, [.oauth]))
    case (_, .gateway): break
    case (_, .auth): faults.append((401, [.api, .gatewayAuthentication]))
    default: faults.append((401, needsLogin ? [.api, .gatewayAuthentication] : [.gatewayAuthentication]))
    }
    if needsLogin && !facts.everyRole { faults.append((403, [.api])) }
    if needsLogin && !facts.alwaysFound { faults.append((404, [.api])) }
    if body != nil { faults.append((413, [.gateway])) }
    faults.append((414, [.gateway]))
    // The token endpoint calls a wrong Content-Type an invalid request, as RFC 6749 has it.
    if body != nil && id != .token { faults.append((415, [.api])) }
    return faults + [(431, [.gateway]), (500, [.api])]
  }
}
