import { useMemo, useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import type { LocalClock } from '../../electron/domain/law/local-time.ts'
import { useMasterData } from '../client/master-data.ts'
import { type BatchFields, fieldsOfBatch, firstFields, playSetAt } from './batch-form.ts'
import { fieldsFromSite, lawOfSite, siteClock } from './batch-master.ts'
import { lastFields } from './last-fields.ts'

/** The form for the next batch as it stands, and what the hatchery has to choose from. */
export function useBatchFields(
  view: LiveView,
  draft: StartBatch | null | undefined,
): {
  readonly fields: BatchFields
  readonly change: (part: Partial<BatchFields>) => void
  readonly data: MasterDataView | undefined
  /** The site's, by which its times are read. */
  readonly clock: LocalClock | undefined
} {
  const [first] = useState(() => firstFields({ play: view.play, last: view.play ? {} : lastFields(localStorage) }))
  const [openedWallMs] = useState(view.atWallMs)
  const [typed, setTyped] = useState<Partial<BatchFields>>({})
  const reading = useMasterData()
  const data = reading.state === 'read' ? reading.value : undefined
  const clock = useMemo(() => siteClock(data), [data])
  return {
    // The site decides until a person says otherwise, beforehand or now, and its law always; times are shown as its clocks show them.
    fields: {
      ...first,
      ...(view.play && { setAt: playSetAt(openedWallMs, clock) }),
      ...(data && fieldsFromSite(data, first)),
      ...(draft && fieldsOfBatch(draft, clock)),
      ...typed,
      ...(data && !view.play && lawOfSite(data)),
    },
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    data,
    clock,
  }
}
