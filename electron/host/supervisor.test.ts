import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { createInProcessHost } from '../../test/fake/in-process-host.ts'
import { serveOpenly as serve } from '../../test/make/serve-openly.ts'
import { processControlContract } from '../contract/process-control.ts'
import type { ProcessName } from '../contract/shell.ts'
import { silentLogger } from '../log/logger.ts'
import type { RpcServer } from '../rpc/server.ts'
import type { ParentLink } from './parent-link.ts'
import { KILL_AFTER_TICKS, RESTART_DELAYS_MS, TICK_MS, UNRESPONSIVE_AFTER_TICKS } from './process-life.ts'
import { createSupervisor } from './supervisor.ts'

interface FakeChild {
  readonly name: ProcessName
  readonly link: ParentLink
  readonly exit: (code: number) => void
  readonly control: RpcServer<typeof processControlContract>
  readonly peers: string[]
  /** What the newest heartbeat said of its siblings. */
  givenUp: readonly ProcessName[]
  stopAsked: boolean
}

const MEMORY = { quietMb: 100, atOnceMb: 300 }

interface Behaviour {
  residentMb: number
  quiet: boolean
  /** Answers neither heartbeat nor stop. */
  blocked: boolean
  /** Ends when asked to stop. */
  obedient: boolean
}

function createSupervised(behaviour: Partial<Behaviour> = {}) {
  const how: Behaviour = { blocked: false, obedient: true, residentMb: 150, quiet: false, ...behaviour }
  const time = createFakeTime()
  const children: FakeChild[] = []
  const host = createInProcessHost((name) => (link, exit) => {
    const control = serve(link.parentPort, processControlContract, {
      beat: ({ givenUp }) => {
        child.givenUp = givenUp
        if (how.blocked) return new Promise<never>(() => undefined)
        return { ready: true, residentMb: how.residentMb, quiet: how.quiet }
      },
      stop: () => {
        child.stopAsked = true
        if (how.blocked || !how.obedient) return new Promise<never>(() => undefined)
        queueMicrotask(() => exit(0))
        return {}
      },
    })
    const child: FakeChild = { name, link, exit, control, peers: [], givenUp: [], stopAsked: false }
    children.push(child)
    link.onPort((peer) => child.peers.push(peer))
  })
  let starts = 0
  const plan = { init: () => ({ start: ++starts }), stopDeadlineMs: 8_000 }
  const supervisor = createSupervisor({
    host,
    plans: { station: plan, inference: { ...plan, memory: MEMORY }, review: plan, 'virtual-scanner': plan },
    edges: [
      ['station', 'inference'],
      ['station', 'virtual-scanner'],
      ['station', 'review', 'folders'],
    ],
    childLog: { folder: null, level: 'info' },
    clock: time.clock,
    timers: time.timers,
    log: silentLogger,
  })
  const health = (name: ProcessName) => supervisor.health().find((one) => one.name === name)
  const newest = (name: ProcessName) => children.filter((child) => child.name === name).at(-1)
  return { how, time, host, supervisor, children, health, newest }
}

