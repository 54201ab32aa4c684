import Disk

/// `fast2sim scenario run --watch`: runs again whenever one of the files changes, until Ctrl-C.
struct ScenarioWatch {
  let run: ScenarioRun
  let names: [String]

  /// - Throws: where there is no file to wait for.
  init(_ run: ScenarioRun, _ names: [String]) throws(UsageError) {
    guard names.contains(where: Files.exists) else {
      throw UsageError(message: "--watch needs the name of a file or a folder; the built-in scenarios never change")
    }
    self.run = run
    self.names = names
  }

  func perform() -> Never {
    Signals.endAtOnce()
    var news: String?
    while true {
      Console.clear()
      if let news { Console.error("fast2sim: \(news)") }
      let names = names
      var watch = FileWatch { ScenarioFile.paths(names) }
      for name in names where !Files.isDirectory(name) { watch.look(at: name) }
      let read = { watch.read($0) }
      do throws(UsageError) {
        if let shortfall = run.perform(try ScenarioFile.all(names, read: read), include: read) {
          Console.error("fast2sim: \(shortfall.message)")
        }
      } catch { Console.error("fast2sim: \(error.message)") }
      let count = watch.watched.count
      Console.error("fast2sim: waiting for \(count == 1 ? "the file" : "one of \(count) files") to change; Ctrl-C ends")
      let changed = watch.wait { Machine.wait(.milliseconds(250)) }
      let others = changed.count > 1 ? " and \(changed.count - 1) more" : ""
      news = "\(changed[0])\(others) changed"
    }
  }
}
