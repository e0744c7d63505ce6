import type { Catalogue } from '../catalogue.ts'

export const serial: Catalogue['serial'] = {
  likely: 'Anschlüsse',
  unlikely: 'Wohl kein Scanner',
  kind: {
    usb: 'USB-Adapter oder -Gerät',
    'built-in': 'eingebauter Anschluss',
    modem: 'Modem',
    bluetooth: 'Bluetooth',
    console: 'Konsole des Rechners',
  },
  heldBy: 'benutzt von {{program}} ({{pid}})',
  heldByOvoscope: 'jetzt verbunden',
  heldBySomebody: 'wird benutzt',
  heldHint:
    '{{program}} (Prozess {{pid}}) hat diesen Anschluss offen. Vor dem Verbinden schließen oder einen anderen Anschluss wählen.',
  none: 'Kein Anschluss gefunden',
  noneTitle: 'Kein serieller Anschluss da',
  noneText:
    'Das Kabel des Scanners einstecken: Die Liste erneuert sich selbst. Bleibt der Anschluss aus, nach dem Strom des Scanners sehen, eine andere Buchse versuchen oder die IT fragen, ob der Adapter seinen Treiber hat.',
  noUdevadm:
    'Diesem Rechner fehlt udevadm, deshalb kann Ovoscope nicht alle Anschlüsse nennen. IT: das Paket udev einrichten. Bis dahin einen Namen aus /dev/serial/by-id wählen oder den Namen eingeben.',
  system: 'Das Betriebssystem kann seine Anschlüsse nicht nennen ({{reason}}). Den Namen von Hand eingeben.',
  remembered: 'Ovoscope erkennt diesen Adapter in jeder Buchse wieder, an {{device}}.',
  byKind:
    'Ovoscope erkennt diesen Adapter in jeder Buchse wieder, an {{device}}. Er hat keine Seriennummer: Steckt ein zweiter seiner Art, kann niemand sagen, welcher der des Scanners ist.',
  byPath: 'Dieser Anschluss wird nur an seinem Namen gefunden.',
  baud: 'Geschwindigkeit, Baud',
  carries: '{{baudRate}} · bis {{eggs}} Eier/h',
  carriesNone: '{{baudRate}} · zu langsam für diese Bilder',
  otherBaud: 'Andere Geschwindigkeit …',
  baudTyped: 'Geschwindigkeit, von Hand',
  baudWrong: 'Eine ganze Zahl von {{least}} bis {{most}}.',
  baudHint: 'Dieselbe wie am Scanner, der mit 8 Datenbits, ohne Parität und mit einem Stoppbit spricht (8N1).',
  baudFree: 'Dieses Gerät ist selbst USB: Jede Geschwindigkeit ist recht, sie wirkt nicht.',
  eggsHint: 'Eier je Stunde gelten für Bilder von {{size}} und {{percent}} % nochmals gescannte.',
  tooSlow:
    '{{baudRate}} Baud tragen diese Linie nicht: Bei {{rated}} Eiern/h braucht sie {{percent}} % davon. Scanner und Ovoscope auf {{better}} Baud oder mehr stellen.',
  tooSlowForAll:
    '{{baudRate}} Baud tragen diese Linie nicht: Bei {{rated}} Eiern/h braucht sie {{percent}} % davon, und keine serielle Geschwindigkeit reicht. Den Scanner über USB anschließen.',
  flow: 'Flusssteuerung',
  flowNone: 'Keine',
  flowHardware: 'Über Leitungen (RTS/CTS)',
  flowHint: 'Über Leitungen nur, wenn das Kabel alle Adern hat und der Scanner so eingestellt ist.',
  loadTitle: 'Auslastung des Anschlusses',
  load: '{{share}} % des Anschlusses · {{rate}} kB/s',
  loadFree: '{{rate}} kB/s',
}
