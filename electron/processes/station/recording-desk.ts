import { crc32 } from 'node:zlib'
import type { Clock } from '../../base/clock.ts'
import type { RecordingOutcome, RecordingsView } from '../../contract/recordings.ts'
import { type Caller, PROGRAM } from '../../domain/access.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import type { CallContext } from '../../rpc/contract-types.ts'
import { EntryWriter, RECORDING_BYTES_MAX, RECORDING_WAITING_MAX } from '../../scanner/replay/entry-writer.ts'
import type { LineRecorder } from '../../scanner/replay/line-recorder.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'
import { listRecordings, openRecordingFile, recordingName } from './recording-files.ts'

/** Less than this holds no incident worth looking at. */
const BYTES_WORTHWHILE = 16 * 1024 * 1024

export interface RecordingDeskParts {
  readonly folder: string
  /** Whose recordings these are; all lines keep theirs in one folder. */
  readonly lineId: string
  readonly recorder: Pick<LineRecorder, 'start' | 'stop'>
  readonly freeBytes: () => Promise<number>
  readonly clock: Clock
  readonly audited: Audited
  readonly log: Logger
}

interface Running {
  readonly name: string
  readonly beganWallMs: number
  readonly bytesMax: number
  readonly writer: EntryWriter
}

/** Begins and ends recordings of the line; one at a time, never into the room that the line itself needs. */
export class RecordingDesk {
  readonly #parts: RecordingDeskParts
  #newest: Running | undefined
  #isOpening = false

  constructor(parts: RecordingDeskParts) {
    this.#parts = parts
  }

  async view(): Promise<RecordingsView> {
    const { folder } = this.#parts
    const { name = '', beganWallMs = 0, bytesMax = 0, writer } = this.#newest ?? {}
    return {
      folder,
      newest:
        writer === undefined ? null : { name, beganWallMs, bytesMax, bytes: writer.bytes, end: writer.end ?? null },
      files: await listRecordings(folder),
    }
  }

  async start(caller: Caller = PROGRAM): Promise<RecordingOutcome> {
    if (this.#isOpening || (this.#newest !== undefined && this.#newest.writer.end === undefined)) {
      return { ok: false, refusal: 'RUNNING' }
    }
    this.#isOpening = true
    try {
      return await this.#start(caller)
    } finally {
      this.#isOpening = false
    }
  }

  /** Resolves when everything is in the file. */
  async stop(caller: Caller = PROGRAM): Promise<void> {
    const { recorder, audited } = this.#parts
    const { name, writer } = this.#newest ?? {}
    if (name === undefined || writer === undefined || writer.end === 'STOPPED') return
    recorder.stop()
    await writer.stop()
    audited(caller, { act: 'scanner.recordEnd', subject: name, after: `${writer.bytes}` }, () => undefined)
  }

  async #start(caller: Caller): Promise<RecordingOutcome> {
    const { folder, lineId, recorder, freeBytes, clock, audited, log } = this.#parts
    // The one before may have ended by itself, at its limit.
    await this.stop()
    try {
      const bytesMax = Math.min(RECORDING_BYTES_MAX, (await freeBytes()) - DISK_LITTLE_BYTES)
      if (bytesMax < BYTES_WORTHWHILE) return { ok: false, refusal: 'NO_ROOM' }
      const beganWallMs = clock.wallMs()
      const name = recordingName(beganWallMs, lineId)
      const sink = await openRecordingFile(folder, name)
      const writer = new EntryWriter(sink, crc32, { bytesMax, waitingMax: RECORDING_WAITING_MAX })
      audited(caller, { act: 'scanner.record', subject: name }, () => undefined)
      this.#newest = { name, beganWallMs, bytesMax, writer }
      recorder.start(writer)
      return { ok: true }
    } catch (error) {
      log.error({ error: String(error) }, 'the line could not be recorded')
      return { ok: false, refusal: 'DISK_REFUSED' }
    }
  }
}

/** The part of the station's service that records the line. */
export function recordingHandlers(desk: RecordingDesk) {
  return {
    recordings: () => desk.view(),
    startRecording: (_params: object, { caller }: Pick<CallContext, 'caller'>) => desk.start(caller),
    stopRecording: (_params: object, { caller }: Pick<CallContext, 'caller'>) => desk.stop(caller).then(() => ({})),
  }
}
