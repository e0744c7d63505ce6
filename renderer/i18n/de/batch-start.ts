import type { Catalogue } from '../catalogue.ts'

export const batchStart: Catalogue['batchStart'] = {
  offered: 'Zur Wahl: {{label}}',
  newFlock: 'Neue Herde …',
  newFlockNamed: 'Neue Herde „{{name}}“ …',
  newFlockText: 'Sie bleibt in der Einrichtung; Hof, Stall und Legetage kann man dort ergänzen.',
  flockName: 'Name der neuen Herde',
  keepFlock: 'Diese Herde behalten',
  trayUnconfirmed: 'Noch niemand hat eine echte Horde neben diese Zeichnung gehalten.',
  age: {
    counted: 'Gezählt: Die Elterntiere sind am {{day}} geschlüpft.',
    needsSetTime: 'Wird gezählt, sobald die Einlagezeit bekannt ist.',
    unknown: 'Wann die Elterntiere geschlüpft sind, ist nicht bekannt: das Alter eintippen.',
    differs: 'Nach den eigenen Daten der Herde wären es {{weeks}}.',
  },
  day: {
    ago_one: '{{day}}, gestern.',
    ago_other: '{{day}}, vor {{count}} Tagen.',
    today: '{{day}}, heute.',
  },
  scan: {
    unread: 'Die Einrichtung ist noch nicht gelesen. Gleich nochmals scannen.',
    hint: 'Die Etiketten von Herde, Vorbrüter, Wagen und Horde kann man jederzeit scannen.',
    flock: 'Gescannt: Herde {{name}}.',
    setter: 'Gescannt: Vorbrüter {{name}}.',
    trolley: 'Gescannt: Wagen {{name}}.',
    trayType: 'Gescannt: Horde {{name}}.',
    unknown: 'Den Code „{{code}}“ kennt hier niemand. Von Hand wählen oder in der Einrichtung eintragen.',
    several:
      'Der Code „{{code}}“ steht auf mehreren Etiketten: {{names}}. Von Hand wählen und in der Einrichtung berichtigen.',
  },
}
