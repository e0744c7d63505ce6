import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { type DatabaseMark, openDatabaseMark, readDatabaseMark } from './database-mark.ts'
import { holdAgainstMark } from './hold-against-mark.ts'

const KEY = new Uint8Array(32).fill(7)
const MARK: DatabaseMark = {
  ...{ databaseKey: new Uint8Array(16).fill(3), commits: 812_345, scans: 9_876_543_210, closed: false },
  newestWallMs: Date.UTC(2026, 10, 21, 8),
}

function written(folder: string, count: number): string {
  const path = join(folder, 'database.mark')
  const file = openDatabaseMark(path, KEY, 0)
  for (let n = 1; n <= count; n++) file.writeDurably({ ...MARK, commits: n, scans: 10 * n })
  file.close()
  return path
}

describe('the mark of a database', () => {
  it('says what was written last, and goes on in turn when it is opened again', () =>
    withFolder((folder) => {
      const path = written(folder, 5)
      expect(readDatabaseMark(path, KEY)).toEqual({
        ...{ kind: 'MARK', turn: 5, wholeCopies: 2 },
        mark: { ...MARK, commits: 5, scans: 50 },
      })
      const again = openDatabaseMark(path, KEY, 5)
      again.write(MARK, 0)
      again.close()
      expect(readDatabaseMark(path, KEY)).toMatchObject({ turn: 6, mark: MARK })
    }))

  it('is missing where there is none, and unreadable for another key', () =>
    withFolder((folder) => {
      expect(readDatabaseMark(join(folder, 'none'), KEY)).toEqual({ kind: 'MISSING' })
      expect(readDatabaseMark(written(folder, 3), new Uint8Array(32))).toEqual({ kind: 'UNREADABLE' })
      writeFileSync(join(folder, 'short'), 'OVOM')
      expect(readDatabaseMark(join(folder, 'short'), KEY)).toEqual({ kind: 'UNREADABLE' })
    }))

  it('is never another one, whichever bit of it is flipped and wherever its newest copy is torn', () =>
    withFolder((folder) => {
      const path = written(folder, 4)
      const whole = readFileSync(path)
      // The fourth is the newest: it stands first, and its neighbour is one commit older.
      for (let bit = 0; bit < 64 * 8; bit++) {
        const bytes = Buffer.from(whole)
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        writeFileSync(path, bytes)
        expect(readDatabaseMark(path, KEY)).toMatchObject({ turn: 3, wholeCopies: 1, mark: { commits: 3, scans: 30 } })
      }
      for (let torn = 0; torn < 64; torn++) {
        const bytes = Buffer.from(whole)
        bytes.fill(0, torn, 64)
        writeFileSync(path, bytes)
        expect(readDatabaseMark(path, KEY)).toMatchObject({ turn: 3, mark: { commits: 3 } })
      }
    }))
})

const counts = fc.record({ commits: fc.nat(1e9), scans: fc.nat(1e9), newestWallMs: fc.nat(2e12) })

describe('holding a database against its mark', () => {
  const own: DatabaseMark = { ...MARK, commits: 100, scans: 1000, newestWallMs: 5_000 }
  const marked = (mark: DatabaseMark) => ({ kind: 'MARK', mark, turn: 1, wholeCopies: 2 }) as const

  it('names how many scans are missing and from when, or says nothing', () => {
    fc.assert(
      fc.property(counts, counts, (left, right) => {
        const found = holdAgainstMark(marked({ ...MARK, ...left }), { ...MARK, ...right }, true)
        if (left.commits > right.commits) {
          expect(found).toEqual({
            ...{ kind: 'END_LOST', commits: left.commits - right.commits, scans: left.scans - right.scans },
            ...{ fromWallMs: right.newestWallMs, toWallMs: left.newestWallMs },
          })
        } else if (left.commits < right.commits) expect(found).toBeUndefined()
        else expect(found?.kind).toBe(left.scans === right.scans ? undefined : 'OTHER_DATABASE')
      }),
    )
  })

  it('tells another database from this one, and a mark that is gone from one that never was', () => {
    const other = { ...MARK, databaseKey: new Uint8Array(16).fill(4), commits: 7, scans: 70 }
    expect(holdAgainstMark(marked(other), own, true)).toMatchObject({ kind: 'OTHER_DATABASE', commits: 7, scans: 70 })
    expect(holdAgainstMark({ kind: 'MISSING' }, own, false)).toBeUndefined()
    expect(holdAgainstMark({ kind: 'MISSING' }, own, true)?.kind).toBe('MARK_GONE')
    expect(holdAgainstMark({ kind: 'UNREADABLE' }, own, true)?.kind).toBe('MARK_GONE')
  })
})
