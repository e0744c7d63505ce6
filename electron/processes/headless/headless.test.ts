import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from '@msgpack/msgpack'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { createInProcessHost } from '../../../test/fake/in-process-host.ts'
import { serveOpenly as serve } from '../../../test/make/serve-openly.ts'
import type { GatewayEnvelope } from '../../contract/bridge.ts'
import { processControlContract } from '../../contract/process-control.ts'
import { shellContract } from '../../contract/shell.ts'
import { silentLogger } from '../../log/logger.ts'
import { connect } from '../../rpc/client.ts'
import { createScreenMultiplexer } from '../../rpc/multiplex.ts'
import { dataFolders } from '../../settings/data-folders.ts'
import { type HeadlessArguments, readArguments } from './arguments.ts'
import { browserCommand } from './open-browser.ts'
import { EXIT, runHeadless } from './run-headless.ts'

const NO_ARGUMENTS: HeadlessArguments = { demo: false, record: false, 'no-open': false, help: false }

describe('readArguments', () => {
  it('reads what it knows', () => {
    expect(readArguments([])).toEqual({ ok: true, value: NO_ARGUMENTS })
    expect(
      readArguments([
        '--demo',
        '--record',
        '--headless',
        '--port',
        '8080',
        '--lines',
        '2',
        '--data=/d',
        '--rate',
        '3600000',
        '--no-open',
      ]),
    ).toEqual({
      ok: true,
      value: {
        demo: true,
        record: true,
        port: 8080,
        lines: 2,
        data: '/d',
        rate: 3_600_000,
        'no-open': true,
        help: false,
      },
    })
  })

  it.each([
    [['--prot', '8080'], '--prot'],
    [['extra'], 'extra'],
    [['--port'], '--port'],
    [['--port', '70000'], '--port'],
    [['--port', '0x50'], '--port'],
    [['--rate', '1'], '--rate'],
    [['--lines', '0'], '--lines'],
    [['--lines', '9'], '--lines'],
    [['--data', ''], '--data'],
    [['--demo=yes'], '--demo'],
  ])('refuses %j by name', (args, named) => {
    const read = readArguments(args)
    expect(read.ok).toBe(false)
    expect(!read.ok && read.error).toContain(named)
  })
})

describe('browserCommand', () => {
  const url = 'http://127.0.0.1:1/?token=x'
  it('uses what the system has, and nothing where nobody looks', () => {
    const on = (platform: NodeJS.Platform, environment = {}) => browserCommand(url, { platform, environment })?.[0]
    expect(on('darwin')).toBe('open')
    expect(on('win32')).toBe('rundll32')
    expect(on('linux')).toBeUndefined()
    expect(on('linux', { DISPLAY: ':0' })).toBe('xdg-open')
    expect(on('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe('xdg-open')
    expect(on('darwin', { CI: 'true' })).toBeUndefined()
  })
})

describe('headless', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ovoscope-headless-'))
    mkdirSync(join(folder, 'screen'))
    writeFileSync(join(folder, 'screen', 'index.html'), '<title>Ovoscope</title>')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function partsWith(args: Partial<HeadlessArguments>) {
    const time = createFakeTime()
    const printed: string[] = []
    const browsed: string[] = []
    const host = createInProcessHost(() => (link, exit) => {
      serve(link.parentPort, processControlContract, {
        beat: () => ({ ready: true }),
        stop: () => {
          queueMicrotask(() => exit(0))
          return {}
        },
      })
    })
    const parts = {
      args: { ...NO_ARGUMENTS, ...args },
      host,
      clock: time.clock,
      timers: time.timers,
      log: silentLogger,
      folders: dataFolders(join(folder, 'data'), { platform: 'linux', environment: {}, homeFolder: folder }),
      policyPath: join(folder, 'policy.json'),
      rendererFolder: join(folder, 'screen'),
      modelsFolder: '/models',
      appVersion: '0.1.0',
      runtime: 'Node',
      platform: 'linux' as const,
      print: (line: string) => printed.push(line),
      openBrowser: (url: string) => browsed.push(url),
    }
    return { parts, printed, browsed, host, time }
  }

  it('prints a link, signs a browser in by it, and answers its screen', async () => {
    const { parts, printed, browsed, host } = partsWith({})
    const running = await runHeadless(parts)
    if (!running.ok) throw new Error(running.error)
    expect(host.spawned.map(({ hosted }) => hosted.name)).toEqual(['station', 'review', 'inference'])
    const link = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed.join('\n'))?.[0] ?? ''
    expect(browsed).toEqual([link])
    const signedIn = await fetch(link)
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(printed.at(-1)).toContain('That link is used up')

    const { origin, host: address } = new URL(link)
    const socket = Reflect.construct(WebSocket, [`ws://${address}/ws`, { headers: { cookie, origin } }]) as WebSocket
    socket.binaryType = 'arraybuffer'
    await new Promise((resolve) => socket.addEventListener('open', resolve))
    const screen = createScreenMultiplexer({ send: (envelope) => socket.send(encode(envelope)) })
    socket.addEventListener('message', ({ data }) => screen.receive(decode(data as ArrayBuffer) as GatewayEnvelope))
    const info = await connect(screen.open('shell'), shellContract).call('info', {})
    expect(info).toMatchObject({ shell: 'headless', play: false, firstStart: true })

    const closed = new Promise((resolve) => socket.addEventListener('close', resolve))
    expect(await running.value.stop()).toBe(EXIT.stopped)
    await closed
    await expect(fetch(link)).rejects.toThrow('fetch failed')
  })

  it('knows at the second start that it is not the first', async () => {
    for (const firstStart of [true, false]) {
      const { parts } = partsWith({ 'no-open': true })
      expect(existsSync(parts.folders.settingsFile)).toBe(!firstStart)
      const running = await runHeadless(parts)
      if (!running.ok) throw new Error(running.error)
      await running.value.stop()
    }
  })

  it('says what to do when the screen is not built or the port is taken', async () => {
    const { parts } = partsWith({ 'no-open': true })
    expect(await runHeadless({ ...parts, rendererFolder: '/nowhere' })).toEqual({
      ok: false,
      error: 'The screen is not built. Run: npm run build',
    })
    const running = await runHeadless(parts)
    if (!running.ok) throw new Error(running.error)
    const second = partsWith({ 'no-open': true, port: running.value.port })
    const refused = await runHeadless(second.parts)
    expect(!refused.ok && refused.error).toContain('--port')
    await running.value.stop()
  })
})
