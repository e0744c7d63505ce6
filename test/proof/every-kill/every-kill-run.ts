import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import type { ProcessHealth, ProcessName, VirtualScannerSettings } from '../../../electron/contract/shell.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../electron/settings/settings.ts'
import { demoBatch } from '../../rig/line-rig.ts'
import { type NullModem, openNullModem } from '../../rig/null-modem.ts'
import { missingPictures } from '../../rig/scan-pictures.ts'
import { signIn } from '../../rig/sign-in.ts'
import { readStoredSessions } from '../../rig/stored.ts'
import { holdSessions, type SwitchedOn } from './hold-sessions.ts'
import { lookInto } from './look-into.ts'
import { type OpenScreen, OwnerMachine, pause } from './owner-machine.ts'
import { type ScannerMachine, switchOn } from './scanner-machine.ts'

export interface EveryKillWish {
  readonly seed: string
  readonly kills: number
}

export interface EveryKillOutcome {
  /** Who was killed while it was in which state; the owner and the scanner are named `owner` and `scanner`. */
  readonly killed: Readonly<Record<string, number>>
  readonly scansStored: number
  readonly eggsStored: number
  /** Kept pictures, each of which was opened. */
  readonly pictures: number
  /** How often the real files were looked into just after a kill. */
  readonly looks: number
  /** One line for each thing that does not agree; empty = nothing lost, nothing twice. */
  readonly faults: readonly string[]
}

/** Much faster than a real line, and slow enough that the records of many kills can be read again and again. */
const SCANS_PER_SEC = 200
const SECONDS_PER_HOUR = 3_600
const SCANNER: Omit<VirtualScannerSettings, 'seed'> = {
  ...{ ratePerHour: SCANS_PER_SEC * SECONDS_PER_HOUR, trays: 100_000, rows: 5, columns: 10 },
}
/** Who is hit how often, of a hundred kills. The scanner's process is the virtual scanner in the place of a real one. */
const SHARES = { station: 35, inference: 20, review: 15, owner: 15, scanner: 15 } as const
type Victim = keyof typeof SHARES
/** As long as some trays take. */
const WORKS_MS_MAX = 600
/** One kill in so many comes while things are still starting from the one before. */
const AT_ONCE = 4
const AT_ONCE_MS_MAX = 150
const OWNER_DOWN_MS_MAX = 500
const SCANS_BETWEEN = 20
const PICTURES_KEPT_WITHIN_MS = 20_000

