import { commandLine, endCommand } from '../command/command-line.ts'
import { oneOf, text } from '../command/typed-values.ts'
import { markFile } from '../store/audit-mark.ts'
import { NEWEST_ENTRY_SQL } from '../store/audit-rows.ts'
import { existingData } from '../store/existing-data.ts'
import { readDataKey, subKeys } from '../store/key-file.ts'
import { requireCurrentSchema } from '../store/migrate.ts'
import { openReadable } from '../store/open-database.ts'
import { readWish, untoldRestores } from '../store/staged-restore.ts'
import { type AuditBreak, type AuditVerdict, verifyAudit } from './audit-verify.ts'

const USAGE = `npm run audit -- verify --data <folder>
Recomputes the chain of the audit trail, from the first entry to the last, and holds its end against the mark in the data folder.
Reads only; the station may be running. Ends with 0 if the trail is what was written, 1 if not, 2 if it cannot be read.`

/** What a chain without a secret of its own cannot show; printed, so that nobody believes more. */
const LIMITS = `Not shown by this: an end that was rewritten together with the mark by somebody who has the data key, or a data folder
exchanged as a whole. Against that helps a copy of the newest entry's number and hash, kept where this account cannot write.`

const NOT_ENTERED = (backup: string) => `
The backup ${backup} was put back, and the station has not started since. The next start enters that into the trail; until then its end is held
against nothing.`

const MEANINGS: Readonly<Record<AuditBreak['what'], (sequence: number) => string>> = {
  changed: (sequence) => `entry ${sequence}: it, or the one before it, was changed after it was written`,
  missing: (sequence) => `entry ${sequence}: entries before it are missing`,
  said: (sequence) =>
    `entry ${sequence}: written by the station at its start, because the trail before it was not what it had written`,
  ended: (sequence) =>
    `entry ${sequence}: is missing; the trail ends before it, or nobody knows any more how far it had come`,
}

/** `npm run audit`. */
async function main(): Promise<number> {
  const asked = commandLine({
    usage: USAGE,
    options: { data: text().optional() },
    positions: { verb: oneOf(['verify']), folder: text().optional() },
  })
  const folder = asked.folder ?? asked.data
  if (folder === undefined) return endCommand({ kind: 'wrong', problems: ['--data is missing'] }, USAGE)
  const files = existingData(folder)
  // The mark first: the station may write meanwhile, and the mark is never ahead of the trail.
  const mark = markFile(files.auditMark).read()
  const db = openReadable({ path: files.database, key: subKeys(readDataKey(files.keyFile)).database })
  try {
    requireCurrentSchema(db)
    const restored = untoldRestores(readWish(files)).findLast(({ isPlaced }) => isPlaced === true)
    // The mark is that of the trail before it.
    const verdict = await verifyAudit((question) => question(db), restored === undefined ? mark : 'none')
    console.log(verdictLines(verdict, newestHash(db)).join('\n'))
    if (restored !== undefined) console.log(NOT_ENTERED(restored.from))
    return verdict.breaks.length === 0 ? 0 : 1
  } finally {
    db.close()
  }
}

function newestHash(db: ReturnType<typeof openReadable>): string {
  const newest = db.prepare<[], { sequence: number; hash: Uint8Array }>(NEWEST_ENTRY_SQL).get()
  return newest === undefined ? 'none' : `${newest.sequence} ${Buffer.from(newest.hash).toString('hex')}`
}

function verdictLines({ entries, breaks }: AuditVerdict, newest: string): string[] {
  const head = [`audit entries ${entries}`, `newest entry  ${newest}`]
  if (breaks.length === 0) return [...head, 'the chain holds', '', LIMITS]
  return [
    ...head,
    `the chain is broken, first at entry ${breaks[0]?.sequence}:`,
    ...breaks.map((one) => `  ${MEANINGS[one.what](one.sequence)}`),
  ]
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
