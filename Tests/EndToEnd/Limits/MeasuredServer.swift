import Foundation
import TestKit
import Testing

/// The built program as a process of its own, on the demo seed in memory and a free port.
final class MeasuredServer {
  /// Whether the build carries a sanitizer, whose own memory is many times the program's.
  static let isSanitized = ["__asan_init", "__tsan_init"].contains { (name: String) in dlsym(nil, name) != nil }

  /// Where it listens on 127.0.0.1.
  let port: Int
  private let process = Process()

  /// - Parameter database: `:memory:`, or a file.
  init(database: String = ":memory:") throws {
    process.executableURL = URL(filePath: try ChildProcess.path)
    process.arguments = ["serve", "--db", database, "--port", "0", "--log", "off"]
    // What stands in the environment of whoever runs the tests must not change the server.
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("FAST2SIM_") }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // The ready line comes when the socket is open; an end of the output before it means that it didn't start.
    var text = ""
    var found: Int?
    while found == nil {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      text += String(decoding: piece, as: UTF8.self)
      found = text.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap { Int($0.1) }
    }
    port = try #require(found, "the server did not start: \(text)")
  }

  deinit { kill() }

  /// Ends it at once.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// VmRSS of /proc/PID/status.
  func residentBytes() throws -> Int { try status("VmRSS") }

  /// VmHWM of it: the most that was ever resident.
  func peakBytes() throws -> Int { try status("VmHWM") }

  private func status(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("\(name):") })
    return try #require(line.split { !$0.isNumber }.first.flatMap { Int($0) }) * 1024
  }
}