/** Everything that a chunk of the proof does, in a data folder of its own. Rejects when the line does not come back. */
export async function runEveryKill(wish: EveryKillWish): Promise<EveryKillOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-every-kill-'))
  const cable = await openNullModem()
  const run = new EveryKillRun(wish, folder, cable)
  try {
    return await run.whole()
  } finally {
    await run.end()
    await cable.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

class EveryKillRun {
  readonly #wish: EveryKillWish
  readonly #work: string
  readonly #cable: NullModem
  readonly #random: Random
  readonly #owner: OwnerMachine
  #scanner: ScannerMachine
  readonly #powerUps: SwitchedOn[] = []
  readonly #killed: Record<string, number> = {}
  readonly #faults: string[] = []
  #health: readonly ProcessHealth[] = []
  #looks = 0
  #pictures = 0

  constructor(wish: EveryKillWish, folder: string, cable: NullModem) {
    this.#wish = wish
    this.#cable = cable
    this.#random = seededRandom(wish.seed)
    const [rendererFolder, dataFolder] = [join(folder, 'screen'), join(folder, 'data')]
    for (const path of [rendererFolder, dataFolder]) mkdirSync(path)
    writeFileSync(join(rendererFolder, 'index.html'), '<title>Ovoscope</title>')
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      scanner: { kind: 'serial', path: cable.stationPort, baudRate: 921_600 },
      ratedEggsPerHour: SCANNER.ratePerHour,
      // Nothing is measured at a start, of which there are many.
      inference: { provider: 'cpu', threads: 1 },
    }
    writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify(settings))
    this.#work = join(dataFolder, 'work')
    this.#owner = new OwnerMachine({ rendererFolder, dataFolder })
    this.#scanner = this.#switchOn()
  }

  async whole(): Promise<EveryKillOutcome> {
    await this.#ask('somebody signed in', ({ station, review }) => signIn(station, review))
    await this.#untilWorking()
    await this.#ask(
      'a batch',
      ({ station }) => station.call('startBatch', demoBatch(null)),
      ({ ok }) => ok,
    )
    await this.#untilScansGrow(SCANS_BETWEEN)
    for (let kill = 1; kill <= this.#wish.kills; kill++) await this.#killOne(kill)
    return this.#finish()
  }

  async end(): Promise<void> {
    await this.#scanner.kill()
    await this.#owner.stop()
  }

  async #killOne(kill: number): Promise<void> {
    const atOnce = kill % AT_ONCE === 0
    if (!atOnce) {
      await this.#untilWorking()
      await this.#untilScansGrow(SCANS_BETWEEN)
    }
    await pause(this.#random.int(atOnce ? AT_ONCE_MS_MAX : WORKS_MS_MAX))
    const victim = this.#draw()
    if (victim === 'owner') await this.#killOwner()
    else if (victim === 'scanner') await this.#killScanner()
    else await this.#killChild(victim)
    this.#lookInto(`after kill ${kill}, of ${victim}`)
  }

  #draw(): Victim {
    let left = this.#random.int(100)
    for (const [victim, share] of Object.entries(SHARES) as [Victim, number][]) {
      left -= share
      if (left < 0) return victim
    }
    return 'station'
  }

  async #killOwner(): Promise<void> {
    this.#count('owner', 'running')
    await this.#owner.kill(this.#random.int(OWNER_DOWN_MS_MAX))
  }

  /** What it knew to be acknowledged must be there; what it knew of nothing else, it takes with it. */
  async #killScanner(): Promise<void> {
    // Its session is known by something that is stored of it.
    for (;;) {
      const stats = await this.#scanner.stats()
      if (stats.sequencedMade > stats.unacknowledged) break
      await pause(AT_ONCE_MS_MAX)
    }
    const stats = await this.#scanner.stats()
    await this.#scanner.kill()
    this.#count('scanner', stats.connected ? 'connected' : 'unconnected')
    this.#powerUps.push({ stats, complete: false })
    this.#scanner = this.#switchOn()
  }

  async #killChild(name: ProcessName): Promise<void> {
    const one = await this.#ask(
      `a process ${name}`,
      async () => this.#health.find((health) => health.name === name),
      (health) => health !== undefined && health.pid !== null,
    )
    if (one?.pid === undefined || one.pid === null) throw new Error(`${name} has no number`)
    try {
      process.kill(one.pid, 'SIGKILL')
      this.#count(name, one.state)
    } catch {
      this.#count(name, 'ended by itself just then')
    }
  }

  #count(who: string, state: string): void {
    const key = `${who}, ${state}`
    this.#killed[key] = (this.#killed[key] ?? 0) + 1
  }

  #lookInto(when: string, isEnd = false): void {
    const look = lookInto(this.#work, isEnd)
    if (look === undefined) return
    this.#pictures = look.pictures
    this.#faults.push(...look.faults.map((fault) => `${when}: ${fault}`))
    this.#looks++
  }

  async #untilWorking(): Promise<void> {
    await this.#ask(
      'everything running',
      async () => this.#health,
      (health) => REQUIRED.every((name) => isRunning(health, name)),
    )
    await this.#ask(
      'a streaming scanner and a ready model',
      ({ station }) => station.call('liveView', {}),
      ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
    )
  }

  /** Asks until there is an answer that will do; on a machine under load a process may give up at any time, not only when it was hit. */
  async #ask<Answer>(
    what: string,
    question: (screen: OpenScreen) => Promise<Answer>,
    willDo?: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const ask = async (screen: OpenScreen) => {
      this.#health = await startAgain(screen.shell)
      return question(screen)
    }
    try {
      return await this.#owner.ask(what, ask, willDo)
    } catch (error) {
      throw new Error(`${String(error)}; the processes: ${JSON.stringify(this.#health)}`, { cause: error })
    }
  }

  async #untilScansGrow(by: number): Promise<void> {
    const view = () => this.#ask('a view', ({ station }) => station.call('liveView', {}))
    const from = (await view()).batch?.scans ?? 0
    await this.#ask(
      `${by} more scans committed`,
      ({ station }) => station.call('liveView', {}),
      ({ batch }) => (batch?.scans ?? 0) >= from + by,
    )
  }

  /** They share a sync and a transaction a second. */
  async #untilPicturesKept(): Promise<void> {
    const giveUpMs = systemClock.monoMs() + PICTURES_KEPT_WITHIN_MS
    while (missingPictures(this.#work, false).length > 0 && systemClock.monoMs() < giveUpMs) await pause(AT_ONCE_MS_MAX)
  }

  #switchOn(): ScannerMachine {
    const seed = `${this.#wish.seed}-${this.#powerUps.length + 1}`.slice(-60)
    return switchOn(this.#cable.scannerPort, { ...SCANNER, seed })
  }

  async #finish(): Promise<EveryKillOutcome> {
    await this.#untilWorking()
    await this.#scanner.stop()
    for (;;) {
      const { traysBegun, traysMade, unacknowledged } = await this.#scanner.stats()
      if (traysBegun === traysMade && unacknowledged === 0) break
      await pause(AT_ONCE_MS_MAX)
    }
    const view = await this.#ask(
      'everything decided',
      ({ station }) => station.call('liveView', {}),
      ({ backlog }) => backlog === 0,
    )
    this.#powerUps.push({ stats: await this.#scanner.stats(), complete: true })
    await this.#ask('the batch closing', async ({ station, review }) => {
      await signIn(station, review)
      return station.call('closeBatch', {})
    })
    await this.#ask(
      'the batch closed',
      ({ station }) => station.call('liveView', {}),
      ({ batch }) => batch?.state === 'closed',
    )
    const batchId = view.batch?.batchId ?? ''
    const record = await this.#ask('the record', async ({ station, review }) => {
      await signIn(station, review)
      return review.call('batchRecord', { batchId })
    })
    await this.#untilPicturesKept()
    this.#lookInto('in the end', true)
    const sessions = readStoredSessions(this.#work)
    const faults = holdSessions(sessions, this.#powerUps, record, view)
    return {
      ...{ killed: this.#killed, looks: this.#looks, faults: [...this.#faults, ...faults] },
      scansStored: sessions.reduce((sum, { scans }) => sum + scans, 0),
      eggsStored: record?.eggs ?? 0,
      pictures: this.#pictures,
    }
  }
}

const REQUIRED: readonly ProcessName[] = ['station', 'inference', 'review']

/** Whoever gave up is started again, as somebody at the screen would. */
async function startAgain(shell: OpenScreen['shell']): Promise<readonly ProcessHealth[]> {
  const health = await shell.call('health', {})
  for (const name of REQUIRED) {
    if (health.some((one) => one.name === name && one.state === 'stopped')) await shell.call('restartProcess', { name })
  }
  return health
}

function isRunning(health: readonly ProcessHealth[], name: ProcessName): boolean {
  return health.some((one) => one.name === name && one.state === 'running')
}
