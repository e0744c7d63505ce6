import type { Clock, Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import { PictureKeeper } from '../../store/archive/picture-keeper.ts'
import { DISK_LITTLE_BYTES, diskRoom } from '../../store/disk-room.ts'
import type { OpenData } from './open-data.ts'

export interface PicturesParts {
  readonly data: OpenData
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  clockTrusted(): boolean
}

/** The archive of a data folder. Recent pictures make room where the disk fills up. */
export function openPictures({ data, clock, timers, log, clockTrusted }: PicturesParts): PictureKeeper {
  const { files, keys, store } = data
  const missingBytes = async () => {
    const room = await diskRoom(files.folder).catch(() => undefined)
    return room === undefined ? 0 : Math.max(0, DISK_LITTLE_BYTES - room.freeBytes)
  }
  return new PictureKeeper({
    ...{ folder: files.archive, key: keys.archive, book: store.archive, clock, timers },
    ...{ log: log.child({ part: 'archive' }), clockTrusted, missingBytes },
  })
}
