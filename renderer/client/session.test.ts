import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ScreenService } from '../../electron/contract/bridge.ts'
import { Mailbox } from '../../electron/rpc/mailbox.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { createFakeBackground } from '../../test/fake/console-background.ts'
import { SCENES } from '../../test/fake/console-scenes.ts'
import type { Carrier } from './connector.ts'
import { NEW_PORT_AFTER_MS, Session } from './session.ts'
import { initialState } from './state.ts'

/** A screen on a clock of its own, connected by pairs of ports to a background of scenes. */
function screen() {
  let nowMs = 0
  const due: { readonly atMs: number; readonly run: () => void }[] = []
  const opened: { readonly service: ScreenService; readonly far: Port }[] = []
  let carrierClosed = new Mailbox()
  let reachable = true
  const background = createFakeBackground(SCENES.running)
  const store = createStore(() => initialState(0, 0))
  const session = new Session({
    store,
    clock: { monoMs: () => nowMs, wallMs: () => 1_000_000 + nowMs },
    random: () => 0,
    after(delayMs, run) {
      const entry = { atMs: nowMs + delayMs, run }
      due.push(entry)
      return () => {
        const place = due.indexOf(entry)
        if (place >= 0) due.splice(place, 1)
      }
    },
    connector: {
      open(): Promise<Carrier> {
        if (!reachable) return Promise.reject(new Error('not reachable'))
        carrierClosed = new Mailbox()
        const closed = carrierClosed
        return Promise.resolve({
          open(service) {
            const [near, far] = createPortPair()
            opened.push({ service, far })
            background.attach(service, far)
            return near
          },
          onClose: (listener) => closed.onClose(listener),
          close: () => closed.close(),
        })
      },
    },
  })
  return {
    store,
    session,
    background,
    opened,
    setReachable: (on: boolean) => {
      reachable = on
    },
    cutOff: () => {
      for (const { far } of opened) far.close()
      carrierClosed.close()
    },
    /** Lets messages pass, then moves the clock and runs what has become due. */
    async pass(ms: number): Promise<void> {
      await settle()
      const untilMs = nowMs + ms
      for (;;) {
        const next = due.toSorted((left, right) => left.atMs - right.atMs)[0]
        if (next === undefined || next.atMs > untilMs) break
        nowMs = next.atMs
        due.splice(due.indexOf(next), 1)
        next.run()
        await settle()
      }
      nowMs = untilMs
      await settle()
    },
  }
}

/** Messages between port pairs travel in microtasks. */
async function settle(): Promise<void> {
  for (let round = 0; round < 60; round++) await Promise.resolve()
}

describe('Session', () => {
  it('fills the store from all services', async () => {
    const { store, session, pass, opened } = screen()
    session.start()
    await pass(0)
    const { connection, view, info, health, counters } = store.getState()
    expect(opened.map(({ service }) => service)).toEqual(['station', 'review', 'shell'])
    expect(connection.phase).toBe('open')
    expect(view?.batch?.batchId).toBe('2026-1120-03')
    expect(info?.appVersion).toBe('0.1.0')
    expect(health).toHaveLength(3)
    expect(counters).toMatchObject({ connections: 1, badMessages: 0 })
    session.stop()
  })

  it('says that the station has no such line, until it shows one', async () => {
    const { store, session, background, pass } = screen()
    background.refuseLine('there is no such line')
    session.start()
    await pass(0)
    expect(store.getState()).toMatchObject({ wrongLine: 'there is no such line', view: undefined })
    background.refuseLine(undefined)
    await expect.poll(() => store.getState().view?.site).toBe('Site Nord')
    expect(store.getState().wrongLine).toBeUndefined()
    session.stop()
  })

  it('keeps what it knows when everything is lost, says so, and heals', async () => {
    const { store, session, pass, cutOff, setReachable } = screen()
    session.start()
    await pass(0)
    setReachable(false)
    cutOff()
    await pass(0)
    expect(store.getState().connection).toMatchObject({ phase: 'lost', sinceMonoMs: 0 })
    expect(store.getState().view).toBeDefined()
    expect(session.clients.station).toBeUndefined()
    await pass(20_000)
    expect(store.getState().connection).toMatchObject({ phase: 'lost', sinceMonoMs: 0 })
    setReachable(true)
    await pass(6_000)
    expect(store.getState().connection.phase).toBe('open')
    expect(store.getState().counters.connections).toBe(2)
    session.stop()
  })

  it('opens only the port that has closed', async () => {
    const { store, session, pass, opened } = screen()
    session.start()
    await pass(0)
    opened.find(({ service }) => service === 'review')?.far.close()
    await pass(3_000)
    expect(opened.map(({ service }) => service)).toEqual(['station', 'review', 'shell', 'review'])
    expect(store.getState().connection.phase).toBe('open')
    expect(session.clients.review).toBeDefined()
    session.stop()
  })

  it('asks for a new port when the station stays silent', async () => {
    const { session, pass, opened, background } = screen()
    session.start()
    await pass(0)
    background.freeze(true)
    await pass(NEW_PORT_AFTER_MS * 2)
    expect(opened.filter(({ service }) => service === 'station').length).toBeGreaterThan(1)
    expect(opened.filter(({ service }) => service === 'shell')).toHaveLength(1)
    session.stop()
  })

  it('counts an event that the contract refuses, and goes on', async () => {
    const { store, session, pass, opened } = screen()
    session.start()
    await pass(0)
    const far = opened.find(({ service }) => service === 'station')?.far
    far?.post({ kind: 'rpc', message: { t: 'q', m: 'liveView', a: [{ revision: 'seven' }] } })
    await pass(0)
    expect(store.getState().counters.badMessages).toBe(1)
    expect(store.getState().counters.lastBad).toContain('liveView')
    expect(store.getState().connection.phase).toBe('open')
    session.stop()
  })

  it('lets all services know who calls, over every new port, until the station knows nobody', async () => {
    const { session, pass, opened, background, cutOff } = screen()
    const askAll = async () => {
      const { station, review, shell } = session.clients
      await Promise.all([station?.call('figures', {}), review?.call('versions', {}), shell?.call('health', {})])
      return Object.fromEntries(background.tokens)
    }
    session.start()
    await pass(0)
    expect(await askAll()).toEqual({ station: undefined, review: undefined, shell: undefined })
    session.setToken('a-token')
    const known = { station: 'a-token', review: 'a-token', shell: 'a-token' }
    expect(await askAll()).toEqual(known)
    opened.find(({ service }) => service === 'review')?.far.close()
    await pass(3_000)
    expect(await askAll()).toEqual(known)
    background.show(SCENES.nobody)
    cutOff()
    await pass(6_000)
    expect(await askAll()).toEqual({ station: undefined, review: undefined, shell: undefined })
    session.stop()
  })

  it('tries no more once it is stopped', async () => {
    const { session, pass, opened, cutOff } = screen()
    session.start()
    await pass(0)
    session.stop()
    cutOff()
    await pass(60_000)
    expect(opened).toHaveLength(3)
  })
})
