import type { PrintWords } from './words.ts'

/** Was das gedruckte Protokoll von einzelnen Horden sagt. */
export const trayWords: Pick<PrintWords, 'held' | 'flocks'> = {
  held: {
    none: 'Keine.',
    newest: 'Aufgeführt sind die neuesten {count} von {all}.',
    reason: {
      LINK_LOST: 'Die Verbindung war unterbrochen, während sie durchlief.',
      NOT_SENT:
        'Zu entnehmende Eier stehen noch da: nicht mehr erlaubt, oder niemand weiß, ob der Sortierer davon erfuhr.',
      INCOMPLETE: 'Sie wurde weggezogen, bevor alle Eier kamen.',
      EGGS_WAIT: 'Eier warten auf ein lesbares Bild oder einen Menschen.',
      LATE_EGG: 'Ein Ei kam, nachdem die Horde zu Ende war.',
      NO_BATCH: 'Keine Charge war offen.',
      DOUBLE_PASSAGE: 'Sie war in dieser Charge schon durch.',
      PATTERN_DIFFERS: 'Ihre Lücken liegen anders als vorher: andere Horde oder vertauschte Codes.',
      OTHER_SHAPE: 'Eine Horde mit diesem Code ist anders groß.',
      TOO_LATE: 'Entscheidungen kamen zu spät für den Sortierer.',
      SORTER_SILENT: 'Der Sortierer hat nicht gesagt, ob er Eier entnahm.',
      SORTER_DISAGREES: 'Der Sortierer sagt, dass er etwas anderes tat als befohlen.',
    },
    word: {
      RESCAN: 'Nochmals durchgeschickt',
      AS_IS: 'So freigegeben',
      TAKEN_OUT: 'Aus der Linie genommen',
      SAME_EGGS: 'Dieselben Eier',
      OTHER_EGGS: 'Andere Eier',
      NAMED: 'Von Hand benannt',
    },
    outcome: { waits: 'Wartet noch.', again: 'Kam nochmals durch.', settled: 'Erledigt.' },
    said: '{word}: „{why}“ ({who}, {time})',
    saidByNobody: '{word}: „{why}“ ({time})',
  },
  flocks: {
    title: 'Eier nach Herden',
    rule: 'Einige Horden dieser Charge enthalten Eier mehrerer Herden, nach den Plätzen, die jemand aufgeschrieben hat. Anteile beziehen sich auf die Eier der Herde, ohne leere Plätze.',
    flock: 'Herde',
    dead: 'Abgestorben',
    all: 'Alle Herden',
  },
}
