import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { createInProcessHost } from '../../../test/fake/in-process-host.ts'
import { fakeView } from '../../../test/fake/live-view.ts'
import { settingsInMemory } from '../../../test/fake/settings-in-memory.ts'
import { serveOpenly as serve } from '../../../test/make/serve-openly.ts'
import { accessDeskHandlers } from '../../access/access-desk.ts'
import { accessDeskContract } from '../../contract/access-desk.ts'
import { lineContract } from '../../contract/line.ts'
import { processControlContract } from '../../contract/process-control.ts'
import { type ProcessName, shellContract } from '../../contract/shell.ts'
import { virtualScannerContract } from '../../contract/virtual-scanner.ts'
import { type Caller, mayDo } from '../../domain/access.ts'
import type { Audited } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import type { Authorise } from '../../rpc/authorise.ts'
import { connect } from '../../rpc/client.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { dataFolders } from '../../settings/data-folders.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { createConsoleShell } from './console-shell.ts'

const ADMIN: Caller = { userId: 'u1', name: 'M. Visser', roles: ['itAdmin'] }

/** A station without a batch. */
const STATION = { ...lineContract, methods: { liveView: lineContract.methods.liveView }, events: {} } as const

/** Nothing of a virtual scanner but that it is there. */
const SCANNER = {
  ...{ ready: () => ({ path: null }), start: () => ({}), stop: () => ({}), setSettings: () => ({}) },
  ...{
    setFaults: () => ({}),
    jam: () => ({}),
    pull: () => ({}),
    plug: () => ({}),
    noise: () => ({}),
    truth: () => ({ cells: [], total: 0 }),
  },
  stats: () => Promise.reject(new Error('not asked for')),
} satisfies Handlers<typeof virtualScannerContract>

/** A shell in work, whose station says of whoever asks what it is told to say. */
async function workingShell(caller: Caller | undefined) {
  const how = { caller, deaf: false }
  const time = createFakeTime()
  const [events, trail]: string[][] = [[], []]
  const exits = new Map<ProcessName, (code: number) => void>()
  const authorise: Authorise = ({ right }) => {
    if (how.caller !== undefined && mayDo(right, how.caller)) return how.caller
    throw new RpcError('SIGN_IN_NEEDED', 'no')
  }
  const audited: Audited = (who, { act, subject }, change) => {
    trail?.push(`${who.name} ${act} ${subject}`)
    return change()
  }
  const host = createInProcessHost((name) => (link, exit) => {
    events?.push(name)
    exits.set(name, exit)
    const stop = () => {
      queueMicrotask(() => exit(0))
      return {}
    }
    serve(link.parentPort, processControlContract, { beat: () => ({ ready: true }), stop })
    link.onPort((peer, port) => {
      if (peer === 'access' && !how.deaf) serve(port, accessDeskContract, accessDeskHandlers(authorise, audited))
      if (name === 'station' && peer === 'shell')
        serve(port, STATION, { liveView: () => fakeView({ batch: null, tray: null }) })
      if (name === 'virtual-scanner' && peer === 'shell') serve(port, virtualScannerContract, SCANNER)
    })
  })
  const shell = createConsoleShell({
    ...{ host, clock: time.clock, timers: time.timers, log: silentLogger, settings: settingsInMemory() },
    folders: dataFolders('/data', { platform: 'linux', environment: {}, homeFolder: '/home/o' }),
    ...{ policyPath: '/nowhere/policy.json', token: fileTokenKeeper('/nowhere/cloud.token'), modelsFolder: '/models' },
    app: { appVersion: '0.1.0', shell: 'headless', platform: 'linux', runtime: 'node 24' },
  })
  /** The answer, or the code of the refusal, while heartbeats go on. */
  async function outcome(call: Promise<unknown>): Promise<unknown> {
    let over = false
    const result = call.then(
      () => 'done',
      (problem: RpcError) => problem.code,
    )
    void result.then(() => {
      over = true
    })
    for (let second = 0; second < 60 && !over; second++) await time.advance(1_000)
    return result
  }
  const [near, far] = createPortPair()
  shell.attachScreen(far)
  const screen = connect(near, shellContract, { timers: time.timers })
  screen.setSession('a token')
  await outcome(shell.start(false))
  const crash = async (name: ProcessName) => {
    exits.get(name)?.(1)
    await time.advance(0)
  }
  return { how, time, shell, screen, outcome, crash, events: events ?? [], trail: trail ?? [] }
}

describe('the shell', () => {
  it('asks the station who may, at every call, and refuses what needs somebody while nobody can be asked', async () => {
    const { how, screen, outcome, crash } = await workingShell(undefined)
    const change = () => outcome(screen.call('checkForUpdateNow', {}))
    expect(await change()).toBe('SIGN_IN_NEEDED')
    how.caller = ADMIN
    expect(await change()).toBe('done')
    how.caller = { ...ADMIN, roles: ['operator'] }
    expect(await change()).toBe('SIGN_IN_NEEDED')
    how.caller = ADMIN
    how.deaf = true
    await crash('station')
    expect(await change()).toBe('NOBODY_TO_ASK')
    expect(await outcome(screen.call('health', {}))).toBe('done')
    expect(await outcome(screen.call('settings', {}))).toBe('done')
  })

  it('lets anybody start again what has stopped, and only who maintains the machine what runs', async () => {
    const { how, screen, outcome, crash, events, time } = await workingShell(undefined)
    const again = (name: ProcessName) => outcome(screen.call('restartProcess', { name }))
    expect(await again('inference')).toBe('NOT_ALLOWED')
    how.caller = ADMIN
    expect(await again('inference')).toBe('done')
    how.caller = undefined
    for (let n = 0; n < 5; n++) {
      await crash('station')
      await time.advance(20_000)
    }
    const station = (await screen.call('health', {})).find(({ name }) => name === 'station')
    expect(station?.state).toBe('stopped')
    events.length = 0
    expect(await again('station')).toBe('done')
    expect(events).toContain('station')
  })

  it('writes what is done to the processes into the trail of the work, however long the station is away', async () => {
    const { how, screen, outcome, crash, trail, time } = await workingShell(ADMIN)
    expect(await outcome(screen.call('enterPlay', { withBatch: false }))).toBe('done')
    expect(trail).toEqual(['M. Visser play.enter training'])
    expect(await outcome(screen.call('restartProcess', { name: 'inference' }))).toBe('done')
    expect(await outcome(screen.call('rememberScanner', { scanner: null }))).toBe('IN_PLAY')
    expect(await outcome(screen.call('leavePlay', {}))).toBe('done')
    await time.advance(1_000)
    expect(trail.slice(1)).toEqual(['M. Visser play.leave training'])
    how.deaf = true
    await outcome(screen.call('restartProcess', { name: 'review' }))
    await crash('station')
    await time.advance(1_000)
    how.deaf = false
    await crash('station')
    await time.advance(10_000)
    expect(trail.slice(2)).toEqual(['M. Visser process.restart review'])
  })
})
