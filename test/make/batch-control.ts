import { err, ok } from '../../electron/base/result.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { BatchControl } from '../../electron/line/batch-control.ts'
import { BatchSpans } from '../../electron/line/batch-spans.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import type { StoredBatch } from '../../electron/store/store.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makeDesk } from './master-data-desk.ts'

const HOUR_MS = 3_600_000
/** What outlives the program. */
function newDisk() {
  return { time: new ManualTime(), store: new MemoryStore() }
}

/** One recipe is in force. */
function recipeForStart(recipeId: string | undefined) {
  return recipeId === undefined || recipeId === DEFAULT_RECIPE.id ? ok(DEFAULT_RECIPE) : err('UNKNOWN_RECIPE' as const)
}

/** The commands to a batch on fakes of everything around them. */
export function setUpBatchControl(
  openBatch?: StoredBatch,
  disk: Pick<ReturnType<typeof newDisk>, 'time' | 'store'> = newDisk(),
  shared = { clockTrusted: true },
) {
  const { time, store } = disk
  const desk = makeDesk()
  const around = { scanner: true, model: true, behind: false }
  const changes: { state: string; isNew: boolean; savedBefore: boolean }[] = []
  const control: BatchControl = new BatchControl(
    {
      zoneName: () => 'Europe/Berlin',
      ...{ clock: time, play: true, store, recipeForStart, hatchery: desk, log: silentLogger },
      mayStillCome: () => around.behind,
      scannerPresent: () => around.scanner,
      modelReady: () => around.model,
      onChange: (batch, isNew) => {
        const savedBefore = store.batches.get(batch.identity.batchId) === batch && control.batch === batch
        changes.push({ state: batch.state, isNew, savedBefore })
      },
    },
    openBatch,
    new BatchSpans({ clock: time, start: store.start(), shared }),
  )
  const wish: StartBatch = {
    ...{ flock: 'Flock 7', breed: 'Lohmann Brown', parentAgeWeeks: 38, setter: '4', trolley: '11' },
    ...{ setAtWallMs: time.wallMs() - 280 * HOUR_MS, jurisdictionId: 'DE', trayTypeId: 'square-150' },
    eggsExpected: 4_800,
  }
  return { time, store, desk, around, changes, control, wish }
}
