import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { TRAINEE } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import type { JobOutcome, JobRequest } from '../../review/upkeep/job-messages.ts'
import { Jobs } from '../../review/upkeep/jobs.ts'
import { tableDesk } from './table-desk.ts'

const WHO = { caller: TRAINEE }
const WISH = { table: 'scans', format: 'csv', fromWallMs: null, untilWallMs: null, batchId: null } as const

function setUp(tables: string, trailFails = false) {
  const requests: JobRequest[] = []
  const trail: AuditDeed[] = []
  let end: ((outcome: JobOutcome) => void) | undefined
  const jobs = new Jobs(
    (request, { onOutcome }) => {
      requests.push(request)
      end = onOutcome
      // As a thread that is ended says it of itself.
      return {
        stop: async () => onOutcome({ ok: false, code: 'FAILED', message: 'the thread ended without an outcome' }),
      }
    },
    { wallMs: () => 5_000, monoMs: () => 0 },
  )
  const desk = tableDesk({
    ...{ jobs, tables, log: silentLogger },
    judges: () => ['phantomnet-1.1.0', 'sexnet-2.0.0'],
    isSynthetic: (modelId) => modelId.startsWith('phantom'),
    async audit(_caller, deed) {
      if (trailFails) throw new Error('the station is away')
      trail.push(deed)
    },
  })
  return { ...{ jobs, desk, requests, trail }, end: (outcome: JobOutcome) => end?.(outcome) }
}

describe('tables for other programs', () => {
  it('are written with an entry that stands there first, one at a time', () =>
    withFolder(async (folder) => {
      const { desk, requests, trail } = setUp(folder)
      expect(await desk.startTable(WISH, WHO)).toEqual({ ok: true })
      expect(trail).toEqual([{ act: 'table.export', subject: 'scans', after: JSON.stringify(WISH) }])
      expect(requests).toEqual([{ job: 'table', wish: WISH, syntheticModels: ['phantomnet-1.1.0'] }])
      expect(await desk.startTable(WISH, WHO)).toEqual({ ok: false, refusal: 'BUSY' })
    }))

  it('stand in the trail a second time when they end, with what is there now or why there is nothing', () =>
    withFolder(async (folder) => {
      const { desk, jobs, trail, end } = setUp(folder)
      const ended = () => trail.slice(1).map(({ subject, after }) => [subject, JSON.parse(after ?? '')])
      const written = { file: `${folder}/scans.csv`, rows: 12, bytes: 900 }
      await desk.startTable(WISH, WHO)
      end({ ok: true, job: 'table', result: { wish: WISH, ...written } })
      await expect.poll(ended).toEqual([['scans', { ended: 'written', ...written }]])
      trail.length = 0
      await desk.startTable(WISH, WHO)
      await desk.cancelTable()
      await expect.poll(ended).toEqual([['scans', { ended: 'GIVEN_UP' }]])
      // Also one that never had its turn.
      jobs.request({ job: 'integrity' })
      trail.length = 0
      await desk.startTable(WISH, WHO)
      await desk.cancelTable()
      await expect.poll(ended).toEqual([['scans', { ended: 'GIVEN_UP' }]])
    }))

  it('that were cut off with the process leave nothing behind once it is there again', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'scans.csv.unfinished'), 'half')
      setUp(folder)
      expect(readdirSync(folder)).toEqual([])
    }))

  it('are not written where the entry cannot be', () =>
    withFolder(async (folder) => {
      const { desk, requests } = setUp(folder, true)
      await expect(desk.startTable(WISH, WHO)).rejects.toThrow('away')
      expect(requests).toEqual([])
    }))

  it('leave nothing half written when they are given up', () =>
    withFolder(async (folder) => {
      const { desk, jobs } = setUp(folder)
      await desk.startTable(WISH, WHO)
      const [half, whole] = [join(folder, 'scans-1.csv.unfinished'), join(folder, 'scans-0.csv')]
      for (const path of [half, whole]) writeFileSync(path, '')
      await desk.cancelTable()
      expect([existsSync(half), existsSync(whole), jobs.states().table.state]).toEqual([false, true, 'idle'])
    }))
})
