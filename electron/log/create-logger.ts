import { writeSync } from 'node:fs'
import { type DestinationStream, multistream, pino, stdTimeFunctions } from 'pino'
import type { LogFields, Logger } from './logger.ts'
import { RotatingFile } from './rotating-file.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface LoggerOptions {
  /** On every line: which process speaks. */
  readonly process: string
  readonly level: LogLevel
  /** JSON lines go to this file and its older parts; undefined writes none. */
  readonly file: string | undefined
  /** From this level on, lines also go to the error output. */
  readonly errorOutputLevel?: LogLevel
  /** Default: the process's own error output, written at once. */
  readonly errorOutput?: (line: string) => void
}

/** Longer lines are cut before they are written; a log is read by people. */
const LINE_CHARS_MAX = 16_384

/** Names whose values never reach a log, at the top of the fields or up to two levels down. */
const SECRET_NAMES = ['token', 'password', 'pin', 'secret', 'cookie', 'authorization', 'key', 'recoveryCode']
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** A logger on pino: synchronous, so that the last line before a crash is on the disk. */
export function createLogger(options: LoggerOptions): Logger {
  const streams: { level: LogLevel; stream: DestinationStream }[] = [
    { level: options.errorOutputLevel ?? 'warn', stream: shortened(options.errorOutput ?? writeToErrorOutput) },
  ]
  if (options.file !== undefined) {
    const file = new RotatingFile(options.file)
    streams.push({ level: options.level, stream: shortened((line) => file.write(line)) })
  }
  return asLogger(
    pino(
      {
        level: options.level,
        base: { process: options.process },
        timestamp: stdTimeFunctions.isoTime,
        redact: { paths: SECRET_PATHS, censor: '[secret]' },
      },
      multistream(streams),
    ),
  )
}

interface PinoLike {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  child(fields: LogFields): PinoLike
}

function asLogger(inner: PinoLike): Logger {
  return {
    debug: (fields, message) => inner.debug(fields, message),
    info: (fields, message) => inner.info(fields, message),
    warn: (fields, message) => inner.warn(fields, message),
    error: (fields, message) => inner.error(fields, message),
    child: (fields) => asLogger(inner.child(fields)),
  }
}

function shortened(write: (line: string) => void): DestinationStream {
  return { write: (line) => write(line.length > LINE_CHARS_MAX ? `${line.slice(0, LINE_CHARS_MAX)}…\n` : line) }
}

function writeToErrorOutput(line: string): void {
  try {
    writeSync(2, line)
  } catch {
    // The terminal or the parent is gone, or its pipe is full: the file still has the line.
  }
}
