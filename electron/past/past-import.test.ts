import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../test/make/commit-groups.ts'
import { lookBack } from '../../test/make/look-back.ts'
import type { Review } from '../review/open-review.ts'
import type { Store } from '../store/store.ts'
import { PastImport } from './past-import.ts'
import { PAST_COLUMNS, readPastRow } from './past-row.ts'
import { readPastFile } from './read-past-file.ts'

const HEAD = '{"ovoscope":"history","version":1,"data":"work"}'

function row(n: number, over: Record<string, string | number> = {}): Record<string, string | number> {
  const [index, tray] = [n % 6, Math.floor(n / 6)]
  return {
    ...{ batch: 'OLD-1', flock: 'Flock 3', breed: 'Brown', set_at: '2025-01-01T06:00:00Z' },
    ...{ scanner: 'OTHER-9', session: 's1', tray, tray_code: `T${tray}`, tray_rows: 2, tray_columns: 3 },
    ...{ sequence: n + 1, cell: `${'AB'[Math.floor(index / 3)]}${(index % 3) + 1}`, attempt: 1, coil: index },
    ...{ arrived_at: new Date(Date.UTC(2025, 0, 13, 8) + n * 1000).toISOString() },
    ...{ class: n % 2 === 0 ? 'FEMALE' : 'MALE', action: n % 2 === 0 ? 'KEEP' : 'REMOVE_MALE', confidence: 0.9 },
    ...over,
  }
}

const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n))
const ndjson = (all: readonly unknown[]) => [HEAD, ...all.map((one) => JSON.stringify(one))].join('\n')
const csv = (all: readonly Record<string, string | number>[]) =>
  [
    '#ovoscope history 1 work',
    PAST_COLUMNS.join(';'),
    ...all.map((one) => PAST_COLUMNS.map((name) => one[name] ?? '').join(';')),
  ].join('\r\n')

async function take(store: Store, path: string) {
  const past = new PastImport(store)
  const said: string[] = []
  const { rows: read } = await readPastFile(path)
  for await (const { line, row: one } of read()) {
    if (!one.ok) past.refuse()
    const refusal = one.ok ? past.add(one.value) : one.error
    if (refusal !== undefined) said.push(`${line}: ${refusal}`)
  }
  past.finish()
  return { ...past.counts, said }
}

const sums = (review: Review) => ({ ...review.batchRecord({ batchId: 'OLD-1' }), ...review.reconcile() })

