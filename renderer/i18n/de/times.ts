/** Wann etwas geschah: Sprünge der Uhr und Scans, die später kamen als erwartet. */
export const times = {
  title: 'Uhr und Zeiten',
  loading: 'Wird gelesen …',
  failed: 'Was über Zeiten bekannt ist, war nicht zu lesen ({{code}}).',
  rule: 'Ein Scan zählt in der Minute und in der Charge, in der sein Bild aufgenommen wurde, wie spät er auch kommt.',
  jumps: 'Sprünge der Uhr dieses Rechners',
  noJumps: 'Keiner wurde bemerkt.',
  jump: {
    'forward-running': 'Vor um {{by}}, während die Station lief: von {{before}} auf {{after}}',
    'back-running': 'Zurück um {{by}}, während die Station lief: von {{before}} auf {{after}}',
    'forward-at-start': 'Vor um mindestens {{by}}, beim Start bemerkt: von {{before}} auf {{after}}',
    'back-at-start': 'Zurück um mindestens {{by}}, beim Start bemerkt: von {{before}} auf {{after}}',
  },
  late: 'Scans, die zu spät kamen',
  noLate: 'Keiner kam, nachdem seine Zeit als abgeschlossen galt.',
  lateOf: 'Scanner {{scanner}}: {{scans}}, bis zu {{age}} zu spät',
  lateOfBatch_one:
    'Verspätet: {{scans}} Scan kam {{age}}, nachdem seine Zeit als abgeschlossen galt. Er zählt dort, wo er hingehört.',
  lateOfBatch_other:
    'Verspätet: {{scans}} Scans kamen bis zu {{age}}, nachdem ihre Zeit als abgeschlossen galt. Sie zählen dort, wo sie hingehören.',
  jumpsOfBatch: 'Die Uhr sprang, während diese Charge offen war',
}
