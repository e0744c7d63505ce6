import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import type { ProcessHealth } from '../../../electron/contract/shell.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { compareWithTruth } from '../../demo/truth.ts'
import { closeAndBalance, drain } from '../../rig/balance.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../../rig/line-rig.ts'

export interface KillsWish {
  readonly seed: string
  readonly kills: number
}

export interface KillsOutcome {
  readonly kills: number
  /** Killed before it had said that it works. */
  readonly whileStarting: number
  readonly scansMade: number
  readonly scansStored: number
  readonly eggsStored: number
  /** Scans that were alone with a process that was killed, and with it before: taken for the cause, and UNREADABLE. */
  readonly parked: number
  readonly elapsedMs: number
  /** One line for each thing that does not agree; empty = nothing lost, everything decided once. */
  readonly faults: readonly string[]
}

/** More than the path can carry: scans are on every part of it at every moment. */
const SCANS_PER_SEC = 1_000
const SECONDS_PER_HOUR = 3_600
const ROWS = 10
const COLUMNS = 15
const ENDLESS_TRAYS = 100_000
/** As long as a few trays take at full speed. */
const WORKS_MS_MAX = 400
/** One kill in so many hits a process that is still warming up. */
const KILLS_PER_START = 5
const STARTS_MS_MAX = 300
const DEADLINE_MS = 60_000
const LOOK_MS = 5
const SAY_EVERY = 25

/** Everything that a run of the proof does; `say` hears how far it is. Rejects when the model does not come back. */
export async function runKills(wish: KillsWish, say: (text: string) => void = () => undefined): Promise<KillsOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-kills-'))
  const ratePerHour = SCANS_PER_SEC * SECONDS_PER_HOUR
  const rig = await startLineRig({
    ...{ dataFolder: folder, ratedEggsPerHour: ratePerHour, onErrorOutput: () => undefined },
    scanner: { seed: wish.seed, ratePerHour, trays: ENDLESS_TRAYS, rows: ROWS, columns: COLUMNS },
  })
  try {
    return await new KillsRun(wish, rig, folder, say).whole()
  } finally {
    await rig.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

class KillsRun {
  readonly #wish: KillsWish
  readonly #rig: LineRig
  readonly #folder: string
  readonly #random: Random
  readonly #say: (text: string) => void
  #whileStarting = 0

  constructor(wish: KillsWish, rig: LineRig, folder: string, say: (text: string) => void) {
    this.#wish = wish
    this.#rig = rig
    this.#folder = folder
    this.#random = seededRandom(wish.seed)
    this.#say = say
  }

  async whole(): Promise<KillsOutcome> {
    const beganMs = systemClock.monoMs()
    const { station, scanner } = this.#rig
    const ready = (view: { link: { state: string }; model: { state: string } }) =>
      view.link.state === 'Streaming' && view.model.state === 'ready'
    await untilLive(this.#rig, 'a streaming scanner and a ready model', ready)
    const outcome = await station.call('startBatch', demoBatch(ENDLESS_TRAYS))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    await scanner.call('start', {})
    for (let kill = 1; kill <= this.#wish.kills; kill++) {
      await this.#kill(kill)
      if (kill % SAY_EVERY === 0) this.#say(`${kill} kills, ${(await scanner.call('stats', {})).scansMade} scans made`)
    }
    await this.#until('a process that works', ({ state }) => state === 'running')
    await drain(this.#rig)
    const { record, scansMade, faults } = await closeAndBalance(this.#rig, { scansMade: 0, cellsScanned: 0 })
    const { missing, unexpected } = await compareWithTruth(this.#rig, record.batchId)
    const lost = [...missing.map((cell) => `no egg for ${cell}`), ...unexpected.map((cell) => `no cell for ${cell}`)]
    return {
      ...{ kills: this.#wish.kills, whileStarting: this.#whileStarting, scansMade },
      ...{ scansStored: record.scans, eggsStored: record.eggs, parked: this.#parked() },
      ...{ elapsedMs: systemClock.monoMs() - beganMs, faults: [...faults, ...lost] },
    }
  }

  async #kill(kill: number): Promise<void> {
    const starting = kill % KILLS_PER_START === 0
    const { pid } = await this.#until(
      'a process',
      ({ state, pid: now }) => now !== null && (starting || state === 'running'),
    )
    if (pid === null) throw new Error('the process has no number')
    await pause(this.#random.int(starting ? STARTS_MS_MAX : WORKS_MS_MAX))
    if (this.#health().state === 'starting') this.#whileStarting++
    process.kill(pid, 'SIGKILL')
    const ended = await this.#until('its end', (now) => now.pid !== pid)
    // Every second time nobody says anything, and the supervisor starts it by itself; the other time somebody says "start again", which also forgives.
    if (kill % 2 === 0 && ended.pid === null) this.#rig.supervisor.restart('inference')
  }

  #health(): ProcessHealth {
    const health = this.#rig.supervisor.health().find(({ name }) => name === 'inference')
    if (health === undefined) throw new Error('inference is not supervised')
    return health
  }

  async #until(what: string, isSo: (health: ProcessHealth) => boolean): Promise<ProcessHealth> {
    const giveUpMs = systemClock.monoMs() + DEADLINE_MS
    for (let now = this.#health(); ; now = this.#health()) {
      if (isSo(now)) return now
      if (systemClock.monoMs() > giveUpMs) throw new Error(`${what} did not come: ${JSON.stringify(now)}`)
      await pause(LOOK_MS)
    }
  }

  /** As the station's log says it. */
  #parked(): number {
    const logs = join(this.#folder, 'logs')
    const texts = readdirSync(logs).map((file) => readFileSync(join(logs, file), 'utf8'))
    return texts.join('\n').split('parked as unreadable').length - 1
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
