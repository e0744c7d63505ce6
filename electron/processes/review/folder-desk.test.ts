import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { TestStation } from '../../../test/contract/scanner-station.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { seededRandom } from '../../base/random.ts'
import type { FolderScannerChoice } from '../../contract/scanner-choice.ts'
import { systemClock } from '../../host/system-clock.ts'
import { silentLogger } from '../../log/logger.ts'
import { loadSharp } from '../../review/load-sharp.ts'
import { pictureToPng16 } from '../../review/pictures/picture-files.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { FolderDoor } from '../station/folder-door.ts'
import { FolderDesk, type FolderDeskParts } from './folder-desk.ts'

const loaded = await loadSharp()
if (loaded === undefined) throw new Error('no library that makes pictures')
const words = Uint16Array.from({ length: 64 }, (_, n) => n * 1_000)
const picture = { width: 8, height: 8, channels: 1, slices: 1, pixels: new Uint8Array(words.buffer) }
const png = await pictureToPng16(loaded.sharp, picture, { channel: 0, slice: 0 })
const TIMEOUT = { timeout: 20_000 }

interface Bench {
  readonly pictures: string
  readonly folder: FolderScannerChoice
  readonly door: FolderDoor
  readonly data: string
  /** A reader as its process makes it; the one before is gone. */
  startReader(change?: Partial<FolderDeskParts>): Promise<void>
  endReader(): Promise<void>
  reader(): FolderDesk | undefined
  stationOf(lineId: string): TestStation
}

function withBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  return withFolder(async (root) => {
    const [pictures, data] = [join(root, 'pictures'), join(root, 'data')]
    for (const one of [pictures, data]) mkdirSync(one)
    const folder = { path: pictures, rows: 10, columns: 15, layout: 'square' } as const
    const door = new FolderDoor(systemTimers)
    const stations: TestStation[] = []
    let reader: { readonly desk: FolderDesk; readonly close: () => void } | undefined
    const endReader = async () => {
      reader?.close()
      await reader?.desk.close()
      reader = undefined
    }
    try {
      await work({
        ...{ pictures, data, folder, door, endReader },
        reader: () => reader?.desk,
        async startReader(change = {}) {
          await endReader()
          const desk = new FolderDesk({
            ...{ booksFolder: join(data, 'folders'), ours: [data], imaging: () => Promise.resolve(loaded) },
            ...{ clock: systemClock, timers: systemTimers, random: seededRandom('desk'), log: silentLogger },
            ...change,
          })
          const [near, far] = createPortPair()
          desk.attach(far)
          door.attach(near)
          reader = { desk, close: () => far.close() }
        },
        stationOf(lineId) {
          const way = door.wayTo(lineId, folder)
          const station = new TestStation({
            ...{ clock: systemClock, timers: systemTimers },
            openTransport: () => way.open(),
          })
          stations.push(station)
          station.link.start()
          return station
        },
      })
    } finally {
      await Promise.all(stations.map((station) => station.link.stop()))
      await endReader()
    }
  })
}

const doneIn = (folder: string) => {
  const done = join(folder, 'done')
  return existsSync(done) ? readdirSync(done).filter((name) => name.endsWith('.png')) : []
}

it('has the pictures of a folder come as scans, over readers that come and go', () =>
  withBench(async ({ pictures, startReader, endReader, stationOf }) => {
    const station = stationOf('line-1')
    // The line is there before its reader: it waits for it, and then says so.
    await startReader()
    await expect.poll(() => station.link.view.state, TIMEOUT).toBe('Streaming')
    expect(station.link.view).toMatchObject({ transport: 'folder', path: pictures })
    writeFileSync(join(pictures, '0417_A1.png'), png)
    await expect.poll(() => doneIn(pictures), TIMEOUT).toEqual(['0417_A1.png'])
    await endReader()
    await expect.poll(() => station.link.view.state).not.toBe('Streaming')
    writeFileSync(join(pictures, '0417_A2.png'), png)
    await startReader()
    await expect.poll(() => doneIn(pictures).length, TIMEOUT).toBe(2)
    // One session all the time.
    expect([[...station.scans], station.earlier]).toEqual([['1/0/0/1', '1/0/1/1'], []])
    const serials = new Set(station.hellos.map(({ scannerSerial }) => scannerSerial))
    expect([...serials]).toEqual([expect.stringMatching(/^FOLDER-[0-9A-F]{8}$/)])
  }))

