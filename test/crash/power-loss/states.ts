import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import { ACTION_CODES, BATCH_STATE_CODES, CLASS_CODES } from '../../../electron/store/codes.ts'
import { DiskModel, type Fate } from './disk-model.ts'
import { openState } from './open-state.ts'
import type { Recording } from './recording.ts'
import { acknowledgedBefore } from './said.ts'
import { readEverything } from './stored-scans.ts'
import type { TraceEvent } from './trace.ts'

/** Every connection makes it anew; it is never forced to the disk. */
const isSharedMemory = (path: string) => path.endsWith('-shm')

const MEMORY_FOLDER = '/dev/shm'
const MEMORY_BYTES_MIN = 512 * 1024 * 1024

/** Where in the trace the power goes, and what of the unsynced gets to the disk. */
export interface Loss {
  /** So many events of the trace have happened. */
  readonly events: number
  readonly fate: Fate
}

const SYNCED: ReadonlySet<TraceEvent['kind']> = new Set(['sync-end'])
const NAMED: ReadonlySet<TraceEvent['kind']> = new Set([
  'created',
  'rename',
  'link',
  'unlink',
  'folder',
  'emptied',
  'resize',
])
/** A change of a name and what hangs on it are no further apart. */
const NEAR_EVENTS = 12
const SHARES: readonly number[] = [0, 0.1, 0.5, 0.9]

export interface StateTally {
  states: number
  /** The power went just after a sync, with everything written before it there. */
  consistent: number
  /** Before the first acknowledgement. */
  beforeFirstWord: number
  replayed: number
  acknowledged: number
  faults: string[]
}

export function emptyStateTally(): StateTally {
  return { states: 0, consistent: 0, beforeFirstWord: 0, replayed: 0, acknowledged: 0, faults: [] }
}

/** So many losses, in the order of the trace: a third of them within the first start, a third around changes of names, which are few, half of the others just after a sync. */
export function drawLosses(recording: Recording, count: number, random: Random): readonly Loss[] {
  const { events } = recording.trace
  const placesOf = (kinds: ReadonlySet<TraceEvent['kind']>) =>
    events.flatMap(({ kind }, event) => (kinds.has(kind) ? [event + 1] : []))
  const [afterSync, afterName] = [placesOf(SYNCED), placesOf(NAMED)]
  const firstWord = recording.said.acknowledged[0]?.event ?? events.length
  const losses = Array.from({ length: count }, (_, n) => {
    const fate = {
      random: random.fork(n),
      sectorBytes: random.int(2) === 0 ? 512 : 4096,
      namesInOrder: random.int(2) === 0,
    }
    const until = n % 3 === 0 ? firstWord : events.length
    const syncs = afterSync.filter((event) => event <= until)
    const sync = syncs[random.int(syncs.length)] ?? until
    if (n % 4 === 0) return { events: sync, fate: { ...fate, share: 1 } }
    const nearName = (afterName[random.int(afterName.length)] ?? 0) + random.int(NEAR_EVENTS)
    const near = n % 3 === 1 ? nearName : sync
    const at = random.next() < 0.5 ? near : 1 + random.int(until)
    return { events: Math.min(at, events.length), fate: { ...fate, share: SHARES[random.int(SHARES.length)] ?? 0 } }
  })
  return losses.sort((left, right) => left.events - right.events)
}

/** Every state just after a sync, with everything that had been written by then. */
export function everyConsistentPrefix({ trace }: Recording, random: Random): readonly Loss[] {
  const fate = { random, sectorBytes: 512, share: 1, namesInOrder: true }
  return trace.events.flatMap(({ kind }, event) => (kind === 'sync-end' ? [{ events: event + 1, fate }] : []))
}

/** `each` times every state in which the power can find a database that is being made: SQLite has a rollback journal then, and a file of zeros is no damage. */
export function drawLossesInTheMaking({ trace: { events } }: Recording, each: number, random: Random): readonly Loss[] {
  const made = events.findIndex((event) => event.kind === 'created' && event.path.endsWith('.db'))
  const done = events.findIndex((event) => event.kind === 'unlink' && event.path.endsWith('.db-journal'))
  return Array.from({ length: done - made + 1 }, (_, n) => made + 1 + n).flatMap((at) =>
    Array.from({ length: each }, (_, n) => {
      const share = SHARES[n % SHARES.length] ?? 0
      const fate = { random: random.fork(at).fork(n), sectorBytes: 512, share, namesInOrder: n % 2 === 0 }
      return { events: at, fate }
    }),
  )
}

