import { holdReasonWords } from '../../words/de.ts'
import type { PrintWords } from './words.ts'

/** Was das gedruckte Protokoll von einzelnen Horden sagt. */
export const trayWords: Pick<PrintWords, 'held' | 'flocks'> = {
  held: {
    none: 'Keine.',
    newest: 'Aufgeführt sind die neuesten {count} von {all}.',
    reason: holdReasonWords,
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
