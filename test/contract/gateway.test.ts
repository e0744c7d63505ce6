import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from '@msgpack/msgpack'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GatewayEnvelope, ScreenService } from '../../electron/contract/bridge.ts'
import { securityHeaders } from '../../electron/gateway/content-security-policy.ts'
import { type Gateway, openGateway } from '../../electron/gateway/gateway.ts'
import { SCREEN_MESSAGE_BYTES_MAX, SCREENS_MAX } from '../../electron/gateway/limits.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { createScreenMultiplexer } from '../../electron/rpc/multiplex.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { createFakeTime } from '../fake/fake-time.ts'
import { rpcContract } from './rpc-contract.ts'

interface Opened {
  readonly gateway: Gateway
  readonly attached: { service: ScreenService; port: Port }[]
  readonly origin: string
  signIns: number
  waitForPort(): Promise<Port>
}

let folder = ''
let opened: Opened
let sockets: WebSocket[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-screen-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ovoscope</title>')
  writeFileSync(join(folder, 'assets', 'app-1234.js'), 'export {}')
  writeFileSync(join(folder, '.secret'), 'no')
  opened = await open()
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  await opened.gateway.close()
  rmSync(folder, { recursive: true })
})

async function open(): Promise<Opened> {
  const attached: Opened['attached'] = []
  const waiting: ((port: Port) => void)[] = []
  const gateway = await openGateway({
    rendererFolder: folder,
    port: 0,
    clock: createFakeTime().clock,
    log: silentLogger,
    attach: (service, port) => {
      attached.push({ service, port })
      waiting.shift()?.(port)
    },
    onSignedIn: () => {
      result.signIns++
    },
  })
  const result: Opened = {
    gateway,
    attached,
    origin: `http://127.0.0.1:${gateway.port}`,
    signIns: 0,
    waitForPort: () => new Promise((resolve) => waiting.push(resolve)),
  }
  return result
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${opened.origin}${path}`, { method, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101, headers: {}, body: '' })
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function signIn(): Promise<string> {
  const answer = await ask(new URL(opened.gateway.createLink()).search.replace(/^/, '/'))
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}

/** Node's WebSocket takes headers, which a browser's does not. */
async function connectSocket(cookie: string): Promise<WebSocket> {
  const url = `ws://127.0.0.1:${opened.gateway.port}/ws`
  const socket = Reflect.construct(WebSocket, [url, { headers: { cookie, origin: opened.origin } }]) as WebSocket
  socket.binaryType = 'arraybuffer'
  sockets.push(socket)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  return socket
}

function closeCodeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
}

async function connectScreen() {
  const socket = await connectSocket(await signIn())
  const screen = createScreenMultiplexer({ send: (envelope) => socket.send(encode(envelope)) })
  socket.addEventListener('message', ({ data }) => screen.receive(decode(data as ArrayBuffer) as GatewayEnvelope))
  socket.addEventListener('close', () => screen.end())
  return { socket, screen }
}

