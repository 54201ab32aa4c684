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
      try render(id, world, variant, context, generation)
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
          try known ?? render(id, world, variant, context, generation)
        })
    }
  }

  private static func variant(_ context: Context) -> FragmentVariant {
    FragmentVariant(kontrakt: context.kontrakt.val, extern: context.resurs.roll == .extern)
  }

  private static func render(
    _ id: ArbetsorderID, _ world: Reading, _ variant: FragmentVariant, _ context: Context, _ generation: UInt64
  ) throws -> Fragment {
    var (bytes, utforare): ([UInt8], ResursID?) = ([], nil)
    try world.arbetsorderMedFiler(id) { (arbetsorder: consuming Arbetsorder, filer) in
      Behorighet.dolj(&arbetsorder, for: context.resurs)
      utforare = arbetsorder.utforare
      let ut = ArbetsorderUt(arbetsorder, filer, context.rendered.register(world.register))
      bytes = ut.encoded(context.kontrakt, capacity: 3072)
    }
    let fragment = Fragment(bytes: bytes, utforare: utforare)
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
      throw .okandKod(kod, "type", falt: "feltyp", bland: register.ordning.arbetsordertyper)
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
