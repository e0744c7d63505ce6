/** A model that is refused: what is wrong and what to do, in the banner and on the alarm screen. */
export const REFUSED_SHOTS = [
  { name: 'model-refused', scene: 'modelRefused' },
  { name: 'model-refused-dark-de', scene: 'modelRefused', theme: 'dark', language: 'de' },
  { name: 'tiny-model-refused-de', scene: 'modelRefused', language: 'de', size: [1024, 768] },
  { name: 'model-refused-alarms', scene: 'modelRefused', place: 'alarms' },
] as const
