CREATE TABLE resurs (id TEXT PRIMARY KEY, namn TEXT NOT NULL, epost TEXT, telefon TEXT);
CREATE TABLE kund (id INTEGER PRIMARY KEY, nummer TEXT NOT NULL UNIQUE, namn TEXT NOT NULL);
CREATE TABLE objekt (id TEXT PRIMARY KEY, adress TEXT NOT NULL);
CREATE TABLE prio (kod TEXT PRIMARY KEY, beskrivning TEXT NOT NULL, sla INTEGER);
CREATE TABLE tilltrade (kod TEXT PRIMARY KEY, beskrivning TEXT NOT NULL);
CREATE TABLE arbetsordertyp (kod TEXT PRIMARY KEY, beskrivning TEXT NOT NULL);
CREATE TABLE fras (id INTEGER PRIMARY KEY, text TEXT NOT NULL);

CREATE TABLE arbetsorder (
  id INTEGER PRIMARY KEY,
  extern_id TEXT, extern_nr TEXT,
  objekt_id TEXT NOT NULL REFERENCES objekt (id),
  kund_id INTEGER REFERENCES kund (id),
  utforare_id TEXT REFERENCES resurs (id),
  status TEXT NOT NULL,
  utrymme_id INTEGER, enhet_id INTEGER, enhets_notering TEXT,
  fras_id INTEGER REFERENCES fras (id),
  beskrivning TEXT, kommentar TEXT, anmarkning TEXT, atgard TEXT,
  typ TEXT NOT NULL REFERENCES arbetsordertyp (kod),
  tilltrade TEXT REFERENCES tilltrade (kod),
  prio TEXT REFERENCES prio (kod),
  datum_registrerad TEXT NOT NULL, registrerad_av TEXT REFERENCES resurs (id),
  datum_bestalld TEXT, bestalld_av TEXT REFERENCES resurs (id),
  datum_accepterad TEXT,
  datum_utford TEXT, utford_av TEXT REFERENCES resurs (id),
  datum_modifierad TEXT, modifierad_av TEXT REFERENCES resurs (id),
  bokad_datum TEXT, bokad_from TEXT, bokad_tom TEXT,
  konto TEXT, ref_kst TEXT, fastighetsnr TEXT, uh_fel TEXT, material_konto TEXT, projekt TEXT, drift_projekt TEXT,
  material_kostnad INTEGER, kostnad INTEGER,
  faktureras INTEGER, faktura_belopp INTEGER,
  ursprung INTEGER NOT NULL,
  anmalare_namn TEXT, anmalare_telefon TEXT, anmalare_epost TEXT,
  nyckel_adress TEXT, nyckel_kod TEXT,
  kontaktsatt TEXT
);
CREATE INDEX arbetsorder_objekt ON arbetsorder (objekt_id);

CREATE TABLE handelse (
  id INTEGER PRIMARY KEY,
  arbetsorder_id INTEGER NOT NULL REFERENCES arbetsorder (id),
  rubrik TEXT NOT NULL, text TEXT, typ TEXT NOT NULL,
  skapad_av TEXT NOT NULL, datum_registrerad TEXT NOT NULL
);
CREATE INDEX handelse_arbetsorder ON handelse (arbetsorder_id);
