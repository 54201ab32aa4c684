import Documents
import Foundation
import Model
import Testing
import Texts
import Tid

/// The registers and the tree that most tests stand on.
let small = seed(
  """
  kalendrar: [{namn: arbetstid, dagar: man-fre, tid: "07:00-16:00", helgdagar: svenska}]
  resurser:
    - {id: R100, namn: Anna Berg, inloggning: {namn: user, losenord: password}}
    - {id: E200, namn: Rörjouren AB, typ: foretag, extern: true}
  omraden: [{nr: F1, typ: felanmalan, namn: Norr, utforare: R100}]
  kunder: [{id: 310001, nummer: KUNDA10001, namn: Kommunen}]
  utrymmestyper: [{kod: KOK, beskrivning: Kök}]
  enhetstyper:
    - {kod: SPIS, id: 3010, beskrivning: Spis, garanti: 24, fraser: [{id: 501, text: Ugnen blir inte varm, typ: F}]}
  foretag:
    - nr: "01"
      fastigheter:
        - nr: "9900"
          omraden: {felanmalan: F1}
          byggnader:
            - nr: "01"
              objekt:
                - id: "9900101"
                  kunder: [310001]
                  utrymmen:
                    - id: 201001
                      typ: KOK
                      enheter: [{id: 700001, typ: SPIS, installerad: 2019-05-01}]

  """)

@Suite struct `Reading a seed` {
  @Test func `the shortest seed has the registers that need not be written`() throws {
    let i = try installation(seed())
    #expect(i.namn == "test")
    #expect(i.arbetsordertyper.map(\.kod) == ["F", "U", "G", "T", "M"])
    #expect(i.arbetsordertyper.map(\.skapasAvAPI) == [true, true, true, false, false])
    #expect(i.ursprung.map(\.id) == [1, 9])
    #expect(i.handelsetyper.map(\.kod) == ["SYS", "DOKEXTIMG"])
    #expect(i.handelsetyper.map(\.system) == [true, false])
    #expect(i.settings == Settings())
  }

  @Test func `the tree becomes lists with references to the parents`() throws {
    let i = try installation(small)
    #expect(i.foretag.map(\.nr) == ["01"])
    #expect(i.fastigheter.map(\.foretagNr) == ["01"])
    #expect(i.byggnader.map(\.fastighetNr) == ["9900"])
    let objekt = try #require(i.objekt.first)
    #expect(objekt.byggnadNr == "01" && objekt.fastighetNr == "9900" && objekt.foretagNr == "01")
    #expect(objekt.kunder == [KundID(310001)])
    #expect(i.utrymmen.first?.objekt == objekt.id)
    #expect(i.utrymmen.first?.beskrivning == "Kök")
    let enhet = try #require(i.enheter.first)
    #expect(enhet.utrymme == UtrymmeID(201001))
    #expect(enhet.beskrivning == "Spis" && enhet.garanti == 24 && enhet.underhall && enhet.felanmalan)
    #expect(enhet.installationsdatum == Datum(ar: 2019, manad: 5, dag: 1))
  }

  @Test func `the flat form says the same as the tree`() throws {
    let i = try installation(small)
    let at = try #require(small.range(of: "foretag:"))
    let flat = try installation(
      small[..<at.lowerBound] + """
        foretag: [{nr: "01"}]
        fastigheter: [{foretag: "01", nr: "9900", omraden: {felanmalan: F1}}]
        byggnader: [{foretag: "01", fastighet: "9900", nr: "01"}]
        objekt: [{foretag: "01", fastighet: "9900", byggnad: "01", id: "9900101", kunder: [310001]}]
        utrymmen: [{objekt: "9900101", id: 201001, typ: KOK}]
        enheter: [{utrymme: 201001, id: 700001, typ: SPIS, installerad: 2019-05-01}]
        """)
    #expect(flat == i)
  }
}
