import { noteHeap } from './heap-note.ts'
import { profileOnSignal } from './profile-on-signal.ts'

/** The product's own process, which can be looked into. */
profileOnSignal()
noteHeap()
await import('../../electron/processes/review/main.ts')
