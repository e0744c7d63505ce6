import { describe, expect, it } from 'vitest'
import type { Clock } from '../../base/clock.ts'
import type { JobOutcome, JobRequest } from './job-messages.ts'
import { type JobListener, Jobs } from './jobs.ts'

const CLOCK: Clock = { wallMs: () => 5_000, monoMs: () => 0 }
const SUMS: JobOutcome = {
  ...{ ok: true, job: 'reconcile' },
  result: { agrees: true, scanRows: 1, eggRows: 1, factScans: 1, factEggs: 1, coldFaults: [], differences: [] },
}
const SOUND: JobOutcome = { ok: true, job: 'integrity', result: { sound: true, tables: 3, bytes: 9, findings: [] } }

function rig() {
  const begun: { request: JobRequest; listener: JobListener; stopped: boolean }[] = []
  const jobs = new Jobs((request, listener) => {
    const one = { request, listener, stopped: false }
    begun.push(one)
    return {
      async stop() {
        one.stopped = true
      },
    }
  }, CLOCK)
  return { jobs, begun, latest: () => begun.at(-1) as (typeof begun)[number] }
}

describe('Jobs', () => {
  it('runs one after the other, each once, and tells how they stand', () => {
    const { jobs, begun, latest } = rig()
    for (const job of ['reconcile', 'integrity', 'reconcile', 'integrity'] as const) jobs.request({ job })
    expect(begun.map(({ request }) => request.job)).toEqual(['reconcile'])
    expect(jobs.states()).toMatchObject({
      reconcile: { state: 'running', share: null },
      integrity: { state: 'waiting' },
    })
    latest().listener.onShare(0.5)
    expect(jobs.states().reconcile).toEqual({ state: 'running', sinceWallMs: 5_000, share: 0.5 })
    latest().listener.onOutcome(SUMS)
    expect(jobs.states()).toMatchObject({
      reconcile: { state: 'done', atWallMs: 5_000 },
      integrity: { state: 'running' },
    })
    latest().listener.onOutcome(SOUND)
    expect(begun).toHaveLength(2)
    jobs.request({ job: 'reconcile' })
    expect(begun).toHaveLength(3)
  })

  it('remembers a failure and goes on, deaf to what comes after the outcome', () => {
    const { jobs, begun, latest } = rig()
    jobs.request({ job: 'backup' })
    const first = latest().listener
    first.onOutcome({ ok: false, code: 'NO_SPACE', message: 'too little' })
    first.onShare(0.9)
    first.onOutcome(SOUND)
    expect(jobs.states()).toMatchObject({ backup: { state: 'failed', code: 'NO_SPACE' }, integrity: { state: 'idle' } })
    jobs.request({ job: 'backup' })
    expect(begun).toHaveLength(2)
  })

  it('answers everybody who waits for the same job, also at the end of the program', async () => {
    const { jobs, begun, latest } = rig()
    const both = [jobs.outcome({ job: 'reconcile' }), jobs.outcome({ job: 'reconcile' })]
    expect(begun).toHaveLength(1)
    latest().listener.onOutcome(SUMS)
    expect(await Promise.all(both)).toEqual([SUMS, SUMS])
    const late = jobs.outcome({ job: 'reconcile' })
    jobs.close()
    expect(await late).toMatchObject({ ok: false, code: 'STOPPING' })
    expect(latest().stopped).toBe(true)
  })

  it('gives up what waits and what runs, and goes on with the next; what had come to its end before stays', async () => {
    const { jobs, begun, latest } = rig()
    const wish = { maps: ['T2' as const], fromWallMs: null, untilWallMs: null, batchId: null }
    const dataSet: JobRequest = { job: 'dataSet', wish, write: true, syntheticModels: [] }
    jobs.request({ job: 'reconcile' })
    jobs.request(dataSet)
    await jobs.cancel('dataSet')
    expect(jobs.states()).toMatchObject({ dataSet: { state: 'idle' }, reconcile: { state: 'running' } })
    latest().listener.onOutcome(SUMS)
    expect(begun).toHaveLength(1)
    jobs.request(dataSet)
    jobs.request({ job: 'integrity' })
    const { listener } = latest()
    await jobs.cancel('dataSet')
    expect(begun[1]?.stopped).toBe(true)
    expect(jobs.states()).toMatchObject({ dataSet: { state: 'idle' }, integrity: { state: 'running' } })
    // What the thread that was given up still says is nobody's any more.
    listener.onShare(0.5)
    listener.onOutcome({ ok: false, code: 'FAILED', message: 'the thread ended without an outcome' })
    expect(jobs.states()).toMatchObject({ dataSet: { state: 'idle' }, integrity: { state: 'running' } })
    await jobs.cancel('backup')
    latest().listener.onOutcome(SOUND)
    await jobs.cancel('integrity')
    expect(jobs.states().integrity.state).toBe('done')
  })

  it('forgets how a job ended, and gives up the one under way; one that waits stays', async () => {
    const { jobs, begun, latest } = rig()
    jobs.request({ job: 'integrity' })
    latest().listener.onOutcome(SOUND)
    jobs.request({ job: 'reconcile' })
    jobs.request({ job: 'backup' })
    await Promise.all((['integrity', 'reconcile', 'backup'] as const).map((job) => jobs.forget(job)))
    expect(begun[1]?.stopped).toBe(true)
    expect(jobs.states()).toMatchObject({
      ...{ integrity: { state: 'idle' }, reconcile: { state: 'idle' }, backup: { state: 'running' } },
    })
  })

  it('says which job came to its end, once its outcome is known', () => {
    const { jobs, latest } = rig()
    const ended: string[] = []
    const stop = jobs.onEnd((job) => ended.push(`${job} ${jobs.states()[job].state}`))
    jobs.request({ job: 'integrity' })
    expect(ended).toEqual([])
    latest().listener.onOutcome(SOUND)
    jobs.request({ job: 'backup' })
    latest().listener.onOutcome({ ok: false, code: 'NO_SPACE', message: 'too little' })
    stop()
    jobs.request({ job: 'integrity' })
    latest().listener.onOutcome(SOUND)
    expect(ended).toEqual(['integrity done', 'backup failed'])
  })

  it('gives a bundle out once', () => {
    const { jobs, latest } = rig()
    const unknown = {} as Extract<JobRequest, { job: 'bundle' }>
    jobs.request({ ...unknown, job: 'bundle' })
    latest().listener.onOutcome({ ok: true, job: 'bundle', result: { name: 'b.zip', bytes: new Uint8Array(4) } })
    expect(jobs.states().bundle).toMatchObject({ state: 'done', result: { name: 'b.zip', bytes: 4 } })
    expect(jobs.takeBundle()?.bytes).toHaveLength(4)
    expect(jobs.takeBundle()).toBeNull()
  })
})
