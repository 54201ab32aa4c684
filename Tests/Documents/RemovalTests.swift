import Documents
import Model
import Testing
import Texts

@Suite struct `Taking a row out` {
  private let base: Installation

  init() throws { base = try installation(allKeysSeed, files: allKeysFiles) }

  private func remove(_ register: String, _ id: Text) -> SeedRemovalResult {
    SeedRemoval.remove(register: register, id: id, from: base)
  }

  @Test func `takes what hangs on an arbetsorder along`() throws {
    guard case .removed(let i) = remove("arbetsorder", "4000") else { throw NotRead(description: "kept") }
    #expect(i.arbetsorder.map(\.id.rawValue) == [7, 3, 2, 1])
    #expect(i.handelser.isEmpty && i.kontaktpersoner.isEmpty && i.tider.isEmpty && i.meddelanden.isEmpty)
    #expect(i.filer.isEmpty && i.bokningar.map(\.arbetsorder.rawValue) == [2, 1])
  }

  @Test(arguments: [
    ("gateway", "k1"), ("buntar", "B2"), ("kontering", "2"), ("resurser", "L100"), ("fraser", "501"),
    ("byggnader", "01/9902/01"), ("fastigheter", "01/9901"), ("objekt", "9900103"), ("utrymmen", "201002"),
    ("enheter", "50"), ("handelser", "12"), ("kontaktpersoner", "21"), ("tider", "31"), ("meddelanden", "41"),
    ("bokning", "2"), ("filer", "51"), ("handelsetyper", "NAT"), ("ursprung", "3"), ("arbetsordertyper", "X"),
  ])
  func `leaves everything else`(_ register: String, _ id: Text) throws {
    guard case .removed(let i) = remove(register, id) else { throw NotRead(description: "kept") }
    #expect(i != base)
    guard case .unknownRow = SeedRemoval.remove(register: register, id: id, from: i) else {
      // Places move up.
      return #expect(register == "kontering")
    }
  }

  @Test func `is refused with what refers to it`() {
    #expect(
      remove("kunder", "310001") == .referred(["objekt 9900101 (kunder)", "arbetsorder 4000 (kund)"]))
    #expect(remove("prio", "30") == .referred(["settings (prio)", "arbetsorder 2 (prio)", "arbetsorder 1 (prio)"]))
    #expect(remove("enhetstyper", "SPIS").isReferred(by: "arbetsorder 4000 (fras)"))
    #expect(remove("arbetsorder", "7") == .referred(["enhet 600000 (ersattGenom)"]))
    #expect(remove("resurser", "E300") == .referred(["bokning of arbetsorder 2 (tidsluckaId)"]))
    #expect(remove("foretag", "01").isReferred(by: "fastighet 01/9900 (foretag)"))
    #expect(remove("kalendrar", "arbetstid").isReferred(by: "resurs R100 (bokning.kalender)"))
  }

  @Test func `of a register or an id that is not there is told what was meant`() {
    guard case .unknownRegister(let valid, let suggestion) = remove("resurs", "R100") else {
      return #expect(Bool(false))
    }
    #expect(suggestion == "resurser" && valid.first == "gateway" && valid.contains("arbetsorder"))
    #expect(remove("resurser", "R10") == .unknownRow(suggestion: "R100"))
  }
}

extension SeedRemovalResult {
  fileprivate func isReferred(by name: String) -> Bool {
    if case .referred(let found) = self { found.contains(name) } else { false }
  }
}
