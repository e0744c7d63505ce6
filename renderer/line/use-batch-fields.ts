import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { useMasterData } from '../client/master-data.ts'
import { type BatchFields, firstFields, playSetAt } from './batch-form.ts'
import { fieldsFromSite, lawOfSite, siteClock } from './batch-master.ts'
import { lastFields } from './last-fields.ts'

/** The form for the next batch as it stands, and what the hatchery has to choose from. */
export function useBatchFields(view: LiveView): {
  readonly fields: BatchFields
  readonly change: (part: Partial<BatchFields>) => void
  readonly data: MasterDataView | undefined
} {
  const [first] = useState(() => firstFields({ play: view.play, last: view.play ? {} : lastFields(localStorage) }))
  const [openedWallMs] = useState(view.atWallMs)
  const [typed, setTyped] = useState<Partial<BatchFields>>({})
  const reading = useMasterData()
  const data = reading.state === 'read' ? reading.value : undefined
  return {
    // The site decides until a person says otherwise, and its law always; times are shown as its clocks show them.
    fields: {
      ...first,
      ...(view.play && { setAt: playSetAt(openedWallMs, siteClock(data)) }),
      ...(data && fieldsFromSite(data, first)),
      ...typed,
      ...(data && !view.play && lawOfSite(data)),
    },
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    data,
  }
}
