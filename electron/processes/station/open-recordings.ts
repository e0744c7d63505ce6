import { crc32 } from 'node:zlib'
import type { Clock } from '../../base/clock.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { LineRecorder } from '../../scanner/replay/line-recorder.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { diskRoom } from '../../store/disk-room.ts'
import { RecordingDesk } from './recording-desk.ts'

interface RecordingsParts {
  readonly init: Pick<StationInit, 'dataFolder' | 'record'>
  readonly lineId: string
  readonly clock: Clock
  readonly audited: Audited
  readonly log: Logger
}

/** What listens in to the line, and the desk that begins and ends recordings; one has begun where the start of the station asked for it. */
export async function openRecordings({ init, lineId, clock, audited, log }: RecordingsParts) {
  const recorder = new LineRecorder({ clock, crc32 })
  const recordings = new RecordingDesk({
    ...{
      folder: dataFiles(init.dataFolder).recordings,
      lineId,
      recorder,
      clock,
      audited,
      log: log.child({ part: 'recordings' }),
    },
    freeBytes: async () => (await diskRoom(init.dataFolder)).freeBytes,
  })
  if (init.record) await recordings.start()
  return { recorder, recordings }
}
