import { fork } from 'node:child_process'
import { once } from 'node:events'
import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview, type Review } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { fillHistory } from '../make/history.ts'
import { HISTORY_MODEL, historyQuestions, sampleHistory } from './history-questions.ts'
import { describeMachine, readMachineTicks, stealPct } from './machine.ts'

const USAGE = `node test/bench/history-command.ts [--scans 100000,1000000,10000000] [--seconds 20]
What every question of the review screens takes on a history of so many scans, what it takes to start, and what the acknowledgement
of a station at 100 scans a second takes with and without the questions beside it. Histories are made once, below the system's temporary folder.`

/** Of the made histories: raised when fillHistory makes other rows. */
const HISTORY = 1
const SEED = 7
const DAYS = 90
/** Fixed, so that a history that was kept is that of today too. */
const UNTIL_MS = Date.UTC(2026, 9, 1)
const TIMES = 9

/** Milliseconds; `cpu` is the processor time of the middle one, which other programs of the machine do not lengthen. */
type Figures = Readonly<Record<string, { readonly median: number; readonly worst: number; readonly cpu: number }>>

/** The figures of one size. */
interface SizeFigures {
  readonly scans: number
  readonly bytesPerScan: number
  readonly startUpMs: number
  readonly questionsMs: Figures
  readonly ack: Readonly<Record<'alone' | 'beside questions', AckFigures>>
}

interface AckFigures {
  readonly scans: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly commitP99Ms: number
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ scans: { type: 'string', default: '100000,1000000,10000000' }, help: { type: 'boolean' } },
      ...{ seconds: { type: 'string', default: '20' }, json: { type: 'boolean' } },
    },
  })
  if (values.help === true) return console.log(USAGE)
  const say = (text: string) => (values.json === true ? undefined : console.log(text))
  const before = readMachineTicks()
  const sizes: SizeFigures[] = []
  for (const scans of values.scans.split(',').map(Number)) {
    sizes.push(await measureSize(scans, Number(values.seconds) * 1000, say))
  }
  const steal = stealPct(before, readMachineTicks())
  if (values.json === true) return console.log(JSON.stringify({ stealPct: steal, sizes }))
  printTable(sizes)
  const { cores, processor, loadBefore } = describeMachine({ onnxruntime: '', sqlite: '' })
  console.log(`\n${cores} cores, ${processor}, load ${loadBefore.toFixed(1)}, steal ${steal?.toFixed(1) ?? '?'} %`)
}

async function measureSize(scans: number, besideMs: number, say: (text: string) => void): Promise<SizeFigures> {
  const folder = historyFolder(scans, say)
  const bytes = databaseBytes(folder)
  const startUpMs = measureStart(folder)
  const review = openHistory(folder)
  try {
    say(`asking a history of ${scans} scans`)
    const questionsMs = await measureQuestions(review)
    return { scans, bytesPerScan: bytes / scans, startUpMs, questionsMs, ack: await measureBeside(folder, besideMs) }
  } finally {
    review.close()
  }
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
async function measureQuestions(review: Review): Promise<Figures> {
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
  return Object.fromEntries(
    [...tookMs].map(([name, all]) => [
      name,
      { median: quantile(all, 0.5), worst: Math.max(...all), cpu: quantile(cpuMs.get(name) ?? [], 0.5) },
    ]),
  )
}

/** On a copy, because a station writes. */
async function measureBeside(folder: string, besideMs: number): Promise<SizeFigures['ack']> {
  const copy = mkdtempSync(join(tmpdir(), 'ovoscope-history', 'beside-'))
  cpSync(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const writer = fork(join(import.meta.dirname, 'history-writer.ts'), [copy])
  try {
    await once(writer, 'message')
    const review = openHistory(copy)
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
    rmSync(copy, { recursive: true, force: true })
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

function printTable(sizes: readonly SizeFigures[]): void {
  const row = (name: string, cells: readonly string[]) =>
    console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(24)).join(''))
  row(
    'milliseconds: median (worst) processor',
    sizes.map(({ scans }) => `${scans} scans`),
  )
  for (const name of Object.keys(sizes[0]?.questionsMs ?? {})) {
    row(
      name,
      sizes.map(({ questionsMs }) => {
        const { median = 0, worst = 0, cpu = 0 } = questionsMs[name] ?? {}
        return `${median.toFixed(1)} (${worst.toFixed(1)}) ${cpu.toFixed(1)}`
      }),
    )
  }
  row(
    'start-up of the store',
    sizes.map(({ startUpMs }) => startUpMs.toFixed(1)),
  )
  for (const way of ['alone', 'beside questions'] as const) {
    for (const what of ['p50Ms', 'p99Ms', 'commitP99Ms'] as const) {
      row(
        `${what === 'commitP99Ms' ? 'commit p99' : `durable ${what.slice(0, 3)}`}, ${way}`,
        sizes.map(({ ack }) => ack[way][what].toFixed(2)),
      )
    }
  }
  row(
    'bytes of file a scan',
    sizes.map(({ bytesPerScan }) => bytesPerScan.toFixed(1)),
  )
}

await main()