describe('the gateway', () => {
  it('serves nothing without a session', async () => {
    for (const path of ['/', '/index.html', '/assets/app-1234.js', '/nothing', '/?token=guess']) {
      const answer = await ask(path)
      expect([path, answer.status]).toEqual([path, 401])
      expect(answer.body).toContain('not signed in')
      // Without an icon of its own a page makes the browser ask for /favicon.ico, which is an error in its log.
      expect(answer.body).toContain('<link rel="icon" href="data:,">')
    }
    expect(opened.signIns).toBe(0)
  })

  it('signs in by a link that works once; the session outlives a reload', async () => {
    const link = new URL(opened.gateway.createLink())
    const first = await ask(link.pathname + link.search)
    expect(first.status).toBe(200)
    expect(first.body).toContain('<link rel="icon" href="data:,">')
    expect(first.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(first.headers['cache-control']).toBe('no-store')
    expect(opened.signIns).toBe(1)
    const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    for (let reload = 0; reload < 3; reload++) expect((await ask('/', { cookie })).status).toBe(200)
    expect((await ask(link.pathname + link.search)).status).toBe(401)
    expect((await ask(link.pathname + link.search, { cookie })).status).toBe(200)
    expect((await ask('/', { cookie: `${cookie}x` })).status).toBe(401)
  })

  it('serves the screen with every security header, and caches only what never changes', async () => {
    const cookie = await signIn()
    const page = await ask('/', { cookie })
    expect(page.body).toContain('<title>Ovoscope</title>')
    expect(page.headers['cache-control']).toBe('no-cache')
    const script = await ask('/assets/app-1234.js', { cookie })
    expect(script.headers['content-type']).toContain('javascript')
    expect(script.headers['cache-control']).toContain('immutable')
    const answers = [
      page,
      script,
      await ask('/'),
      await ask('/', { host: 'evil.example' }),
      await ask('/no', { cookie }),
    ]
    for (const answer of answers) expect(answer.headers).toMatchObject(securityHeaders())
  })

  it('stays inside its folder', async () => {
    const cookie = await signIn()
    for (const path of ['/.secret', '/../secret', '/%2e%2e/secret', '/assets/..%2f.secret', '/%00', '/assets']) {
      const answer = await ask(path, { cookie })
      expect([path, answer.status >= 400]).toEqual([path, true])
      expect(answer.body).not.toContain(folder)
    }
  })

  it('refuses another name, another origin and anything that would change something', async () => {
    const cookie = await signIn()
    expect((await ask('/', { cookie, host: `evil.example:${opened.gateway.port}` })).status).toBe(403)
    expect((await ask('/', { cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask('/', { cookie }, 'POST')).status).toBe(405)
    const link = new URL(opened.gateway.createLink())
    expect((await ask(link.pathname + link.search, { host: 'evil.example' })).status).toBe(403)
    expect((await ask(link.pathname + link.search)).status).toBe(200)
  })

  it('opens a socket only for a signed-in page of its own', async () => {
    const cookie = await signIn()
    const { origin } = opened
    expect((await ask('/ws', { ...UPGRADE, origin })).status).toBe(401)
    expect((await ask('/ws', { ...UPGRADE, cookie })).status).toBe(403)
    expect((await ask('/ws', { ...UPGRADE, cookie, origin: 'http://127.0.0.1:1' })).status).toBe(403)
    expect((await ask('/ws', { ...UPGRADE, cookie, origin, host: 'evil.example' })).status).toBe(403)
    expect((await ask('/other', { ...UPGRADE, cookie, origin })).status).toBe(404)
    expect((await ask('/ws', { ...UPGRADE, cookie, origin })).status).toBe(101)
    expect(opened.attached).toEqual([])
  })

  it('carries ports both ways and lets them open again after the service has closed', async () => {
    const { screen } = await connectScreen()
    for (const life of ['first', 'second']) {
      const offered = opened.waitForPort()
      const near = screen.open('station')
      near.post({ life, pixels: new Uint8Array([1, 2]), none: null })
      const far = await offered
      const heard = await new Promise((resolve) => far.onMessage(resolve))
      expect(heard).toEqual({ life, pixels: new Uint8Array([1, 2]), none: null })
      const answer = new Promise((resolve) => near.onMessage(resolve))
      far.post({ answer: life, optional: undefined })
      expect(await answer).toEqual({ answer: life })
      const closed = new Promise<string>((resolve) => near.onClose(() => resolve('closed')))
      far.close()
      expect(await closed).toBe('closed')
    }
    expect(opened.attached.map(({ service }) => service)).toEqual(['station', 'station'])
  })

  it('closes the ports of a screen that is gone', async () => {
    const { screen, socket } = await connectScreen()
    const offered = opened.waitForPort()
    screen.open('review')
    const far = await offered
    const closed = new Promise<string>((resolve) => far.onClose(() => resolve('closed')))
    socket.close()
    expect(await closed).toBe('closed')
  })

  it.each([
    ['text', 'hello', 1003],
    ['bytes that are no message', new Uint8Array([0xc1, 1, 2]), 1008],
    ['an unknown service', encode({ to: 'inference', message: 1 }), 1008],
    ['a message with more in it', encode({ to: 'station', message: 1, more: true }), 1008],
    ['a key that would reach a prototype', encode(JSON.parse('{"to":"station","message":{"__proto__":1}}')), 1008],
    ['too much', encode({ to: 'station', message: 'x'.repeat(SCREEN_MESSAGE_BYTES_MAX) }), 1009],
    ['nesting without end', new Uint8Array(200_000).fill(0x91), 1008],
    // An array that says it has four billion members.
    ['a length that lies', new Uint8Array([0xdd, 0xff, 0xff, 0xff, 0xff]), 1008],
  ])('closes on %s and lives on', async (_name, message, code) => {
    const socket = await connectSocket(await signIn())
    const closed = closeCodeOf(socket)
    socket.send(message)
    expect(await closed).toBe(code)
    await connectSocket(await signIn())
  })

  it('has a limit on screens', async () => {
    const cookie = await signIn()
    for (let screen = 0; screen < SCREENS_MAX; screen++) await connectSocket(cookie)
    expect(await closeCodeOf(await connectSocket(cookie))).toBe(1013)
  })

  it('tells its screens when it ends', async () => {
    const socket = await connectSocket(await signIn())
    const closed = closeCodeOf(socket)
    await opened.gateway.close()
    expect([1001, 1005, 1006]).toContain(await closed)
    opened = await open()
  })
})

rpcContract("a screen's WebSocket", async () => {
  const { screen } = await connectScreen()
  const offered = opened.waitForPort()
  const right = screen.open('shell')
  return { left: await offered, right, dispose: () => right.close() }
})
