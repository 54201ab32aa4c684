extension Migration {
  /// The indices of the first schema.
  ///
  /// A list is ordered by id, and every index ends with the rowid, which is the id: with equality on all its columns it
  /// yields ids in order, so a page is found without sorting and without touching whole rows (rule 4.15). Several
  /// values of a filter are merged, arm by arm (`ArbetsorderQuery`).
  static let indices = """
    CREATE INDEX arbetsorder_lista ON arbetsorder
      (id, status, registrerad_ms, modifierad_ms, bokad_datum, bokad_med_modul);
    CREATE INDEX arbetsorder_objekt ON arbetsorder (objekt);
    CREATE INDEX arbetsorder_kund ON arbetsorder (kund);
    CREATE INDEX arbetsorder_utforare ON arbetsorder (utforare, status);
    CREATE INDEX arbetsorder_status ON arbetsorder (status);
    CREATE INDEX arbetsorder_typ ON arbetsorder (typ, status);
    CREATE INDEX arbetsorder_enhet ON arbetsorder (enhet) WHERE enhet IS NOT NULL;
    CREATE INDEX arbetsorder_registrerad ON arbetsorder (registrerad_ms);
    CREATE INDEX arbetsorder_modifierad ON arbetsorder (modifierad_ms);
    CREATE INDEX arbetsorder_bokad_datum ON arbetsorder (bokad_datum) WHERE bokad_datum IS NOT NULL;
    CREATE INDEX arbetsorder_bokad_modul ON arbetsorder (status) WHERE bokad_med_modul = 1;
    CREATE INDEX handelse_arbetsorder ON handelse (arbetsorder);
    CREATE INDEX kontaktperson_arbetsorder ON kontaktperson (arbetsorder);
    CREATE INDEX persontid_arbetsorder ON persontid (arbetsorder);
    CREATE INDEX meddelande_arbetsorder ON meddelande (arbetsorder);
    CREATE INDEX utrymme_objekt ON utrymme (objekt, ordning);
    CREATE INDEX enhet_utrymme ON enhet (utrymme, ordning);
    CREATE INDEX enhet_ersatt_av ON enhet (ersatt_av) WHERE ersatt_av IS NOT NULL;
    CREATE INDEX enhet_ersatt_genom ON enhet (ersatt_genom) WHERE ersatt_genom IS NOT NULL;
    CREATE INDEX fras_enhetstyp ON fras (enhetstyp, ordning);
    CREATE INDEX objekt_byggnad ON objekt (foretag, fastighet, byggnad);
    CREATE INDEX objekt_hg1 ON objekt (hg1);
    CREATE INDEX objekt_hg2 ON objekt (hg2);
    CREATE INDEX objekt_ingar_i ON objekt (ingar_i) WHERE ingar_i IS NOT NULL;
    CREATE INDEX objekt_huvudobjekt ON objekt (coalesce(ingar_i, id), id);
    CREATE INDEX objekt_typbeskrivning ON objekt (coalesce(typ_beskrivning, ''), id);

    """

  /// For people: instants as text, in UTC.
  static let views = """
    CREATE VIEW arbetsorder_lasbar AS
      SELECT id, status, typ, objekt, kund, utforare, utrymme, enhet, prio, beskrivning, bokad_datum,
        strftime('%Y-%m-%dT%H:%M:%fZ', registrerad_ms / 1000.0, 'unixepoch') AS registrerad, registrerad_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', bestalld_ms / 1000.0, 'unixepoch') AS bestalld, bestalld_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', accepterad_ms / 1000.0, 'unixepoch') AS accepterad, accepterad_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', utford_ms / 1000.0, 'unixepoch') AS utford, utford_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', modifierad_ms / 1000.0, 'unixepoch') AS modifierad, modifierad_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', sla_avtalat_slut_ms / 1000.0, 'unixepoch') AS sla_avtalat_slut
      FROM arbetsorder;
    CREATE VIEW handelse_lasbar AS
      SELECT id, arbetsorder, typ, rubrik, text, skapad_av,
        strftime('%Y-%m-%dT%H:%M:%fZ', registrerad_ms / 1000.0, 'unixepoch') AS registrerad
      FROM handelse;

    """
}
