import type { Catalogue } from '../catalogue.ts'

export const importer: Catalogue['importer'] = {
  title: 'Aus einer Datei',
  text: 'Eine Liste aus einer Tabelle, als CSV gespeichert. Zuerst sieht man Zeile für Zeile, was sie bewirken würde; vor dem Übernehmen ändert sich nichts, und dann alles oder nichts.',
  kind: 'Was die Datei aufführt',
  template: 'Leere Datei zum Ausfüllen speichern',
  export: 'Was da ist, als Datei speichern',
  another: 'Andere Datei',
  apply_one: '{{count}} Zeile übernehmen',
  apply_other: '{{count}} Zeilen übernehmen',
  hasFaults:
    'Solange eine Zeile einen Fehler hat, kann nichts übernommen werden. Die Datei berichtigen, speichern und nochmals wählen.',
  nothingNew: 'Die Datei enthält nichts, was nicht schon da ist.',
  applied: '{{name}} ist übernommen: {{added}} neu, {{changed}} geändert.',
  ignored: 'Spalten, die hier nichts bedeuten und übergangen werden: {{columns}}.',
  show: 'Gezeigte Zeilen',
  all: 'Alle {{count}}',
  none: 'Keine solche Zeile.',
  line: 'Zeile {{line}}:',
  column: '{{column}}:',
  change: '{{before}} → {{after}}',
  head: { line: 'Zeile', outcome: 'Ergebnis', what: 'Was sich ändern würde oder was zu tun ist' },
  count: { new: 'Neu {{count}}', changed: 'Geändert {{count}}', same: 'Gleich {{count}}', fault: 'Fehler {{count}}' },
  outcome: { new: 'neu', changed: 'geändert', same: 'gleich', fault: 'Fehler' },
  refusal: {
    PREVIEW_STALE:
      'Nichts wurde übernommen: Die Einrichtung hat sich inzwischen geändert. Die Zeilen nochmals ansehen.',
    HAS_FAULTS: 'Nichts wurde übernommen: Eine Zeile hat einen Fehler.',
    NOT_SAVED: 'Die Festplatte hat es nicht gespeichert. Die IT rufen, dann nochmals versuchen.',
  },
  file: {
    label: 'Datei',
    choose: 'Eine CSV-Datei wählen oder hierher ziehen',
    reading: '{{name}} wird gelesen …',
    EMPTY_FILE: 'Die Datei ist leer. Die leere Datei ausfüllen, die man hier speichern kann.',
    FILE_TOO_LARGE: 'Die Datei ist größer als {{max}} MiB. Wahrscheinlich ist es nicht die Liste.',
    NOT_TEXT: 'Die Datei ist kein Text. In der Tabelle als CSV speichern.',
    NOT_CSV:
      'Die Datei lässt sich nicht als CSV lesen: Zum Beispiel ist ein Anführungszeichen geöffnet und nicht geschlossen.',
    TOO_MANY_ROWS: 'Die Datei hat mehr als {{max}} Zeilen. Sie aufteilen.',
    COLUMN_MISSING: 'Spalten fehlen: {{columns}}. Mit der leeren Datei vergleichen, die man hier speichern kann.',
    COLUMN_TWICE: 'Spalten gibt es doppelt: {{columns}}. Je eine herausnehmen.',
    NO_KNOWN_COLUMN: 'Kein Spaltenkopf ist hier bekannt. Ist es die richtige Liste? Bekannt sind: {{columns}}.',
  },
}
