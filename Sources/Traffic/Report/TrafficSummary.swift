package import Texts

/// What a series of requests showed: how many there were, what was noted, what was covered. It holds no more than
/// there are operations and codes, however many requests it is told of.
package struct TrafficSummary: Sendable {
  /// How often an operation was called.
  package struct Calls: Sendable, Equatable {
    /// Requests.
    package var count: Int64 = 0
    /// Microseconds of real time that their answers took together.
    package var duration: Int64 = 0
  }

  /// Requests.
  package private(set) var requests: Int64 = 0
  /// The names of the worlds that were asked.
  package private(set) var worlds: Set<Text> = []
  /// What was exercised.
  package private(set) var coverage = Coverage()
  /// By operation; nil stands for requests that no operation answers.
  package private(set) var calls: [String?: Calls] = [:]
  /// In the order in which they were first seen.
  package private(set) var findings: [Finding] = []
  private var places: [Finding.Key: Int] = [:]

  /// No requests.
  package init() {}

  /// Counts a request.
  ///
  /// - Parameter meant: the codes that its world allows.
  package mutating func record(_ entry: JournalEntry, meant: Set<String> = []) {
    let exchange = entry.exchange
    requests += 1
    worlds.insert(exchange.world)
    coverage.record(exchange, entry.transitions)
    calls[exchange.operation, default: Calls()].count += 1
    calls[exchange.operation, default: Calls()].duration += exchange.duration
    for remark in exchange.remarks {
      let isMeant = meant.contains(remark.code)
      let key = Finding.Key(code: remark.code, operation: exchange.operation, isMeant: isMeant)
      if let place = places[key] {
        findings[place].add(remark)
      } else {
        places[key] = findings.count
        findings.append(Finding(remark, exchange, isMeant: isMeant))
      }
    }
  }

  /// Adds what no single request showed.
  package mutating func add(_ finding: Finding) { findings.append(finding) }

  /// The findings by code: the gravest first, then the most frequent.
  package var groups: [FindingGroup] {
    var groups: [FindingGroup] = []
    for finding in findings {
      if let place = groups.firstIndex(where: { $0.code == finding.code }) {
        groups[place].findings.append(finding)
      } else {
        groups.append(FindingGroup(findings: [finding]))
      }
    }
    return groups.sorted { a, b in a.level == b.level ? a.count > b.count : a.level > b.level }
  }
}
