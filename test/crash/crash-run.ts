import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../electron/base/random.ts'
import { lineContract } from '../../electron/contract/line.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import type { ProcessHealth, ProcessName } from '../../electron/contract/shell.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { connect } from '../../electron/rpc/client.ts'
import { compareWithTruth } from '../demo/truth.ts'
import { closeAndBalance, drain } from '../rig/balance.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'

/** Forty times a real line, so that a kill at any moment meets scans on every part of the path. */
const FAST_SCANS_PER_SEC = 300
const SECONDS_PER_HOUR = 3_600
const ENDLESS_TRAYS = 100_000
const ROWS = 10
const COLUMNS = 15
const RESTART_DEADLINE_MS = 60_000
const LOOK_MS = 20

/** A rig that streams into an open batch, with what the crash tests do to it. */
export class CrashRun {
  readonly random: Random
  readonly rig: LineRig
  readonly #folder: string
  /** The station that is alive now. */
  #station: LineRig['station']

  private constructor(random: Random, rig: LineRig, folder: string) {
    this.random = random
    this.rig = rig
    this.#folder = folder
    this.#station = rig.station
  }

  static async start(name: string, scansPerSec = FAST_SCANS_PER_SEC, modelFolder?: string): Promise<CrashRun> {
    const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))
    process.stdout.write(`crash test ${name}, seed ${seed}\n`)
    const folder = mkdtempSync(join(tmpdir(), 'ovoscope-crash-'))
    const ratePerHour = scansPerSec * SECONDS_PER_HOUR
    const rig = await startLineRig({
      dataFolder: folder,
      scanner: { seed, ratePerHour, trays: ENDLESS_TRAYS, rows: ROWS, columns: COLUMNS },
      ratedEggsPerHour: ratePerHour,
      onErrorOutput: () => undefined,
      ...(modelFolder !== undefined && { modelFolder }),
    })
    const run = new CrashRun(seededRandom(`${seed}/${name}`), rig, folder)
    await run.untilLive(
      'a streaming scanner',
      ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
    )
    const outcome = await rig.station.call('startBatch', demoBatch(ENDLESS_TRAYS))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    await rig.scanner.call('start', {})
    await run.untilScansGrow(1)
    return run
  }

  get ends(): Pick<LineRig, 'station' | 'scanner' | 'review'> {
    return { station: this.#station, scanner: this.rig.scanner, review: this.rig.review }
  }

  untilLive(what: string, done: (view: LiveView) => boolean): Promise<LiveView> {
    return untilLive({ station: this.#station }, what, done, RESTART_DEADLINE_MS)
  }

  /** Lets so many more scans be committed: the path is whole again. */
  async untilScansGrow(count: number): Promise<LiveView> {
    const { batch } = await this.#station.call('liveView', {})
    const from = batch?.scans ?? 0
    return this.untilLive(`${count} more scans committed`, (view) => (view.batch?.scans ?? 0) >= from + count)
  }

  health(name: ProcessName): ProcessHealth {
    const health = this.rig.supervisor.health().find((one) => one.name === name)
    if (health === undefined) throw new Error(`${name} is not supervised`)
    return health
  }

  /** SIGKILL at a random moment of the next tray or so; returns once another process of that name runs. */
  async kill(name: ProcessName): Promise<void> {
    await this.pauseRandomly(700)
    const { pid } = this.health(name)
    if (pid === null) throw new Error(`${name} is not running`)
    process.kill(pid, 'SIGKILL')
    await this.untilReplaced(name, pid)
  }

  /** "Start again", as somebody at the screen says it: an ordered stop, a new process, and earlier crashes forgiven. */
  async restart(name: ProcessName): Promise<void> {
    const { pid } = this.health(name)
    this.rig.supervisor.restart(name)
    await this.untilReplaced(name, pid)
  }

  pauseRandomly(belowMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.random.int(belowMs)))
  }

  /** Everything made is decided, the batch closed; what does not agree with what the scanner made and showed. */
  async findFaults(): Promise<readonly string[]> {
    await drain(this.ends)
    const nothing = { scansMade: 0, cellsScanned: 0 }
    const { record, faults } = await closeAndBalance(this.ends, nothing)
    const { missing, unexpected } = await compareWithTruth(this.ends, record.batchId)
    return [
      ...faults,
      ...missing.map((cell) => `no egg for ${cell}`),
      ...unexpected.map((cell) => `no cell for ${cell}`),
    ]
  }

  async stop(): Promise<void> {
    await this.rig.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  private async untilReplaced(name: ProcessName, oldPid: number | null): Promise<void> {
    const giveUpMs = systemClock.monoMs() + RESTART_DEADLINE_MS
    for (let now = this.health(name); now.pid === oldPid || now.state !== 'running'; now = this.health(name)) {
      if (systemClock.monoMs() > giveUpMs) throw new Error(`${name} did not come back: ${JSON.stringify(now)}`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    if (name === 'station') this.#station = connect(this.rig.open('station'), lineContract)
  }
}
