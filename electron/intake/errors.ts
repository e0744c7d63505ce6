/**
 * Why the journal could not take or open something.
 * FULL: the disk or the journal's own limit. DISK: the disk fails. BUSY: too much waits for the disk.
 * TOO_LARGE: no record may be that long. CLOSED: after `close`. WRONG_KEY: the files were sealed with another key.
 */
export type IntakeErrorCode = 'FULL' | 'DISK' | 'BUSY' | 'TOO_LARGE' | 'CLOSED' | 'WRONG_KEY'

export class IntakeError extends Error {
  readonly code: IntakeErrorCode

  constructor(code: IntakeErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'IntakeError'
    this.code = code
  }
}

/** Codes of the operating system that mean "no space"; everything else is a failing disk. */
const NO_SPACE: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** A failed file operation in the journal's own words. */
export function intakeErrorFrom(cause: unknown): IntakeError {
  if (cause instanceof IntakeError) return cause
  const systemCode = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return NO_SPACE.has(systemCode)
    ? new IntakeError('FULL', `no space left for the intake journal (${systemCode})`, cause)
    : new IntakeError('DISK', `the intake journal cannot be written (${systemCode})`, cause)
}
