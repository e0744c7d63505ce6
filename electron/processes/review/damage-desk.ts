import type { StationAuthority } from '../../access/station-authority.ts'
import type { TimerHandle, Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'
import { OtherDatabase } from '../../review/upkeep/other-database.ts'
import { keepPagesNote, readPagesNote, removePagesNote } from '../../review/upkeep/pages-note.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import type { DataFiles } from '../../store/data-folder.ts'

/** A station that does not answer may be busy for a moment, and the alarm is of the highest priority. */
const TELL_AGAIN_MS = 10_000

export interface DamageDeskParts {
  /** Opened again at the next question. */
  readonly database: { close(): void }
  readonly files: Pick<DataFiles, 'folder' | 'database'>
  readonly jobs: Pick<Jobs, 'states' | 'forget' | 'recall' | 'onEnd'>
  readonly station: Pick<StationAuthority, 'pagesRead'>
  readonly timers: Timers
  readonly log: Logger
}

/**
 * Lets the station know what each check of every page found, an earlier process of this one too. Answers with what is to be called whenever a station
 * starts, with what settles when it is there: it may have put another database in the place of the one that is open here.
 */
export function damageDesk(parts: DamageDeskParts): (attached: Promise<void>) => Promise<void> {
  const { database, files, jobs, station, timers, log } = parts
  const other = new OtherDatabase(files.database, jobs)
  const kept = readPagesNote(files)
  if (kept !== undefined) jobs.recall(kept)
  const note = (change: () => void) => {
    try {
      change()
    } catch (problem) {
      log.warn({ reason: String(problem) }, 'what the check of every page found could not be noted for the next start')
    }
  }
  let again: TimerHandle | undefined
  const tell = () => {
    if (again !== undefined) timers.cancel(again)
    again = undefined
    const { integrity } = jobs.states()
    if (integrity.state !== 'done') return
    station.pagesRead(integrity.result.sound).catch((problem: unknown) => {
      again ??= timers.after(TELL_AGAIN_MS, tell)
      // One that is away is told when it is there again, too.
      if (problem instanceof RpcError && problem.code === 'NOBODY_TO_ASK') return
      log.warn({ reason: String(problem) }, 'the station was not told what the check of every page found')
    })
  }
  jobs.onEnd((job) => {
    if (job !== 'integrity') return
    const { integrity } = jobs.states()
    if (integrity.state === 'done') note(() => keepPagesNote(files, integrity))
    tell()
  })
  return async (attached) => {
    database.close()
    await attached
    // Whoever asked meanwhile may have had the one before opened again.
    if (other.look()) {
      note(() => removePagesNote(files))
      database.close()
    }
    tell()
  }
}
