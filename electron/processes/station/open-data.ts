import { existsSync } from 'node:fs'
import type { Clock, Timers } from '../../base/clock.ts'
import { diskFolder } from '../../intake/disk-folder.ts'
import type { Journal } from '../../intake/journal.ts'
import { openJournal } from '../../intake/open-journal.ts'
import type { Logger } from '../../log/logger.ts'
import { removeDamageNote } from '../../store/damage-note.ts'
import { dataFiles, journalFolder } from '../../store/data-folder.ts'
import type { DatabaseBehind } from '../../store/hold-against-mark.ts'
import { journalKey, openDataKey, openDataKeyWith, subKeys } from '../../store/key-file.ts'
import type { KeyStore } from '../../store/keys/open-ring.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'

/** The part of the data folder that is one line's. */
export interface LineData {
  readonly store: Store
  readonly journal: Journal
  /** Records of the journal that the database does not have yet. */
  readonly undecided: number
}

export type OpenData = Awaited<ReturnType<typeof openData>>

/** Opens what a data folder holds: key, database, and the journal of each line as it is asked for. Throws a StoreError or JournalError that says what to do. */
export async function openData(parts: {
  dataFolder: string
  clock: Clock
  timers: Timers
  log: Logger
  /** Of the operating system, where the parent has one. */
  keyStore?: KeyStore | undefined
}) {
  const { dataFolder, clock, timers, log, keyStore } = parts
  const files = dataFiles(dataFolder)
  const dataKey = keyStore === undefined ? openDataKey(files) : await openDataKeyWith(files, keyStore)
  const keys = subKeys(dataKey)
  let auditGap = false
  let behind: DatabaseBehind | undefined
  const store = openStore({
    ...{ folder: dataFolder, key: keys.database, clock, log: log.child({ part: 'store' }) },
    onAuditGap: () => {
      auditGap = true
    },
    onBehind: (found) => {
      behind = found
    },
  })
  removeDamageNote(dataFolder)
  return {
    ...{ files, dataKey, keys, store, auditGap, behind },
    hasJournal: (lineId: string) => existsSync(journalFolder(files, lineId)),
    async line(lineId: string): Promise<LineData> {
      const ofLine = store.ofLine(lineId)
      const { journal, recovery } = await openJournal({
        folder: diskFolder(journalFolder(files, lineId)),
        key: journalKey(dataKey, lineId),
        releasedThrough: ofLine.start().releasedThrough,
        heldAfter: store.archive.due(lineId).afterPosition,
        timers,
      })
      ofLine.noteJournalEnd(journal.lastPosition)
      log.info({ lineId, ...recovery }, 'the intake journal is open')
      return { store: ofLine, journal, undecided: recovery.undecided }
    },
  }
}
