import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { checkIntegrity } from '../../electron/review/upkeep/check-integrity.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { StoreError } from '../../electron/store/errors.ts'
import type { DatabaseBehind } from '../../electron/store/hold-against-mark.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { scanLog } from '../../electron/store/scan-log.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { makeTemporaryFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

const key = new Uint8Array(32).fill(5)
const PAGE_BYTES = 4096
const FRAME_BYTES = PAGE_BYTES + 24
const SALT_BYTES = 16
const COMMITS = 20

/** A data folder as a kill left it, with everything since the start in its write-ahead log, and one that was closed in order. */
let root = ''
const killed = () => join(root, 'killed')
const closed = () => join(root, 'closed')

beforeAll(() => {
  root = makeTemporaryFolder()
  const folder = join(root, 'live')
  const store = openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger })
  store.saveBatch(makeBatch())
  store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
  for (let n = 2; n <= COMMITS; n++) {
    store.commit(makeGroup([scanItem(n, { cell: { row: Math.floor(n / 15), column: n % 15 } })], n))
  }
  copyFiles(folder, killed())
  store.close()
  copyFiles(folder, closed())
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (!name.endsWith('-shm') && name !== 'writer.lock') copyFileSync(join(from, name), join(to, name))
  }
}

interface Opened {
  readonly behind: DatabaseBehind | undefined
  readonly refused: StoreError | undefined
  readonly unsound: boolean
  readonly releasedThrough: number
  readonly keptAside: boolean
}

/** A start on that folder with one bit of one file flipped, and the check of every page after it. */
function startWith(from: string, file: string, flip: (bytes: Buffer) => void): Opened {
  const folder = join(root, 'start')
  rmSync(folder, { recursive: true, force: true })
  copyFiles(from, folder)
  const bytes = readFileSync(join(folder, file))
  flip(bytes)
  writeFileSync(join(folder, file), bytes)
  let behind: DatabaseBehind | undefined
  const onBehind = (found: DatabaseBehind) => {
    behind = found
  }
  try {
    const store = openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger, onBehind })
    const { releasedThrough } = store.start()
    const db = openReadable({ path: dataFiles(folder).database, key })
    const unsound = !checkIntegrity(db).sound
    db.close()
    store.close()
    const keptAside = readdirSync(folder).some((name) => name.startsWith('damaged-'))
    return { behind, refused: undefined, unsound, releasedThrough, keptAside }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { behind, refused: error, unsound: true, releasedThrough: 0, keptAside: false }
  }
}

function flipBit(byte: number, bit: number): (bytes: Buffer) => void {
  return (bytes) => {
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit)
  }
}

const bit = fc.integer({ min: 0, max: 7 })

describe('one bit flipped in the database', () => {
  it('is found in every page, at the start or by the check of every page, and named as damage', () => {
    const pages = readFileSync(join(closed(), 'ovoscope.db')).length / PAGE_BYTES
    const offset = fc.integer({ min: 0, max: PAGE_BYTES - 1 })
    for (let page = 0; page < pages; page++) {
      // The cipher's salt, the first sixteen bytes of the file, says nothing to a key that is used as it is: no live byte.
      const live = page === 0 ? fc.integer({ min: SALT_BYTES, max: PAGE_BYTES - 1 }) : offset
      fc.assert(
        fc.property(live, bit, (at, which) => {
          const { refused, unsound } = startWith(closed(), 'ovoscope.db', flipBit(page * PAGE_BYTES + at, which))
          expect({ page, at, unsound }).toEqual({ page, at, unsound: true })
          if (refused !== undefined)
            expect([page, at, refused.code, refused.message]).toEqual([page, at, 'CORRUPT', refused.message])
        }),
        { numRuns: 2 },
      )
    }
  })

  it('is not taken for another key where it hits the first page, and another key is not taken for damage', () => {
    for (const at of [16, 17, 18, 19, 20, 24, 60, 100, 2000, 4095]) {
      const { refused } = startWith(closed(), 'ovoscope.db', flipBit(at, 3))
      expect([at, refused?.code]).toEqual([at, 'CORRUPT'])
      expect([at, refused?.message]).toEqual([at, expect.not.stringMatching(/key|SQLITE/)])
    }
    const other = () => openStore({ folder: closed(), key: new Uint8Array(32), clock: STILL_CLOCK, log: silentLogger })
    expect(other).toThrowError(expect.objectContaining({ code: 'WRONG_KEY' }))
  })

  it('is told at the start when the end of the file is missing', () => {
    const path = join(closed(), 'ovoscope.db')
    const short = readFileSync(path).length - PAGE_BYTES
    const folder = join(root, 'short')
    copyFiles(closed(), folder)
    writeFileSync(join(folder, 'ovoscope.db'), readFileSync(path).subarray(0, short))
    const start = () => openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger })
    expect(start).toThrowError(expect.objectContaining({ code: 'CORRUPT' }))
  })
})

describe('the write-ahead log', () => {
  const path = () => join(killed(), 'ovoscope.db-wal')

  it('is sound as a kill leaves it, and wherever a power cut tears its last transaction', () => {
    expect(existsSync(path())).toBe(true)
    expect(scanLog(path())).toEqual({ kind: 'SOUND' })
    expect(scanLog(join(root, 'none'))).toEqual({ kind: 'NONE' })
    const whole = readFileSync(path())
    const torn = join(root, 'torn-wal')
    for (let cut = whole.length - FRAME_BYTES; cut < whole.length; cut += 97) {
      const bytes = Buffer.from(whole)
      bytes.fill(0, cut)
      writeFileSync(torn, bytes)
      expect(scanLog(torn)).toEqual({ kind: 'SOUND' })
    }
  })

  it('loses what stands behind one flipped bit, and that is named: by the log itself or by the mark', () => {
    const bytes = readFileSync(path()).length
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes - 1 }), bit, (at, which) => {
        const found = startWith(killed(), 'ovoscope.db-wal', flipBit(at, which))
        expect({ at, refused: found.refused?.code }).toEqual({ at, refused: undefined })
        // The mark knows twenty commits: whatever is missing of them is said, by its number.
        expect(found.behind).toMatchObject({ kind: 'END_LOST', commits: COMMITS - found.releasedThrough })
        expect(found.releasedThrough).toBeLessThan(COMMITS)
      }),
      { numRuns: 60 },
    )
  })

  it('is kept aside when it is damaged before its last transaction', () => {
    const found = startWith(killed(), 'ovoscope.db-wal', flipBit(32 + FRAME_BYTES + 500, 1))
    expect(found).toMatchObject({ keptAside: true, behind: { kind: 'END_LOST' } })
    expect(startWith(killed(), 'ovoscope.db-wal', flipBit(5, 1))).toMatchObject({ keptAside: true })
  })

  it('tells of its damage also where the mark knows nothing, because no scan was in it', () => {
    const folder = join(root, 'words')
    const store = openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger })
    for (let n = 0; n < 5; n++) store.saveClockMark({ trustedWallMs: n, jumped: false })
    copyFiles(folder, join(root, 'words-killed'))
    store.close()
    const found = startWith(join(root, 'words-killed'), 'ovoscope.db-wal', flipBit(32 + 500, 1))
    expect(found.behind).toMatchObject({ kind: 'LOG_DAMAGED', scans: 0 })
  })
})
