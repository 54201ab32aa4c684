extension Migration {
  /// What the whole contract needs beside the first schema: files, bookings, the names in messages, and which SLA a
  /// cancelling ended.
  static let m0002 = Migration(version: 2, sql: files + bookings + additions)

  /// Bytes by content hash, in rows of 256 KiB, and what refers to them (rules 7.2, 7.6).
  private static let files = """
    CREATE TABLE filinnehall (
      hash TEXT PRIMARY KEY NOT NULL,
      storlek INTEGER NOT NULL CHECK (storlek >= 1)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE filinnehall_del (
      hash TEXT NOT NULL REFERENCES filinnehall (hash),
      del INTEGER NOT NULL,
      innehall BLOB NOT NULL,
      PRIMARY KEY (hash, del)
    ) STRICT;
    CREATE TABLE tempfil (
      namn TEXT PRIMARY KEY NOT NULL,
      resurs TEXT NOT NULL REFERENCES resurs (id),
      visningsnamn TEXT NOT NULL,
      hash TEXT NOT NULL REFERENCES filinnehall (hash),
      gar_ut_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tempfil_gar_ut ON tempfil (gar_ut_ms);
    CREATE INDEX tempfil_hash ON tempfil (hash);
    CREATE TABLE fil (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      filnamn TEXT NOT NULL,
      beskrivning TEXT,
      typ TEXT NOT NULL REFERENCES handelsetyp (kod),
      hash TEXT NOT NULL REFERENCES filinnehall (hash),
      skapad_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX fil_arbetsorder ON fil (arbetsorder);
    CREATE INDEX fil_hash ON fil (hash);
    INSERT INTO raknare (namn, nasta) SELECT 'fil', 1 WHERE EXISTS (SELECT 1 FROM installation);

    """

  /// One row for each arbetsorder that was ever booked; one that was cancelled keeps its slot, and takes no room in it
  /// (rule 5.6).
  private static let bookings = """
    CREATE TABLE bokning (
      arbetsorder INTEGER PRIMARY KEY REFERENCES arbetsorder (id),
      resurs TEXT NOT NULL REFERENCES resurs (id),
      start_ms INTEGER NOT NULL,
      slut_ms INTEGER NOT NULL,
      avbokad INTEGER NOT NULL CHECK (avbokad IN (0, 1)),
      av_makulering INTEGER NOT NULL CHECK (av_makulering IN (0, 1)),
      tilltrade TEXT REFERENCES tilltrade (kod),
      kommentar TEXT
    ) STRICT;
    CREATE INDEX bokning_lucka ON bokning (resurs, start_ms) WHERE avbokad = 0;

    """

  private static let additions = """
    ALTER TABLE meddelande ADD COLUMN namn_till TEXT;
    ALTER TABLE meddelande ADD COLUMN namn_fran TEXT;
    ALTER TABLE utkorg ADD COLUMN meddelande INTEGER REFERENCES meddelande (id);
    ALTER TABLE arbetsorder ADD COLUMN sla_slut_av_makulering INTEGER NOT NULL DEFAULT 0
      CHECK (sla_slut_av_makulering IN (0, 1));

    """
}
