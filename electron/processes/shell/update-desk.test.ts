import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { createInProcessHost } from '../../../test/fake/in-process-host.ts'
import { serveOpenly as serve } from '../../../test/make/serve-openly.ts'
import { NO_UPDATES } from '../../contract/policy.ts'
import { processControlContract } from '../../contract/process-control.ts'
import { type LineRest, updateLeaseContract, updateViewSchema } from '../../contract/update.ts'
import type { HostedProcess } from '../../host/host.ts'
import { UpdateLease } from '../../line/update-lease.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFolders } from '../../settings/data-folders.ts'
import { DEFAULT_SETTINGS } from '../../settings/settings.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { leaseHandlers } from '../station/lease-handlers.ts'
import { createConsoleShell } from './console-shell.ts'
import { UpdateDesk, type UpdateSurroundings } from './update-desk.ts'

const VIEW = updateViewSchema.parse({
  ...{ ...NO_UPDATES, state: { kind: 'up-to-date' }, currentVersion: '1.2.0', checkedAtWallMs: 1, problem: null },
})

/** A desk with a station on a host of functions; both ends are the real ones. */
function setUp() {
  const { clock } = createFakeTime()
  const line = { rest: 'idle' as LineRest }
  const leases: UpdateLease[] = []
  const peers: string[] = []
  const host = createInProcessHost(() => (link) => {
    const lease = new UpdateLease(clock, () => line.rest)
    leases.push(lease)
    link.onPort((peer, port) => {
      peers.push(peer)
      if (peer === 'updates') serve(port, updateLeaseContract, leaseHandlers(lease))
    })
  })
  let given: UpdateSurroundings | undefined
  const calls: string[] = []
  const desk = new UpdateDesk({
    ...{ host, currentVersion: '1.2.0', policy: () => NO_UPDATES },
    stopAll: async () => void calls.push('stop all'),
    onView: ({ state }) => calls.push(state.kind),
    openUpdates: (surroundings) => {
      given = surroundings
      return { view: VIEW, checkNow: () => calls.push('check'), close: () => calls.push('close') }
    },
  })
  if (given === undefined) throw new Error('updates were not opened')
  const start = (): HostedProcess => {
    const station = host.spawn('station', {})
    desk.stationStarted(station)
    return station
  }
  return { ...{ desk, start, line, leases, calls, peers }, updates: given }
}

describe('the update desk', () => {
  it('carries the questions to the station that runs now', async () => {
    const { updates, start, line, leases, peers } = setUp()
    start()
    expect(await updates.line.rest()).toBe('idle')
    expect(await updates.line.lease()).toEqual({ granted: true, rest: 'idle' })
    expect(leases[0]?.held).toBe(true)
    await updates.line.release()
    expect(leases[0]?.held).toBe(false)
    line.rest = 'batch'
    expect([await updates.line.rest(), await updates.line.lease()]).toEqual([
      'batch',
      { granted: false, rest: 'batch' },
    ])
    // A port of its own, so that a screen's port can never reach the lease.
    expect(peers).toEqual(['updates'])
  })

  it('knows nothing of a line whose station is not there, and asks the next one', async () => {
    const { updates, start } = setUp()
    expect([await updates.line.rest(), await updates.line.lease()]).toEqual([undefined, undefined])
    const first = start()
    expect(await updates.line.rest()).toBe('idle')
    first.kill()
    expect(await updates.line.rest()).toBeUndefined()
    start()
    expect(await updates.line.rest()).toBe('idle')
  })

  it('shows what the updates say, and passes on what the screen asks', () => {
    const { desk, updates, calls } = setUp()
    expect(desk.handlers.update()).toBe(VIEW)
    desk.handlers.checkForUpdateNow()
    updates.onView(VIEW)
    desk.close()
    expect(calls).toEqual(['check', 'up-to-date', 'close'])
  })

  it('says that somebody else brings updates where this program does not', () => {
    const { host, ...rest } = {
      host: createInProcessHost(() => () => undefined),
      currentVersion: '1.2.0',
      policy: () => NO_UPDATES,
    }
    const desk = new UpdateDesk({
      host,
      ...rest,
      stopAll: async () => undefined,
      onView: () => undefined,
      openUpdates: undefined,
    })
    expect(updateViewSchema.parse(desk.handlers.update())).toMatchObject({
      state: { kind: 'off', why: 'other-tool' },
      mode: 'off',
      feed: null,
    })
    expect(desk.handlers.checkForUpdateNow()).toEqual({})
  })
})

describe('the shell with updates', () => {
  it('stops in order for an update, and again when the program then quits', async () => {
    const time = createFakeTime()
    const stopped: string[] = []
    const host = createInProcessHost((name) => (link, exit) => {
      serve(link.parentPort, processControlContract, {
        beat: () => ({ ready: true }),
        stop: () => {
          stopped.push(name)
          queueMicrotask(() => exit(0))
          return {}
        },
      })
    })
    let given: UpdateSurroundings | undefined
    let closed = 0
    const shell = createConsoleShell({
      ...{ host, clock: time.clock, timers: time.timers, log: silentLogger, modelsFolder: '/models' },
      folders: dataFolders('/data', { platform: 'linux', environment: {}, homeFolder: '/home/o' }),
      settings: { current: DEFAULT_SETTINGS, firstStart: false, problem: null, update: () => undefined },
      ...{ policyPath: '/nowhere/policy.json', token: fileTokenKeeper('/nowhere/cloud.token') },
      app: { appVersion: '1.2.0', shell: 'desktop', platform: 'linux', runtime: 'Electron' },
      openUpdates: (surroundings) => {
        given = surroundings
        return { view: VIEW, checkNow: () => undefined, close: () => closed++ }
      },
    })
    const started = shell.start(false)
    await time.advance(5_000)
    await started
    const stopping = given?.stopAll()
    await time.advance(20_000)
    await stopping
    expect([stopped, closed, shell.endedByForce]).toEqual([['station', 'inference', 'review'], 1, []])
    const again = shell.stop()
    await time.advance(1_000)
    await again
    expect(stopped).toHaveLength(3)
  })
})
