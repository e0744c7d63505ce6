import type { Catalogue } from '../catalogue.ts'

/** Aktualisierungen des Programms. */
export const updates: Catalogue['updates'] = {
  label: 'Aktualisierung',
  line: {
    available: 'Version {{version}} von Ovoscope ist verfügbar. Die IT entscheidet darüber.',
    ready: 'Version {{version}} von Ovoscope liegt bereit. Die IT installiert sie.',
    'waiting-window':
      'Version {{version}} von Ovoscope wird nach {{from}} Uhr installiert, sobald keine Charge offen ist. Einfach weiterarbeiten.',
    waiting: {
      batch:
        'Version {{version}} von Ovoscope wird installiert, wenn diese Charge geschlossen ist. Einfach weiterarbeiten.',
      eggs: 'Version {{version}} von Ovoscope wird installiert, wenn die letzten Eier entschieden sind.',
      station: 'Version {{version}} von Ovoscope wird installiert, sobald die Station antwortet.',
    },
    installing:
      'Ovoscope wird auf {{version}} aktualisiert und startet von selbst neu. Bitte mit der nächsten Charge warten.',
    refused:
      'Eine Aktualisierung wurde abgelehnt. Die Linie ist nicht betroffen; die IT findet den Grund unter Service.',
  },
  card: {
    title: 'Aktualisierung von Ovoscope',
    state: 'Stand',
    current: 'Diese Version',
    mode: 'Modus',
    feed: 'Quelle',
    window: 'Zeitfenster',
    windowText: '{{from}} bis {{to}} Uhr, Ortszeit',
    managed: 'Entschieden durch',
    managedBy: 'die Richtliniendatei der Maschine, die nur die IT schreiben kann',
    checked: 'Quelle hat geantwortet',
    never: 'noch nicht',
    problem: 'Letzte Störung',
    none: 'keine',
    check: 'Nach einer Aktualisierung sehen',
    loading: 'Noch nicht bekannt.',
  },
  mode: {
    off: 'aus: nichts wird gefragt und nichts ändert sich von selbst',
    notify: 'nur melden',
    download: 'holen und melden',
    'install-in-window': 'holen und im Zeitfenster installieren',
  },
  state: {
    off: {
      policy: 'aus',
      'no-feed': 'aus: die Richtlinie nennt keine Quelle',
      'other-tool': 'Hier bringt eine Paketverwaltung oder ein Werkzeug der IT die Aktualisierungen.',
    },
    'not-checked': 'noch nicht geprüft',
    'up-to-date': 'auf dem neuesten Stand',
    'held-back': '{{version}} ist für einen Teil der Maschinen freigegeben; diese folgt später',
    available: '{{version}} ist verfügbar',
    downloading: '{{version}} wird geholt',
    ready: {
      mode: '{{version}} ist geholt und geprüft, bereit zur Installation',
      'no-rights':
        '{{version}} ist geholt und geprüft. Dieses Konto darf das Programm nicht ersetzen: mit dem Werkzeug der IT installieren.',
    },
    'waiting-window': '{{version}} wartet auf das Zeitfenster, ab {{from}} Uhr',
    waiting: {
      batch: '{{version}} wartet: eine Charge ist offen',
      eggs: '{{version}} wartet: Eier sind noch nicht entschieden',
      station: '{{version}} wartet: die Station antwortet nicht',
    },
    installing: '{{version}} wird installiert',
    refused: 'abgelehnt ({{file}}): {{reason}}',
  },
  refusal: {
    'signature-missing': 'die Quelle ist nicht signiert',
    'signature-bad': 'die Signatur stimmt nicht, die Datei wurde verändert',
    'unknown-key': 'mit einem Schlüssel signiert, den dieses Programm nicht kennt',
    'no-release-key': 'dieses Programm wurde ohne Schlüssel für Veröffentlichungen gebaut',
    'wrong-product': 'die Quelle gehört zu einem anderen Programm',
    'not-readable': 'die Datei enthält etwas, das nicht verstanden wird',
    'bad-address': 'die Datei führt an einen anderen Ort',
    'too-large': 'größer als jede Aktualisierung',
    downgrade: 'älter als das, was hier läuft',
    size: 'nicht so lang wie angekündigt',
    hash: 'nicht die angekündigte Datei',
    publisher: 'nicht vom Herausgeber signiert',
    'not-installed': 'mehrmals ohne Erfolg versucht',
  },
}
