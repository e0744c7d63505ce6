import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { openReplay } from '../../electron/processes/station/open-replay.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { playRecording } from '../demo/play-recording.ts'
import { demoBatch, startLineRig, untilLive } from '../rig/line-rig.ts'

const [ROWS, COLUMNS, TRAYS] = [5, 6, 3] as const

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A batch from the virtual scanner, recorded as a person at the screen would, with a cable pulled in the middle. */
async function recordBatch(): Promise<{ readonly file: string; readonly record: BatchRecord }> {
  const dataFolder = join(folder, 'original')
  const scanner = { seed: 'replay', ratePerHour: 72_000, trays: TRAYS, rows: ROWS, columns: COLUMNS }
  const rig = await startLineRig({ dataFolder, scanner })
  try {
    const { station } = rig
    await untilLive(
      rig,
      'a streaming scanner',
      ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
    )
    expect(await station.call('startRecording', {})).toEqual({ ok: true })
    expect(await station.call('startRecording', {})).toEqual({ ok: false, refusal: 'RUNNING' })
    expect(await station.call('startBatch', demoBatch(null))).toEqual({ ok: true })
    await rig.scanner.call('start', {})
    await untilLive(rig, 'some eggs', ({ batch }) => (batch?.eggs ?? 0) > 20)
    await rig.scanner.call('pull', {})
    await untilLive(rig, 'the loss noticed', ({ link }) => link.state !== 'Streaming')
    await rig.scanner.call('plug', {})
    const cells = ROWS * COLUMNS * TRAYS
    await untilLive(rig, 'every cell', ({ batch, backlog, tray }) => {
      return (batch?.eggs ?? 0) + (batch?.emptyCells ?? 0) >= cells && backlog === 0 && tray?.state !== 'filling'
    })
    await expect.poll(async () => (await rig.scanner.call('stats', {})).unacknowledged).toBe(0)
    await station.call('stopRecording', {})
    await station.call('closeBatch', {})
    const closed = await untilLive(rig, 'the batch closed', ({ batch }) => batch?.state === 'closed')
    const record = await rig.review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
    const { newest } = await station.call('recordings', {})
    expect(newest?.end).toBe('STOPPED')
    if (record === null) throw new Error('the batch has no record')
    return { file: join(dataFiles(dataFolder).recordings, newest?.name ?? ''), record }
  } finally {
    await rig.stop()
  }
}

/** What cannot depend on when a decision was made: which eggs there are and what the model said of them. */
function facts({ eggs, emptyCells, scans, byClass, trays }: BatchRecord) {
  return { eggs, emptyCells, scans, byClass, trays }
}

describe('a recorded batch', () => {
  it('is the same batch on another station, as often as it is played', async () => {
    const { file, record } = await recordBatch()
    for (const name of ['first', 'second']) {
      const played = await playRecording({ file, speed: null, dataFolder: join(folder, name) })
      expect(facts(played.record)).toEqual(facts(record))
      expect(played.reconcile.agrees).toBe(true)
    }
  })

  it('is refused when it is none', async () => {
    const file = join(folder, 'letter.ovorec')
    await writeFile(file, 'Dear support')
    expect(() => openReplay({ file, speed: null }, systemTimers)).toThrow('letter.ovorec is no recording of a line')
  })
})
