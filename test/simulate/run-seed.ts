import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, silentLogger } from '../../electron/log/logger.ts'
import { MasterDataDesk } from '../../electron/master-data/master-data-desk.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { SEED_PLACE } from '../make/master-records.ts'
import { checkRun } from './check-run.ts'
import { checkShown } from './check-shown.ts'
import { calm, scheduleFaults } from './faults.ts'
import { Operator } from './operator.ts'
import type { Plan } from './plan.ts'
import { copyDatabase } from './sim-database.ts'
import { DATABASE_KEY } from './station-life.ts'
import type { Counts } from './trace.ts'
import { World } from './world.ts'

/** A line that has nothing against it any more comes to its end well within this, beside the time that its eggs take. */
const RECOVERED_WITHIN_MS = 240_000
/** What the sorter never named is given up, then every change of a closed batch goes to the cloud: two looks a minute apart. */
const AFTERWARDS_MS = [20_000, 31_000, 61_000, 61_000, 61_000]
const AWAKE_MS = 1_500
/** A condition that is over has left the screen by then. */
const SETTLED_AFTER_MS = 12_000
const UPLOADED_WITHIN_MS = 120_000
/** What can still be decided, and then the pictures. */
const STOPPED_WITHIN_MS = 5_000
const HOUSE_KEPT_WITHIN_MS = 3_000
const DAY_MS = 86_400_000

export interface SeedOutcome {
  readonly digest: string
  /** What was not as it must be. */
  readonly problems: readonly string[]
  readonly faults: Readonly<Counts>
  readonly crashes: Readonly<Counts>
  readonly scans: number
  readonly commits: number
  /** Pictures that were read back in the end, each as it was made. */
  readonly pictures: number
  readonly traceLines: number
  readonly virtualMs: number
}

/** How far a run has come. */
export interface Progress {
  readonly virtualMs: number
  readonly scans: number
  readonly faults: number
}

export interface RunOptions {
  readonly log?: Logger
  readonly onTraceLine?: (line: string) => void
  /** Told between any two timers of the hall; ask for the progress only when it is to be said. Must not change anything. */
  readonly onStep?: (progress: () => Progress) => void
}

/** Runs one plan from its first scan to its last receipt and says what of it was not as it must be. */
export async function runPlan(plan: Plan, options: RunOptions = {}): Promise<SeedOutcome> {
  const folder = mkdtempSync(join(ramFolder(), 'ovoscope-simulate-'))
  try {
    const world = new World(plan, folder, options.log ?? silentLogger, options.onTraceLine)
    copyDatabase(freshData(), world.folder)
    mkdirSync(world.archive.folder)
    const stuck = await play(world, options.onStep)
    const problems = [...stuck, ...checkRun(world)]
    return {
      digest: world.trace.digest(),
      ...{ problems, faults: world.faults, crashes: world.crashes, commits: world.commits },
      pictures: world.picturesRead,
      scans: scansOf(world),
      traceLines: world.trace.lines,
      virtualMs: world.time.monoMs(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function progressOf(world: World): Progress {
  const faults = Object.values(world.faults).reduce((sum, times) => sum + times, 0)
  return { virtualMs: world.time.monoMs(), scans: scansOf(world), faults }
}

function scansOf({ lines }: World): number {
  return lines.reduce((sum, { truth }) => sum + truth.scans.size, 0)
}

async function play(world: World, onStep: RunOptions['onStep'] = () => undefined): Promise<string[]> {
  const { time, plan } = world
  const problems: string[] = []
  // Not by a timer of its own, which would be another run.
  const watched = (isOver: () => boolean) => () => {
    onStep(() => progressOf(world))
    return isOver()
  }
  world.start(world.folder)
  const operators = world.lines.map((line, at) => new Operator(world, at, line))
  const isDone = () => operators.every(({ done }) => done)
  scheduleFaults(world)
  time.after(plan.calmFromMs, () => calm(world))
  await time.advance(
    plan.calmFromMs,
    watched(() => false),
  )
  if (!(await time.advance(RECOVERED_WITHIN_MS + lengthMs(plan), watched(isDone)))) {
    problems.push(`it does not go on though nothing is wrong any more: ${operators.map(({ says }) => says).join('; ')}`)
  }
  await time.advance(SETTLED_AFTER_MS)
  if (problems.length === 0) problems.push(...checkShown(world))
  for (const line of world.lines) line.switchOff()
  for (const ms of AFTERWARDS_MS) {
    await time.advance(AWAKE_MS)
    await time.sleep(ms)
  }
  world.life?.sendNow()
  const outbox = world.life?.store?.outbox
  const isSent = () => outbox?.counts().queued === 0
  if (outbox === undefined || !(await time.advance(UPLOADED_WITHIN_MS, isSent)))
    problems.push('uploads are still waiting')
  problems.push(...(await stopInOrder(world)))
  await time.advance(100)
  problems.push(...(await startOnceMore(world)))
  return problems
}

/** What waits for ever waits for something that no clock here tells of. */
async function stopInOrder({ life, time }: World): Promise<string[]> {
  let isOver = life === undefined
  const ended = life?.stop().then(() => {
    isOver = true
  })
  await time.advance(STOPPED_WITHIN_MS)
  if (!isOver) return ['the station did not end when it was told to']
  await ended
  return []
}

/** What the last end left between two steps is put in order by the next start, and what has grown old meanwhile goes. */
async function startOnceMore(world: World): Promise<string[]> {
  const { time, plan } = world
  await time.sleep(plan.pictures.laterDays * DAY_MS)
  world.start(world.folder)
  await time.advance(HOUSE_KEPT_WITHIN_MS)
  return stopInOrder(world)
}

function lengthMs({ lines }: Plan): number {
  const longest = lines.map(
    ({ rows, columns, eggsPerHour, batches }) =>
      (batches.reduce((sum, trays) => sum + trays, 0) * rows * columns * 3_600_000) / eggsPerHour,
  )
  return 3 * Math.max(...longest)
}

let fresh: string | undefined

/** A folder with a database that has its schema and master data, made once: a run begins with a copy of it. */
function freshData(): string {
  if (fresh !== undefined) return fresh
  const folder = mkdtempSync(join(ramFolder(), 'ovoscope-fresh-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const clock = { wallMs: () => 0, monoMs: () => 0 }
  const store = openStore({ folder, key: DATABASE_KEY, clock, log: silentLogger })
  const { masterData, audited } = store
  new MasterDataDesk({ store: masterData, audited, log: silentLogger, place: SEED_PLACE })
  store.close()
  fresh = folder
  return folder
}

/** Memory where the system has such a folder: a sync there costs nothing, and what is copied is what SQLite has written. */
function ramFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}
