import type { Catalogue } from '../catalogue.ts'

export const alarms: Catalogue['alarms'] = {
  view: { label: 'Welche Liste', now: 'Jetzt', history: 'Verlauf', events: 'Ereignisse' },
  flood:
    '{{count}} Alarme in zehn Minuten: mehr, als jemand beantworten kann. Beginnen Sie mit dem ersten oben; vieles darunter kann daraus folgen.',
  followsFrom: 'folgt aus: {{cause}}',
  outOfService: 'Außer Betrieb',
  outOfServiceBy: 'seit {{time}}, {{who}}: {{why}}',
  outOfServiceSince: 'seit {{time}}: {{why}}',
  standsMeanwhile: 'steht inzwischen an',
  putBack: 'Wieder in Betrieb nehmen',
  take: 'Außer Betrieb …',
  takeTitle: 'Außer Betrieb nehmen: {{alarm}}',
  takeText:
    'Der Alarm ruft niemanden, bis ihn jemand wieder in Betrieb nimmt, auch nach einem Neustart. Nur für das, was bekanntermaßen defekt ist. Der Grund steht auf diesem Bildschirm und im Prüfprotokoll.',
  why: 'Warum',
  takeIt: 'Außer Betrieb nehmen',
  cancel: 'Abbrechen',
  search: 'Alarm, was geschah oder wer',
  period: { label: 'Zeitraum', day: 'Letzte 24 Stunden', week: 'Letzte 7 Tage', all: 'Alles' },
  none: 'Nichts in diesem Zeitraum.',
  noneFound: 'Nichts passt zu „{{search}}“ in diesem Zeitraum.',
  older: 'Ältere zeigen',
  column: { at: 'Wann', what: 'Alarm', deed: 'Was geschah', who: 'Wer', event: 'Ereignis' },
  deed: {
    came: 'kam',
    returned: 'ging',
    acknowledged: 'bestätigt',
    shelved: 'zurückgestellt',
    unshelved: 'zurückgeholt',
    'out-of-service': 'außer Betrieb genommen',
    'in-service': 'wieder in Betrieb genommen',
  },
  event: {
    STATION_STARTED: 'Die Station ist gestartet',
    SCANNER_CONNECTED: 'Scanner {{scanner}} ist verbunden',
    MODEL_READY: 'Modell {{model}} ist bereit',
    BATCH_STATE: 'Charge {{batch}}: {{state}}',
    CLOCK_TRUSTED_AGAIN: 'Der Uhr wird wieder vertraut',
  },
}
