import Domain
import Texts

/// The tables of the registers that stand alone.
enum RegisterRows {
  static let klient = RowMap<GatewayKlient>(
    "gateway_klient", ["nyckel", "hemlighet", "token", "kontrakt"], ordered: true,
    bind: { v, b in
      b.text(v.nyckel)
      b.text(v.hemlighet)
      b.text(v.token)
      b.kod(v.kontrakt)
    },
    read: { c in
      GatewayKlient(nyckel: c.string(), hemlighet: c.string(), token: c.text(), kontrakt: try c.kod())
    })

  static let kalender = RowMap<Kalender>(
    "kalender", ["namn", "dagar", "fran", "till", "helgdagar", "aftnar"], ordered: true,
    bind: { v, b in
      b.text(v.namn)
      b.text(v.dagar.sorted().map(String.init).joined(separator: ","))
      b.klockslag(v.fran)
      b.klockslag(v.till)
      b.bool(v.helgdagar)
      b.text(Kalender.Afton.allCases.filter(v.aftnar.contains).map(\.rawValue).joined(separator: ","))
    },
    read: { c in
      let namn = c.string()
      let dagar = Set((c.word() ?? "").split(separator: ",").compactMap { Int($0) })
      guard let fran = try c.klockslag(), let till = try c.klockslag() else { throw c.unreadable("NULL") }
      let helgdagar = c.flag()
      let aftnar = Set((c.word() ?? "").split(separator: ",").compactMap { Kalender.Afton(rawValue: String($0)) })
      return Kalender(namn: namn, dagar: dagar, fran: fran, till: till, helgdagar: helgdagar, aftnar: aftnar)
    })

  static let prio = RowMap<Prio>(
    "prio", ["kod", "beskrivning", "sla_sekunder", "sla_kalender"], ordered: true,
    bind: { v, b in
      b.text(v.kod)
      b.text(v.beskrivning)
      b.int(v.sla?.tid)
      b.text(v.sla?.kalender)
    },
    read: { c in
      var prio = Prio(kod: c.string(), beskrivning: c.text())
      if let tid = c.int(), let kalender = c.text() { prio.sla = .init(tid: tid, kalender: kalender) }
      return prio
    })

  static let tilltrade = kodrad("tilltrade")
  static let bunt = kodrad("bunt")
  static let utrymmestyp = kodrad("utrymmestyp")

  private static func kodrad(_ table: String) -> RowMap<Kodrad> {
    RowMap(
      table, ["kod", "beskrivning"], ordered: true,
      bind: { v, b in
        b.text(v.kod)
        b.text(v.beskrivning)
      },
      read: { c in Kodrad(kod: c.string(), beskrivning: c.text()) })
  }

  static let handelsetyp = RowMap<Handelsetyp>(
    "handelsetyp", ["kod", "beskrivning", "sort_kod", "sort_beskrivning", "system"], ordered: true,
    bind: { v, b in
      b.text(v.kod)
      b.text(v.beskrivning)
      b.text(v.sortKod)
      b.text(v.sortBeskrivning)
      b.bool(v.system)
    },
    read: { c in
      var typ = Handelsetyp(kod: c.string(), beskrivning: c.text())
      typ.sortKod = c.text()
      typ.sortBeskrivning = c.text()
      typ.system = c.flag()
      return typ
    })

  static let aktivitet = RowMap<Aktivitet>(
    "aktivitet", ["id", "text", "timpris"], ordered: true,
    bind: { v, b in
      b.int(v.id)
      b.text(v.text)
      b.int(v.timpris)
    },
    read: { c in Aktivitet(id: c.integer(), text: c.string(), timpris: c.int()) })

  static let arbetsordertyp = RowMap<Arbetsordertyp>(
    "arbetsordertyp", ["kod", "beskrivning", "skapas_av_api"], ordered: true,
    bind: { v, b in
      b.text(v.kod)
      b.text(v.beskrivning)
      b.bool(v.skapasAvAPI)
    },
    read: { c in Arbetsordertyp(kod: c.string(), beskrivning: c.text(), skapasAvAPI: c.flag()) })

  static let ursprung = RowMap<Ursprung>(
    "ursprung", ["id", "beskrivning"], ordered: true,
    bind: { v, b in
      b.int(v.id)
      b.text(v.beskrivning)
    },
    read: { c in Ursprung(id: c.integer(), beskrivning: c.text()) })

  static let kontering = RowMap<(id: Int64, rad: Konteringsrad)>(
    "kontering", ["id", "arbetsordertyp", "omrade", "enhetstyp"] + EkonomiColumns.names, ordered: false,
    bind: { v, b in
      b.int(v.id)
      b.text(v.rad.typ)
      b.text(v.rad.omrade)
      b.text(v.rad.enhetstyp)
      EkonomiColumns.bind(v.rad.ekonomi, &b)
    },
    read: { c in
      let id = c.integer()
      var rad = Konteringsrad()
      rad.typ = c.text()
      rad.omrade = c.text()
      rad.enhetstyp = c.text()
      rad.ekonomi = EkonomiColumns.read(&c)
      return (id, rad)
    })

  static let enhetstyp = RowMap<Enhetstyp>(
    "enhetstyp", ["kod", "id", "beskrivning", "garanti_manader", "underhall", "felanmalan"], ordered: true,
    bind: { v, b in
      b.text(v.kod)
      b.int(v.id)
      b.text(v.beskrivning)
      b.int(v.garanti)
      b.bool(v.underhall)
      b.bool(v.felanmalan)
    },
    read: { c in
      var typ = Enhetstyp(kod: c.string(), id: c.integer())
      typ.beskrivning = c.text()
      typ.garanti = c.int().map(Int.init)
      typ.underhall = c.flag()
      typ.felanmalan = c.flag()
      return typ
    })

  static let fras = RowMap<(fras: Fras, enhetstyp: Text)>(
    "fras", ["id", "enhetstyp", "text_id", "text", "arbetsordertyp"], ordered: true,
    bind: { v, b in
      b.id(v.fras.id)
      b.text(v.enhetstyp)
      b.int(v.fras.textID)
      b.text(v.fras.text)
      b.text(v.fras.typ)
    },
    read: { c in
      let id = FrasID(c.integer())
      let enhetstyp = c.string()
      return (Fras(id: id, textID: c.integer(), text: c.string(), typ: c.text()), enhetstyp)
    })
}

/// The nine fields of accounting, which arbetsorder and kontering share.
enum EkonomiColumns {
  static let names = [
    "konto", "ref_kst", "fastighetsnr", "uh_fel", "material_konto", "projekt", "drift_projekt", "material_kostnad",
    "kostnad",
  ]

  static func bind(_ v: Ekonomi, _ b: inout Binder) {
    b.text(v.konto)
    b.text(v.refKst)
    b.text(v.fastighetsnr)
    b.text(v.uhFel)
    b.text(v.materialKonto)
    b.text(v.projekt)
    b.text(v.driftProjekt)
    b.int(v.materialKostnad)
    b.int(v.kostnad)
  }

  static func read(_ c: inout Columns) -> Ekonomi {
    var v = Ekonomi()
    v.konto = c.text()
    v.refKst = c.text()
    v.fastighetsnr = c.text()
    v.uhFel = c.text()
    v.materialKonto = c.text()
    v.projekt = c.text()
    v.driftProjekt = c.text()
    v.materialKostnad = c.int()
    v.kostnad = c.int()
    return v
  }
}
