import type { Logger } from '../log/logger.ts'
import { openRecord } from '../pipeline/open-record.ts'
import type { StoreStart } from '../store/store-start.ts'
import type { JournalHold } from './journal-hold.ts'
import type { PictureArchive } from './pass-on.ts'

export interface RescueParts {
  readonly lineId: string
  readonly start: StoreStart
  readonly intake: JournalHold
  readonly pictures: PictureArchive
  readonly log: Logger
}

/**
 * At start: pictures whose rows say that they are kept, and that were not on the disk when the station ended. Their scans are decided, so that nothing
 * replays them; the journal still has them, because it waits for the archive. What the model looked at is not in the journal, and so not with them.
 */
export function rescuePictures({ lineId, start, intake, pictures, log }: RescueParts): void {
  const due = pictures.due(lineId)
  if (due.pictures.length === 0) return
  const wanted = new Map(due.pictures.map((one) => [nameOf(one), one] as const))
  for (const record of intake.replay(due.afterPosition ?? start.releasedThrough)) {
    if (wanted.size === 0 || record.position > start.releasedThrough) break
    const picture = wanted.get(nameOf(record))
    if (picture === undefined) continue
    const { body } = openRecord(record, { arrivedMonoMs: 0, late: true })
    if (body.kind !== 'scan' || body.scan.image.pixels.length === 0) continue
    wanted.delete(nameOf(record))
    const { visitId, cell, attempt, sinceWallMs, classes } = picture
    pictures.keep({
      ...{ visitId, cell, attempt, arrivedWallMs: sinceWallMs, keep: classes },
      ...{ picture: { image: body.scan.image, attention: undefined }, settled: intake.hold() },
    })
  }
  log.info({ pictures: due.pictures.length - wanted.size }, 'pictures were taken from the journal for the archive')
  if (wanted.size === 0) return
  log.error({ pictures: wanted.size }, 'pictures that were to be kept are not in the journal any more')
  pictures.dropDue([...wanted.values()])
}

function nameOf({
  scannerSerial,
  sessionId,
  sequence,
}: {
  scannerSerial: string
  sessionId: string
  sequence: number
}) {
  return `${scannerSerial}|${sessionId}|${sequence}`
}
