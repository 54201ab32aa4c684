import Model
import Testing

/// An id is of one kind, and stands in the order of what it is made of.
@Suite struct IdentifierTests {
  @Test func `ids of numbers stand in the order of numbers, and those of texts in that of texts`() {
    #expect(ArbetsorderID(2) < ArbetsorderID(10))
    #expect(ObjektID("10") < ObjektID("9"))
    #expect(!(ObjektID("9") < ObjektID("9")) && ObjektID("9") == ObjektID("9"))
  }
}
