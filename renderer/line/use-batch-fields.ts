import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { useMasterData } from '../client/master-data.ts'
import { type BatchFields, fieldsOfBatch, firstFields } from './batch-form.ts'
import { fieldsFromSite } from './batch-master.ts'
import { lastFields } from './last-fields.ts'

/** The form for the next batch as it stands, and what the hatchery has to choose from. */
export function useBatchFields(
  view: LiveView,
  draft: StartBatch | null | undefined,
): {
  readonly fields: BatchFields
  readonly change: (part: Partial<BatchFields>) => void
  readonly data: MasterDataView | undefined
} {
  const [first] = useState(() =>
    firstFields({ play: view.play, nowWallMs: view.atWallMs, last: view.play ? {} : lastFields(localStorage) }),
  )
  const [typed, setTyped] = useState<Partial<BatchFields>>({})
  const reading = useMasterData()
  const data = reading.state === 'read' ? reading.value : undefined
  return {
    // The site decides until a person says otherwise, beforehand or now.
    fields: { ...first, ...(data && fieldsFromSite(data, first)), ...(draft && fieldsOfBatch(draft)), ...typed },
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    data,
  }
}
