import type { Catalogue } from '../catalogue.ts'

export const lines: Catalogue['lines'] = {
  title: 'Linien',
  line: 'Linie',
  noBatch: 'Keine Charge',
  state: '{{state}} · {{link}}',
  here: 'diese Linie',
  callsElsewhere: 'An einer anderen Linie ruft ein Alarm.',
  wrongTitle: 'Diese Linie läuft hier nicht',
  wrong:
    'Die Adresse dieses Fensters nennt eine Linie, die diese Station nicht hat. Eine andere wählen, oder fragen, wer die Station eingerichtet hat.',
  toFirst: 'Zur ersten Linie',
  windowTitle: '{{line}} · {{title}}',
}
