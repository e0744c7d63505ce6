import { profileOnSignal } from './profile-on-signal.ts'

/** The product's own process, which can be looked into. */
profileOnSignal()
await import('../../electron/processes/inference/main.ts')
