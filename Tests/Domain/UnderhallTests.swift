import Domain
import Model
import Rules
import TestKit
import Testing
import Texts
import Tid

@Suite struct UnderhallTests {
  @Test(.rule(.r4_13))
  func `UTFÖRD on U dates its enhet, and on F nothing`() throws {
    let place = Workplace()
    let done = try place.order(.accepterad, typ: "U").bytStatus("UTFÖRD", place.call(), place)
    #expect(done.andradeEnheter.map(\.underhallsdatum) == [Datum(ar: 2026, manad: 3, dag: 2)])
    #expect(done.nyaEnheter.isEmpty)
    #expect(try place.order(.accepterad).bytStatus("UTFÖRD", place.call(), place).andradeEnheter.isEmpty)
  }

  @Test(.rule(.r4_13), arguments: ["SPIS", "KYL"])
  func `nyEnhet makes a new enhet of any type, the same type too`(_ typ: Text) throws {
    let place = Workplace()
    var order = place.order(.accepterad, typ: "U")
    order.nyEnhetTyp = typ
    let done = try order.bytStatus("UTFÖRD", place.call(), place)
    let new = try #require(done.nyaEnheter.first)
    let old = try #require(done.andradeEnheter.first)
    #expect(new.typ == typ)
    #expect(new.utrymme == Workplace.room)
    #expect(new.aktiv)
    #expect(new.installationsdatum == Datum(ar: 2026, manad: 3, dag: 2))
    #expect(!old.aktiv)
    #expect(old.underhallsdatum == nil)
    #expect(old.ersattAv == new.id)
    #expect(old.ersattGenom == order.id)
    #expect(done.arbetsorder.enhet == old.id)
  }

  @Test(.rule(.r4_13))
  func `an enhet that is replaced can't be replaced again`() throws {
    let place = Workplace()
    place.units[Workplace.spis]?.aktiv = false
    place.units[Workplace.spis]?.ersattAv = EnhetID(55)
    place.units[Workplace.spis]?.ersattGenom = ArbetsorderID(44)
    do {
      _ = try place.order(.accepterad, typ: "U").bytStatus("UTFÖRD", place.call(), place)
      Issue.record("it was completed")
    } catch let refused as Refusal {
      #expect(refused.code == .enhetReplaced)
      #expect(refused.message.contains("arbetsorder 44") && refused.message.contains("enhet 55"))
    }
    #expect(try refusal { _ = try place.order(.accepterad).bytStatus("UTFÖRD", place.call(), place) } == nil)
  }

  @Test(.rule(.r4_14))
  func `UTFÖRD stops times and ends an open SLA, and leaves one that has ended`() throws {
    let place = Workplace()
    var order = place.order(.accepterad)
    order.sla.start = Tidpunkt(sekunder: 1_772_434_000)
    let done = try order.bytStatus("UTFÖRD", place.call(), place)
    #expect(done.stopparTider)
    #expect(done.arbetsorder.sla.faktisktSlut == place.call().nu)
    order.sla.faktisktSlut = Tidpunkt(sekunder: 1_772_434_001)
    let again = try order.bytStatus("UTFÖRD", place.call(), place)
    #expect(again.arbetsorder.sla.faktisktSlut == Tidpunkt(sekunder: 1_772_434_001))
    #expect(try !order.bytStatus("GODK", place.call(), place).stopparTider)
  }
}

@Suite struct AndringTests {
  @Test(.rule(.r4_9))
  func `a field left out stays, null clears, a value replaces`() {
    #expect(Andring<Int>.oforandrad.tillampad(pa: 1) == 1)
    #expect(Andring<Int>.tomd.tillampad(pa: 1) == nil)
    #expect(Andring<Int>.varde(2).tillampad(pa: 1) == 2)
    #expect(Andring<Int>.varde(2).tillampad(pa: nil) == 2)
    #expect(!Andring<Int>.oforandrad.namnd)
    #expect(Andring<Int>.tomd.namnd)
    #expect(Andring<Int>.varde(2).givet == 2)
  }

  @Test(.rule(.r4_9))
  func `a change that says nothing decides nothing`() throws {
    let place = Workplace()
    let order = place.order(.bestalld)
    let outcome = try order.uppdatera(Arbetsorderandring(), place.call(minute: 5), place)
    #expect(!outcome.andrad)
    #expect(outcome.arbetsorder == order)
    #expect(outcome.notes.map(\.code) == [.nothingChanged])
  }
}
