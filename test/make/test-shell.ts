import { lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { modelSlotsContract } from '../../electron/contract/model-slots.ts'
import { processControlContract } from '../../electron/contract/process-control.ts'
import {
  childInitSchema,
  inferenceInitSchema,
  reviewInitSchema,
  stationInitSchema,
  virtualScannerInitSchema,
} from '../../electron/contract/process-init.ts'
import { type ProcessKind, type ProcessName, processKind, shellContract } from '../../electron/contract/shell.ts'
import { virtualScannerContract } from '../../electron/contract/virtual-scanner.ts'
import { purposeOf } from '../../electron/host/peer-name.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { createConsoleShell } from '../../electron/processes/shell/console-shell.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { dataFolders } from '../../electron/settings/data-folders.ts'
import { fileTokenKeeper } from '../../electron/settings/token-keeper.ts'
import { createFakeTime } from '../fake/fake-time.ts'
import { createInProcessHost } from '../fake/in-process-host.ts'
import { fakeView } from '../fake/live-view.ts'
import { settingsInMemory } from '../fake/settings-in-memory.ts'
import { serveOpenly as serve, serveEverybody } from './serve-openly.ts'

const INIT_SCHEMAS = {
  station: stationInitSchema,
  inference: inferenceInitSchema,
  review: reviewInitSchema,
  'virtual-scanner': virtualScannerInitSchema,
}

interface Circumstances {
  /** What the virtual scanner says when asked where it is. */
  scannerPath: string | null
  scannerCrashes: boolean
  /** What the station says of its batch; undefined for a station that does not answer. */
  batch: LiveView['batch'] | undefined
  /** Lines of a training station. */
  playLines: number
  /** Of the machine: with more than two, threads are measured. */
  cores: number
  /** A process in which a model runs never says how fast it is. */
  modelIsSilent: boolean
}

const { liveView, sendUploadsNow } = lineContract.methods
/** All that the shell ever asks of a station. */
const STATION = { service: lineContract.service, methods: { liveView, sendUploadsNow }, events: {} } as const

/** A shell whose processes are functions that write down what is asked of them. */
export function createTestShell(circumstances: Partial<Circumstances> = {}) {
  const how: Circumstances = {
    scannerPath: '/play/virtual-scanner',
    scannerCrashes: false,
    batch: null,
    playLines: 1,
    cores: 1,
    modelIsSilent: false,
    ...circumstances,
  }
  const time = createFakeTime()
  const events: string[] = []
  const exits = new Map<ProcessName, (code: number) => void>()
  const host = createInProcessHost((name) => (link, exit) => {
    events.push(`start ${name}`)
    exits.set(name, exit)
    if (name === 'virtual-scanner' && how.scannerCrashes) {
      exit(1)
      return
    }
    serve(link.parentPort, processControlContract, {
      beat: () => ({ ready: true }),
      stop: () => {
        events.push(`stop ${name}`)
        queueMicrotask(() => exit(0))
        return {}
      },
    })
    link.onPort((peer, port) => {
      if (processKind(name).kind === 'virtual-scanner' && peer === 'shell') {
        const say = (word: string) => () => {
          events.push(`${name.replace('virtual-', '')} ${word}`)
          return {}
        }
        serve(port, virtualScannerContract, {
          ready: () => ({ path: how.scannerPath && how.scannerPath.replace('virtual-scanner', name) }),
          start: say('feeds'),
          stop: say('stops'),
          setSettings: say('set'),
          setFaults: say('spoilt'),
          jam: say('jammed'),
          pull: say('pulled'),
          plug: say('plugged'),
          noise: say('disturbed'),
          stats: () => Promise.reject(new Error('not asked for')),
          truth: () => ({ cells: [], total: 0 }),
        })
      } else if (name === 'station' && peer === 'shell') {
        serve(port, STATION, {
          liveView: () =>
            how.batch === undefined ? new Promise(() => undefined) : fakeView({ batch: how.batch, tray: null }),
          sendUploadsNow: () => ({}),
        })
      } else if (peer === 'models') serve(port, modelSlotsContract, { wanted: ({ running }) => running })
      else if (name === 'inference' && peer === 'shell') {
        if (!how.modelIsSilent) port.close()
      } else if (peer === 'access') serveEverybody(port)
      else if (purposeOf(peer).kind === 'renderer')
        port.onMessage((message) => port.post({ [name]: message, ...(peer !== 'renderer' && { peer }) }))
      else events.push(`${name} joined to ${peer}`)
    })
  })
  const shell = createConsoleShell({
    host,
    clock: time.clock,
    timers: time.timers,
    log: silentLogger,
    folders: dataFolders('/data', { platform: 'linux', environment: {}, homeFolder: '/home/o' }),
    settings: settingsInMemory(),
    ...{ policyPath: '/nowhere/policy.json', token: fileTokenKeeper('/nowhere/cloud.token') },
    modelsFolder: '/models',
    ...{ playLines: how.playLines, cores: how.cores },
    app: { appVersion: '0.1.0', shell: 'headless', platform: 'linux', runtime: 'node 24' },
  })
  const screen = (lineId?: string) => {
    const [near, far] = createPortPair()
    shell.attachScreen(far, lineId)
    const client = connect(near, shellContract)
    client.setSession('of an IT admin')
    return client
  }
  /** The newest first message of a process, parsed as the process would. */
  const initOf = <N extends ProcessKind>(name: N) => {
    const spawned = host.spawned.filter(({ hosted }) => hosted.name === name).at(-1)
    const envelope = childInitSchema.parse(spawned?.init)
    return INIT_SCHEMAS[name].parse(envelope.init) as ReturnType<(typeof INIT_SCHEMAS)[N]['parse']>
  }
  /** Carries out something that needs heartbeats to go on meanwhile. */
  async function during<T>(work: Promise<T>): Promise<T> {
    let over = false
    const result = work.finally(() => {
      over = true
    })
    result.catch(() => undefined)
    for (let second = 0; second < 60 && !over; second++) await time.advance(1_000)
    return result
  }
  return { how, time, shell, host, events, exits, screen, initOf, during }
}
