import { closeSync, constants, mkdtempSync, openSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import { lineContract } from '../../../electron/contract/line.ts'
import type { LiveView } from '../../../electron/contract/live.ts'
import type { ProcessName } from '../../../electron/contract/shell.ts'
import { type VirtualScannerStats, virtualScannerContract } from '../../../electron/contract/virtual-scanner.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { faultLines } from '../../../electron/review/reconcile-lines.ts'
import { connect } from '../../../electron/rpc/client.ts'
import { drain } from '../../rig/balance.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../../rig/line-rig.ts'
import { type CableBalance, holdAgainst, type PowerUp } from './balance.ts'

export interface CableWish {
  readonly seed: string
  readonly pulls: number
  /** At least so many, over all power-ups of the scanner. */
  readonly scans: number
  /** Among the pulls, with the cable out; killed and stopped in turn. */
  readonly stationRestarts: number
  readonly scannerRestarts: number
}

export interface CableOutcome extends CableBalance {
  readonly pulls: number
  /** Whether the terminal had another name every time. */
  readonly renamed: number
  /** State of the link just before each pull. */
  readonly pulledWhile: Readonly<Record<string, number>>
  readonly stationEnds: Readonly<Record<'killed' | 'stopped', number>>
  readonly resends: number
  readonly elapsedMs: number
}

/** More than the path can carry: the conveyor waits for credit, which is what full speed is. */
const SCANS_PER_SEC = 1_000
const SECONDS_PER_HOUR = 3_600
const ROWS = 10
const COLUMNS = 15
const ENDLESS_TRAYS = 100_000
/** Pulled again before anything has come: the link is opening or shaking hands. */
const AT_ONCE_SHARE = 0.15
const OUT_MS_MAX = 900
/** A plug that was only touched. */
const TOUCHED_SHARE = 0.3
const TOUCHED_MS_MAX = 40
const DEADLINE_MS = 60_000
const LOOK_MS = 10

/** Everything that a run of the proof does; `say` hears how far it is. Rejects when the line does not come back. */
export async function runCable(wish: CableWish, say: (text: string) => void = () => undefined): Promise<CableOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-cable-'))
  const random = seededRandom(wish.seed)
  const ratePerHour = SCANS_PER_SEC * SECONDS_PER_HOUR
  const rig = await startLineRig({
    ...{ dataFolder: folder, ratedEggsPerHour: ratePerHour, onErrorOutput: () => undefined },
    scanner: { seed: wish.seed, ratePerHour, trays: ENDLESS_TRAYS, rows: ROWS, columns: COLUMNS },
  })
  try {
    return await new CableRun(wish, rig, folder, random, say).whole()
  } finally {
    await rig.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

class CableRun {
  readonly #wish: CableWish
  readonly #rig: LineRig
  readonly #folder: string
  readonly #random: Random
  readonly #say: (text: string) => void
  #station: LineRig['station']
  #scanner: LineRig['scanner']
  readonly #powerUps: PowerUp[] = []
  readonly #pulledWhile: Record<string, number> = {}
  readonly #stationEnds = { killed: 0, stopped: 0 }
  #renamed = 0
  #resends = 0

  constructor(wish: CableWish, rig: LineRig, folder: string, random: Random, say: (text: string) => void) {
    this.#wish = wish
    this.#rig = rig
    this.#folder = folder
    this.#random = random
    this.#say = say
    this.#station = rig.station
    this.#scanner = rig.scanner
  }

  async whole(): Promise<CableOutcome> {
    const beganMs = systemClock.monoMs()
    await this.#begin()
    const { pulls, scans } = this.#wish
    const restarts = this.#drawRestarts()
    for (let pull = 0; pull < pulls; pull++) {
      const atOnce = pull > 0 && this.#random.next() < AT_ONCE_SHARE
      const wanted = (2 * this.#random.next() * scans) / pulls / (1 - AT_ONCE_SHARE)
      if (!atOnce) await this.#untilMade((await this.#madeSoFar()) + Math.max(1, wanted))
      await this.#pullAndPlug(restarts.get(pull))
      if ((pull + 1) % 20 === 0) this.#say(`${pull + 1} pulls, ${await this.#madeSoFar()} scans made`)
    }
    await this.#untilMade(scans)
    // The scanner may have been switched on at the last pull: its session counts once something of it has arrived.
    await this.#untilDelivered()
    const balance = await this.#finish()
    return {
      ...balance,
      ...{ pulls, renamed: this.#renamed, pulledWhile: this.#pulledWhile, stationEnds: this.#stationEnds },
      ...{ resends: this.#resends, elapsedMs: systemClock.monoMs() - beganMs },
    }
  }

  async #begin(): Promise<void> {
    await untilLive(
      this.#rig,
      'a streaming scanner and a ready model',
      ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
    )
    const outcome = await this.#station.call('startBatch', demoBatch(ENDLESS_TRAYS))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    await this.#scanner.call('start', {})
  }

  /** At which pulls an end goes down; a pull has one at most. */
  #drawRestarts(): ReadonlyMap<number, 'station' | 'scanner'> {
    const { pulls, stationRestarts, scannerRestarts } = this.#wish
    const drawn = new Map<number, 'station' | 'scanner'>()
    while (drawn.size < Math.min(pulls - 1, stationRestarts + scannerRestarts)) {
      // The first one is a plain one, so that every power-up has delivered something.
      const pull = 1 + this.#random.int(pulls - 1)
      if (!drawn.has(pull)) drawn.set(pull, drawn.size < stationRestarts ? 'station' : 'scanner')
    }
    return drawn
  }

  async #pullAndPlug(restart: 'station' | 'scanner' | undefined): Promise<void> {
    if (restart === 'scanner') await this.#untilDelivered()
    const { link } = await this.#station.call('liveView', {})
    this.#pulledWhile[link.state] = (this.#pulledWhile[link.state] ?? 0) + 1
    const path = join(this.#folder, 'scanner')
    // A name is given anew only when nobody has it open any more: so the cable comes back under another.
    const before = realpathSync(path)
    const held = openSync(before, constants.O_RDWR | constants.O_NOCTTY)
    await this.#scanner.call('pull', {})
    if (restart === 'station') await this.#restartStation()
    if (restart === 'scanner') await this.#powerCycleScanner()
    const touched = this.#random.next() < TOUCHED_SHARE
    await pause(this.#random.next() * (touched ? TOUCHED_MS_MAX : OUT_MS_MAX))
    await this.#scanner.call('plug', {})
    closeSync(held)
    if (realpathSync(path) !== before) this.#renamed++
  }

  async #restartStation(): Promise<void> {
    const kill = this.#stationEnds.killed <= this.#stationEnds.stopped
    this.#stationEnds[kill ? 'killed' : 'stopped']++
    await this.#replaced('station', (pid) => {
      if (kill) process.kill(pid, 'SIGKILL')
      else this.#rig.supervisor.restart('station')
    })
    this.#station = connect(this.#rig.open('station'), lineContract)
  }

  /** Switched off with the cable out: what was not acknowledged is gone with it, and what was must be in the database. */
  async #powerCycleScanner(): Promise<void> {
    const stats = await this.#scanner.call('stats', {})
    this.#note(stats, false)
    await this.#replaced('virtual-scanner', () => this.#rig.supervisor.restart('virtual-scanner'))
    this.#scanner = connect(this.#rig.open('virtual-scanner', 'shell'), virtualScannerContract)
    await this.#scanner.call('ready', {})
    await this.#scanner.call('start', {})
  }

  #note(stats: VirtualScannerStats, complete: boolean): void {
    const { scansMade, cellsScanned, sequencedMade, unacknowledged } = stats
    this.#powerUps.push({ scansMade, cellsScanned, sequencedMade, unacknowledged, complete })
    this.#resends += stats.resends
  }

  async #replaced(name: ProcessName, end: (pid: number) => void): Promise<void> {
    const health = () => this.#rig.supervisor.health().find((one) => one.name === name)
    const pid = health()?.pid ?? null
    if (pid === null) throw new Error(`${name} is not running`)
    end(pid)
    await until(`another ${name}`, () => health()?.state === 'running' && health()?.pid !== pid)
  }

  async #madeSoFar(): Promise<number> {
    const { scansMade } = await this.#scanner.call('stats', {})
    return this.#powerUps.reduce((sum, powerUp) => sum + powerUp.scansMade, scansMade)
  }

  #untilMade(scans: number): Promise<void> {
    return until(`${Math.round(scans)} scans made`, async () => (await this.#madeSoFar()) >= scans)
  }

  /** Something of this power-up is durable: it has a session in the database. */
  #untilDelivered(): Promise<void> {
    return until('something acknowledged', async () => {
      const { sequencedMade, unacknowledged } = await this.#scanner.call('stats', {})
      return sequencedMade > unacknowledged
    })
  }

  async #finish(): Promise<CableBalance> {
    const ends = { station: this.#station, scanner: this.#scanner, review: this.#rig.review }
    await drain(ends)
    this.#note(await this.#scanner.call('stats', {}), true)
    const live: LiveView = await this.#station.call('liveView', {})
    await this.#station.call('closeBatch', {})
    const closed = await untilLive(ends, 'the batch closed', (view) => view.batch?.state === 'closed')
    const record = await this.#rig.review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
    const differences = faultLines(await this.#rig.review.call('reconcile', {}, { deadlineMs: DEADLINE_MS }))
    if (record === null) throw new Error('the batch has no record')
    return holdAgainst({ dataFolder: this.#folder, powerUps: this.#powerUps, record, live, differences })
  }
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpMs = systemClock.monoMs() + DEADLINE_MS
  while (!(await isSo())) {
    if (systemClock.monoMs() > giveUpMs) throw new Error(`${what} did not happen within ${DEADLINE_MS / 1000} s`)
    await pause(LOOK_MS)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
