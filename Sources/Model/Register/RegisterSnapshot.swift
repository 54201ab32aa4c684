package import Texts

/// The registers of an installation, which no API operation changes: held in memory by a world and read without SQL.
package final class RegisterSnapshot: Sendable {
  /// By code.
  package let prio: [Text: Prio]
  /// By code.
  package let tilltrade: [Text: Kodrad]
  /// By code.
  package let arbetsordertyper: [Text: Arbetsordertyp]
  /// By id.
  package let ursprung: [Int64: Ursprung]
  /// By code.
  package let buntar: [Text: Kodrad]
  /// By id.
  package let resurser: [ResursID: Resurs]
  /// By number.
  package let omraden: [Text: Omrade]
  /// In the order in which they are tried (rule 4.18).
  package let kontering: [Konteringsrad]
  /// By code.
  package let enhetstyper: [Text: Enhetstyp]
  /// By id, with the code of the enhetstyp that it is said of.
  package let fraser: [FrasID: (fras: Fras, enhetstyp: Text)]
  /// By code.
  package let handelsetyper: [Text: Handelsetyp]
  /// The type of the händelser that the system makes: SYS, or the first by code that is the system's.
  package let systemtyp: Text
  /// By id.
  package let aktiviteter: [Int64: Aktivitet]
  /// By name.
  package let kalendrar: [Text: Kalender]
  /// In the order of the seed.
  package let klienter: [GatewayKlient]
  /// In the order of the seed, for messages that list what would be valid.
  package let ordning: Ordning

  /// Codes in the order of the seed.
  package struct Ordning: Sendable {
    /// Codes.
    package let arbetsordertyper: [Text]
    /// Codes.
    package let prio: [Text]
    /// Codes.
    package let enhetstyper: [Text]
    /// Ids.
    package let resurser: [ResursID]
    /// Codes.
    package let handelsetyper: [Text]
    /// Codes.
    package let tilltrade: [Text]
    /// Ids.
    package let aktiviteter: [Int64]
    /// Names.
    package let kalendrar: [Text]
  }

  /// Only the registers of the installation are taken; its fasta strukturen and arbetsorder are not.
  package init(_ i: Installation) {
    prio = Dictionary(i.prio.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    tilltrade = Dictionary(i.tilltrade.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    arbetsordertyper = Dictionary(i.arbetsordertyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    ursprung = Dictionary(i.ursprung.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    buntar = Dictionary(i.buntar.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    resurser = Dictionary(i.resurser.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    omraden = Dictionary(i.omraden.map { ($0.nr, $0) }, uniquingKeysWith: { a, _ in a })
    kontering = i.kontering
    enhetstyper = Dictionary(i.enhetstyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    fraser = Dictionary(
      i.enhetstyper.flatMap { t in t.fraser.map { ($0.id, ($0, t.kod)) } }, uniquingKeysWith: { a, _ in a })
    handelsetyper = Dictionary(i.handelsetyper.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    let egna = handelsetyper.values.filter(\.system).map(\.kod)
    systemtyp = egna.contains("SYS") ? "SYS" : egna.min() ?? "SYS"
    aktiviteter = Dictionary(i.aktiviteter.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    kalendrar = Dictionary(i.kalendrar.map { ($0.namn, $0) }, uniquingKeysWith: { a, _ in a })
    klienter = i.klienter
    ordning = Ordning(
      arbetsordertyper: i.arbetsordertyper.map(\.kod), prio: i.prio.map(\.kod),
      enhetstyper: i.enhetstyper.map(\.kod),
      resurser: i.resurser.map(\.id), handelsetyper: i.handelsetyper.map(\.kod),
      tilltrade: i.tilltrade.map(\.kod), aktiviteter: i.aktiviteter.map(\.id), kalendrar: i.kalendrar.map(\.namn))
  }
}
