import Contract
import Domain
import Model
import Rules
import Simulator
import Texts

/// Reading arbetsorder: rendered once, remembered until they change.
enum ArbetsorderReading {
  static func en(_ input: IDInput, _ context: Context) throws -> [UInt8] {
    let id = ArbetsorderID(input.id)
    let variant = variant(context)
    if let known = context.world.fragments.fragment(id, variant), context.mayRead(known) { return known.bytes }
    let generation = context.world.fragments.generation
    return try context.world.read(as: context.resurs) { world in
      render(try world.arbetsorderMedFiler(id), world.register, variant, context, generation)
    }.bytes
  }

  static func lista(_ input: ArbetsorderListaInput, _ context: Context) throws -> ComposedBody {
    let variant = variant(context)
    let generation = context.world.fragments.generation
    return try context.world.read(as: context.resurs) { world in
      let ids = try world.arbetsorderIDs(try filter(input, world.register))
      let known = context.world.fragments.fragments(ids, variant)
      return ComposedBody(
        list: try zip(ids, known).map { id, known in
          try known ?? render(try world.arbetsorderMedFiler(id), world.register, variant, context, generation)
        })
    }
  }

  private static func variant(_ context: Context) -> FragmentVariant {
    FragmentVariant(kontrakt: context.kontrakt.val, extern: context.resurs.roll == .extern)
  }

  private static func render(
    _ found: consuming (arbetsorder: Arbetsorder, filer: [Fil]), _ register: RegisterSnapshot,
    _ variant: FragmentVariant, _ context: Context, _ generation: UInt64
  ) -> Fragment {
    Behorighet.dolj(&found.arbetsorder, for: context.resurs)
    let (id, utforare) = (found.arbetsorder.id, found.arbetsorder.utforare)
    let ut = ArbetsorderUt(found.arbetsorder, found.filer, register, context.rendered.resurser(register))
    let fragment = Fragment(bytes: ut.encoded(context.kontrakt, capacity: 3072), utforare: utforare)
    context.world.fragments.keep(fragment, id, variant, generation)
    return fragment
  }

  private static func filter(
    _ input: ArbetsorderListaInput, _ register: RegisterSnapshot
  ) throws(Refusal) -> ArbetsorderFilter {
    var f = ArbetsorderFilter()
    f.objekt = input.objektId.map { ObjektID($0) }
    f.kundNummer = input.kundNr
    f.utforare = input.utforare.map { ResursID($0) }
    for kod in input.status { f.status.append(try Status.tolka(kod, falt: FieldName("status"))) }
    for kod in input.feltyp where register.arbetsordertyper[kod] == nil {
      let koder = register.ordning.arbetsordertyper.joined(separator: ", ")
      throw Refusal(
        .unknownCode, "feltyp: unknown type '\(kod.prefix(40))', valid are \(koder)", hint: "Send one of \(koder).")
    }
    f.typ = input.feltyp
    f.skapadEfter = input.skapadEfter?.datum
    f.modifieradEfter = input.modifieradEfter
    f.bokadDatum = input.bokadDatum?.datum
    f.bokningStatus = Set(input.bokningStatus)
    f.enheter = input.enhetsId.map { EnhetID($0) }
    f.offset = Int(input.offset)
    f.limit = Int(input.limit)
    return f
  }
}

extension Context {
  /// Whether the caller may see what was rendered for somebody else (rule 3.8).
  fileprivate func mayRead(_ fragment: Fragment) -> Bool {
    resurs.roll != .extern || fragment.utforare == resurs.id
  }
}
