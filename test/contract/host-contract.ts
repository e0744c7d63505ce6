import { afterEach, describe, expect, it } from 'vitest'
import type { ProcessKind } from '../../electron/contract/shell.ts'
import type { Host, HostedProcess, ProcessExit } from '../../electron/host/host.ts'
import type { Port } from '../../electron/rpc/port.ts'
import type { EchoCommand, EchoReport } from './host-child.ts'

export interface HostUnderTest {
  /** Every process it starts is an echo child (host-child.ts). */
  readonly host: Host
  /** False where processes are only functions: then nothing can throw or be blocked. */
  readonly realProcesses: boolean
  dispose(): void
}

const PATIENCE_MS = 10_000

/** What every host must do, whichever runtime starts the processes. */
export function hostContract(name: string, makeHost: () => HostUnderTest): void {
  let underTest: HostUnderTest | undefined
  afterEach(() => {
    underTest?.dispose()
    underTest = undefined
  })

  function start(): HostUnderTest {
    underTest = makeHost()
    return underTest
  }

  describe(`the host: ${name}`, () => {
    it('gives a process its first message and a port of its own', async () => {
      const { host } = start()
      const child = watch(host.spawn('station', { dataFolder: '/data', bytes: new Uint8Array([1, 2]) }))
      child.ask({ ask: 'init' })
      expect(await child.next('init')).toEqual({
        said: 'init',
        init: { dataFolder: '/data', bytes: new Uint8Array([1, 2]) },
      })
      child.ask({ ask: 'echo', value: { none: undefined, floats: new Float32Array([0.5]) } })
      expect(await child.next('echo')).toEqual({
        said: 'echo',
        value: { none: undefined, floats: new Float32Array([0.5]) },
      })
      expect(child.hosted.name).toBe('station')
      expect(child.hosted.pid).toBeGreaterThan(0)
    })

    it('lets two siblings talk without the parent', async () => {
      const { host } = start()
      const station = watch(host.spawn('station', {}))
      const inference = watch(host.spawn('inference', {}))
      host.connect(station.hosted, inference.hosted)
      await Promise.all([station.next('port'), inference.next('port')])
      const pixels = new Uint8Array(131_072).fill(7)
      station.ask({ ask: 'tell', peer: 'inference', value: pixels })
      expect(await inference.next('heard')).toEqual({ said: 'heard', peer: 'station', value: pixels })
      inference.ask({ ask: 'tell', peer: 'station', value: 'figures' })
      expect(await station.next('heard')).toEqual({ said: 'heard', peer: 'inference', value: 'figures' })
    })

    it('gives two siblings a further port, which both know by its purpose', async () => {
      const { host } = start()
      const station = watch(host.spawn('station', {}))
      const review = watch(host.spawn('review', {}))
      host.connect(station.hosted, review.hosted, 'folders')
      expect(await Promise.all([station.next('port'), review.next('port')])).toEqual([
        { said: 'port', peer: 'folders' },
        { said: 'port', peer: 'folders' },
      ])
      review.ask({ ask: 'tell', peer: 'folders', value: 'pictures' })
      expect(await station.next('heard')).toEqual({ said: 'heard', peer: 'folders', value: 'pictures' })
    })

    it('closes the port of a sibling that died, and connects its successor', async () => {
      const { host } = start()
      const station = watch(host.spawn('station', {}))
      const first = watch(host.spawn('inference', {}))
      host.connect(station.hosted, first.hosted)
      await Promise.all([station.next('port'), first.next('port')])
      first.hosted.kill()
      expect(await station.next('peer closed')).toEqual({ said: 'peer closed', peer: 'inference' })
      expect((await first.exit).reason).toContain('SIGKILL')
      const second = watch(host.spawn('inference', {}))
      host.connect(station.hosted, second.hosted)
      await Promise.all([station.next('port'), second.next('port')])
      station.ask({ ask: 'tell', peer: 'inference', value: 'welcome back' })
      expect(await second.next('heard')).toMatchObject({ value: 'welcome back' })
    })

    it('opens further ports to a process, each its own, usable at once', async () => {
      const { host } = start()
      const child = watch(host.spawn('station', {}))
      const screens = [host.open(child.hosted, 'renderer'), host.open(child.hosted, 'renderer')]
      const shell = host.open(child.hosted, 'shell')
      const answers = [...screens, shell].map((port, i) => firstMessage(port, i))
      expect(await Promise.all(answers)).toEqual([{ echo: 0 }, { echo: 1 }, { echo: 2 }])
      screens[0]?.close()
      expect(await child.next('peer closed')).toEqual({ said: 'peer closed', peer: 'renderer' })
    })

    it('tells how a process ended and closes every port to it', async () => {
      const { host } = start()
      const child = watch(host.spawn('review', {}))
      const screen = host.open(child.hosted, 'renderer')
      await firstMessage(screen, 'here')
      const closed = Promise.all([closing(child.hosted.port), closing(screen)])
      child.ask({ ask: 'exit', code: 7 })
      expect((await child.exit).code).toBe(7)
      await closed
      // News of the end is also for whoever asks late, and a port to nobody is closed.
      expect((await exitOf(child.hosted)).code).toBe(7)
      await closing(host.open(child.hosted, 'renderer'))
      host.connect(child.hosted, child.hosted)
    })

    it('says why a process crashed, and ends one whose event loop is blocked', async () => {
      const { host, realProcesses } = start()
      const child = watch(host.spawn('inference', {}))
      const blocked = watch(host.spawn('review', {}))
      for (const process of [child, blocked]) {
        process.ask({ ask: 'echo', value: 1 })
        await process.next('echo')
      }
      if (realProcesses) {
        child.ask({ ask: 'throw' })
        expect((await child.exit).code).not.toBe(0)
        blocked.ask({ ask: 'block', durationMs: 60_000 })
      }
      blocked.hosted.kill()
      expect((await blocked.exit).reason).toContain('SIGKILL')
    })
  })
}

function watch(hosted: HostedProcess) {
  const reports: EchoReport[] = []
  const waiting: (() => void)[] = []
  hosted.port.onMessage((message) => {
    reports.push(message as EchoReport)
    for (const wake of waiting.splice(0)) wake()
  })
  return {
    hosted,
    exit: exitOf(hosted),
    ask: (command: EchoCommand) => hosted.port.post(command),
    /** The next report of this kind, in order. */
    async next(said: EchoReport['said']): Promise<EchoReport> {
      const giveUp = AbortSignal.timeout(PATIENCE_MS)
      for (;;) {
        const at = reports.findIndex((report) => report.said === said)
        const [report] = at < 0 ? [] : reports.splice(at, 1)
        if (report !== undefined) return report
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          giveUp.addEventListener('abort', () => reject(new Error(`${hosted.name} never said '${said}'`)))
        })
      }
    },
  }
}

function exitOf(hosted: HostedProcess): Promise<ProcessExit> {
  return new Promise((resolve) => hosted.onExit(resolve))
}

function closing(port: Port): Promise<void> {
  return new Promise((resolve) => port.onClose(resolve))
}

function firstMessage(port: Port, message: unknown): Promise<unknown> {
  const answer = new Promise((resolve) => port.onMessage(resolve))
  port.post(message)
  return answer
}

/** Every name started from the same module. */
export function sameEntryForAll(entry: string): Record<ProcessKind, string> {
  return { station: entry, inference: entry, review: entry, 'virtual-scanner': entry }
}
