import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reviewContract } from '../../electron/contract/review.ts'
import { cellName } from '../../electron/domain/egg.ts'
import { phantomEggs } from '../../electron/processes/virtual-scanner/phantom-pool.ts'
import { readPictureFile } from '../../electron/review/import/read-picture.ts'
import { requireSharp } from '../../electron/review/load-sharp.ts'
import { pictureToPng16 } from '../../electron/review/pictures/picture-files.ts'
import { connect } from '../../electron/rpc/client.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'

const [ROWS, COLUMNS] = [10, 15] as const
const EGGS = 60
const KILLS = 2
/** A share of the files is under way at each moment, so that a kill meets some of them. */
const FILE_EVERY_MS = 60

const sharp = await requireSharp()
const settings = { seed: 'folder', ratePerHour: 24_000, trays: 1, rows: ROWS, columns: COLUMNS }
const eggs = phantomEggs(settings)
const cells = Array.from({ length: EGGS }, (_, n) => ({ row: Math.trunc(n / COLUMNS), column: n % COLUMNS }))
const imageAt = (cell: (typeof cells)[number]) => eggs.picture({ traySequence: 1, cell, attempt: 1, coil: 0 }).image

let root = ''
let rig: LineRig | undefined

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ovoscope-folder-'))
  mkdirSync(join(root, 'pictures'))
})
afterEach(async () => {
  await rig?.stop()
  rig = undefined
  rmSync(root, { recursive: true, force: true })
})

function inFolder(name: string): string[] {
  try {
    return readdirSync(join(root, 'pictures', name))
  } catch {
    return []
  }
}
const pngsIn = (name: string) => inFolder(name).filter((one) => one.endsWith('.png'))

async function startRig(): Promise<LineRig> {
  const path = join(root, 'pictures')
  const started = await startLineRig({
    ...{ dataFolder: join(root, 'data'), scanner: settings },
    folder: { path, rows: ROWS, columns: COLUMNS, layout: 'square' },
  })
  await untilLive(
    started,
    'a folder that streams',
    ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
  )
  return started
}

/** Written beside the folder and renamed into it, as a careful scanner does. */
async function writePicture(cell: (typeof cells)[number], name = `0417_${cellName(cell)}.png`): Promise<void> {
  const half = join(root, 'half-written')
  writeFileSync(half, await pictureToPng16(sharp, imageAt(cell), { channel: 0, slice: 0 }))
  renameSync(half, join(root, 'pictures', name))
}

describe('a scanner that writes pictures into a folder', () => {
  it('has each of its files decided once and its pixels kept as they were, though their reader is killed', async () => {
    rig = await startRig()
    expect(await rig.station.call('startBatch', demoBatch(EGGS))).toEqual({ ok: true })
    let kills = 0
    for (const [index, cell] of cells.entries()) {
      await writePicture(cell)
      await new Promise((resolve) => setTimeout(resolve, FILE_EVERY_MS))
      if (index % 16 !== 15 || kills === KILLS) continue
      const pid = rig.supervisor.health().find(({ name }) => name === 'review')?.pid
      if (pid !== null && pid !== undefined) {
        process.kill(pid, 'SIGKILL')
        kills++
      }
    }
    expect(kills).toBe(KILLS)
    const seen = await untilLive(rig, 'every egg', ({ batch, backlog }) => {
      return (batch?.eggs ?? 0) + (batch?.emptyCells ?? 0) === EGGS && backlog === 0
    })
    expect(seen.link).toMatchObject({ transport: 'folder', path: join(root, 'pictures') })
    expect(seen.link.scannerSerial).toMatch(/^FOLDER-[0-9A-F]{8}$/)
    await expect.poll(() => pngsIn('done').length, { timeout: 30_000 }).toBe(EGGS)
    expect([inFolder('refused'), pngsIn('.')]).toEqual([[], []])
    await rig.station.call('closeBatch', {})
    const closed = await untilLive(rig, 'the batch closed', ({ batch }) => batch?.state === 'closed')
    const review = connect(rig.open('review'), reviewContract)
    const record = await review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
    expect(record).toMatchObject({ scans: EGGS, trays: 1 })
    expect((await review.call('reconcile', {}, { deadlineMs: 60_000 })).agrees).toBe(true)
    const of = { batchId: closed.batch?.batchId ?? '', only: 'all', beforeVisitId: null } as const
    const [tray, ...others] = await review.call('batchTrays', of)
    expect(others).toEqual([])
    for (const cell of cells.slice(0, 5)) {
      const file = await review.call('eggPictureFile', {
        ...{ visitId: tray?.visitId ?? 0, cell, attempt: 1, format: 'png16', channel: 0, slice: 0 },
      })
      if (file.state !== 'made') throw new Error(file.state)
      const read = await readPictureFile(sharp, file.bytes)
      // Out of the phantom, through file, scan and archive, and back into a file: the same counts.
      expect(read.ok && Buffer.from(read.value.pixels).equals(Buffer.from(imageAt(cell).pixels))).toBe(true)
    }
  })

  it('calls people for files that are no scans and for a folder that is gone, and goes on by itself', async () => {
    rig = await startRig()
    expect(await rig.station.call('startBatch', demoBatch(EGGS))).toEqual({ ok: true })
    const place = join(root, 'pictures')
    for (const name of ['letter.png', '0417_A1.png']) writeFileSync(join(place, name), 'Dear support')
    const called = await untilLive(rig, 'two files refused', ({ problems }) =>
      problems.some(({ id, detail }) => id === 'PICTURES_REFUSED' && detail['count'] === 2),
    )
    expect(called.problems.find(({ id }) => id === 'PICTURES_REFUSED')?.detail).toMatchObject({
      ...{ path: place, file: expect.stringMatching(/png$/), pictureRefusal: expect.stringMatching(/^N/) },
    })
    expect(inFolder('refused').sort()).toEqual(['0417_A1.png', '0417_A1.png.txt', 'letter.png', 'letter.png.txt'])
    rmSync(join(place, 'refused'), { recursive: true })
    await untilLive(rig, 'nothing refused', ({ problems }) => problems.length === 0)
    renameSync(place, `${place}-away`)
    const gone = await untilLive(rig, 'the folder missed', ({ problems }) =>
      problems.some(({ id }) => id === 'FOLDER_UNUSABLE'),
    )
    expect(gone.link).toMatchObject({ transport: 'folder', problem: { id: 'FOLDER_UNUSABLE', severity: 1 } })
    expect(gone.link.remedy ?? gone.problems[0]?.detail['remedy']).toMatchObject({ kind: 'folderMissing' })
    renameSync(`${place}-away`, place)
    await writePicture({ row: 0, column: 0 })
    await untilLive(rig, 'the picture decided', ({ batch }) => batch?.scans === 1)
  })
})
