/** What can go wrong with a call, as a closed list. A handler may answer with a code of its own, in the same spelling. */
export const RPC_CODES = [
  /** The other end speaks another version of the contract. */
  'VERSION_MISMATCH',
  /** The other end serves something else. */
  'WRONG_SERVICE',
  /** A message of no known shape, or one before the handshake. */
  'BAD_MESSAGE',
  'UNKNOWN_METHOD',
  'BAD_PARAMS',
  'BAD_RESULT',
  /** No answer in time; the serving end was told to stop. */
  'DEADLINE',
  'CANCELLED',
  /** The port closed: whether the call was carried out is unknown. */
  'CLOSED',
  /** Too many calls under way on this port. */
  'BUSY',
  'TOO_LARGE',
  /** Of who asks; nothing was carried out, so the call may be repeated as it was. */
  'SIGN_IN_NEEDED',
  'NOT_ALLOWED',
  'PIN_NEEDED_AGAIN',
  /** Who is signed in cannot be found out now: whoever knows is not there. */
  'NOBODY_TO_ASK',
  /** The handler failed. */
  'FAILED',
] as const
export type RpcCode = (typeof RPC_CODES)[number]

/** The only error a call rejects with. */
export class RpcError extends Error {
  readonly code: string
  /** The file that it is about, by its name below the folder of the data; undefined where it is about none. */
  readonly file: string | undefined
  constructor(code: RpcCode | (string & {}), message: string, name = 'RpcError', file?: string) {
    super(message)
    this.name = name
    this.code = code
    this.file = file
  }
}

const OF_WHO_ASKS: readonly string[] = ['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN', 'NOBODY_TO_ASK']

/** Whether a call was refused for who asked: an answer, and no fault of anything. */
export function isOfWhoAsks(problem: unknown): boolean {
  return problem instanceof RpcError && OF_WHO_ASKS.includes(problem.code)
}

/** An error as it crosses: no stack, no path. */
export interface WireError {
  readonly name: string
  readonly code: string
  readonly message: string
  readonly file?: string
}

/** Longer texts are cut: an error is a sentence, not a dump. */
const MESSAGE_CHARS_MAX = 500
const NAME_CHARS_MAX = 60
const CODE_PATTERN = /^[A-Z][A-Z0-9_]{0,40}$/
/** Unix and Windows paths of two parts or more, and file URLs. */
const PATH_PATTERN = /(?:file:\/\/|[A-Za-z]:)?(?:[\\/][^\s\\/:'"`,;()]+){2,}[\\/]?/g

/** A name below the folder of the data, never a path from the root. */
const FILE_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*$/
const FILE_CHARS_MAX = 60

function isFileName(file: unknown): file is string {
  return typeof file === 'string' && file.length <= FILE_CHARS_MAX && FILE_PATTERN.test(file)
}

/** What the caller may know of a failure. Codes of the system (ENOSPC, SQLITE_FULL) are kept, because they say what to do. */
export function toWireError(problem: unknown): WireError {
  if (!(problem instanceof Error)) return { name: 'Error', code: 'FAILED', message: 'failed without a reason' }
  const code =
    'code' in problem && typeof problem.code === 'string' && CODE_PATTERN.test(problem.code) ? problem.code : 'FAILED'
  return {
    name: problem.name.slice(0, NAME_CHARS_MAX),
    code,
    message: problem.message.replace(PATH_PATTERN, '…').slice(0, MESSAGE_CHARS_MAX),
    ...('file' in problem && isFileName(problem.file) && { file: problem.file }),
  }
}

/** Reads an error that came over a port; anything malformed becomes a plain failure. */
export function fromWireError(wire: unknown): RpcError {
  if (typeof wire !== 'object' || wire === null) return new RpcError('FAILED', 'failed without a reason')
  const { name, code, message, file } = wire as Partial<Record<keyof WireError, unknown>>
  return new RpcError(
    typeof code === 'string' && CODE_PATTERN.test(code) ? code : 'FAILED',
    typeof message === 'string' ? message.slice(0, MESSAGE_CHARS_MAX) : 'failed without a reason',
    typeof name === 'string' ? name.slice(0, NAME_CHARS_MAX) : 'RpcError',
    isFileName(file) ? file : undefined,
  )
}
