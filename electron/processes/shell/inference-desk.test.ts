import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { createInProcessHost } from '../../../test/fake/in-process-host.ts'
import { makeHealth } from '../../../test/make/process-health.ts'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { inferenceContract } from '../../contract/inference.ts'
import { DEFAULT_INFERENCE, type InferenceRun, type InferenceSettings } from '../../contract/inference-settings.ts'
import { childInitSchema, inferenceInitSchema } from '../../contract/process-init.ts'
import type { ProcessHealth } from '../../contract/shell.ts'
import { silentLogger } from '../../log/logger.ts'
import { InferenceDesk } from './inference-desk.ts'

/** Milliseconds of a batch, by threads; undefined for a process that never says. */
type Speeds = Record<number, number | undefined>

interface Machine {
  readonly cores?: number
  readonly speeds?: Speeds
  readonly settings?: InferenceSettings
}

function setUp({ cores = 4, speeds = {}, settings = DEFAULT_INFERENCE }: Machine = {}) {
  const time = createFakeTime()
  const { model } = inferenceContract.methods
  const host = createInProcessHost(() => async (link) => {
    const { run } = inferenceInitSchema.parse(childInitSchema.parse(await link.init).init)
    link.onPort((_peer, port) => {
      const batchMs = speeds[run.threads]
      const answer: InferenceRun = { ...run, batchMs: batchMs ?? 0 }
      const facts = {
        state: 'ready',
        modelId: 'one-1.0.0',
        manifestSha256: '0'.repeat(64),
        golden: { difference: 0, tolerance: 0.005, scans: 24 },
        synthetic: true,
        width: 64,
        height: 64,
        channels: 1,
      } as const
      serveOpenly(
        port,
        { service: inferenceContract.service, methods: { model }, events: {} },
        { model: () => (batchMs === undefined ? new Promise<never>(() => undefined) : { ...facts, run: answer }) },
      )
    })
  })
  const desk = new InferenceDesk({
    ...{ host, timers: time.timers, log: silentLogger, cores },
    settings: () => settings,
    modelPackage: () => ({ modelFolder: '/models/one', keysFolders: ['/models/trusted-keys'] }),
  })
  const plans = desk.withRun({
    station: { init: () => ({ a: 1 }), stopDeadlineMs: 1 },
    inference: { init: () => ({ modelFolder: '/models/one' }), stopDeadlineMs: 1 },
  })
  return { time, host, desk, plans, init: () => inferenceInitSchema.parse(plans.inference?.init()) }
}

const health = (change: Partial<ProcessHealth>) => makeHealth('inference', change)

describe('InferenceDesk', () => {
  it('measures one thread against two, each in a process that is ended, and starts the model with the better', async () => {
    const { host, desk, init } = setUp({ speeds: { 1: 3, 2: 1.6 } })
    await desk.measure()
    expect(host.spawned.map(({ hosted }) => hosted.name)).toEqual(['inference', 'inference'])
    expect(desk.view.measured).toEqual([
      { threads: 1, batchMs: 3 },
      { threads: 2, batchMs: 1.6 },
    ])
    expect(init()).toEqual({ modelFolder: '/models/one', run: { provider: 'cpu', threads: 2, refused: null } })
  })

  it('measures nothing where there is nothing to choose', async () => {
    const few = setUp({ cores: 2, speeds: { 1: 3, 2: 1 } })
    await few.desk.measure()
    const told = setUp({ settings: { provider: 'cpu', threads: 3 } })
    await told.desk.measure()
    expect([few.host.spawned, told.host.spawned]).toEqual([[], []])
    expect([few.init().run.threads, told.init().run.threads]).toEqual([1, 3])
  })

  it('stays with one thread when a process does not say how fast it is', async () => {
    const { time, desk, init } = setUp({ speeds: { 1: 3 } })
    const measuring = desk.measure()
    await time.advance(20_000)
    await measuring
    expect(init().run.threads).toBe(1)
  })

  it('knows what a process runs on, for as long as it lives', async () => {
    const { time, host, desk, init } = setUp({ cores: 2, speeds: { 1: 3 } })
    const process = host.spawn('inference', {
      process: 'inference',
      log: { folder: null, level: 'info' },
      init: init(),
    })
    desk.started(process)
    await time.advance(10)
    const run = { provider: 'cpu', threads: 1, batchMs: 3, refused: null }
    expect(desk.view).toMatchObject({ cores: 2, runs: [{ modelId: 'one-1.0.0', run }] })
    process.kill()
    await time.advance(10)
    expect(desk.view.runs).toEqual([])
  })

  it('knows it too of a process that took minutes to open its model', async () => {
    const speeds: Speeds = {}
    const { time, host, desk, init } = setUp({ cores: 2, speeds })
    const log = { folder: null, level: 'info' } as const
    desk.started(host.spawn('inference', { process: 'inference', log, init: init() }))
    await time.advance(150_000)
    expect(desk.view.runs).toEqual([])
    speeds[1] = 900
    await time.advance(60_000)
    expect(desk.view.runs).toMatchObject([{ run: { batchMs: 900 } }])
  })

  it('asks for the CPU after a process that ended with its provider, and lets the ceiling hold for models alone', () => {
    const { desk, plans, init } = setUp({ settings: { provider: 'dml', threads: 1 } })
    expect(init().run.provider).toBe('dml')
    desk.see([health({ state: 'restarting', pid: null, lastExit: 'code 1: dml is not used, GOLDEN_MISMATCH: far' })])
    expect(init().run).toMatchObject({ provider: 'cpu', refused: { provider: 'dml', code: 'GOLDEN_MISMATCH' } })
    expect([plans.station?.memory, plans.inference?.memory !== undefined]).toEqual([undefined, true])
    expect(plans.station?.init()).toEqual({ a: 1 })
  })
})
