/** What the law allows, said so that an operator knows why, and what is still possible. */
export const law = {
  title: 'What the law allows',
  close: 'Close',
  standing: {
    open: 'Males may be removed for another {{left}}.',
    past: 'Since {{since}} no male may be removed: incubation day {{day}} has begun, and from then on the law forbids it. Nobody can override that.',
    noLimit: 'No legal limit is configured for this batch.',
    noSetTime: 'Nobody has entered when these eggs were set. Until then nothing is removed.',
    clockNotTrusted:
      'The clock of this station has jumped, so no age can be trusted. Until a person has compared it nothing is removed.',
    ageImpossible:
      'These eggs would be older than any can be: the set time of this batch is wrong, or the clock is. Nothing is removed. Close this batch, look at the clock, and begin again with the right set time.',
    notSetYet:
      'By the clock these eggs are not set yet: the set time of this batch is wrong, or the clock is. Nothing is removed. Close this batch, look at the clock, and begin again with the right set time.',
  },
  readings: {
    title: 'Two ways to count to day {{day}}',
    way: 'Counted',
    today: 'Now',
    limit: 'Day {{day}} begins at',
    left: 'Left',
    hoursSinceSet: 'in hours since set',
    calendarDays: 'by the calendar, set day is day 1',
    day: 'day {{day}}',
    over: 'over',
    inForce: {
      hoursSinceSet: 'The hours count here.',
      calendarDays: 'The calendar counts here.',
      earlierOfBoth: 'The earlier of the two counts here.',
    },
    zone: 'Calendar of {{zone}}.',
    noZone: 'The site’s time zone is not known: the earliest that any zone could make it counts, an age of {{limit}}.',
  },
  possible: {
    title: 'Possible now',
    class: 'Egg',
    actions: 'What may be done',
    egg: 'By law this egg may now be: {{actions}}.',
  },
  action: {
    KEEP: 'kept',
    REMOVE_MALE: 'removed',
    REMOVE_CLEAR: 'removed',
    RESCAN: 'scanned again',
    HOLD: 'held',
    NONE: 'left as it is',
  },
  unconfirmed: {
    title: 'Not confirmed. The site’s own lawyer has to say:',
    DAY_COUNT: 'which way of counting days the law means;',
    LAST_DAY: 'whether the day that the rule names still counts;',
    NO_LIMIT_IN_SOURCE: 'which day it is: our sources know a ban and no day, so the strictest known one stands in;',
    NO_LIMIT_CHOSEN: 'that no limit binds this site.',
  },
  clock: {
    text: 'Compare with another clock: this station says {{time}} ({{day}}). If it is wrong, have IT set it first.',
    confirm: 'The clock is right',
  },
} as const
