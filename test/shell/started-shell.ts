import type { ElectronHost } from '../../electron/host/electron-host.ts'
import type { HostedProcess } from '../../electron/host/host.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import type { DesktopShell } from '../../electron/processes/main/desktop-shell.ts'
import { type MainParts, runMain } from '../../electron/processes/main/run-main.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { FakeElectron } from './fake-electron.ts'

/** The shell's brains as main sees them, with what main did to them. */
export class RecordedShell implements DesktopShell {
  readonly station: HostedProcess
  readonly screens: Port[] = []
  stationLives = true
  stopped = false
  /** A test may hold the ordered stop open. */
  finishStop: () => void = () => undefined
  readonly #stop = new Promise<void>((resolve) => {
    this.finishStop = resolve
  })

  constructor(host: ElectronHost) {
    this.station = host.spawn('station', { dataFolder: '/fake/data' })
  }

  processOf(name: 'station' | 'review'): HostedProcess | undefined {
    return name === 'station' && this.stationLives ? this.station : undefined
  }

  attachScreen(port: Port): void {
    this.screens.push(port)
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.#stop
  }
}

export interface StartedMain {
  readonly electron: FakeElectron
  readonly time: ManualTime
  readonly shell: () => RecordedShell
  readonly remembered: { text: string | undefined }
}

/** Runs the real `runMain` on doubles; `before` may change them first. Waits until the window is open. */
export async function startMain(
  before: (electron: FakeElectron, parts: MainParts) => MainParts = (_, parts) => parts,
): Promise<StartedMain> {
  const electron = new FakeElectron()
  const time = new ManualTime()
  const remembered: { text: string | undefined } = { text: undefined }
  let shell: RecordedShell | undefined
  const parts: MainParts = {
    electron: electron.port,
    platform: 'linux',
    environment: { HOME: '/fake', NODE_OPTIONS: '--require evil.js' },
    profileFolder: '/fake/data/window',
    preloadPath: '/fake/preload.cjs',
    entryOf: (name) => `/fake/processes/${name}.js`,
    killHard: (pid) => electron.processes.find((child) => child.pid === pid)?.end(9),
    readScreenFile: async (segments) =>
      segments.join('/') === 'index.html' ? new TextEncoder().encode('<!doctype html>') : undefined,
    memory: {
      read: () => remembered.text,
      write: (text) => {
        remembered.text = text
      },
    },
    timers: time,
    log: silentLogger,
    whyNotToStart: async () => undefined,
    startShell: (host) => {
      electron.calls.push('startShell')
      shell = new RecordedShell(host)
      return shell
    },
  }
  const started = runMain(before(electron, parts))
  electron.becomeReady()
  await started
  return {
    electron,
    time,
    remembered,
    shell: () => {
      if (shell === undefined) throw new Error('the shell was not started')
      return shell
    },
  }
}
