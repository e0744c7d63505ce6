/** The batch after the one that runs, written down beforehand. */
export const nextBatch = {
  prepare: 'Prepare the next batch',
  prepared: 'Prepared: {{flock}}, {{setter}}',
  change: 'Change it',
  title: 'Prepare the next batch',
  sideTitle: 'What is prepared',
  nothing: 'Nothing is prepared yet.',
  there: 'Prepared: {{flock}}, {{setter}}.',
  explain: 'Nothing begins by this. What is kept stands in the form as soon as the batch on the line is closed.',
  keep: 'Keep it',
  back: 'Back to the line',
  discard: 'Discard what was prepared',
  offered: 'This batch was prepared beforehand: {{flock}}, {{setter}}.',
} as const
