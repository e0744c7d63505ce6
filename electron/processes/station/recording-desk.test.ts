import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import type { EntryWriter } from '../../scanner/replay/entry-writer.ts'
import { readRecording } from '../../scanner/replay/recording.ts'
import { RecordingDesk } from './recording-desk.ts'
import { recordingName } from './recording-files.ts'

const GIB = 1024 ** 3
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function setUp(free = 100 * GIB) {
  const time = new ManualTime()
  const around = { free, writer: undefined as EntryWriter | undefined, deeds: [] as AuditDeed[] }
  const audited: Audited = (_caller, deed, change) => {
    around.deeds.push(deed)
    return change()
  }
  const recorder = { start: (writer: EntryWriter) => void (around.writer = writer), stop: () => undefined }
  const desk = new RecordingDesk({
    ...{ folder: join(folder, 'recordings'), lineId: 'line-1', recorder, clock: time, audited, log: silentLogger },
    freeBytes: () => Promise.resolve(around.free),
  })
  return { time, desk, around }
}

describe('RecordingDesk', () => {
  it('names recordings so that their names stand in the order of their time', () => {
    const atWallMs = Date.UTC(2026, 10, 21, 8, 5, 9)
    expect(recordingName(atWallMs, 'line-1')).toBe('line-20261121-080509.ovorec')
    expect(recordingName(atWallMs, 'line-2')).toBe('line-20261121-080509-line-2.ovorec')
  })

  it('writes what is heard into a file that can be read, one recording at a time, with its deeds in the trail', async () => {
    const { desk, around } = setUp()
    expect(await desk.view()).toMatchObject({ newest: null, files: [] })
    expect(await desk.start()).toEqual({ ok: true })
    expect(await desk.start()).toEqual({ ok: false, refusal: 'RUNNING' })
    around.writer?.add({ kind: 'from-scanner', bytes: Uint8Array.of(1, 2, 3) }, 5)
    const { newest } = await desk.view()
    expect(newest).toMatchObject({ end: null, bytesMax: GIB })
    await desk.stop()
    await desk.stop()
    const { files, newest: ended } = await desk.view()
    expect(ended?.end).toBe('STOPPED')
    expect(files).toEqual([{ name: newest?.name, bytes: newest?.bytes }])
    const bytes = await readFile(join(folder, 'recordings', newest?.name ?? ''))
    const heard = { kind: 'from-scanner', bytes: Buffer.of(1, 2, 3) }
    expect(readRecording(bytes, crc32)).toEqual({ entries: [{ afterUs: 0, entry: heard }], fault: undefined })
    expect(around.deeds.map(({ act, subject }) => [act, subject])).toEqual([
      ['scanner.record', newest?.name],
      ['scanner.recordEnd', newest?.name],
    ])
  })

  it('leaves the room that the line itself needs, and says so', async () => {
    const { desk, around } = setUp(2 * GIB + 1024)
    expect(await desk.start()).toEqual({ ok: false, refusal: 'NO_ROOM' })
    around.free = 2.5 * GIB
    expect(await desk.start()).toEqual({ ok: true })
    expect((await desk.view()).newest?.bytesMax).toBe(GIB / 2)
    await desk.stop()
  })

  it('begins another one after one that ended at its limit', async () => {
    const { desk, around, time } = setUp(2 * GIB + 16 * 1024 * 1024)
    await desk.start()
    const much = new Uint8Array(4 * 1024 * 1024)
    for (let n = 0; n < 4; n++) around.writer?.add({ kind: 'from-scanner', bytes: much }, n)
    expect((await desk.view()).newest?.end).toBe('FULL')
    await time.advance(1_000)
    expect(await desk.start()).toEqual({ ok: true })
    await desk.stop()
    expect((await desk.view()).files).toHaveLength(2)
  })

  it('never writes over a recording, and answers when it cannot begin', async () => {
    const { desk } = setUp()
    await desk.start()
    await desk.stop()
    expect(await desk.start()).toEqual({ ok: false, refusal: 'DISK_REFUSED' })
  })
})
