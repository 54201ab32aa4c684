/// What a listener bounds. What exceeds a limit is refused with a ``TransportFault``, or cut where nothing can be said.
package struct TransportLimits: Sendable {
  /// The longest target, in bytes.
  package var targetBytes = 16 * 1024
  /// The most that names and values of the header fields may take together, in bytes.
  package var headerBytes = 16 * 1024
  /// The most parameters in a query.
  package var queryParameters = 1_000
  /// How long a client may take from the first byte of a request to the end of its header fields.
  package var headerDeadline = Duration.seconds(10)
  /// How long a client may take from the first byte of a body to its end, besides what ``bodyBytesPerSecond`` gives.
  package var bodyGrace = Duration.seconds(30)
  /// How many bytes of a body each further second wants, at least 1.
  package var bodyBytesPerSecond = 1_024
  /// How long a connection may be silent; whole seconds.
  package var idle = Duration.seconds(30)
  /// The most connections at a time; further ones wait to be accepted.
  package var maxConnections = 10_000
  /// How much of a body that is refused is read and thrown away, so that the client comes to read the answer.
  package var drainBytes = 64 * 1024 * 1024

  /// The limits of the properties.
  package init() {}
}

/// Where and how to listen.
package struct ListenerConfiguration: Sendable {
  /// A name or an address, IPv4 or IPv6.
  package var host: String
  /// 0 takes a free port.
  package var port: Int
  /// Threads that serve connections; at least 1.
  package var workers: Int
  /// What is bounded.
  package var limits: TransportLimits
  /// Speaks TLS, 1.2 or later, where it is there.
  package var tls: TLSKeys?

  /// - Parameters: see the properties.
  package init(
    host: String = "127.0.0.1", port: Int = 0, workers: Int = 1, limits: TransportLimits = TransportLimits()
  ) {
    self.host = host
    self.port = port
    self.workers = workers
    self.limits = limits
  }
}

/// What a server needs to speak TLS, in PEM.
package struct TLSKeys: Sendable {
  /// The server's certificate, then those that lead to its authority.
  package let certificate: [UInt8]
  /// Its private key.
  package let key: [UInt8]

  package init(certificate: [UInt8], key: [UInt8]) {
    self.certificate = certificate
    self.key = key
  }
}

/// Why nobody listens.
package struct ListenerError: Error, Sendable, Hashable {
  /// The kinds that a caller may want to tell apart.
  package enum Reason: Sendable, Hashable {
    /// Another program, or another listener, has the port.
    case addressInUse
    /// The user may not take the port.
    case notPermitted
    /// The host can't be found, or isn't an address of this machine.
    case unknownHost
    /// The port is not 0 to 65535.
    case badPort
    /// Anything else that the system refused.
    case system
  }

  /// The kind.
  package let reason: Reason
  /// A sentence that names host and port.
  package let message: String
}

extension Duration {
  /// Nanoseconds, saturated.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, tooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return tooLarge ? .max / 4 : min(product, .max / 4) + attoseconds / 1_000_000_000
  }
}
