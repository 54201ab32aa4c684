import CMicroHTTPD

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that listens. We open it ourselves, since libmicrohttpd doesn't say why it can't.
struct ListeningSocket {
  let descriptor: Int32
  let port: Int

  init(host: String, port: Int) throws(ListenerError) {
    guard (0...65_535).contains(port) else {
      throw ListenerError(reason: .badPort, message: "The port \(port) is not 0 to 65535.")
    }
    let addresses = try ListeningSocket.resolve(host: host, port: port)
    defer { freeaddrinfo(addresses) }
    // localhost is both; most clients try IPv4 there.
    let all = sequence(first: addresses) { $0.pointee.ai_next }
    let address = (all.first { $0.pointee.ai_family == AF_INET } ?? addresses).pointee
    descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { throw ListeningSocket.error(errno, host: host, port: port) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    // A client that is gone again before it is accepted must not make the acceptor wait for another one.
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, 1_024) == 0 else {
      let code = errno
      close(descriptor)
      throw ListeningSocket.error(code, host: host, port: port)
    }
    self.port = ListeningSocket.boundPort(descriptor)
  }

  private static func resolve(host: String, port: Int) throws(ListenerError) -> UnsafeMutablePointer<addrinfo> {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var result: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &result) == 0, let result else {
      throw ListenerError(reason: .unknownHost, message: "The host \(host) can't be found.")
    }
    return result
  }

  private static func boundPort(_ descriptor: Int32) -> Int {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
      // The port lies at the same place in both families.
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int($0.pointee.sin_port.bigEndian) }
    }
  }

  private static func error(_ code: Int32, host: String, port: Int) -> ListenerError {
    let reason: ListenerError.Reason =
      switch code {
      case EADDRINUSE: .addressInUse
      case EACCES, EPERM: .notPermitted
      case EADDRNOTAVAIL: .unknownHost
      default: .system
      }
    return ListenerError(
      reason: reason, message: "Can't listen on \(host), port \(port): \(String(cString: strerror(code))).")
  }
}