it('says what was refused, and when the folder is gone and there again', () =>
  withBench(async ({ pictures, startReader, stationOf }) => {
    await startReader()
    const station = stationOf('line-1')
    writeFileSync(join(pictures, '0417_K1.png'), png)
    await expect
      .poll(() => station.link.view.refusedPictures, TIMEOUT)
      .toEqual({ count: 1, newest: { file: '0417_K1.png', refusal: 'CELL' } })
    renameSync(pictures, `${pictures}-away`)
    await expect
      .poll(() => station.link.view.remedy, TIMEOUT)
      .toEqual({ kind: 'folderMissing', values: { path: pictures } })
    expect(station.link.view).toMatchObject({ state: 'Absent', fault: 'FOLDER' })
    renameSync(`${pictures}-away`, pictures)
    await expect.poll(() => station.link.view.state, TIMEOUT).toBe('Streaming')
    // The text beside the file says it also to a reader that was not there.
    await expect.poll(() => station.link.view.refusedPictures?.newest?.refusal, TIMEOUT).toBe('CELL')
  }))

it('is the same scanner when its folder is given to another line, as one at a cable is', () =>
  withBench(async ({ pictures, startReader, stationOf }) => {
    await startReader()
    const first = stationOf('line-1')
    writeFileSync(join(pictures, '0417_A1.png'), png)
    await expect.poll(() => doneIn(pictures).length, TIMEOUT).toBe(1)
    await first.link.stop()
    const second = stationOf('line-2')
    writeFileSync(join(pictures, '0417_A2.png'), png)
    await expect.poll(() => doneIn(pictures).length, TIMEOUT).toBe(2)
    expect(second.hellos[0]).toMatchObject({
      sessionId: first.hellos[0]?.sessionId,
      scannerSerial: first.hellos[0]?.scannerSerial,
    })
    expect([...second.scans]).toHaveLength(1)
  }))

it('leaves a new station what is its own when the one before it hangs up at last', () =>
  withBench(async ({ pictures, folder, startReader, stationOf, reader }) => {
    await startReader()
    const before = new FolderDoor(systemTimers)
    const [near, far] = createPortPair()
    reader()?.attach(far)
    before.attach(near)
    // Both count their connections from 1.
    const late = before.wayTo('line-1', folder).open()
    await late?.open()
    const station = stationOf('line-1')
    await expect.poll(() => station.link.view.state, TIMEOUT).toBe('Streaming')
    await late?.close()
    near.close()
    writeFileSync(join(pictures, '0417_A1.png'), png)
    await expect.poll(() => doneIn(pictures).length, TIMEOUT).toBe(1)
    expect(station.hellos).toHaveLength(1)
  }))

it('refuses a folder from which no line could read, and says why', () =>
  withBench(async ({ pictures, data, folder, door, startReader, stationOf }) => {
    const kindOf = async (change: Partial<FolderScannerChoice> = {}, lineId = 'line-1') => {
      const outcome = await door.check(lineId, { ...folder, ...change })
      return outcome.ok ? undefined : outcome.remedy.kind
    }
    expect(await kindOf()).toBe('folderReader')
    await startReader({ imaging: () => Promise.resolve(undefined) })
    expect(await kindOf()).toBe('folderNoImaging')
    await startReader()
    expect(await kindOf()).toBeUndefined()
    expect(await kindOf({ pattern: '{tray}' })).toBe('folderPattern')
    expect(await kindOf({ path: join(pictures, 'nowhere') })).toBe('folderMissing')
    expect(await kindOf({ path: data })).toBe('folderOurs')
    const station = stationOf('line-1')
    await expect.poll(() => station.link.view.state, TIMEOUT).toBe('Streaming')
    expect([await kindOf(), await kindOf({}, 'line-2')]).toEqual([undefined, 'folderTaken'])
  }))
