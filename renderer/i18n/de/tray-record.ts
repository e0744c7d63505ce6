import type { Catalogue } from '../catalogue.ts'

export const trayRecord: Catalogue['trayRecord'] = {
  verdict: {
    held_one: '{{count}} Horde war gesperrt; davon warten noch: {{waiting}}.',
    held_other: '{{count}} Horden waren gesperrt; davon warten noch: {{waiting}}.',
    clean: 'Keine Horde war gesperrt, und keine Entscheidung wurde berichtigt.',
  },
  held: {
    title: 'Horden, die gesperrt waren',
    none: 'Keine.',
    answer: 'Was gesagt wurde',
    word: {
      RESCAN: 'Nochmals durchgeschickt',
      AS_IS: 'So freigegeben',
      TAKEN_OUT: 'Aus der Linie genommen',
      SAME_EGGS: 'Dieselben Eier',
      OTHER_EGGS: 'Andere Eier',
      NAMED: 'Von Hand benannt',
    },
    said: '„{{why}}“ ({{who}}, {{time}})',
    saidByNobody: '„{{why}}“ ({{time}})',
    outcome: { waits: 'Wartet noch.', again: 'Kam nochmals durch.', settled: 'Erledigt.' },
  },
  flocks: {
    title: 'Eier nach Herden',
    rule: 'Einige Horden enthalten Eier mehrerer Herden. Anteile beziehen sich auf die Eier der Herde, ohne leere Plätze.',
    flock: 'Herde',
    eggs: 'Eier',
    female: 'Weiblich',
    male: 'Männlich',
    infertile: 'Unbefruchtet',
    dead: 'Abgestorben',
    uncertain: 'Unsicher',
    unreadable: 'Unlesbar',
    emptyCells: 'Leere Plätze',
    all: 'Alle Herden',
  },
}
