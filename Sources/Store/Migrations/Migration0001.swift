extension Migration {
  /// The first schema: everything of an installation, and what a world adds to it.
  ///
  /// Dates are TEXT `YYYY-MM-DD` and times of day TEXT `HH:MM:SS`. Instants are INTEGER, milliseconds since 1970 in
  /// UTC: they are compared and paged on the hot path, must keep their milliseconds, and need no parsing there;
  /// who reads the file by eye finds them as text in the views `arbetsorder_lasbar` and `handelse_lasbar`.
  /// Foreign keys hold at once, so that a job that breaks one fails alone and not the commit it shares; filling, whose
  /// rows come in the order of the seed, defers them. Codes stand as they do on the wire. Rows that
  /// come from a list of the seed carry its `ordning`.
  static let m0001 = Migration(version: 1, sql: world + registers + fasta + arbetsorder + hangers + indices + views)

  private static let world = """
    CREATE TABLE installation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      namn TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      produktversion TEXT NOT NULL
    ) STRICT;
    CREATE TABLE installation_bild (
      del INTEGER PRIMARY KEY,
      innehall BLOB NOT NULL
    ) STRICT;
    CREATE TABLE hemlighet (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      varde BLOB NOT NULL
    ) STRICT;
    CREATE TABLE raknare (
      namn TEXT PRIMARY KEY NOT NULL,
      nasta INTEGER NOT NULL CHECK (nasta >= 1)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE installning (
      namn TEXT PRIMARY KEY NOT NULL,
      varde TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE varld (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      slump_id TEXT NOT NULL,
      slumptillstand INTEGER NOT NULL,
      klocka_forskjutning_ms INTEGER NOT NULL,
      klocka_frusen_ms INTEGER,
      kontrakt TEXT,
      strikt INTEGER CHECK (strikt IN (0, 1))
    ) STRICT;
    CREATE TABLE forbrukad_token (
      jti TEXT PRIMARY KEY NOT NULL,
      gar_ut_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX forbrukad_token_gar_ut ON forbrukad_token (gar_ut_ms);

    """

  private static let registers = """
    CREATE TABLE gateway_klient (
      nyckel TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      hemlighet TEXT NOT NULL,
      token TEXT,
      kontrakt TEXT
    ) STRICT;
    CREATE TABLE kalender (
      namn TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      dagar TEXT NOT NULL,
      fran TEXT NOT NULL,
      till TEXT NOT NULL,
      helgdagar INTEGER NOT NULL CHECK (helgdagar IN (0, 1)),
      aftnar TEXT NOT NULL
    ) STRICT;
    CREATE TABLE prio (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT,
      sla_sekunder INTEGER,
      sla_kalender TEXT
    ) STRICT;
    CREATE TABLE tilltrade (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT
    ) STRICT;
    CREATE TABLE handelsetyp (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT,
      sort_kod TEXT,
      sort_beskrivning TEXT,
      system INTEGER NOT NULL CHECK (system IN (0, 1))
    ) STRICT;
    CREATE TABLE aktivitet (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      text TEXT NOT NULL,
      timpris INTEGER
    ) STRICT;
    CREATE TABLE arbetsordertyp (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT,
      skapas_av_api INTEGER NOT NULL CHECK (skapas_av_api IN (0, 1))
    ) STRICT;
    CREATE TABLE ursprung (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      beskrivning TEXT
    ) STRICT;
    CREATE TABLE bunt (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT
    ) STRICT;
    CREATE TABLE resurs (
      id TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      namn TEXT,
      typ TEXT NOT NULL,
      extern INTEGER NOT NULL CHECK (extern IN (0, 1)),
      roll TEXT NOT NULL,
      epost TEXT,
      inloggning_namn TEXT,
      inloggning_losenord TEXT,
      bokning_kalender TEXT REFERENCES kalender (namn),
      bokning_lucka_sekunder INTEGER,
      bokning_kapacitet INTEGER,
      bokning_overbokning INTEGER
    ) STRICT;
    CREATE TABLE resurs_telefon (
      resurs TEXT NOT NULL REFERENCES resurs (id),
      ordning INTEGER NOT NULL,
      typ TEXT,
      nr TEXT,
      PRIMARY KEY (resurs, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE resurs_sso (
      resurs TEXT NOT NULL REFERENCES resurs (id),
      ordning INTEGER NOT NULL,
      sso_id TEXT NOT NULL,
      PRIMARY KEY (resurs, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE resurs_federerad (
      resurs TEXT NOT NULL REFERENCES resurs (id),
      ordning INTEGER NOT NULL,
      utgivare TEXT NOT NULL,
      subjekt TEXT NOT NULL,
      hemlighet TEXT,
      PRIMARY KEY (resurs, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE resurs_tilltrade (
      resurs TEXT NOT NULL REFERENCES resurs (id),
      ordning INTEGER NOT NULL,
      tilltrade TEXT NOT NULL REFERENCES tilltrade (kod),
      PRIMARY KEY (resurs, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE omrade (
      nr TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      typ TEXT NOT NULL,
      namn TEXT,
      utforare TEXT REFERENCES resurs (id)
    ) STRICT;
    CREATE TABLE omrade_utforare (
      omrade TEXT NOT NULL REFERENCES omrade (nr),
      arbetsordertyp TEXT NOT NULL REFERENCES arbetsordertyp (kod),
      utforare TEXT NOT NULL REFERENCES resurs (id),
      PRIMARY KEY (omrade, arbetsordertyp)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE utrymmestyp (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      beskrivning TEXT
    ) STRICT;
    CREATE TABLE enhetstyp (
      kod TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      id INTEGER NOT NULL,
      beskrivning TEXT,
      garanti_manader INTEGER,
      underhall INTEGER NOT NULL CHECK (underhall IN (0, 1)),
      felanmalan INTEGER NOT NULL CHECK (felanmalan IN (0, 1))
    ) STRICT;
    CREATE TABLE fras (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      enhetstyp TEXT NOT NULL REFERENCES enhetstyp (kod),
      text_id INTEGER NOT NULL,
      text TEXT NOT NULL,
      arbetsordertyp TEXT REFERENCES arbetsordertyp (kod)
    ) STRICT;
    CREATE TABLE kontering (
      id INTEGER PRIMARY KEY,
      arbetsordertyp TEXT REFERENCES arbetsordertyp (kod),
      omrade TEXT REFERENCES omrade (nr),
      enhetstyp TEXT REFERENCES enhetstyp (kod),
      konto TEXT,
      ref_kst TEXT,
      fastighetsnr TEXT,
      uh_fel TEXT,
      material_konto TEXT,
      projekt TEXT,
      drift_projekt TEXT,
      material_kostnad INTEGER,
      kostnad INTEGER
    ) STRICT;

    """
}