describe('the supervisor', () => {
  it('starts processes with a fresh first message and joins the siblings that belong together', async () => {
    const { supervisor, time, host, health, newest } = createSupervised()
    supervisor.start('inference')
    supervisor.start('station')
    supervisor.start('review')
    await time.advance(TICK_MS)
    await supervisor.whenRunning('station')
    expect(host.spawned.map(({ init }) => init)).toEqual(
      ['inference', 'station', 'review'].map((process, i) => ({
        process,
        log: { folder: null, level: 'info' },
        init: { start: i + 1 },
      })),
    )
    expect(newest('station')?.peers).toEqual(['inference', 'folders'])
    expect(newest('inference')?.peers).toEqual(['station'])
    // Named by its purpose where two siblings have more than one port.
    expect(newest('review')?.peers).toEqual(['folders'])
    expect(health('station')).toMatchObject({ state: 'running', restarts: 0, lastExit: null, heartbeatAgeMs: 0 })
    expect(health('virtual-scanner')).toMatchObject({ state: 'stopped', pid: null })
  })

  it('restarts what crashed, says why, and joins it to its siblings again', async () => {
    const { supervisor, time, health, newest, children } = createSupervised()
    supervisor.start('station')
    supervisor.start('inference')
    const started: string[] = []
    supervisor.onStarted((hosted) => started.push(hosted.name))
    await time.advance(TICK_MS)
    newest('inference')?.exit(1)
    await time.advance(0)
    expect(health('inference')).toMatchObject({ state: 'restarting', lastExit: 'code 1', pid: null })
    await time.advance(RESTART_DELAYS_MS[0])
    await time.advance(TICK_MS)
    expect(health('inference')).toMatchObject({ state: 'running', restarts: 1, lastExit: 'code 1' })
    expect(started).toEqual(['inference'])
    expect(children.filter((child) => child.name === 'inference')).toHaveLength(2)
    expect(newest('station')?.peers).toEqual(['inference', 'inference'])
    expect(newest('inference')?.peers).toEqual(['station'])
  })

  it('gives up after too many crashes and starts again when told', async () => {
    const { supervisor, time, health, newest } = createSupervised()
    supervisor.start('inference')
    supervisor.start('station')
    await time.advance(TICK_MS)
    for (const delayMs of [...RESTART_DELAYS_MS, 0]) {
      newest('inference')?.exit(1)
      await time.advance(delayMs)
      await time.advance(TICK_MS)
    }
    expect(health('inference')).toMatchObject({ state: 'stopped', restarts: 3 })
    expect(newest('station')?.givenUp).toEqual(['inference'])
    await time.advance(3_600_000)
    expect(health('inference')).toMatchObject({ state: 'stopped' })
    supervisor.restart('inference')
    await time.advance(TICK_MS)
    expect(health('inference')).toMatchObject({ state: 'running', restarts: 4 })
    await time.advance(TICK_MS)
    expect(newest('station')?.givenUp).toEqual([])
  })

  it('shows a blocked process, then ends and replaces it', async () => {
    const { supervisor, time, health, how, children } = createSupervised()
    supervisor.start('inference')
    await time.advance(TICK_MS)
    how.blocked = true
    await time.advance((UNRESPONSIVE_AFTER_TICKS + 1) * TICK_MS)
    expect(health('inference')).toMatchObject({ state: 'unresponsive' })
    await time.advance((KILL_AFTER_TICKS - UNRESPONSIVE_AFTER_TICKS) * TICK_MS)
    how.blocked = false
    // The successor's first heartbeat was asked while it was still blocked, and is asked again.
    await time.advance(UNRESPONSIVE_AFTER_TICKS * TICK_MS)
    expect(health('inference')).toMatchObject({ state: 'running', lastExit: 'no heartbeat for 15 s' })
    expect(children).toHaveLength(2)
  })

  it('harms nobody when the machine sleeps', async () => {
    const { supervisor, time, children, health } = createSupervised()
    supervisor.start('station')
    await time.advance(TICK_MS)
    await time.sleep(10 * 3_600_000)
    await time.advance(5 * TICK_MS)
    expect(children).toHaveLength(1)
    expect(health('station')).toMatchObject({ state: 'running' })
  })

  it('stops in order and does not take that for a crash', async () => {
    const { supervisor, time, health, newest } = createSupervised()
    supervisor.start('station')
    await time.advance(TICK_MS)
    const stopping = supervisor.stop('station')
    await time.advance(0)
    expect(await stopping).toBe('stopped')
    expect(newest('station')?.stopAsked).toBe(true)
    expect(health('station')).toMatchObject({ state: 'stopped', restarts: 0, lastExit: 'ended' })
    expect(await supervisor.stop('station')).toBe('stopped')
  })

  it('stops in order and starts again what asks for it, which is no crash', async () => {
    const { supervisor, time, health, newest, children } = createSupervised()
    supervisor.start('station')
    await time.advance(TICK_MS)
    const first = newest('station')
    first?.control.emit('startAgain', {})
    await time.advance(TICK_MS)
    expect(first?.stopAsked).toBe(true)
    expect(children).toHaveLength(2)
    expect(health('station')).toMatchObject({ state: 'running', restarts: 1, lastExit: 'ended' })
  })

  it('ends what does not stop in time', async () => {
    const { supervisor, time } = createSupervised({ obedient: false })
    supervisor.start('station')
    await time.advance(TICK_MS)
    const stopping = supervisor.stop('station')
    await time.advance(8_000)
    expect(await stopping).toBe('killed')
  })

  it('stops before it starts again, and tells whoever waited for the stop', async () => {
    const { supervisor, time, children } = createSupervised()
    supervisor.start('station')
    await time.advance(TICK_MS)
    const stopping = supervisor.stop('station')
    supervisor.start('station')
    await time.advance(TICK_MS)
    expect(await stopping).toBe('stopped')
    expect(children).toHaveLength(2)
    await supervisor.whenRunning('station')
    supervisor.close()
    expect(time.pending).toBe(0)
  })

  it('shows what a process holds, and replaces it in a quiet moment when that grew too much: no crash', async () => {
    const { supervisor, time, health, how, children } = createSupervised()
    supervisor.start('inference')
    await time.advance(3 * TICK_MS)
    expect(health('inference')).toMatchObject({ state: 'running', residentMb: 150 })
    how.residentMb = 260
    await time.advance(10 * TICK_MS)
    expect(children).toHaveLength(1)
    how.quiet = true
    await time.advance(2 * TICK_MS)
    expect(children).toHaveLength(2)
    expect(children[0]?.stopAsked).toBe(true)
    how.residentMb = 150
    await time.advance(2 * TICK_MS)
    expect(health('inference')).toMatchObject({
      ...{ state: 'running', restarts: 1, residentMb: 150 },
      lastExit: 'memory: 260 MB, 110 MB more than at its start',
    })
    // Replaced in order, any number of times: that is no crash.
    for (let time_ = 0; time_ < 5; time_++) {
      how.residentMb = 150
      await time.advance(3 * TICK_MS)
      how.residentMb = 300
      await time.advance(3 * TICK_MS)
    }
    expect(health('inference')?.state).not.toBe('stopped')
    supervisor.close()
  })

  it('replaces it at once when it grew far too much, whoever waits for it', async () => {
    const { supervisor, time, health, how, children } = createSupervised()
    supervisor.start('inference')
    await time.advance(3 * TICK_MS)
    how.residentMb = 460
    await time.advance(TICK_MS)
    how.residentMb = 150
    await time.advance(RESTART_DELAYS_MS[0] + TICK_MS)
    expect(children).toHaveLength(2)
    expect(children[0]?.stopAsked).toBe(false)
    expect(health('inference')).toMatchObject({ lastExit: 'memory: 460 MB, 310 MB more than at its start' })
    supervisor.close()
  })

  it('ends a process whose stop for its memory hangs', async () => {
    const { supervisor, time, how, children } = createSupervised({ obedient: false, quiet: true })
    supervisor.start('inference')
    await time.advance(3 * TICK_MS)
    how.residentMb = 260
    await time.advance(2 * TICK_MS)
    expect(children).toHaveLength(1)
    await time.advance(8_000)
    expect(children).toHaveLength(2)
    supervisor.close()
  })

  it('tells who waits for a process that never comes', async () => {
    const { supervisor } = createSupervised()
    await expect(supervisor.whenRunning('review')).rejects.toThrow('review is stopped')
  })
})
