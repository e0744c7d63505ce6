import { type StartRefusal, startRefusalSchema } from '../contract/start-refusal.ts'

/** What the operating system says of a folder or disk, in the words of a refusal. */
const SYSTEM_CODES: Readonly<Record<string, StartRefusal['code']>> = {
  ENOSPC: 'FULL',
  EDQUOT: 'FULL',
  EROFS: 'DISK',
  EACCES: 'DISK',
  EPERM: 'DISK',
  EIO: 'DISK',
}

/** Of what SQLite says, only this is of the disk; the rest is a fault of the program. */
const SQLITE_OF_DISK = /^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/

/** The refusal in an error that ended a start, by the error's own `code`; undefined for a crash. */
export function startRefusalOf(problem: unknown): StartRefusal | undefined {
  if (!(problem instanceof Error) || !('code' in problem) || typeof problem.code !== 'string') return undefined
  const code = SYSTEM_CODES[problem.code] ?? problem.code
  if (code === 'DISK' && !isOfDisk(problem.cause)) return undefined
  const refusal = startRefusalSchema.safeParse({ code, detail: problem.message })
  return refusal.success ? refusal.data : undefined
}

function isOfDisk(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return !code.startsWith('SQLITE_') || SQLITE_OF_DISK.test(code)
}
