// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

/// The scenarios that are built into the program, as they are in `scenarios/`.
package enum ShippedScenarios {
  /// The paths of the files in `scenarios/`, without `.yaml`, in alphabetical order: `sla/sla-bruten`.
  package static var names: [String] { all.map { $0.name } }

  /// The bytes of a file by its path or by its own name, `sla-bruten`; nil where there is none.
  package static func bytes(_ name: String) -> [UInt8]? {
    let found = all.first { $0.name == name } ?? all.first { $0.name.hasSuffix("/" + name) }
    return found?.text.withUTF8Buffer { Array($0) }
  }

  /// What a list says of a file; nil where there is none.
  package static func title(_ name: String) -> ScenarioTitle? { bytes(name).flatMap(ScenarioDocument.title) }

  private static let all: [(name: String, text: StaticString)] = [
    (
      "bokning/dubbelbokning",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Dubbelbokad tid
      why: "Rule 5.6: the slot R100-202603040700 takes one booking and one more with overbokning; both are taken."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          - {id: 5005, objekt: "9900101", typ: F, status: GODK, kund: 310001, utforare: R100,
             bokning: {tidsluckaId: R100-202603040700, kommentar: Nyckel i låda}}
          - {id: 5006, objekt: "9900102", typ: F, status: GODK, kund: 310002, utforare: R100,
             bokning: {tidsluckaId: R100-202603040700, tilltrade: J}}
          # The one that finds no room.
          - {id: 5007, objekt: "9900102", typ: F, status: GODK, kund: 310003, utforare: R100}

      """#
    ),
    (
      "filer/uppladdning-trasig",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Uppladdning som gatewayen bryter
      why: "Rule 2.2: the runtime error 101500 that was observed for uploads (rule 7.1). Nothing was stored."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          - {id: 5004, objekt: "9900101", typ: F, status: PAGAR, kund: 310001, utforare: R100, enhet: 700002,
             information: {beskrivning: Kylen läcker, kommentar: Bild skickas}}
      faults:
        - {match: {operation: storeTempFile}, effect: {preset: upload.runtime-error}}

      """#
    ),
    (
      "gateway/gateway-strypt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gateway som stryper anropen
      why: "Rule 2.2: 429 with code 900800 and Retry-After. A client waits and tries again."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      faults:
        - {match: {every: 3}, effect: {preset: gateway.throttled}}

      """#
    ),
    (
      "sla/sla-bruten",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: SLA bruten sedan tre veckor
      why: "Rule 6.3: a positive slaDiff once it is carried out; 5002 is still open, 5003 was carried out two days late."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          # Urgent: four hours of the clock, which were over on 9 February at noon.
          - {id: 5002, objekt: "9900101", typ: F, status: GODK, prio: "30", kund: 310001, utforare: R100,
             registrerad: {datum: 2026-02-09T08:00:00+01:00, av: R900}, information: {beskrivning: Vattenläcka i kök}}
          - {id: 5003, objekt: "9900102", typ: F, status: UTFÖRD, prio: "30", kund: 310002, utforare: E200,
             registrerad: {datum: 2026-02-09T08:00:00+01:00, av: R900}, utford: 2026-02-11T12:00:00+01:00}

      """#
    ),
    (
      "status/accepterad-backas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Accepterad arbetsorder att backa ett steg
      why: "Rule 4.2: PAGAR goes back to GODK, and 4.7: the step undone loses who and when."
      seed: demo
      contract: "1.1"
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder:
          - id: 5001
            objekt: "9900101"
            typ: F
            status: PAGAR
            kund: 310001
            utforare: R100
            enhet: 700001
            fras: 501
            registrerad: {datum: 2026-02-27T09:00:00+01:00, av: R900}
            information: {beskrivning: Ugnen blir inte varm}

      """#
    ),
  ]
}
