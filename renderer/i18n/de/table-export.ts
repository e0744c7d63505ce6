/** Scans, Horden und Chargen als Dateien. */
export const tableExport = {
  button: 'Ausgeben …',
  title: 'Chargen, Horden oder Scans ausgeben',
  text: 'Schreibt eine Datei für andere Programme in einen Ordner der Station. Die Datei ist nicht verschlüsselt; dass jemand sie wollte, steht im Protokoll.',
  table: { label: 'Was', batches: 'Chargen', trays: 'Horden', scans: 'Scans' },
  format: { label: 'Form der Datei', csv: 'CSV (Tabellenprogramme)', parquet: 'Parquet (Statistik)' },
  from: 'Von (erster Tag)',
  until: 'Bis (letzter Tag)',
  batch: 'Charge, oder alle',
  start: 'Ausgeben',
  cancel: 'Abbrechen',
  close: 'Schließen',
  waiting: 'Wartet, bis die andere Arbeit getan ist.',
  running: 'Zeilen werden geschrieben …',
  done: '{{rows}}, {{bytes}}. Die Datei ist {{file}} auf der Station.',
  none: 'Es gab nichts auszugeben: Die Datei {{file}} enthält nur die Namen der Spalten. Eine andere Zeit oder Charge wählen.',
  givenUp: 'Abgebrochen. Von der Datei ist nichts übrig.',
  daysReversed: 'Der letzte Tag liegt vor dem ersten. Die Tage neu wählen.',
  refusal: { BUSY: 'Es wird schon eine Tabelle ausgegeben. Warten, bis das getan ist, oder es abbrechen.' },
  failed: 'Es ging nicht ({{code}}). {{message}}',
  failure: {
    NO_ROOM:
      'Zu wenig Platz auf der Platte: 2 GiB müssen der Station bleiben. Platz schaffen oder eine kürzere Zeit wählen.',
    NOT_WRITABLE:
      'In den Ordner für Tabellen kann nicht geschrieben werden. Die IT rufen: Das Konto der Station braucht das Recht.',
    MISSING: 'Es gibt noch keine Datenbank; die Station macht sie beim ersten Start.',
    COLD_MISSING:
      'Die Datei eines älteren Monats fehlt; Service → „Summen prüfen“ nennt sie. Die IT kann sie aus einer Sicherung zurückholen.',
    COLD_DAMAGED:
      'Die Datei eines älteren Monats ist beschädigt; Service → „Summen prüfen“ nennt sie. Die IT kann sie aus einer Sicherung zurückholen.',
    CORRUPT: 'Die Datenbank ist beschädigt. Die Charge beenden, dann eine Sicherung zurückspielen.',
  },
} as const
