// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  /// All files, in alphabetical order.
  static let all: [File] = [
    arbetsorder1,
    bokning1,
    entreprenor1,
    filer1,
    gateway1,
    klient1,
    sla1,
    status1,
    status2,
    token1,
    underhall1,
  ].flatMap(\.self)
}
