import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../electron/base/random.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { Logger } from '../../electron/log/logger.ts'
import { pictureName } from '../../electron/store/archive/picture.ts'
import type { KeptRow } from '../../electron/store/archive-book.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import type { CommitGroup, EggOverride } from '../../electron/store/store.ts'
import type { Deed } from '../proof/law/facts.ts'
import { isOld } from './check-pictures.ts'
import { type CrashPlan, CrashPoints } from './crash-points.ts'
import type { PictureLoss } from './life-pictures.ts'
import { hasRoom } from './picture-plan.ts'
import type { Plan } from './plan.ts'
import { SimArchive } from './sim-archive.ts'
import { SimCloud } from './sim-cloud.ts'
import { copyDatabase, type DatabaseState } from './sim-database.ts'
import { SimLine } from './sim-line.ts'
import { SimModel } from './sim-model.ts'
import { ProcessTime, SimTime } from './sim-time.ts'
import { StationLife } from './station-life.ts'
import { type Counts, count, Trace } from './trace.ts'

/** The newest time that the station has written down is at most so old, and some seconds more while its disk refused; see line/clock-watch.ts. */
const UNSEEN_BACK_MS = 90_000
/** A clock is looked at several times a second in which the station runs. */
const UNSEEN_MS = 400
const START_AGAIN_MS = 500
/** After this nothing of a dead station moves any more. */
const BURIED_AFTER_MS = 50

/** A deed with the batch it belongs to. */
export interface WorldDeed extends Deed {
  readonly hasBatch: boolean
}

/** Everything of one run: the hall, the machine with whatever station lives on it, and what is known to be true. */
export class World {
  readonly plan: Plan
  readonly time: SimTime
  readonly random: Random
  readonly trace: Trace
  readonly points: CrashPoints
  readonly lines: readonly SimLine[]
  readonly model: SimModel
  readonly cloud: SimCloud
  readonly faults: Counts = {}
  readonly crashes: Counts = {}
  readonly problems: string[] = []
  readonly deeds: WorldDeed[] = []
  archive: SimArchive
  /** Names of pictures that were erased, or that nobody had any more when they were to be kept. */
  readonly picturesGone = new Set<string>()
  /** Pictures that were read back in the end. */
  picturesRead = 0
  /** Transactions that became durable. */
  commits = 0
  /** False from a jump of the wall clock on until somebody has said that it is right. */
  clockHonest = true
  life: StationLife | undefined
  databaseState: DatabaseState = 'well'
  /** What is done to the machine before the next start. */
  whileDown: () => void = () => undefined
  readonly #folder: string
  readonly #log: Logger
  #bootMs = 0
  #lives = 0
  #jumpedMs = Number.NEGATIVE_INFINITY
  #jumpedBackFar = false
  /** What was done to the clock since the station went down, and how things stood then. */
  #down: { byMs: number; readonly wasHonest: boolean; readonly wasFarBack: boolean } | undefined

  constructor(plan: Plan, folder: string, log: Logger, onTraceLine?: (line: string) => void) {
    this.plan = plan
    this.#folder = folder
    this.#log = log
    this.random = seededRandom(`${plan.seed}/world`)
    this.time = new SimTime(plan.startWallMs)
    this.trace = new Trace(() => this.time.monoMs(), onTraceLine)
    this.points = new CrashPoints(this.trace)
    this.time.onTurn = () => this.points.turn()
    this.points.onCrash = (where, crash) => this.#crash(where, crash)
    const { time, points, trace, faults: counts } = this
    this.lines = plan.lines.map(
      (one, line) =>
        new SimLine({ line, plan: one, time, points, trace, counts, random: this.random.fork(`line ${line}`) }),
    )
    for (const { cable } of this.lines) cable.onSaid = (decisions) => this.#said(decisions)
    this.archive = new SimArchive(dataFiles(this.folder).archive, this.random.fork('archive'))
    this.archive.onBareRemoval = (name) => this.problems.push(`${name} was removed while its key could still be made`)
    this.model = new SimModel({ random: this.random.fork('model'), points, counts })
    this.cloud = new SimCloud({ random: this.random.fork('cloud'), points, counts, trace })
  }

