/** Pictures of a scanner that says what is wrong with it. */
export const FAULT_SHOTS = [
  { name: 'disk-refuses', scene: 'diskRefuses' },
  { name: 'small-disk-refuses-dark-de', scene: 'diskRefuses', size: [1366, 768], theme: 'dark', language: 'de' },
  { name: 'scanner-fault', scene: 'scannerFault' },
  { name: 'scanner-fault-alarms-dark-de', scene: 'scannerFault', place: 'alarms', theme: 'dark', language: 'de' },
] as const
