import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import { useConsole } from './store.ts'

/** Why the station cannot start; undefined while it works, and while nobody has said. */
export function useStartRefusal(): StartRefusal | undefined {
  return useConsole(({ health }) => health?.find(({ name }) => name === 'station')?.refusal ?? undefined)
}
