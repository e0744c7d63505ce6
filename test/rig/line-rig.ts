import { dirname, join } from 'node:path'
import { lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import type { FolderScannerChoice } from '../../electron/contract/scanner-choice.ts'
import {
  MODEL_SLOTS,
  type ModelSlot,
  type ProcessKind,
  type ProcessName,
  type VirtualScannerSettings,
} from '../../electron/contract/shell.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import type { CloudSettings } from '../../electron/contract/uploads.ts'
import { virtualScannerContract } from '../../electron/contract/virtual-scanner.ts'
import type { ParentPeer } from '../../electron/host/host.ts'
import { createSupervisor } from '../../electron/host/supervisor.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { trustedKeysIn } from '../../electron/model/trusted-keys.ts'
import { ModelSlots } from '../../electron/processes/shell/model-slots.ts'
import { connect } from '../../electron/rpc/client.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { rigHost } from './rig-host.ts'
import { signIn } from './sign-in.ts'

const ROOT = join(import.meta.dirname, '../..')
const STOP_DEADLINE_MS = 10_000

export interface LineRigOptions {
  /** Fresh and empty, or one of an earlier rig to go on with. */
  readonly dataFolder: string
  readonly scanner: VirtualScannerSettings
  /** What the virtual scanner speaks over: a pseudo-terminal, if the system has any, or a message port between the processes. */
  readonly cable?: 'pty' | 'port'
  /** Another serial port than the virtual scanner's; that one then stays unused. */
  readonly port?: string
  readonly modelFolder?: string
  /** Instead of the virtual scanner: a recording, so many times faster than it was, or null for as fast as it goes. */
  readonly replay?: { readonly file: string; readonly speed: number | null }
  /** Instead of the virtual scanner: a folder of pictures. */
  readonly folder?: FolderScannerChoice
  readonly ratedEggsPerHour?: number
  /** Runs as work and sends summaries there; only for a folder that is thrown away and a receiver on this machine. Without it: play. */
  readonly cloud?: CloudSettings
  /** Modules that some processes start from instead of their own, from the root of the tree. */
  readonly entries?: Partial<Record<ProcessKind, string>>
  /** For the logs and the name of the scanner's terminal; the data folder unless told otherwise, which the station then makes. */
  readonly besideFolder?: string
  /** Instead of this Node for the processes. */
  readonly execPath?: string
  /** What the processes say on their error output. */
  readonly onErrorOutput?: (name: ProcessName, text: string) => void
}

export type LineRig = Awaited<ReturnType<typeof startLineRig>>

/** The product's own processes, as headless starts them, with somebody signed in at ports as screens have them: for the demo, the benchmark and the crash tests. */
export async function startLineRig(options: LineRigOptions) {
  const names: readonly ProcessName[] = ['inference', 'review', 'virtual-scanner', 'station']
  const onErrorOutput = options.onErrorOutput ?? ((name, text) => process.stderr.write(`${name}: ${text}`))
  const host = rigHost(onErrorOutput, options.entries, options.execPath)
  const supervisor = createSupervisor({
    host,
    plans: plansOf(options, { scannerPath: () => scannerPath, slotFolder: (slot) => models.folderOf(slot) }),
    edges: [
      ...MODEL_SLOTS.map((slot) => ['station', slot] as const),
      ['station', 'virtual-scanner'],
      ['station', 'review'],
      ['station', 'review', 'folders'],
    ],
    childLog: { folder: join(options.besideFolder ?? options.dataFolder, 'logs'), level: 'info' },
    clock: systemClock,
    timers: systemTimers,
    log: silentLogger,
  })
  const open = (name: ProcessName, peer: ParentPeer = name === 'virtual-scanner' ? 'shell' : 'renderer') => {
    const hosted = supervisor.hosted(name)
    if (hosted === undefined) throw new Error(`${name} is not running`)
    return host.open(hosted, peer)
  }

  const models = new ModelSlots({
    ...{ timers: systemTimers, log: silentLogger, supervisor: () => supervisor },
    stop: async (name) => void (await supervisor.stop(name)),
    settingsFolder: () => modelFolderOf(options),
  })
  supervisor.onStarted((hosted) => {
    if (hosted.name === 'station') models.stationStarted(hosted, host.open(hosted, 'models'))
  })

  supervisor.start('virtual-scanner')
  models.start()
  supervisor.start('review')
  await supervisor.whenRunning('virtual-scanner')
  const scanner = connect(open('virtual-scanner'), virtualScannerContract)
  const scannerPath = options.port ?? (await scanner.call('ready', {})).path
  supervisor.start('station')
  await Promise.all(names.map((name) => supervisor.whenRunning(name)))
  const station = connect(open('station'), lineContract)
  const review = connect(open('review'), reviewContract)
  await signIn(station, review)

  return {
    supervisor,
    scanner,
    station,
    review,
    scannerPath,
    /** A port to whichever process has that name now, for example after a restart. */
    open,
    async stop() {
      await models.close()
      for (const name of ['virtual-scanner', 'station', ...MODEL_SLOTS, 'review'] as const) await supervisor.stop(name)
      supervisor.close()
      host.close()
    },
  }
}

function modelFolderOf({ modelFolder }: LineRigOptions): string {
  return modelFolder ?? join(ROOT, 'models/phantomnet-1.1.0')
}

interface Places {
  scannerPath(): string | null
  slotFolder(slot: ModelSlot): string
}

function plansOf(options: LineRigOptions, { scannerPath, slotFolder }: Places) {
  const { dataFolder, ratedEggsPerHour = 24_000, cloud = null } = options
  const play = cloud === null
  const modelFolder = modelFolderOf(options)
  const modelsFolder = dirname(modelFolder)
  const keysFolders = [trustedKeysIn(modelsFolder)]
  const stopDeadlineMs = STOP_DEADLINE_MS
  return {
    station: {
      stopDeadlineMs,
      init: () => {
        const path = scannerPath()
        return {
          ...{ dataFolder, modelFolder, keysFolders, ratedEggsPerHour, play, demo: null, cloud, appVersion: 'rig' },
          ...{ site: 'Demo', line: 'Line 1' },
          scanner: scannerOf(options, path),
        }
      },
    },
    inference: { stopDeadlineMs, init: () => ({ modelFolder: slotFolder('inference'), keysFolders }) },
    'inference-2': { stopDeadlineMs, init: () => ({ modelFolder: slotFolder('inference-2'), keysFolders }) },
    review: { stopDeadlineMs, init: () => ({ dataFolder, modelsFolder, keysFolders, play }) },
    'virtual-scanner': {
      stopDeadlineMs,
      init: () => ({
        channel: options.cable ?? 'pty',
        linkPath: join(options.besideFolder ?? dataFolder, 'scanner'),
        settings: options.scanner,
      }),
    },
  }
}

function scannerOf({ replay, folder }: LineRigOptions, path: string | null) {
  if (folder !== undefined) return { kind: 'folder', folder }
  if (replay !== undefined) return { kind: 'replay', ...replay }
  return path === null ? { kind: 'port' } : { kind: 'serial', path, baudRate: 921_600 }
}

/** A batch as a hatchery would start it: eggs set eleven and a half days ago. */
export function demoBatch(eggsExpected: number | null): StartBatch {
  return {
    flock: 'Flock 7',
    breed: 'Lohmann Brown',
    parentAgeWeeks: 38,
    setter: 'Setter 4',
    trolley: 'Trolley 11',
    setAtWallMs: systemClock.wallMs() - 10 * 24 * 3_600_000,
    jurisdictionId: 'DE',
    trayTypeId: 'square-150',
    eggsExpected,
    // As work, a rig is a station whose site nobody has set up, and its model has learnt from drawn phantoms.
    acceptedWarnings: ['SITE_LAW', 'MODEL_SYNTHETIC'],
  }
}

/** Polls the live view until it satisfies `done`; rejects with the last view when it never does. */
export async function untilLive(
  rig: Pick<LineRig, 'station'>,
  what: string,
  done: (view: LiveView) => boolean,
  timeoutMs = 60_000,
): Promise<LiveView> {
  const giveUpMs = systemClock.monoMs() + timeoutMs
  for (;;) {
    const view = await rig.station.call('liveView', {})
    if (done(view)) return view
    if (systemClock.monoMs() > giveUpMs) {
      const { link, model, batch, backlog, tray } = view
      const trayState = tray && { code: tray.code, state: tray.state, decided: tray.decided }
      throw new Error(`${what} did not happen: ${JSON.stringify({ link, model, batch, backlog, trayState })}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
