import type { Catalogue } from '../catalogue.ts'

export const drift: Catalogue['drift'] = {
  title: 'Sind die Eier noch wie die, an denen es beurteilt wurde?',
  noReference: 'Sein Paket sagt nicht, woran es beurteilt wurde; eine Drift lässt sich nicht messen.',
  state: {
    steady: 'Ja: Nichts hat sich über den Zufall hinaus bewegt.',
    watch: 'Etwas hat sich bewegt. Siehe Chargen und Spulen unten.',
    drifted:
      'Nein: Die neuesten Scans sind andere als die, an denen es beurteilt wurde. Was seine Karte verspricht, muss für sie nicht gelten.',
    'too-few': 'Noch zu wenige Scans für eine Aussage.',
  },
  word: { steady: 'gleich', watch: 'beobachten', drifted: 'abgewandert', 'too-few': 'zu wenige' },
  measure: { confidence: 'Wie sicher es ist', signalToNoise: 'Signal zu Rauschen', classes: 'Wie es sie nennt' },
  all_one: 'Der neueste Scan ({{scans}})',
  all_other: 'Die neuesten {{scans}} Scans',
  newest: 'Alle zusammen',
  batches: 'Nach Charge, neueste zuerst',
  batchesOf: 'Nach Charge: die {{shown}} neuesten von {{all}}',
  coils: 'Nach Spule, schlechteste zuerst',
  coilsOf: 'Nach Spule: die {{shown}} schlechtesten von {{all}}',
  scans: 'Scans, n',
  coil: 'Spule {{coil}}',
  tooFew: 'zu wenige',
  note: 'Populations-Stabilitätsindex, abzüglich dessen, was der Zufall aus Stichproben dieser Größe macht: ab {{watch}} wird beobachtet, ab {{limit}} ist abgewandert. Unter {{least}} Scans wird nichts gesagt. Die Grenzen sind allgemein üblich; für Eier hat sie niemand bestätigt. Wie es sie nennt, wird nur verglichen, wo das Rezept die Schwellen hat, die sein Paket vorschlägt.',
}
