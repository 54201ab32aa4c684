import Model
import Texts

/// What in an installation refers to one of its rows.
struct References {
  private let register: SeedList
  private let id: Text
  /// A fras goes with its enhetstyp.
  private var fraser: Set<Text> = []
  private(set) var found: [String] = []

  init(to register: SeedList, _ id: Text, in i: Installation) {
    self.register = register
    self.id = id
    if register == .enhetstyper {
      fraser = Set(i.enhetstyper.filter { $0.kod == id }.flatMap(\.fraser).map { "\($0.id.rawValue)" })
    }
    settings(i)
    registers(i)
    fasta(i)
    arbetsorder(i)
    hanging(i)
  }

  private mutating func see(_ from: @autoclosure () -> String, _ key: String, _ to: SeedList, _ value: Text?) {
    guard let value else { return }
    let isFras = to == .fraser && register == .enhetstyper && fraser.contains(value)
    if to == register && value == id || isFras { found.append("\(from()) (\(key))") }
  }

  private mutating func see<E>(
    _ from: @autoclosure () -> String, _ key: String, _ to: SeedList, _ value: Identifier<E, Text>?
  ) { see(from(), key, to, value?.rawValue) }

  private mutating func see<E>(
    _ from: @autoclosure () -> String, _ key: String, _ to: SeedList, _ value: Identifier<E, Int64>?
  ) {
    guard to == register || to == .fraser else { return }
    see(from(), key, to, (value?.rawValue).map { "\($0)" })
  }

  private mutating func see(_ from: @autoclosure () -> String, _ key: String, _ to: SeedList, _ value: Int64?) {
    guard to == register else { return }
    see(from(), key, to, value.map { "\($0)" })
  }

  private mutating func settings(_ i: Installation) {
    for setting in Setting.all {
      guard case .code(let property, let codes) = setting.kind, codes.register == register.rows?.register else {
        continue
      }
      see("settings", setting.path, register, i.settings[keyPath: property])
    }
  }

  private mutating func registers(_ i: Installation) {
    for p in i.prio { see("prio \(p.kod)", "sla.kalender", .kalendrar, p.sla?.kalender) }
    for r in i.resurser {
      see("resurs \(r.id.rawValue)", "bokning.kalender", .kalendrar, r.bokning?.kalender)
      for kod in r.bokning?.tilltrade ?? [] {
        see("resurs \(r.id.rawValue)", "bokning.tilltrade", .tilltrade, kod)
      }
    }
    for o in i.omraden {
      see("omrade \(o.nr)", "utforare", .resurser, o.utforare)
      for (typ, resurs) in o.utforarePerTyp.sorted(by: { $0.key < $1.key }) {
        see("omrade \(o.nr)", "utforare.\(typ)", .resurser, resurs)
        see("omrade \(o.nr)", "utforare", .arbetsordertyper, typ)
      }
    }
    for (n, k) in i.kontering.enumerated() {
      see("kontering \(n + 1)", "typ", .arbetsordertyper, k.typ)
      see("kontering \(n + 1)", "omrade", .omraden, k.omrade)
      see("kontering \(n + 1)", "enhetstyp", .enhetstyper, k.enhetstyp)
    }
    for fras in i.enhetstyper.flatMap(\.fraser) { see("fras \(fras.id.rawValue)", "typ", .arbetsordertyper, fras.typ) }
  }

  private mutating func omraden(_ from: @autoclosure () -> String, _ o: Omraden) {
    guard register == .omraden else { return }
    for (key, nr) in [
      ("felanmalan", o.felanmalan), ("underhall", o.underhall), ("administration", o.administration),
      ("sok1", o.sok1), ("sok2", o.sok2), ("sok3", o.sok3),
    ] { see(from(), "omraden.\(key)", .omraden, nr) }
  }

