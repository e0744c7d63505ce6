/** Was die Verbindung zum Scanner sagte, Byte für Byte aufgeschrieben. */
export const recordings = {
  title: 'Aufzeichnungen der Verbindung zum Scanner',
  text: 'Schreibt jedes Byte zwischen Scanner und Station mit seiner Zeit auf, bis Sie es beenden. Der Support kann es auf einer anderen Maschine abspielen. Die Linie läuft weiter wie immer.',
  start: 'Aufzeichnung beginnen',
  stop: 'Aufzeichnung beenden',
  running: 'Zeichnet auf seit {{time}}: {{bytes}} von höchstens {{max}}.',
  end: {
    STOPPED: '{{name}} ist vollständig: {{bytes}}.',
    FULL: '{{name}} hat die Obergrenze erreicht und endete bei {{bytes}}. Was darin ist, lässt sich abspielen.',
    SLOW_DISK:
      '{{name}} endete bei {{bytes}}, weil die Platte langsamer war als die Linie. Was darin ist, lässt sich abspielen.',
    DISK_REFUSED: '{{name}} endete bei {{bytes}}, weil die Platte sich weigerte. IT rufen.',
  },
  refusal: {
    RUNNING: 'es wird schon aufgezeichnet.',
    NO_ROOM: 'die Platte ist zu voll: die letzten 2 GiB braucht die Linie selbst.',
    DISK_REFUSED: 'die Platte hat es nicht angenommen. IT rufen, dann noch einmal versuchen.',
  },
  loading: 'Liste wird gelesen …',
  failed: 'Die Liste ließ sich nicht lesen ({{code}}).',
  none: 'Noch keine.',
  folder: 'Liegen in {{folder}}, bis die IT sie entfernt.',
  column: { name: 'Datei', bytes: 'Größe' },
} as const