/** Rebuilds and opens a disk for each loss; `losses` in the order of the trace. */
export async function openStates(recording: Recording, losses: readonly Loss[], tally: StateTally): Promise<void> {
  const disk = new DiskModel(recording.root, recording.rootNumber)
  const folder = mkdtempSync(join(folderForStates(), 'ovoscope-power-state-'))
  let done = 0
  try {
    for (const loss of losses) {
      for (; done < loss.events; done++) {
        const event = recording.trace.events[done]
        if (event !== undefined) disk.apply(event)
      }
      const into = join(folder, String(tally.states))
      disk.rebuild(into, loss.fate, isSharedMemory)
      await openOne(recording, loss, join(into, 'data'), tally)
      rmSync(into, { recursive: true })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function openOne(recording: Recording, { events, fate }: Loss, data: string, tally: StateTally): Promise<void> {
  const firstWord = recording.said.acknowledged[0]?.event ?? Number.POSITIVE_INFINITY
  const { faults, replayed } = await openState(data)
  const unkept = faults.length === 0 ? unkeptPromises(recording, events, data) : []
  const where = `after ${events} events, ${fate.sectorBytes}-byte sectors, share ${fate.share}${fate.namesInOrder ? ', names in order' : ''}`
  tally.faults.push(...[...faults, ...unkept].map((fault) => `${where}: ${fault}`))
  tally.states++
  tally.replayed += replayed
  tally.acknowledged += count(acknowledgedBefore(recording.said, events).ranges)
  if (fate.share === 1) tally.consistent++
  if (events <= firstWord) tally.beforeFirstWord++
}

/** Memory where there is plenty: each start makes 16 MB of journal and forces it to the disk, which here proves nothing. */
function folderForStates(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
    if (bavail * bsize >= MEMORY_BYTES_MIN) return MEMORY_FOLDER
  } catch {
    // Not on this system.
  }
  return tmpdir()
}

/** What was acknowledged, decided, or answered to a person by then, and is not so. */
function unkeptPromises({ said, promised, stored }: Recording, events: number, data: string): readonly string[] {
  const now = readEverything(data)
  const bySequence = new Map(now.scans.map((scan) => [scan.sequence, scan]))
  const acknowledged = acknowledgedBefore(said, events)
  const received = new Set(
    now.received.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
  )
  const lost = acknowledged.ranges.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((sequence) => !received.has(sequence)),
  )
  const scansLost = stored.scans.filter(({ sequence }) => acknowledged.has(sequence) && !bySequence.has(sequence))
  const places = new Map(stored.scans.map(({ sequence, place }) => [sequence, place]))
  const moved = now.scans.filter(({ sequence, place }) => places.has(sequence) && places.get(sequence) !== place)
  const otherwise = said.decisions.filter(({ event, scanSequence, eggClass, action }) => {
    const scan = bySequence.get(scanSequence)
    if (event >= events) return false
    return scan?.eggClass !== CLASS_CODES.code(eggClass) || scan.action !== ACTION_CODES.code(action)
  })
  const closedCode = BATCH_STATE_CODES.code('closed')
  const broken = promised.filter((promise) => {
    if (promise.event >= events) return false
    if (promise.kind === 'corrections') return now.corrections < promise.count
    const state = now.batches.get(promise.batchId)
    return state === undefined || (promise.closed && state !== closedCode)
  })
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged messages are lost, the first is ${lost[0]}`] : []),
    ...(scansLost.length > 0 ? [`${scansLost.length} acknowledged scans have no row`] : []),
    ...(bySequence.size < now.scans.length ? [`${now.scans.length - bySequence.size} scans are there twice`] : []),
    ...(moved.length > 0 ? [`${moved.length} scans are of another egg`] : []),
    ...(otherwise.length > 0
      ? [`${otherwise.length} decisions that were sent are stored otherwise or not at all`]
      : []),
    ...broken.map((promise) => `a promise is not kept: ${JSON.stringify(promise)}`),
  ]
}

function count(ranges: readonly { readonly from: number; readonly to: number }[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** The trace replayed whole must give the very files that are there: otherwise something went past the recorder, and nothing would be proved. */
export function holdTraceAgainstFolder(recording: Recording): readonly string[] {
  const { trace, root, rootNumber, folder, data } = recording
  const disk = new DiskModel(root, rootNumber)
  for (const event of trace.events) disk.apply(event)
  const into = join(folder, 'whole')
  mkdirSync(into)
  const everything: Fate = { random: seededRandom('everything'), sectorBytes: 4096, share: 1, namesInOrder: true }
  const rebuilt = disk.rebuild(into, everything, isSharedMemory)
  const real = filesBelow(data).map((path) => join('data', path))
  const faults = [
    ...real.filter((path) => !rebuilt.includes(path)).map((path) => `${path} is there and not in the trace`),
    ...rebuilt.filter((path) => !real.includes(path)).map((path) => `${path} is in the trace and not there`),
    ...rebuilt
      .filter((path) => real.includes(path) && !readFileSync(join(root, path)).equals(readFileSync(join(into, path))))
      .map((path) => `${path} is not as the trace says`),
    ...trace.events.flatMap((event) => (event.kind === 'unknown' ? [`nobody can follow ${event.call}`] : [])),
  ]
  rmSync(into, { recursive: true })
  return faults
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !isSharedMemory(path))
}
