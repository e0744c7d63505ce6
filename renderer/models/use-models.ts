import type { ModelsView } from '../../electron/contract/models.ts'
import { type Reading, useReadingOf } from '../client/use-reading.ts'

/** A model becomes ready within seconds, and somebody waits for it. */
const LOOK_EVERY_MS = 1_000

/** The models of the station as they are now. */
export function useModels(): { readonly reading: Reading<ModelsView>; readonly again: () => void } {
  return useReadingOf('station', 'models', (station) => station.call('models', {}), LOOK_EVERY_MS)
}
