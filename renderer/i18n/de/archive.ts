/** Bilder, die aufbewahrt werden, und was Menschen darüber bestimmen. */
export const archive = {
  title: 'Aufbewahrte Bilder',
  text: 'Jedes Bild lässt sich eine Weile ansehen. Lange aufbewahrt wird, was zweifelhaft, berichtigt oder fehlerhaft war, Eier der Prüfstichprobe und einige zufällig gezogene.',
  loading: 'Wird gelesen …',
  failed:
    'Es konnte nicht gelesen werden ({{code}}). Die Linie ist nicht betroffen; sehen Sie in einer Minute wieder nach.',
  shelf: {
    uncertain: 'Unsicher',
    overridden: 'Von Menschen berichtigt',
    faulty: 'Fehlerhafte Bilder',
    validation: 'Prüfstichprobe',
    sample: 'Zufallsstichprobe',
    recent: 'Letzte Bilder, gehen zuerst',
  },
  column: { shelf: 'Warum', pictures: 'Bilder', bytes: 'Größe', oldest: 'Zurück bis', days: 'Aufbewahrt' },
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tage',
  ofMost: '{{used}} von {{max}}',
  whileRoom: 'solange Platz ist',
  notLong: 'nicht lange',
  quota: 'Platz',
  quotaText: '{{used}} von {{max}}; lange aufbewahrt höchstens {{kept}}',
  forecast: {
    notYet: 'Noch zu wenige Tage, um zu sagen, wie lange der Platz reicht.',
    fits: 'Was lange aufbewahrt wird, passt: am Ende {{end}} von {{max}}.',
    full_zero:
      'Voll in weniger als einem Tag: dann gehen die ältesten früher. Mehr Platz geben oder manches kürzer aufbewahren.',
    full_one:
      'Voll in {{count}} Tag: dann gehen die ältesten früher. Mehr Platz geben oder manches kürzer aufbewahren.',
    full_other:
      'Voll in {{count}} Tagen: dann gehen die ältesten früher. Mehr Platz geben oder manches kürzer aufbewahren.',
  },
  settings: {
    title: 'Wie lange Bilder aufbewahrt werden',
    text: 'Gilt sofort, für alle Linien. Was älter ist, geht endgültig, auch von der Platte. 0 Tage: nur solange Platz ist. Zeilen und Zahlen sind nicht betroffen.',
    daysOf: '{{shelf}}: Tage',
    daysColumn: 'Tage, 0 bis {{max}}',
    shareOf: '{{shelf}}: höchstens, % des Platzes',
    shareColumn: 'Höchstens, % des Platzes, {{min}} bis {{max}}',
    sampleShare: 'Zufallsstichprobe (% der Scans)',
    sampleHelp: '0 bis {{max}}; üblich ist 0,5',
    quota: 'Platz (GiB)',
    quotaHelp: 'Für alle Bilder, {{min}} bis {{max}}',
    wrong: 'Geben Sie eine Zahl in diesen Grenzen ein.',
    save: 'Tage und Anteile speichern',
    saved: 'Gespeichert. Es gilt schon.',
  },
}
