import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { TRAINEE } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import type { JobRequest } from '../../review/upkeep/job-messages.ts'
import { Jobs } from '../../review/upkeep/jobs.ts'
import { dataSetDesk } from './data-set-desk.ts'

const WHO = { caller: TRAINEE }
const WISH = { maps: ['T2' as const], fromWallMs: null, untilWallMs: null, batchId: null }

function setUp(dataSets: string, options: { readonly play?: boolean; readonly trailFails?: boolean } = {}) {
  const requests: JobRequest[] = []
  const trail: AuditDeed[] = []
  const clock = { wallMs: () => 5_000, monoMs: () => 0 }
  const jobs = new Jobs((request) => {
    requests.push(request)
    return { stop: () => Promise.resolve() }
  }, clock)
  const desk = dataSetDesk({
    ...{ jobs, dataSets, play: options.play ?? false, log: silentLogger },
    judges: () => ['phantomnet-1.1.0', 'sexnet-2.0.0'],
    isSynthetic: (modelId) => modelId.startsWith('phantom'),
    async audit(_caller, deed) {
      if (options.trailFails === true) throw new Error('the station is away')
      trail.push(deed)
    },
  })
  return { ...{ jobs, desk, requests, trail } }
}

describe('labelled scans for training', () => {
  it('are counted without an entry, and written with one that stands there first', () =>
    withFolder(async (folder) => {
      const { desk, jobs, requests, trail } = setUp(folder)
      expect(await desk.startDataSet({ ...WISH, write: false }, WHO)).toEqual({ ok: true })
      expect(trail).toEqual([])
      expect(requests).toEqual([{ job: 'dataSet', wish: WISH, write: false, syntheticModels: ['phantomnet-1.1.0'] }])
      expect(await desk.startDataSet({ ...WISH, write: true }, WHO)).toEqual({ ok: false, refusal: 'BUSY' })
      await desk.cancelDataSet()
      expect(await desk.startDataSet({ ...WISH, write: true, batchId: '2026-1121-01' }, WHO)).toEqual({ ok: true })
      const after = JSON.stringify({ ...WISH, batchId: '2026-1121-01' })
      expect(trail).toEqual([{ act: 'dataSet.export', subject: '2026-1121-01', after }])
      expect(jobs.states().dataSet.state).toBe('running')
    }))

  it('are not written where the entry cannot be', () =>
    withFolder(async (folder) => {
      const { desk, requests } = setUp(folder, { trailFails: true })
      await expect(desk.startDataSet({ ...WISH, write: true }, WHO)).rejects.toThrow('away')
      expect(requests).toEqual([])
    }))

  it('are none in training', () =>
    withFolder(async (folder) => {
      const { desk, requests } = setUp(folder, { play: true })
      for (const write of [false, true]) {
        expect(await desk.startDataSet({ ...WISH, write }, WHO)).toEqual({ ok: false, refusal: 'PLAY' })
      }
      expect(requests).toEqual([])
    }))

  it('leave nothing half written when they are given up', () =>
    withFolder(async (folder) => {
      const { desk, jobs } = setUp(folder)
      await desk.startDataSet({ ...WISH, write: true }, WHO)
      const [half, whole] = [join(folder, '20261121T093000Z.unfinished'), join(folder, '20261120T093000Z')]
      for (const name of [half, whole]) mkdirSync(name)
      await desk.cancelDataSet()
      expect([existsSync(half), existsSync(whole), jobs.states().dataSet.state]).toEqual([false, true, 'idle'])
    }))
})
