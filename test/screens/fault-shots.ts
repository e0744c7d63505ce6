/** Pictures of a scanner that says what is wrong with it. */
export const FAULT_SHOTS = [
  { name: 'scanner-fault', scene: 'scannerFault' },
  { name: 'scanner-fault-alarms-dark-de', scene: 'scannerFault', place: 'alarms', theme: 'dark', language: 'de' },
] as const