  /** The folder of the first life; a database may be put there beforehand. */
  get folder(): string {
    return this.life?.folder ?? join(this.#folder, 'life-1')
  }

  /** A station starts on what the one before left; one that cannot is started again, as a supervisor does. */
  start(folder: string): void {
    const time = new ProcessTime(this.time, this.#bootMs)
    const { lines, points, cloud, plan } = this
    const life = new StationLife({
      ...{ time, points, folder, cloud, log: this.#log, archive: this.archive, pictures: plan.pictures },
      random: this.random.fork(`life ${++this.#lives}`),
      disks: lines.map(({ disk }) => disk),
      cables: lines.map(({ cable }) => cable),
      site: { timeZone: plan.timeZone, jurisdictionId: plan.country },
      ratedEggsPerHour: plan.lines[0]?.eggsPerHour ?? 24_000,
      watch: {
        committed: (line, group) => this.#committed(line, group),
        corrected: (override) => this.#corrected(override),
        released: (line, through, durablyThrough, heldAfter) => {
          if (heldAfter !== undefined && heldAfter < through)
            this.problems.push(
              `line ${line}: the journal was released to ${through}, a picture waits behind ${heldAfter}`,
            )
          if (through > durablyThrough)
            this.problems.push(`line ${line}: the journal was released to ${through}, the rows reach ${durablyThrough}`)
        },
        erased: (rows) => this.#erased(rows),
        givenUp: (names, why) => this.#givenUp(names, why),
        due: (pictures) => count(this.faults, 'picture left in the journal', pictures),
        problem: (text) => this.problems.push(text),
      },
    })
    this.life = life
    this.trace.note(`life ${this.#lives}`)
    life.start().then(
      () => {
        if (!time.alive || life.station === undefined) return
        this.#down = undefined
        life.database.setState(this.databaseState)
        this.model.attach(life.station, time)
      },
      (error: unknown) => {
        if (!time.alive) return
        count(this.faults, 'start refused by the disk')
        this.trace.note('start failed')
        // Only a disk that refuses may keep a station from starting.
        const mayFail = this.databaseState !== 'well' || lines.some(({ disk }) => disk.state !== 'well')
        if (!mayFail) this.problems.push(`the station did not start: ${String(error)}`)
        time.die()
        this.#bury(life)
        this.time.after(START_AGAIN_MS, () => this.start(folder))
      },
    )
    life.database.setState(this.databaseState)
  }

  /** Ends it in order, and starts another one on the same folder. Nothing comes of it where the station ends otherwise meanwhile. */
  async restart(): Promise<void> {
    const { life } = this
    if (life?.station === undefined || !life.time.alive) return
    await life.stop()
    if (!life.time.alive || this.life !== life) return
    life.time.die()
    // It looks at the clock before it ends, but its disk may refuse what it saw.
    this.#forgetUnseenJump(true)
    this.#bury(life)
    this.start(life.folder)
  }

  setDatabase(state: DatabaseState): void {
    this.databaseState = state
    this.life?.database.setState(state)
  }

  /** Somebody or something sets the clock of the machine. */
  jumpClock(byMs: number): void {
    this.time.jumpWall(byMs)
    const isUp = this.life?.time.alive === true && this.life.station !== undefined
    if (!isUp) return this.#setWhileDown(byMs)
    this.#down = undefined
    this.clockHonest = false
    this.#jumpedMs = this.time.monoMs()
    this.#jumpedBackFar = byMs < -UNSEEN_BACK_MS
  }

  /** What is set while nothing runs can be seen only where, all in all, it is before everything that is written down. */
  #setWhileDown(byMs: number): void {
    this.#down ??= { byMs: 0, wasHonest: this.clockHonest, wasFarBack: this.#jumpedBackFar }
    this.#down.byMs += byMs
    const isFarBack = this.#down.byMs < -UNSEEN_BACK_MS
    this.clockHonest = this.#down.wasHonest && !isFarBack
    this.#jumpedBackFar = this.#down.wasFarBack || isFarBack
    this.#jumpedMs = this.time.monoMs()
  }

  /** The process is gone at this instant. What its turn still does, nobody sees. */
  #crash(where: string, { power, backAfterMs }: CrashPlan): void {
    const { life } = this
    if (life === undefined || !life.time.alive) return
    count(this.crashes, power ? `power: ${where}` : `kill: ${where}`)
    this.trace.note(`${power ? 'power cut' : 'kill'} at ${where}`)
    life.time.die()
    const folder = join(this.#folder, `life-${this.#lives + 1}`)
    copyDatabase(life.folder, folder)
    for (const line of this.lines) line.disk = line.disk.copy(power)
    this.archive = this.archive.copy(dataFiles(folder).archive, power)
    this.#forgetUnseenJump(life.time.ranMsSince(this.#jumpedMs) >= UNSEEN_MS)
    this.#bury(life, true)
    if (power) this.#bootMs = this.time.monoMs()
    const { whileDown } = this
    this.whileDown = () => undefined
    this.time.after(backAfterMs / 2, whileDown)
    this.time.after(backAfterMs, () => this.start(folder))
  }

  /** A jump that the station had no time or no disk to write down, and that it cannot see afterwards. */
  #forgetUnseenJump(wasSeen: boolean): void {
    if ((!wasSeen || this.databaseState !== 'well') && !this.#jumpedBackFar) this.clockHonest = true
  }

  #bury(life: StationLife, withFolder = false): void {
    this.time.after(BURIED_AFTER_MS, () => {
      life.abandon()
      if (withFolder) rmSync(life.folder, { recursive: true, force: true })
    })
  }

  #committed(line: number, { items }: CommitGroup): void {
    this.commits++
    const { clockHonest } = this
    const atWallMs = this.time.wallMs()
    const untilWallMs = atWallMs + DEFAULT_RECIPE.sorterDeadlineMs
    for (const item of items) {
      if (item.kind !== 'scan') {
        this.trace.note(`row ${line} ${item.kind}`)
        continue
      }
      const { identity, decision, batchId, attempt } = item.scan
      const { eggClass, action } = decision
      this.trace.note(`row ${line} scan ${identity.sequence} ${attempt} ${eggClass} ${action} ${decision.reason}`)
      this.deeds.push({
        path: 'stored',
        eggClass,
        action,
        atWallMs,
        untilWallMs,
        clockHonest,
        hasBatch: batchId !== null,
      })
    }
  }

