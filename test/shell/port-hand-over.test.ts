import { describe, expect, it } from 'vitest'
import { ASK_PORT_CHANNEL } from '../../electron/contract/bridge-names.ts'
import { linkToElectronParent } from '../../electron/host/electron-child.ts'
import { createElectronHost, type ElectronHost } from '../../electron/host/electron-host.ts'
import type { PeerName } from '../../electron/host/host.ts'
import type { ParentLink } from '../../electron/host/parent-link.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { FakeElectron } from './fake-electron.ts'
import { FakePage, OWN_FRAME } from './fake-page.ts'
import type { FakeUtilityProcess } from './fake-utility-process.ts'
import { startMain } from './started-shell.ts'

describe('a screen that asks for a port', () => {
  it('gets one that leads to the station itself', async () => {
    const { electron } = await startMain()
    const child = await startChild(electron.processes[0])
    const page = new FakePage(electron)
    page.bridge.connect('n-1', 'station')

    const [given] = page.posted
    expect(given).toMatchObject({
      message: { kind: 'ovoscope.port', nonce: 'n-1', service: 'station' },
      targetOrigin: 'app://ovoscope',
    })
    given?.port.post({ hello: new Uint8Array([1, 2]) })
    await expect.poll(() => child.received).toEqual([{ from: 'renderer', message: { hello: new Uint8Array([1, 2]) } }])
  })

  it('gets the shell from main itself', async () => {
    const { electron, shell } = await startMain()
    const page = new FakePage(electron)
    page.bridge.connect('n-2', 'shell')
    const heard: unknown[] = []
    shell().screens[0]?.onMessage((message) => heard.push(message))
    page.posted[0]?.port.post('info')
    await expect.poll(() => heard).toEqual(['info'])
  })

  it('gets a closed port while the process restarts, and learns of it', async () => {
    const { electron, shell } = await startMain()
    shell().stationLives = false
    const page = new FakePage(electron)
    page.bridge.connect('n-3', 'station')
    await expectClosed(page.posted[0]?.port)
  })

  it('learns when the process behind its port dies', async () => {
    const { electron } = await startMain()
    await startChild(electron.processes[0])
    const page = new FakePage(electron)
    page.bridge.connect('n-4', 'station')
    electron.processes[0]?.end(1)
    await expectClosed(page.posted[0]?.port)
  })

  it.each([
    ['a frame that is gone', { ...OWN_FRAME, isGone: true }],
    ['a frame within the page', { ...OWN_FRAME, isTop: false }],
    ['another origin', { ...OWN_FRAME, origin: 'https://example.com' }],
    ['an origin that looks like ours', { ...OWN_FRAME, origin: 'app://ovoscope.example' }],
    ['no origin', { ...OWN_FRAME, origin: 'null' }],
  ])('gets nothing as %s', async (_name, identity) => {
    const { electron, shell } = await startMain()
    const page = new FakePage(electron, identity)
    page.bridge.connect('n-5', 'shell')
    expect([page.posted, shell().screens]).toEqual([[], []])
  })

  it.each([
    [undefined],
    ['station'],
    [{ nonce: 'n', service: 'inference' }],
    [{ nonce: '', service: 'station' }],
    [{ nonce: 'n'.repeat(101), service: 'station' }],
    [{ nonce: 7, service: 'station' }],
    [{ nonce: 'n', service: 'station', more: 1 }],
  ])('gets nothing for %j', async (message) => {
    const { electron } = await startMain()
    const page = new FakePage(electron)
    page.ask(ASK_PORT_CHANNEL, message)
    expect(page.posted).toEqual([])
  })
})

describe('createElectronHost', () => {
  it('starts the built entry with a name of its own and without dangerous settings', async () => {
    const { electron } = await startMain()
    expect(electron.processes[0]).toMatchObject({
      modulePath: '/fake/processes/station.js',
      options: { serviceName: 'ovoscope-station-1', env: { HOME: '/fake' } },
    })
    expect(electron.processes[0]?.options.env).not.toHaveProperty('NODE_OPTIONS')
  })

  it('says why a process ended, to those who ask before and after', async () => {
    const { host, electron } = bareHost()
    const inference = host.spawn('inference', {})
    const exits: unknown[] = []
    inference.onExit((exit) => exits.push(exit))
    electron.app.emit('child-process-gone', {}, { serviceName: 'ovoscope-inference-1', reason: 'oom' })
    electron.processes[0]?.stderr.write('first\nout of memory at last\n')
    electron.processes[0]?.end(133)
    inference.onExit((exit) => exits.push(exit))
    const expected = { code: 133, reason: 'oom: out of memory at last' }
    expect(exits).toEqual([expected, expected])
  })

  it('takes a process that was killed for gone', async () => {
    const { host, electron } = bareHost()
    const review = host.spawn('review', {})
    review.kill()
    expect(electron.processes[0]?.pid).toBeUndefined()
    await expectClosed(host.open(review, 'shell'))
  })
})

interface PlayedChild {
  readonly parent: ParentLink
  readonly init: unknown
  readonly received: { readonly from: PeerName; readonly message: unknown }[]
  readonly ports: Map<PeerName, Port>
}

/** Plays a background process: takes its first message and writes down what its peers say. */
async function startChild(process: FakeUtilityProcess | undefined): Promise<PlayedChild> {
  if (process === undefined) throw new Error('no process was started')
  const parent = linkToElectronParent(process.parentPort)
  const child: PlayedChild = { parent, init: await parent.init, received: [], ports: new Map() }
  parent.onPort((from, port) => {
    child.ports.set(from, port)
    port.onMessage((message) => child.received.push({ from, message }))
  })
  return child
}

function bareHost(): { host: ElectronHost; electron: FakeElectron } {
  const electron = new FakeElectron()
  const { app, utilityProcess, MessageChannelMain } = electron.port
  const host = createElectronHost({
    entryOf: (name) => `/fake/${name}.js`,
    environment: {},
    onErrorOutput: () => undefined,
    processes: {
      killHard: (pid) => electron.processes.find((child) => child.pid === pid)?.end(9),
      fork: (modulePath, args, options) => utilityProcess.fork(modulePath, args, options),
      createChannel: () => new MessageChannelMain(),
      onChildGone: (listener) =>
        app.on('child-process-gone', (_event, gone) =>
          listener({ serviceName: gone.serviceName, reason: gone.reason }),
        ),
    },
  })
  return { host, electron }
}

async function expectClosed(port: Port | undefined): Promise<void> {
  let closed = false
  port?.onClose(() => {
    closed = true
  })
  await expect.poll(() => closed).toBe(true)
}
