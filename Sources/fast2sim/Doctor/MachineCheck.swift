import HTTPTransport
import Simulator
import Tid

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the machine's clock can be believed, and which libraries the program runs with.
struct MachineCheck {
  let configuration: ServeConfiguration

  var findings: [Diagnosis] { [clock, zone, libraries] }

  /// When this program was written; a machine that is behind has lost its clock.
  private static let written = Tidpunkt(sekunder: 1_767_225_600)

  private var clock: Diagnosis {
    let now = SystemTime.machine.now()
    let shown = SvenskTid.iso(now)
    guard now > Self.written, now < Tidpunkt(sekunder: 4_102_444_800) else {
      return .problem(
        "clock", "the machine's says \(shown)", do: "set it: timedatectl set-ntp true; tokens and SLA follow it")
    }
    if let start = configuration.clock {
      return .ok("clock", "worlds begin at \(SvenskTid.iso(start)); the machine's says \(shown)")
    }
    return .ok("clock", "the machine's says \(shown), Swedish time")
  }

  /// The table of the machine knows of changes of the law that this program does not.
  private var zone: Diagnosis {
    guard Files.exists("/usr/share/zoneinfo/Europe/Stockholm") else {
      return .ok("time zone", "Europe/Stockholm by the EU rule; the machine has no table to compare it with")
    }
    let now = SystemTime.machine.now()
    setenv("TZ", "Europe/Stockholm", 1)
    tzset()
    for month in 0..<24 {
      let instant = Tidpunkt(sekunder: now.sekunder + Int64(month) * 30 * 86_400)
      var (time, parts) = (time_t(instant.sekunder), tm())
      guard localtime_r(&time, &parts) != nil, parts.tm_gmtoff != SvenskTid.forskjutning(vid: instant) else { continue }
      return .warning(
        "time zone", "the machine's table has another Swedish time from \(SvenskTid.iso(instant)) on",
        do: "look for a newer fast2sim: this one goes by the EU rule of 1996")
    }
    return .ok("time zone", "Europe/Stockholm by the EU rule, as the machine's table has it for two years")
  }

  private var libraries: Diagnosis {
    let all = Library.ofTheServer.map { "\($0.name) \($0.version)" }
    if configuration.tls != nil, !Listener.speaksTLS {
      return .problem(
        "libraries", "libmicrohttpd \(Listener.libraryVersion) was built without TLS", do: "install one that has it")
    }
    return .ok("libraries", "fast2sim \(Product.version) with \(all.joined(separator: ", "))")
  }
}
