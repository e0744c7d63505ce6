import { useState } from 'react'
import type { Rescue } from '../../electron/contract/restore.ts'

export interface ChosenBackup {
  /** Whose panel is open. */
  readonly name: string | undefined
  readonly choose: (name: string | undefined) => void
  /** One was put back while this page was open: whoever did it may look at another part of the page. */
  readonly cameBack: boolean
}

/** The backup that somebody looks at. The choice ends once the station came back with a backup: its numbers were those of the database before. */
export function useChosenBackup(rescue: Rescue | undefined): ChosenBackup {
  const [name, choose] = useState<string>()
  const [cameBack, setCameBack] = useState(false)
  const [seenAtWallMs, setSeen] = useState<number | null>()
  const restoredAtWallMs = rescue?.restored?.atWallMs ?? null
  if (rescue !== undefined && restoredAtWallMs !== seenAtWallMs) {
    const isNew = seenAtWallMs !== undefined && restoredAtWallMs !== null
    setSeen(restoredAtWallMs)
    setCameBack(isNew)
    if (isNew) choose(undefined)
  }
  return { name, choose, cameBack }
}
