import type { Catalogue } from '../catalogue.ts'

export const flocks: Catalogue['flocks'] = {
  title: 'Herden in den Horden der Charge {{id}}',
  text: 'Wo eine Horde Eier von zwei Herden enthält: angeben, welche Plätze wem gehören. Plätze zählen in Leserichtung, Reihe für Reihe, beide Enden eingeschlossen.',
  code: 'Code der Horde',
  codeHint: 'Leer: jede Horde der Charge, die keine eigenen Bereiche hat.',
  show: 'Ihre Bereiche zeigen',
  ofAll: 'In jeder Horde ohne eigene Bereiche',
  ofTray: 'In Horde {{code}}',
  flock: 'Herde',
  from: 'Von Platz',
  to: 'Bis Platz',
  add: 'Bereich hinzufügen',
  remove: 'Entfernen',
  removeRow: 'Bereich {{place}} entfernen',
  rest: 'Plätze, die kein Bereich nennt, gehören zur Herde der Charge.',
  none: 'Kein Bereich: Jeder Platz gehört zur Herde der Charge, bei einer Horde zu den Bereichen aller Horden.',
  save: 'Bereiche speichern',
  saved: 'Gespeichert. Das Protokoll zählt jede Herde danach.',
  error: { flock: 'Die Herde nennen.', cell: 'Ein Platz ist ein Buchstabe und eine Zahl, zum Beispiel C7.' },
  open: 'Herden in den Horden',
}
