import Model
import Rules
import TestKit
import Testing
import Texts

/// What a request says of one field (rule 4.9).
@Suite(.rule(.r4_9)) struct ChangeTests {
  @Test func `a field is left alone, emptied or set`() {
    let now: Text? = "before"
    #expect(Andring<Text>.oforandrad.tillampad(pa: now) == "before")
    #expect(Andring<Text>.tomd.tillampad(pa: now) == nil)
    #expect(Andring<Text>.varde("after").tillampad(pa: now) == "after")
  }

  @Test func `only a value is given, and emptying a field speaks of it too`() {
    #expect(Andring<Text>.varde("x").givet == "x" && Andring<Text>.tomd.givet == nil)
    #expect(Andring<Text>.tomd.namnd && !Andring<Text>.oforandrad.namnd)
  }

  @Test func `ids of two kinds stand in the order of what they are made of`() {
    #expect(ArbetsorderID(2) < ArbetsorderID(10))
    #expect(ObjektID("10") < ObjektID("9"))
  }
}
