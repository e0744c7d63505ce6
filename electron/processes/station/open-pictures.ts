import type { Clock, Timers } from '../../base/clock.ts'
import type { Retention } from '../../domain/archive/retention.ts'
import type { Logger } from '../../log/logger.ts'
import { PictureKeeper } from '../../store/archive/picture-keeper.ts'
import { DISK_LITTLE_BYTES, diskRoom } from '../../store/disk-room.ts'
import { archiveHandlers } from './archive-handlers.ts'
import type { OpenData } from './open-data.ts'

export interface PicturesParts {
  readonly data: OpenData
  /** What IT decided about kept pictures; null where people may. */
  readonly policy: Retention | null
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
}

interface ClockTrust {
  readonly clockTrusted: boolean
}

/** The archive of a data folder, and what screens ask of it. Recent pictures make room where the disk fills up. */
export function openPictures({ data, policy, clock, timers, log }: PicturesParts) {
  let station: ClockTrust | undefined
  const { files, keys, store } = data
  const missingBytes = async () => {
    const room = await diskRoom(files.folder).catch(() => undefined)
    return room === undefined ? 0 : Math.max(0, DISK_LITTLE_BYTES - room.freeBytes)
  }
  const pictures = new PictureKeeper({
    ...{ folder: files.archive, key: keys.archive, book: store.archive, clock, timers },
    ...{ log: log.child({ part: 'archive' }), clockTrusted: () => station?.clockTrusted ?? false, missingBytes },
  })
  const archive = archiveHandlers({
    ...{ book: store.archive, audited: store.audited, clock, policy },
    segments: () => pictures.segments(),
    retentionChanged: () => pictures.retentionChanged(),
  })
  /** Until the station is there, no day is over. */
  const trustClockOf = (one: ClockTrust) => {
    station = one
  }
  return { pictures, archive, trustClockOf }
}
