import { fork } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview, type Review } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { fillHistory } from '../make/history.ts'
import { type HistoryPath, measureHistoryPath } from './history-path.ts'
import { HISTORY_MODEL, historyQuestions, sampleHistory } from './history-questions.ts'

/** Scans of the histories that are asked unless others are named. */
export const HISTORY_SIZES = [100_000, 1_000_000, 10_000_000] as const

/** Of the made histories: raised when fillHistory makes other rows. */
const HISTORY = 2
const SEED = 7
const DAYS = 90
/** Fixed, so that a history that was kept is that of today too. */
const UNTIL_MS = Date.UTC(2026, 9, 1)
const TIMES = 9

/** Milliseconds; `cpu` is the processor time of the middle one, which other programs of the machine do not lengthen. */
type Figures = Readonly<Record<string, { readonly median: number; readonly worst: number; readonly cpu: number }>>

/** The figures of one size of database. */
export interface HistoryFigures {
  readonly scans: number
  readonly bytesPerScan: number
  readonly startUpMs: number
  readonly questionsMs: Figures
  readonly ack: Readonly<Record<'alone' | 'beside questions', AckFigures>>
  /** The whole station on it at the promised rate. */
  readonly path: HistoryPath
}

interface AckFigures {
  readonly scans: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly commitP99Ms: number
}

/** Every question of the review screens, a start, and a station at work, on a database of so many scans. */
export async function measureHistory(
  scans: number,
  besideMs: number,
  say: (text: string) => void,
): Promise<HistoryFigures> {
  const folder = historyFolder(scans, say)
  const bytes = databaseBytes(folder)
  const startUpMs = measureStart(folder)
  say(`asking a history of ${scans} scans`)
  const questionsMs = await measureQuestions(folder)
  // On a copy, because a station writes.
  const copy = copyOf(folder)
  try {
    say(`a station at work on a history of ${scans} scans`)
    const path = await measureHistoryPath(copy, besideMs)
    // Last, because it leaves its batch open.
    const ack = await measureBeside(copy, besideMs)
    return { scans, bytesPerScan: bytes / scans, startUpMs, questionsMs, ack, path }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Forced to the disk: a station beside it must not wait for a gigabyte that was copied a moment ago. */
function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ovoscope-history', 'copy-'))
  cpSync(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  for (const name of readdirSync(copy)) {
    const file = openSync(join(copy, name), 'r')
    fsyncSync(file)
    closeSync(file)
  }
  return copy
}

/** Made where there is none of this kind. */
function historyFolder(scans: number, say: (text: string) => void): string {
  const folder = join(tmpdir(), 'ovoscope-history', `${HISTORY}-${scans}`)
  if (existsSync(folder)) return folder
  say(`making a history of ${scans} scans in ${folder}`)
  mkdirSync(join(folder, '..'), { recursive: true })
  // Under its name only once it is whole.
  const unfinished = mkdtempSync(`${folder}-`)
  const key = subKeys(openDataKey(dataFiles(unfinished))).database
  const store = openStore({ folder: unfinished, key, clock: systemClock, log: silentLogger })
  fillHistory(store, { scans, days: DAYS, seed: SEED, untilWallMs: UNTIL_MS })
  store.close()
  renameSync(unfinished, folder)
  return folder
}

function databaseBytes(folder: string): number {
  const { database } = dataFiles(folder)
  return statSync(database).size
}

/** What a station does with its database before it can receive. */
function measureStart(folder: string): number {
  const key = subKeys(readDataKey(dataFiles(folder).keyFile)).database
  // Once before, because a history of an older schema is brought up to date.
  openStore({ folder, key, clock: systemClock, log: silentLogger }).close()
  const beganMs = performance.now()
  const store = openStore({ folder, key, clock: systemClock, log: silentLogger })
  store.start()
  const tookMs = performance.now() - beganMs
  store.close()
  return tookMs
}

function openHistory(folder: string): Review {
  const files = dataFiles(folder)
  const key = subKeys(readDataKey(files.keyFile)).database
  const findModel = () => Promise.resolve(HISTORY_MODEL)
  return openReview({ path: files.database, key, play: true, isSynthetic: () => true, findModel })
}

/** Each asked some times in turn with the others, so that none has the pages of the one before for itself. */
async function measureQuestions(folder: string): Promise<Figures> {
  const review = openHistory(folder)
  const questions = Object.entries(historyQuestions(review, sampleHistory(review)))
  const tookMs = new Map<string, number[]>(questions.map(([name]) => [name, []]))
  const cpuMs = new Map<string, number[]>(questions.map(([name]) => [name, []]))
  for (let round = 0; round < TIMES; round++) {
    for (const [name, ask] of questions) {
      const beganMs = performance.now()
      const began = process.cpuUsage()
      await ask()
      const { user, system } = process.cpuUsage(began)
      tookMs.get(name)?.push(performance.now() - beganMs)
      cpuMs.get(name)?.push((user + system) / 1000)
    }
  }
  review.close()
  return Object.fromEntries(
    [...tookMs].map(([name, all]) => [
      name,
      { median: quantile(all, 0.5), worst: Math.max(...all), cpu: quantile(cpuMs.get(name) ?? [], 0.5) },
    ]),
  )
}

/** What the acknowledgement of a station at 100 scans a second takes with and without people who look back beside it. */
async function measureBeside(folder: string, besideMs: number): Promise<HistoryFigures['ack']> {
  const writer = fork(join(import.meta.dirname, 'history-writer.ts'), [folder])
  try {
    await once(writer, 'message')
    const review = openHistory(folder)
    const questions = Object.values(historyQuestions(review, sampleHistory(review)))
    await askWriter(writer)
    await pause(besideMs)
    const alone = await askWriter(writer)
    const endMs = performance.now() + besideMs
    while (performance.now() < endMs) {
      for (const ask of questions) {
        await ask()
        // People look at what they asked for.
        await pause(50)
      }
    }
    const beside = await askWriter(writer)
    review.close()
    return { alone, 'beside questions': beside }
  } finally {
    writer.disconnect()
    await once(writer, 'exit')
  }
}

const answerSchema = z.object({ durableMs: z.array(z.number()), commitMs: z.array(z.number()) })

async function askWriter(writer: ReturnType<typeof fork>): Promise<AckFigures> {
  const answered = once(writer, 'message')
  writer.send({})
  const [message] = await answered
  const { durableMs, commitMs } = answerSchema.parse(message)
  return {
    scans: durableMs.length,
    ...{ p50Ms: quantile(durableMs, 0.5), p99Ms: quantile(durableMs, 0.99), commitP99Ms: quantile(commitMs, 0.99) },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
