import HTTPTransport
import Simulator
import Synchronization
import Tid

/// `/_sim/metrics` (`docs/shared.md`).
extension Control {
  func metrics() -> Response {
    var text = MetricsText()
    calls(app.counts.sums, &text)
    worlds(&text)
    text.single(
      "fast2sim_event_streams", .gauge, "Clients that listen to /_sim/events.",
      app.streams.load(ordering: .relaxed))
    text.single(
      "fast2sim_ready", .gauge, "1 where /_sim/ready is 200.", unready == nil ? 1 : 0)
    text.metric("fast2sim_build_info", .gauge, "1, with the version of the program.")
    text.sample("fast2sim_build_info", [("version", app.options.version)], 1)
    text.single(
      "process_start_time_seconds", .gauge, "Start time of the process since the Unix epoch in seconds.",
      app.machineTime.sekunder - app.uptime)
    return answer(MetricsText.type, text.bytes)
  }

  private func calls(_ sums: CallCounts.Sums, _ text: inout MetricsText) {
    let name = "fast2sim_requests_total"
    text.metric(name, .counter, "Requests that were answered, by operation and status.")
    for (index, operation) in CallCounts.operations.enumerated() {
      for (status, count) in sums.calls(index) {
        text.sample(name, [("operation", operation), ("status", status)], count)
      }
    }
    let duration = "fast2sim_request_duration_seconds"
    text.metric(duration, .histogram, "Real time from the whole request to its answer, by operation.")
    for (index, operation) in CallCounts.operations.enumerated() {
      let counts = sums.durations(index)
      guard let all = counts.last, all > 0 else { continue }
      for (bound, count) in zip(CallCounts.bounds, counts) {
        let end = MetricsText.seconds(UInt64(bound))
        text.sample(duration + "_bucket", [("operation", operation), ("le", end)], count)
      }
      text.sample(duration + "_bucket", [("operation", operation), ("le", "+Inf")], all)
      text.seconds(duration + "_sum", [("operation", operation)], microseconds: sums.microseconds(index))
      text.sample(duration + "_count", [("operation", operation)], all)
    }
    text.metric("fast2sim_notes_total", .counter, "Notes and refusals, by code.")
    for (code, count) in sums.codes { text.sample("fast2sim_notes_total", [("code", code)], count) }
  }

  private func worlds(_ text: inout MetricsText) {
    let totals = app.worlds.totals
    text.metric("fast2sim_worlds", .gauge, "Worlds that there are, by where they are kept.")
    text.sample("fast2sim_worlds", [("storage", "memory")], totals.inMemory)
    text.sample("fast2sim_worlds", [("storage", "file")], totals.onDisk)
    text.metric(
      "fast2sim_worlds_bytes", .gauge, "Bytes that they take: of memory as --worlds-max-bytes bounds them, of files.")
    text.sample("fast2sim_worlds_bytes", [("storage", "memory")], totals.memoryBytes)
    text.sample("fast2sim_worlds_bytes", [("storage", "file")], totals.diskBytes)
    let counts = app.worlds.options.counts
    text.single("fast2sim_worlds_made_total", .counter, "Worlds that were made.", counts.made)
    text.metric("fast2sim_worlds_gone_total", .counter, "Worlds that went, by why.")
    for (reason, count) in counts.gone { text.sample("fast2sim_worlds_gone_total", [("reason", reason)], count) }
    text.single("fast2sim_commits_total", .counter, "Transactions that wrote.", counts.commits)
  }
}
