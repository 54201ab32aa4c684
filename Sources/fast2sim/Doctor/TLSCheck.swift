import Certificates
import Simulator
import Tid

/// Whether the certificates can be shown, hold, and are kept from others.
struct TLSCheck {
  private let options: TLSOptions?
  private var now: Int64 { SystemTime.machine.now().millisekunder / 1000 }

  init(_ configuration: ServeConfiguration) { options = configuration.tls }

  var findings: [Diagnosis] {
    guard let options else { return [] }
    switch options.source {
    case .own(nil): return [.ok("tls", "a certificate that ends with the process; clients trust /_sim/ca.pem")]
    case .own(let directory?): return own(directory, options.names)
    case .files(let certificate, let key): return given(certificate, key)
    }
  }

  private func own(_ directory: String, _ names: [String]) -> [Diagnosis] {
    let advice = "remove the directory \(directory), and trust what the next start makes"
    do throws(TLSFiles.Problem) {
      try TLSFiles.check(.own(directory: directory))
      guard let kept = try TLSFiles.kept(directory, "ca") else {
        return [.ok("tls", "the first start makes a certificate in \(directory)")]
      }
      let authority = kept.certificate
      guard Authority(kept).lasts(now: now) else {
        return [
          .warning(
            "tls", "\(directory)/ca.pem expires in \(days(authority)) days, and the next start makes a new one",
            do: "let clients trust the new one")
        ]
      }
      let server = try? TLSFiles.kept(directory, "server")
      let isGood = server.map { TLSFiles.isGood($0, authority, names, now: now) } ?? false
      let shown = isGood ? "shows one for \(names.joined(separator: ", "))" : "makes a new one at the next start"
      return [.ok("tls", "\(directory): authority for \(days(authority)) days more; \(shown)")]
    } catch { return [.problem("tls", error.message, do: error.advice ?? advice)] }
  }

  private func given(_ certificateFile: String, _ keyFile: String) -> [Diagnosis] {
    let certificate: Certificate
    do throws(TLSFiles.Problem) { certificate = try TLSFiles.read(certificateFile, keyFile).certificate } catch {
      let advice = error.advice ?? "name a certificate and its key, both in PEM; or leave both to --tls"
      return [.problem("tls", error.message, do: advice)]
    }
    if let age = TLSFiles.age(certificate, certificateFile, now: now) {
      return [.warning("tls", age, do: "have it issued anew, or leave it to --tls")]
    }
    if days(certificate) < 30 {
      let detail = "\(certificateFile) expires in \(days(certificate)) days"
      return [.warning("tls", detail, do: "have it issued anew, or leave it to --tls")]
    }
    return [.ok("tls", "\(certificateFile) holds for \(days(certificate)) days more, and \(keyFile) is its key")]
  }

  private func days(_ certificate: Certificate) -> Int64 { (certificate.notAfter - now) / 86_400 }
}
