package import Rules
package import Texts

/// What clients do over several requests, as far as it tells of a bug that no single request shows (rule control 4.2).
struct Habits: Sendable {
  /// Single reads of one kind after one another, from which on they are noted.
  static let manyReads = 10
  /// Logins after one another with hardly a call between them, from which on they are noted.
  static let manyLogins = 3
  private static let maxCallers = 10_000

  private struct Caller: Sendable {
    var operation = ""
    /// Of the latest target: it is only ever compared, and a text would have to be held and let go.
    var target = 0
    var reads = 0
    var calls = 0
    var logins = 0
    var session: Session?
    /// The latest arbetsorder whose list of possible statuses was read, by their targets.
    var lists: [String] = []
  }

  /// What the last login gave.
  struct Session: Sendable {
    var issued: Int64
    var accessExpires: Int64
    var refreshExpires: Int64
    var refreshUsed = false
  }

  private var callers: [Text: Caller] = [:]
  /// Where the latest one is: most calls are by whoever called before.
  private var latest: Dictionary<Text, Caller>.Index?

  private mutating func change<T>(_ caller: Text, _ body: (inout Caller) -> T) -> T {
    // In place, which a subscript with a default does by a detour through the heap.
    if let latest, callers.keys[latest] == caller { return body(&callers.values[latest]) }
    if let place = callers.index(forKey: caller) {
      latest = place
      return body(&callers.values[place])
    }
    if callers.count >= Self.maxCallers { callers.removeAll() }
    defer { latest = callers.index(forKey: caller) }
    return body(&callers[caller, default: Caller()])
  }

  /// A call of somebody who is logged in.
  ///
  /// - Parameter isSingle: it reads one thing by its id.
  mutating func called(_ caller: Text, _ operation: String, _ target: String, isSingle: Bool) -> Note? {
    let hash = isSingle ? target.hashValue : 0
    return change(caller) { c in
      c.calls += 1
      guard isSingle else {
        c.reads = 0
        if target.hasSuffix(Self.list) { c.lists = [String(target.dropLast(Self.list.count))] + c.lists.prefix(19) }
        return nil
      }
      let isSame = c.operation == operation
      let isNew = !isSame || c.target != hash
      c.reads = isSame ? (isNew ? c.reads + 1 : c.reads) : 1
      (c.operation, c.target) = (operation, hash)
      guard isNew, c.reads == Self.manyReads || c.reads > 0 && c.reads % 100 == 0 else { return nil }
      return Note(
        .manyReads, "\(c.reads) calls of \(operation) after one another, each for another id",
        hint: "Read them in one call: lists and searches take several ids or a filter.")
    }
  }

  private static let list = "/vardelista"

  /// Whether somebody has read which statuses are possible for what a target changes the status of.
  func hasReadList(_ caller: String, _ target: String) -> Bool { callers[caller]?.lists.contains(target) ?? false }

  /// A login that was found good.
  mutating func loggedIn(_ caller: Text, _ session: Session, now: Int64) -> Note? {
    change(caller) { c in
      defer {
        c.session = session
        c.calls = 0
      }
      guard let last = c.session else { return nil }
      if now >= last.accessExpires, now < last.refreshExpires, !last.refreshUsed {
        c.logins = 1
        return Note(
          .refreshUnused,
          "a new login, though the refresh token of the last one is good for \(last.refreshExpires - now) s",
          hint: "Swap the refresh_token with POST …/auth/refresh instead of sending the password again.")
      }
      let halfLeft = last.accessExpires - now > (last.accessExpires - last.issued) / 2
      c.logins = halfLeft && c.calls <= 2 ? max(c.logins, 1) + 1 : 1
      guard c.logins >= Self.manyLogins else { return nil }
      return Note(
        .loginEveryCall, "\(c.logins) logins after one another, with \(c.calls) calls since the last one",
        hint: "Keep the access_token until its expires_in has run out.")
    }
  }

  /// A refresh token was swapped.
  mutating func refreshed(_ caller: Text, _ session: Session) {
    change(caller) { c in
      c.session?.refreshUsed = true
      c.session = session
    }
  }
}

extension World {
  /// What is to be said of a step of a status that was refused, to somebody who had read which ones are possible.
  package func noticeStep(_ caller: String, _ target: String) -> Note? {
    guard state.withLock({ $0.habits.hasReadList(caller, target) }) else { return nil }
    return Note(
      .statusNotOffered, "the list of possible statuses was read, and did not offer what was asked for",
      hint: "Offer the user what GET …/status/vardelista answers, and nothing else.")
  }

  /// Notices a call of somebody who is logged in; what it tells of, where it tells of something.
  package func noticeCall(_ caller: Text, _ operation: String, _ target: String, isSingle: Bool) -> Note? {
    state.withLock { $0.habits.called(caller, operation, target, isSingle: isSingle) }
  }

  /// Notices what a login or a refresh gave; what it tells of, and whether the user had logged in before.
  ///
  /// - Parameter isOfClient: whether it tells of anybody's habits.
  package func noticeLogin(
    _ caller: String, _ access: Token, _ refresh: Token, isRefresh: Bool, isOfClient: Bool
  ) -> (note: Note?, isAgain: Bool) {
    let session = Habits.Session(
      issued: access.issued, accessExpires: access.expires, refreshExpires: refresh.expires)
    return state.withLock { s in
      let isAgain = s.latest[caller] != nil
      s.latest[caller] = access.id
      guard isOfClient else { return (nil, isAgain) }
      guard isRefresh else { return (s.habits.loggedIn(Text(caller), session, now: access.issued), isAgain) }
      s.habits.refreshed(Text(caller), session)
      return (nil, isAgain)
    }
  }

  /// Whether a login token is the latest of its user (rule control 3.3), or of a session, which is
  /// nobody's login.
  package func isLatest(_ token: Token) -> Bool {
    token.id == Self.sessionID || state.withLock { s in s.latest[token.subject].map { $0 == token.id } ?? true }
  }

  /// What is to be said of a token that is soon over: with less than a tenth of its life left, and at most a minute.
  ///
  /// - Parameter now: the second of the world's clock.
  package static func noticeExpiry(_ token: Token, now: Int64) -> Note? {
    let left = token.expires - now
    guard left <= min(60, (token.expires - token.issued) / 10) else { return nil }
    return Note(
      .tokenNearExpiry, "the \(token.kind.rawValue) token is good for \(left) s more",
      hint: "Renew it a little before its expires_in has run out.")
  }
}
