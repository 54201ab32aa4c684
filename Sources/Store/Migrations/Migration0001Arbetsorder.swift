extension Migration {
  /// The areas that a level of the fasta strukturen can name.
  private static let omradeColumns = """
      omrade_felanmalan TEXT REFERENCES omrade (nr),
      omrade_underhall TEXT REFERENCES omrade (nr),
      omrade_administration TEXT REFERENCES omrade (nr),
      omrade_sok1 TEXT REFERENCES omrade (nr),
      omrade_sok2 TEXT REFERENCES omrade (nr),
      omrade_sok3 TEXT REFERENCES omrade (nr)
    """

  static let fasta = """
    CREATE TABLE kund (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      nummer TEXT NOT NULL UNIQUE,
      namn TEXT,
      epost TEXT
    ) STRICT;
    CREATE TABLE kund_telefon (
      kund INTEGER NOT NULL REFERENCES kund (id),
      ordning INTEGER NOT NULL,
      typ TEXT,
      nr TEXT,
      PRIMARY KEY (kund, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE foretag (
      nr TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      namn TEXT,
    \(omradeColumns)
    ) STRICT;
    CREATE TABLE foretag_kontakt (
      foretag TEXT NOT NULL REFERENCES foretag (nr),
      ordning INTEGER NOT NULL,
      namn TEXT,
      epost TEXT,
      telefon_mobil TEXT,
      telefon_ovrig TEXT,
      anmarkning TEXT,
      PRIMARY KEY (foretag, ordning)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE fastighet (
      foretag TEXT NOT NULL REFERENCES foretag (nr),
      nr TEXT NOT NULL,
      ordning INTEGER NOT NULL,
      namn TEXT,
    \(omradeColumns),
      PRIMARY KEY (foretag, nr)
    ) STRICT;
    CREATE TABLE byggnad (
      foretag TEXT NOT NULL,
      fastighet TEXT NOT NULL,
      nr TEXT NOT NULL,
      ordning INTEGER NOT NULL,
      namn TEXT,
    \(omradeColumns),
      PRIMARY KEY (foretag, fastighet, nr),
      FOREIGN KEY (foretag, fastighet) REFERENCES fastighet (foretag, nr)
    ) STRICT;
    CREATE TABLE objekt (
      id TEXT PRIMARY KEY NOT NULL,
      ordning INTEGER NOT NULL,
      foretag TEXT NOT NULL,
      fastighet TEXT NOT NULL,
      byggnad TEXT NOT NULL,
      lgh TEXT,
      gata TEXT,
      postnr TEXT,
      ort TEXT,
      x TEXT,
      y TEXT,
      vaning_id TEXT,
      vaning_beskrivning TEXT,
      vaning_kortnamn TEXT,
      vaning_nummer INTEGER,
      hiss INTEGER CHECK (hiss IN (0, 1)),
      yta REAL,
      anmarkning TEXT,
      text TEXT,
      hyressparr TEXT,
      hyressparr_anmarkning TEXT,
      besiktigad_datum TEXT,
      typ_overgripande TEXT,
      typ_kod TEXT,
      typ_beskrivning TEXT,
      hg1 INTEGER REFERENCES kund (id),
      hg2 INTEGER REFERENCES kund (id),
      ingar_i TEXT REFERENCES objekt (id),
      uthyrningsbar INTEGER NOT NULL CHECK (uthyrningsbar IN (0, 1)),
      felanmalningsbar INTEGER NOT NULL CHECK (felanmalningsbar IN (0, 1)),
      felanmalningsbar_extern INTEGER NOT NULL CHECK (felanmalningsbar_extern IN (0, 1)),
    \(omradeColumns),
      FOREIGN KEY (foretag, fastighet, byggnad) REFERENCES byggnad (foretag, fastighet, nr)
    ) STRICT;
    CREATE TABLE utrymme (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      objekt TEXT NOT NULL REFERENCES objekt (id),
      beskrivning TEXT,
      rumsnummer TEXT,
      typ TEXT REFERENCES utrymmestyp (kod)
    ) STRICT;
    CREATE TABLE enhet (
      id INTEGER PRIMARY KEY,
      ordning INTEGER NOT NULL,
      utrymme INTEGER NOT NULL REFERENCES utrymme (id),
      typ TEXT NOT NULL REFERENCES enhetstyp (kod),
      beskrivning TEXT,
      underhall INTEGER NOT NULL CHECK (underhall IN (0, 1)),
      felanmalan INTEGER NOT NULL CHECK (felanmalan IN (0, 1)),
      underhallsdatum TEXT,
      installationsdatum TEXT,
      serienummer TEXT,
      garanti_manader INTEGER,
      underhall_atgard TEXT,
      egenskap TEXT,
      mangd INTEGER,
      notering TEXT,
      aktiv INTEGER NOT NULL CHECK (aktiv IN (0, 1)),
      ersatt_av INTEGER REFERENCES enhet (id),
      ersatt_genom INTEGER REFERENCES arbetsorder (id)
    ) STRICT;

    """

  static let arbetsorder = """
    CREATE TABLE arbetsorder (
      id INTEGER PRIMARY KEY,
      externt_id TEXT,
      externt_nr TEXT,
      objekt TEXT NOT NULL REFERENCES objekt (id),
      kund INTEGER REFERENCES kund (id),
      bunt TEXT REFERENCES bunt (kod),
      utforare TEXT REFERENCES resurs (id),
      status TEXT NOT NULL CHECK (status = 'REG' OR status = 'GODK' OR status = 'PAGAR' OR status = 'UTFÖRD'
        OR status = 'MAK' OR status = 'ÖVERF'), -- as a list it would make a temporary table for each row written
      makulerad_fran TEXT,
      utrymme INTEGER REFERENCES utrymme (id),
      enhet INTEGER REFERENCES enhet (id),
      enhets_notering TEXT,
      ny_enhet_typ TEXT REFERENCES enhetstyp (kod),
      fras INTEGER REFERENCES fras (id),
      beskrivning TEXT,
      kommentar TEXT,
      anmarkning TEXT,
      atgard TEXT,
      typ TEXT NOT NULL REFERENCES arbetsordertyp (kod),
      tilltrade TEXT REFERENCES tilltrade (kod),
      prio TEXT REFERENCES prio (kod),
      registrerad_ms INTEGER NOT NULL,
      registrerad_av TEXT REFERENCES resurs (id),
      bestalld_ms INTEGER,
      bestalld_av TEXT REFERENCES resurs (id),
      accepterad_ms INTEGER,
      accepterad_av TEXT REFERENCES resurs (id),
      utford_ms INTEGER,
      utford_av TEXT REFERENCES resurs (id),
      modifierad_ms INTEGER,
      modifierad_av TEXT REFERENCES resurs (id),
      referens TEXT REFERENCES resurs (id),
      pamin1 TEXT,
      pamin2 TEXT,
      bokad_datum TEXT,
      bokad_fran TEXT,
      bokad_till TEXT,
      bokad_med_modul INTEGER CHECK (bokad_med_modul IN (0, 1)),
      konto TEXT,
      ref_kst TEXT,
      fastighetsnr TEXT,
      uh_fel TEXT,
      material_konto TEXT,
      projekt TEXT,
      drift_projekt TEXT,
      material_kostnad INTEGER,
      kostnad INTEGER,
      ekonomi_satt TEXT,
      faktureras INTEGER CHECK (faktureras IN (0, 1)),
      fakturera_belopp INTEGER,
      ursprung INTEGER REFERENCES ursprung (id),
      anmalare_namn TEXT,
      anmalare_telefon TEXT,
      anmalare_epost TEXT,
      nyckel_adress TEXT,
      nyckel_kod TEXT,
      kontaktsatt TEXT,
      sla_start_ms INTEGER,
      sla_avtalat_slut_ms INTEGER,
      sla_faktiskt_slut_ms INTEGER
    ) STRICT;

    """

  static let hangers = """
    CREATE TABLE handelse (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      rubrik TEXT,
      text TEXT,
      typ TEXT NOT NULL REFERENCES handelsetyp (kod),
      skapad_av TEXT,
      registrerad_ms INTEGER NOT NULL,
      modifierad_av TEXT,
      modifierad_ms INTEGER,
      aktiv_from TEXT,
      aktiv_tom TEXT
    ) STRICT;
    CREATE TABLE kontaktperson (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      datum_fom TEXT,
      datum_tom TEXT,
      namn TEXT,
      epost TEXT,
      telefon_mobil TEXT,
      telefon_ovrig TEXT,
      anmarkning TEXT
    ) STRICT;
    CREATE TABLE persontid (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      resurs TEXT NOT NULL REFERENCES resurs (id),
      minuter INTEGER,
      starttid TEXT,
      sluttid TEXT,
      datum_fom TEXT NOT NULL,
      datum_tom TEXT,
      aktivitet INTEGER REFERENCES aktivitet (id),
      pris INTEGER
    ) STRICT;
    CREATE TABLE meddelande (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      till TEXT,
      fran TEXT,
      amne TEXT,
      text TEXT,
      skapad_ms INTEGER NOT NULL,
      last INTEGER NOT NULL CHECK (last IN (0, 1))
    ) STRICT;
    CREATE TABLE utkorg (
      id INTEGER PRIMARY KEY,
      arbetsorder INTEGER NOT NULL REFERENCES arbetsorder (id),
      kund INTEGER REFERENCES kund (id),
      amne TEXT NOT NULL,
      text TEXT NOT NULL,
      skapad_ms INTEGER NOT NULL
    ) STRICT;

    """
}