describe('scans of another system', () => {
  it.each(['2025-01-13', '2025-01-13T08:00:00', '13.01.2025 08:00'])(
    'say of %j that a time needs its zone, with an example',
    (arrived_at) => {
      const read = readPastRow(row(0, { arrived_at }))
      expect(read.ok).toBe(false)
      expect(!read.ok && read.error).toBe(
        'arrived_at: is no time with its zone, like 2026-03-01T06:00:00Z or 2026-03-01T07:00:00+01:00',
      )
    },
  )

  it.each([
    ['NDJSON', ndjson],
    ['CSV', csv],
  ] as const)('are taken over from %s, once, and the sums agree', async (_name, write) => {
    await lookBack(async (review, store, folder) => {
      const path = join(folder, 'past')
      writeFileSync(path, write(rows(20)))
      expect(await take(store, path)).toEqual({ taken: 20, known: 0, refused: 0, said: [] })
      const first = sums(review)
      expect(first).toMatchObject({
        agrees: true,
        scanRows: 20,
        eggs: 20,
        trays: 4,
        traysHeld: 0,
        state: 'closed',
        flock: 'Flock 3',
      })
      expect(await take(store, path)).toEqual({ taken: 0, known: 20, refused: 0, said: [] })
      expect(sums(review)).toEqual(first)
      expect(review.egg({ visitId: 1, cell: { row: 0, column: 1 } })?.attempts).toMatchObject([
        { eggClass: 'MALE', action: 'REMOVE_MALE', model: null },
      ])
    })
  })

  it('go on where a run was cut off, in the midst of a tray', async () => {
    await lookBack(async (review, store, folder) => {
      const path = join(folder, 'past')
      writeFileSync(path, ndjson(rows(9)))
      await take(store, path)
      writeFileSync(path, ndjson(rows(20)))
      expect(await take(store, path)).toMatchObject({ taken: 11, known: 9, refused: 0 })
      expect(sums(review)).toMatchObject({ agrees: true, scanRows: 20, trays: 4 })
    })
  })

  it('leave no tray open where a run was cut off behind its last scan', async () => {
    await lookBack(async (review, store, folder) => {
      const path = join(folder, 'past')
      // Two sessions at a time: the tray of the second one begins before that of the first one ends.
      const all = [...rows(6), row(6, { session: 's2', sequence: 1 })]
      writeFileSync(path, ndjson(all))
      const cut = new PastImport(store)
      const { rows: read } = await readPastFile(path)
      for await (const { row: one } of read()) if (one.ok) cut.add(one.value)
      expect(store.start().openVisits).toHaveLength(1)
      expect(await take(store, path)).toMatchObject({ taken: 1, known: 6, refused: 0 })
      expect(store.start().openVisits).toEqual([])
      expect(sums(review)).toMatchObject({ agrees: true, scanRows: 7, trays: 2 })
      expect(store.findBatch('OLD-1')?.closedWallMs).toBe(Date.UTC(2025, 0, 13, 8) + 6_000)
    })
  })

  it('are refused line by line where a line has no end, without holding it in memory', async () => {
    await lookBack(async (_review, store, folder) => {
      const path = join(folder, 'past')
      writeFileSync(path, [ndjson(rows(2)), 'x'.repeat(300_000), JSON.stringify(row(2)), 'y'.repeat(20_000)].join('\n'))
      const { said, ...counts } = await take(store, path)
      expect(counts).toEqual({ taken: 3, known: 0, refused: 2 })
      expect(said).toEqual(['4: the line is too long', '6: the line is too long'])
    })
  })

  it('are refused by line and column, and the others are taken', async () => {
    await lookBack(async (review, store, folder) => {
      const path = join(folder, 'past')
      store.saveBatch(makeBatch({}, 'OURS'))
      writeFileSync(
        path,
        ndjson([
          row(0),
          row(1, { class: 'ROOSTER', confidence: 2 }),
          row(2, { cell: 'C1' }),
          row(3, { batch: 'OURS' }),
          row(4, { flock: 'Another' }),
          row(5, { more: 1 }),
          'no row',
          row(6),
        ]),
      )
      const { said, ...counts } = await take(store, path)
      expect(counts).toEqual({ taken: 2, known: 0, refused: 6 })
      expect(said[0]).toMatch(/^3: class: .*; confidence: /)
      expect(said[1]).toMatch(/^4: cell: lies outside a tray of 2 × 3/)
      expect(said[2]).toMatch(/^5: batch: OURS was run here/)
      expect(said[3]).toMatch(/^6: batch: OLD-1 is of flock Flock 3/)
      expect(said[4]).toMatch(/^7: row: .*more/)
      expect(said[5]).toMatch(/^8: row: /)
      expect(sums(review)).toMatchObject({ agrees: true, scanRows: 2 })
    })
  })

  it('are not looked for in a file of another kind', async () => {
    await lookBack(async (_review, _store, folder) => {
      const path = join(folder, 'past')
      for (const first of [
        '',
        'batch;flock',
        '{"ovoscope":"history","version":2,"data":"work"}',
        '#ovoscope history 1 both',
      ]) {
        writeFileSync(path, `${first}\n`)
        await expect(readPastFile(path)).rejects.toThrowError(/the first line of/)
      }
      writeFileSync(path, '#ovoscope history 1 play\n')
      expect((await readPastFile(path)).head.data).toBe('play')
    })
  })
})
