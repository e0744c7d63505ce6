import * as z from 'zod'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import { databaseSubject, judgeLog, LOG_FRAME_BYTES, LOG_HEAD_BYTES, logSubject } from './database-subjects.ts'
import { archiveSubjects, backupSubjects, journalSubjects } from './file-subjects.ts'
import { type FlipFolder, makeFlipFolder } from './flip-folder.ts'
import type { Subject, Verdict } from './subject.ts'

/** The bytes of every file are gone through in so many slices: slice n has every byte, or run, whose number leaves n. */
export const SLICES = 64
const FAULTS_MAX = 20

const perFile = z.object({
  ...{ bytes: z.number(), flips: z.number(), named: z.number() },
  dead: z.record(z.string(), z.number()),
  silent: z.number(),
})
export const flipsTallySchema = z.object({
  slices: z.number(),
  files: z.record(z.string(), perFile),
  cuts: z.number(),
  cutsSilent: z.number(),
  faults: z.array(z.string()),
})
export type FlipsTally = z.infer<typeof flipsTallySchema>

export function emptyFlipsTally(): FlipsTally {
  return { slices: 0, files: {}, cuts: 0, cutsSilent: 0, faults: [] }
}

/** Flips one bit in each byte of one slice of every file. The same seed and slice flip the same bits of a folder whose keys are new. */
export async function walkFlips(tally: FlipsTally, seed: string, chunk: number, slices: number): Promise<void> {
  const folder = await makeFlipFolder(`${seed}/${chunk}`)
  const random = seededRandom(`${seed}/${chunk}`)
  try {
    for (let slice = 0; slice < slices; slice++) {
      const number = chunk * slices + slice
      for (const subject of subjectsOf(folder)) await flipSlice(tally, subject, number % SLICES, random)
      if (number === 0) cutLog(tally, folder)
      tally.slices++
    }
  } finally {
    folder.remove()
  }
}

function subjectsOf(folder: FlipFolder): Subject[] {
  return [
    databaseSubject(folder),
    logSubject(folder),
    ...journalSubjects(folder),
    ...archiveSubjects(folder),
    ...backupSubjects(folder),
  ]
}

async function flipSlice(tally: FlipsTally, subject: Subject, slice: number, random: Random): Promise<void> {
  const { name, bytes, runBytes } = subject
  for (let run = slice; run * runBytes < bytes.length; run += SLICES) {
    const at = Math.min(bytes.length - 1, run * runBytes + random.int(runBytes))
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.int(8))
    count(tally, subject, at, await subject.judge(changed, at))
  }
  const file = tally.files[name]
  if (file !== undefined) file.bytes = bytes.length
}

function count(tally: FlipsTally, { name, bytes }: Subject, at: number, verdict: Verdict): void {
  const file = tally.files[name] ?? { bytes: bytes.length, flips: 0, named: 0, dead: {}, silent: 0 }
  tally.files[name] = file
  file.flips++
  if (verdict.kind === 'NAMED') file.named++
  else if (verdict.kind === 'DEAD') file.dead[verdict.reason] = (file.dead[verdict.reason] ?? 0) + 1
  else {
    file.silent++
    if (tally.faults.length < FAULTS_MAX) tally.faults.push(`${name}, byte ${at}: nothing was said`)
  }
}

/** The log cut off before each of its frames. */
function cutLog(tally: FlipsTally, folder: FlipFolder): void {
  const { bytes } = logSubject(folder)
  for (let end = LOG_HEAD_BYTES; end < bytes.length; end += LOG_FRAME_BYTES) {
    tally.cuts++
    if (judgeLog(folder, bytes.subarray(0, end)).kind === 'NAMED') continue
    tally.cutsSilent++
    tally.faults.push(`the log cut off at byte ${end}: nothing was said`)
  }
}