  #erased(rows: readonly KeptRow[]): void {
    count(this.faults, 'segment of pictures erased')
    if (rows.length > 0) count(this.faults, 'kept picture erased', rows.length)
    for (const row of rows) {
      this.picturesGone.add(pictureName(row))
      if (hasRoom(this.plan.pictures) && !isOld(row, this))
        this.problems.push(`picture ${pictureName(row)} was erased before its days were over`)
    }
  }

  #givenUp(names: readonly string[], why: PictureLoss): void {
    for (const name of names) {
      if (why === 'nobody has it' && !this.picturesGone.has(name)) this.problems.push(`picture ${name} is lost: ${why}`)
      count(this.faults, `picture given up: ${why}`)
      this.picturesGone.add(name)
    }
  }

  #said(decisions: Parameters<SimLine['cable']['onSaid']>[0]): void {
    const { clockHonest } = this
    const atWallMs = this.time.wallMs()
    for (const { eggClass, action, deadlineUs } of decisions) {
      const untilWallMs = atWallMs + Math.max(0, deadlineUs / 1_000 - this.time.monoMs())
      this.deeds.push({ path: 'sent', eggClass, action, atWallMs, untilWallMs, clockHonest, hasBatch: true })
    }
  }

  #corrected({ from, eggClass, action, batchId }: EggOverride): void {
    const { clockHonest } = this
    const atWallMs = this.time.wallMs()
    const times = { atWallMs, untilWallMs: atWallMs, clockHonest, hasBatch: batchId !== null }
    this.deeds.push({ path: 'correction', eggClass, action, machineClass: from.eggClass, ...times })
  }
}
