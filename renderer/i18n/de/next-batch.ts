import type { Catalogue } from '../catalogue.ts'

export const nextBatch: Catalogue['nextBatch'] = {
  prepare: 'Nächste Charge vorbereiten',
  prepared: 'Vorbereitet: {{flock}}, {{setter}}',
  change: 'Ändern',
  title: 'Nächste Charge vorbereiten',
  sideTitle: 'Was vorbereitet ist',
  nothing: 'Noch ist nichts vorbereitet.',
  there: 'Vorbereitet: {{flock}}, {{setter}}.',
  explain:
    'Damit beginnt nichts. Was gemerkt ist, steht im Formular, sobald die Charge auf der Linie abgeschlossen ist.',
  keep: 'Merken',
  back: 'Zurück zur Linie',
  discard: 'Vorbereitetes verwerfen',
  offered: 'Diese Charge wurde vorbereitet: {{flock}}, {{setter}}.',
}