  private mutating func fasta(_ i: Installation) {
    for f in i.foretag { omraden("foretag \(f.nr)", f.omraden) }
    for f in i.fastigheter {
      see("fastighet \(f.foretagNr)/\(f.nr)", "foretag", .foretag, f.foretagNr)
      omraden("fastighet \(f.foretagNr)/\(f.nr)", f.omraden)
    }
    for b in i.byggnader {
      let fastighet: Text = "\(b.foretagNr)/\(b.fastighetNr)"
      see("byggnad \(fastighet)/\(b.nr)", "fastighet", .fastigheter, fastighet)
      omraden("byggnad \(fastighet)/\(b.nr)", b.omraden)
    }
    for o in i.objekt {
      let byggnad: Text? = register == .byggnader ? "\(o.foretagNr)/\(o.fastighetNr)/\(o.byggnadNr)" : nil
      see("objekt \(o.id.rawValue)", "byggnad", .byggnader, byggnad)
      for kund in o.kunder { see("objekt \(o.id.rawValue)", "kunder", .kunder, kund) }
      see("objekt \(o.id.rawValue)", "ingarI", .objekt, o.ingarI)
      omraden("objekt \(o.id.rawValue)", o.omraden)
    }
    for u in i.utrymmen {
      see("utrymme \(u.id.rawValue)", "objekt", .objekt, u.objekt)
      see("utrymme \(u.id.rawValue)", "typ", .utrymmestyper, u.typ)
    }
    for e in i.enheter {
      see("enhet \(e.id.rawValue)", "utrymme", .utrymmen, e.utrymme)
      see("enhet \(e.id.rawValue)", "typ", .enhetstyper, e.typ)
      see("enhet \(e.id.rawValue)", "ersattAv", .enheter, e.ersattAv)
      see("enhet \(e.id.rawValue)", "ersattGenom", .arbetsorder, e.ersattGenom)
    }
  }

  private mutating func arbetsorder(_ i: Installation) {
    for a in i.arbetsorder {
      let name = "arbetsorder \(a.id.rawValue)"
      see(name, "objekt", .objekt, a.objekt)
      see(name, "typ", .arbetsordertyper, a.typ)
      see(name, "kund", .kunder, a.kund)
      see(name, "bunt", .buntar, a.bunt)
      see(name, "utrymme", .utrymmen, a.utrymme)
      see(name, "enhet", .enheter, a.enhet)
      see(name, "nyEnhet", .enhetstyper, a.nyEnhetTyp)
      see(name, "fras", .fraser, a.fras)
      see(name, "prio", .prio, a.prio)
      see(name, "tilltrade", .tilltrade, a.tilltrade)
      see(name, "ursprung", .ursprung, a.ursprung)
      guard register == .resurser else { continue }
      see(name, "utforare", .resurser, a.utforare)
      see(name, "referens", .resurser, a.referens)
      let steps = [
        ("registrerad", a.registrerad), ("bestalld", a.bestalld), ("accepterad", a.accepterad), ("utford", a.utford),
        ("modifierad", a.modifierad),
      ]
      for (key, step) in steps { see(name, "\(key).av", .resurser, step?.av) }
    }
  }

  private mutating func hanging(_ i: Installation) {
    for h in i.handelser { see("handelse \(h.id.rawValue)", "typ", .handelsetyper, h.typ) }
    for t in i.tider {
      see("tid \(t.id)", "resurs", .resurser, t.resurs)
      see("tid \(t.id)", "aktivitet", .aktiviteter, t.aktivitet)
    }
    for b in i.bokningar {
      see("bokning of arbetsorder \(b.arbetsorder.rawValue)", "tidsluckaId", .resurser, b.lucka.resurs)
      see("bokning of arbetsorder \(b.arbetsorder.rawValue)", "tilltrade", .tilltrade, b.tilltrade)
    }
    for f in i.filer { see("fil \(f.fil.id)", "typ", .handelsetyper, f.fil.typ) }
  }
}
