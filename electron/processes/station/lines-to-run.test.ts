import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { stationInitSchema } from '../../contract/process-init.ts'
import { systemClock } from '../../host/system-clock.ts'
import { silentLogger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { openLinesToRun } from './lines-to-run.ts'
import { openData } from './open-data.ts'

const LINE_2 = { id: 'line-2', line: 'Line 2', ratedEggsPerHour: 9_000, scanner: { kind: 'none' } } as const

function initOf(dataFolder: string, furtherLines: readonly object[]) {
  return stationInitSchema.parse({
    ...{ dataFolder, play: true, site: 'Nord', line: 'Line 1', ratedEggsPerHour: 24_000, modelFolder: '/models/m' },
    ...{ scanner: { kind: 'none' }, demo: null, furtherLines },
  })
}

/** A station that starts on that folder, set up for these lines, and what it does before it stops. */
async function life<T>(
  folder: string,
  furtherLines: readonly object[],
  work: (lines: Awaited<ReturnType<typeof openLinesToRun>>) => T | Promise<T>,
): Promise<T> {
  const data = await openData({ dataFolder: folder, clock: systemClock, timers: systemTimers, log: silentLogger })
  const lines = await openLinesToRun(initOf(folder, furtherLines), data)
  const result = await work(lines)
  for (const line of lines) await line.data.journal.close()
  data.store.close()
  return result
}

const ids = (lines: Awaited<ReturnType<typeof openLinesToRun>>) => lines.map(({ init }) => init.lineId)

describe('the lines that a station runs', () => {
  it('are those that it is set up for, the first one first', () =>
    withFolder(async (folder) => {
      expect(await life(folder, [], ids)).toEqual(['line-1'])
      const lines = await life(folder, [LINE_2], (all) => all.map(({ init }) => init))
      expect(lines).toMatchObject([
        { lineId: 'line-1', settings: { line: 'Line 1', ratedEggsPerHour: 24_000 } },
        { lineId: 'line-2', settings: { line: 'Line 2', ratedEggsPerHour: 9_000, site: 'Nord' } },
      ])
      // Nothing is unfinished there.
      expect(await life(folder, [], ids)).toEqual(['line-1'])
    }))

  it('include one that was taken away, as long as its batch is open, without a scanner', () =>
    withFolder(async (folder) => {
      const batch = makeBatch()
      const open = { ...batch, identity: { ...batch.identity, line: 'Hall B' } }
      await life(folder, [LINE_2], ([, second]) => second?.data.store.saveBatch(open))
      const left = await life(folder, [], (all) => all[1]?.init)
      expect(left).toMatchObject({ lineId: 'line-2', scanner: { kind: 'none' }, settings: { line: 'Hall B' } })
      await life(folder, [], ([, second]) => second?.data.store.saveBatch({ ...open, state: 'closed' }))
      expect(await life(folder, [], ids)).toEqual(['line-1'])
    }))

  it('include one whose sorter has not answered removals, so that their eggs wait', () =>
    withFolder(async (folder) => {
      const end = { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'complete' } as const
      const tray = [{ kind: 'tray-begin', visit: makeVisit(1) }, scanItem(2, { eggClass: 'MALE' }), end] as const
      await life(folder, [LINE_2], ([, second]) => {
        second?.data.store.saveSorterPresent(makeVisit(1).ref, true)
        second?.data.store.saveBatch(makeBatch())
        second?.data.store.commit(makeGroup(tray, 0, [1, 3]))
        second?.data.store.saveBatch({ ...makeBatch(), state: 'closed' })
      })
      expect(await life(folder, [], ids)).toEqual(['line-1', 'line-2'])
      const silent = { kind: 'not-removed', visitId: 1, cell: { row: 0, column: 0 }, attempt: 1 } as const
      await life(folder, [], ([, second]) => second?.data.store.commit(makeGroup([silent], 0)))
      expect(await life(folder, [], ids)).toEqual(['line-1'])
    }))

  it('include one whose journal holds what no database has yet', () =>
    withFolder(async (folder) => {
      const record = { type: 16, scannerSerial: 'a', sessionId: 's', sequence: 1, arrivedWallMs: 1, batchId: null }
      await life(folder, [LINE_2], async ([, second]) => {
        await second?.data.journal.append({ ...record, payload: new Uint8Array([1]) })
      })
      const [first, second] = await life(folder, [], (all) => all.map(({ data }) => data.undecided))
      expect([first, second]).toEqual([0, 1])
      // Of a folder that nobody's line wrote, nothing is made.
      mkdirSync(join(folder, 'journals', 'elsewhere'), { recursive: true })
      writeFileSync(join(folder, 'journals', 'elsewhere', 'x'), '')
      expect(await life(folder, [], ids)).toEqual(['line-1', 'line-2'])
    }))
})
