/** Was das Recht erlaubt, so gesagt, dass man an der Linie weiß, warum, und was noch geht. */
export const law = {
  title: 'Was das Recht erlaubt',
  close: 'Schließen',
  standing: {
    open: 'Männliche dürfen noch {{left}} lang entnommen werden.',
    past: 'Seit {{since}} darf kein männliches Ei entnommen werden: Der {{day}}. Bebrütungstag hat begonnen, ab da verbietet es das Recht. Niemand kann das übergehen.',
    noLimit: 'Für diese Charge ist keine gesetzliche Grenze eingestellt.',
    noSetTime: 'Niemand hat eingegeben, wann diese Eier eingelegt wurden. Bis dahin wird nichts entnommen.',
    clockNotTrusted:
      'Die Uhr dieser Station ist gesprungen, darum ist kein Alter verlässlich. Bis ein Mensch sie verglichen hat, wird nichts entnommen.',
    ageImpossible:
      'Diese Eier wären älter, als Eier sein können: Die Einlagezeit dieser Charge ist falsch, oder die Uhr. Nichts wird entnommen. Diese Charge schließen, nach der Uhr sehen und mit der richtigen Einlagezeit neu beginnen.',
    notSetYet:
      'Nach der Uhr sind diese Eier noch nicht eingelegt: Die Einlagezeit dieser Charge ist falsch, oder die Uhr. Nichts wird entnommen. Diese Charge schließen, nach der Uhr sehen und mit der richtigen Einlagezeit neu beginnen.',
  },
  readings: {
    title: 'Zwei Arten, bis Tag {{day}} zu zählen',
    way: 'Gezählt',
    today: 'Jetzt',
    limit: 'Tag {{day}} beginnt mit',
    left: 'Bleibt',
    hoursSinceSet: 'in Stunden seit dem Einlegen',
    calendarDays: 'nach dem Kalender, Einlegetag ist Tag 1',
    day: 'Tag {{day}}',
    over: 'vorbei',
    inForce: {
      hoursSinceSet: 'Hier gelten die Stunden.',
      calendarDays: 'Hier gilt der Kalender.',
      earlierOfBoth: 'Hier gilt, was früher kommt.',
    },
    zone: 'Kalender von {{zone}}.',
    noZone:
      'Die Zeitzone des Betriebs ist nicht bekannt: Es gilt das Früheste, was irgendeine Zone ergäbe, ein Alter von {{limit}}.',
  },
  possible: {
    title: 'Jetzt möglich',
    class: 'Ei',
    actions: 'Was geschehen darf',
    egg: 'Nach dem Recht darf dieses Ei jetzt: {{actions}}.',
  },
  action: {
    KEEP: 'bleiben',
    REMOVE_MALE: 'entnommen werden',
    REMOVE_CLEAR: 'entnommen werden',
    RESCAN: 'nochmals gescannt werden',
    HOLD: 'warten',
    NONE: 'so bleiben',
  },
  unconfirmed: {
    title: 'Nicht bestätigt. Der eigene Rechtsbeistand des Betriebs muss sagen:',
    DAY_COUNT: 'welche Art, Tage zu zählen, das Recht meint;',
    LAST_DAY: 'ob der Tag, den die Regel nennt, noch zählt;',
    NO_LIMIT_IN_SOURCE:
      'welcher Tag es ist: Unsere Quellen kennen ein Verbot und keinen Tag, darum steht der strengste bekannte ein;',
    NO_LIMIT_CHOSEN: 'dass diesen Betrieb keine Grenze bindet.',
  },
  clock: {
    text: 'Mit einer anderen Uhr vergleichen: Diese Station sagt {{time}} ({{day}}). Geht sie falsch, muss die IT sie zuerst stellen.',
    confirm: 'Die Uhr geht richtig',
  },
} as const
