/** Whether scans are still like those by which a model was judged. */
export const drift = {
  title: 'Are the eggs still like those it was judged by?',
  noReference: 'Its package does not say what it was judged by, so a drift cannot be measured.',
  state: {
    steady: 'Yes: nothing has moved beyond chance.',
    watch: 'Something has moved. Look at the batches and coils below.',
    drifted:
      'No: the newest scans are others than those it was judged by. What its card promises need not hold for them.',
    'too-few': 'Too few scans yet to say.',
  },
  word: { steady: 'steady', watch: 'watch', drifted: 'drifted', 'too-few': 'too few' },
  measure: { confidence: 'How sure it is', signalToNoise: 'Signal to noise', classes: 'What it calls them' },
  all_one: 'The newest {{scans}} scan',
  all_other: 'The newest {{scans}} scans',
  newest: 'All of them',
  batches: 'By batch, newest first',
  batchesOf: 'By batch: the {{shown}} newest of {{all}}',
  coils: 'By coil, worst first',
  coilsOf: 'By coil: the {{shown}} worst of {{all}}',
  scans: 'Scans, n',
  coil: 'Coil {{coil}}',
  tooFew: 'too few',
  note: 'Population stability index, less what chance makes of samples of these sizes: from {{watch}} on it is watched, from {{limit}} on it has drifted. Below {{least}} scans nothing is said. The limits are in general use; nobody has confirmed them for eggs. What it calls them is compared only where the recipe has the thresholds that its package suggests.',
}
