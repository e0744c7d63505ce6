import type { Clock, Timers } from '../../base/clock.ts'
import { diskFolder } from '../../intake/disk-folder.ts'
import { openJournal } from '../../intake/open-journal.ts'
import type { Logger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'

export type OpenData = Awaited<ReturnType<typeof openData>>

/** Opens what a data folder holds: key, database and journal. Throws a StoreError or JournalError that says what to do. */
export async function openData(parts: { dataFolder: string; clock: Clock; timers: Timers; log: Logger }) {
  const { dataFolder, clock, timers, log } = parts
  const files = dataFiles(dataFolder)
  const keys = subKeys(openDataKey(files))
  let auditGap = false
  const store = openStore({
    ...{ folder: dataFolder, key: keys.database, clock, log: log.child({ part: 'store' }) },
    onAuditGap: () => {
      auditGap = true
    },
  })
  const { journal, recovery } = await openJournal({
    folder: diskFolder(files.journal),
    key: keys.journal,
    releasedThrough: store.start().releasedThrough,
    timers,
  })
  log.info({ ...recovery }, 'the intake journal is open')
  return { files, keys, store, journal, auditGap }
}
