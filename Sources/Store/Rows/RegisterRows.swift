import Model
import Texts
import Tid

/// The registers that stand alone.
enum RegisterRows {
  /// Those that are a list of an installation as they stand, in an order in which none refers to a later one.
  static let lists: [RegisterList] = [
    RegisterList("gateway_klient", \.klienter), RegisterList("kalender", \.kalendrar), RegisterList("prio", \.prio),
    RegisterList("tilltrade", \.tilltrade), RegisterList("handelsetyp", \.handelsetyper),
    RegisterList("aktivitet", \.aktiviteter), RegisterList("arbetsordertyp", \.arbetsordertyper),
    RegisterList("ursprung", \.ursprung), RegisterList("bunt", \.buntar), RegisterList("utrymmestyp", \.utrymmestyper),
    RegisterList("enhetstyp", \.enhetstyper),
  ]
  static let kontering = RowMap<NumreradKontering>("kontering", ordered: false)
  static let fras = RowMap<Frasrad>("fras", ordered: true)
}

/// A list of an installation and the table that holds it.
struct RegisterList: Sendable {
  let insert: @Sendable (Installation, Connection) throws -> Void
  let read: @Sendable (inout Installation, Connection) throws -> Void
  /// Writes what differs from the first to the second.
  let change: @Sendable (Installation, Installation, Connection) throws -> Void

  fileprivate init<Row: StoredRow & Equatable>(
    _ table: String, _ rows: any WritableKeyPath<Installation, [Row]> & Sendable
  ) {
    let map = RowMap<Row>(table, ordered: true)
    insert = { try map.insert(all: $0[keyPath: rows], in: $1) }
    read = { $0[keyPath: rows] = try map.all(in: $1) }
    change = { try RowChange(map: map, connection: $2).write($0[keyPath: rows], $1[keyPath: rows]) }
  }
}

extension GatewayKlient: StoredRow {
  static var blank: GatewayKlient { GatewayKlient(nyckel: "", hemlighet: "", token: nil, kontrakt: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("nyckel", &nyckel)
    c("hemlighet", &hemlighet)
    c("token", &token)
    c("kontrakt", &kontrakt)
  }
}

extension Kalender: StoredRow {
  static var blank: Kalender {
    Kalender(namn: "", dagar: [], fran: .midnatt, till: .midnatt, helgdagar: false, aftnar: [])
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("namn", &namn)
    c("dagar", &dagarna)
    c("fran", &fran)
    c("till", &till)
    c("helgdagar", &helgdagar)
    c("aftnar", &aftnarna)
  }

  private var dagarna: Text {
    get { Text(dagar.sorted().map(String.init).joined(separator: ",")) }
    set { dagar = Set(newValue.string.split(separator: ",").compactMap { Int($0) }) }
  }

  private var aftnarna: Text {
    get { Text(list: Afton.allCases.filter(aftnar.contains)) }
    set { aftnar = Set(newValue.codes()) }
  }
}

extension Prio: StoredRow {
  static var blank: Prio { Prio(kod: "", beskrivning: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("kod", &kod)
    c("beskrivning", &beskrivning)
    var (tid, kalender) = (sla?.tid, sla?.kalender)
    c("sla_sekunder", &tid)
    c("sla_kalender", &kalender)
    if let tid, let kalender { sla = Sla(tid: tid, kalender: kalender) }
  }
}

extension Kodrad: StoredRow {
  static var blank: Kodrad { Kodrad(kod: "", beskrivning: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("kod", &kod)
    c("beskrivning", &beskrivning)
  }
}

extension Handelsetyp: StoredRow {
  static var blank: Handelsetyp { Handelsetyp(kod: "", beskrivning: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("kod", &kod)
    c("beskrivning", &beskrivning)
    c("sort_kod", &sortKod)
    c("sort_beskrivning", &sortBeskrivning)
    c("system", &system)
  }
}

extension Aktivitet: StoredRow {
  static var blank: Aktivitet { Aktivitet(id: 0, text: "", timpris: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("text", &text)
    c("timpris", &timpris)
  }
}

extension Arbetsordertyp: StoredRow {
  static var blank: Arbetsordertyp { Arbetsordertyp(kod: "", beskrivning: nil, skapasAvAPI: false) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("kod", &kod)
    c("beskrivning", &beskrivning)
    c("skapas_av_api", &skapasAvAPI)
  }
}

extension Ursprung: StoredRow {
  static var blank: Ursprung { Ursprung(id: 0, beskrivning: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("beskrivning", &beskrivning)
  }
}

/// A row of kontering with its place for a number.
struct NumreradKontering: StoredRow, Equatable {
  var id: Int64
  var rad: Konteringsrad

  static var blank: NumreradKontering { NumreradKontering(id: 0, rad: Konteringsrad()) }

  static func all(_ i: Installation) -> [NumreradKontering] {
    i.kontering.enumerated().map { NumreradKontering(id: Int64($0 + 1), rad: $1) }
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsordertyp", &rad.typ)
    c("omrade", &rad.omrade)
    c("enhetstyp", &rad.enhetstyp)
    rad.ekonomi.columns(&c)
  }
}

extension Enhetstyp: StoredRow {
  static var blank: Enhetstyp { Enhetstyp(kod: "", id: 0) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("kod", &kod)
    c("id", &id)
    c("beskrivning", &beskrivning)
    c("garanti_manader", &garanti)
    c("underhall", &underhall)
    c("felanmalan", &felanmalan)
  }
}

/// A fras with the enhetstyp that has it.
struct Frasrad: StoredRow, Equatable {
  var fras: Fras
  var enhetstyp: Text

  static var blank: Frasrad { Frasrad(fras: Fras(id: FrasID(0), textID: 0, text: "", typ: nil), enhetstyp: "") }

  static func all(_ i: Installation) -> [Frasrad] {
    i.enhetstyper.flatMap { typ in typ.fraser.map { Frasrad(fras: $0, enhetstyp: typ.kod) } }
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &fras.id)
    c("enhetstyp", &enhetstyp)
    c("text_id", &fras.textID)
    c("text", &fras.text)
    c("arbetsordertyp", &fras.typ)
  }
}

/// The nine fields of accounting, which arbetsorder and kontering share.
extension Ekonomi: StoredRow {
  static var blank: Ekonomi { Ekonomi() }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("konto", &konto)
    c("ref_kst", &refKst)
    c("fastighetsnr", &fastighetsnr)
    c("uh_fel", &uhFel)
    c("material_konto", &materialKonto)
    c("projekt", &projekt)
    c("drift_projekt", &driftProjekt)
    c("material_kostnad", &materialKostnad)
    c("kostnad", &kostnad)
  }
}
