import * as z from 'zod'
import type { Clock } from '../base/clock.ts'
import { systemClock } from './system-clock.ts'

/** Error output kept of a running process: enough for its last line, whatever it is. */
const KEPT_CHARS = 8_192
/** What was logged longer before the end is no reason for it: a process goes on for days after a question that it refused. */
const REASON_AGE_MAX_MS = 10_000
/** A reason is shown on a screen; longer ones are cut. */
const SENTENCE_CHARS_MAX = 200

/** Remembers the end of a process's error output, to say why it crashed. */
export class LastWords {
  readonly #clock: Pick<Clock, 'wallMs'>
  #text = ''

  constructor(clock: Pick<Clock, 'wallMs'> = systemClock) {
    this.#clock = clock
  }

  add(text: string): void {
    this.#text = (this.#text + text).slice(-KEPT_CHARS)
  }

  /** The last line that can be a reason: of our own log only errors of the last moments, of anything else all. Empty when nothing was said. */
  sentence(): string {
    const lines = this.#text.split('\n').reverse()
    const sinceWallMs = this.#clock.wallMs() - REASON_AGE_MAX_MS
    const reason = lines.map((line) => reasonIn(line.trim(), sinceWallMs)).find((text) => text !== '')
    return (reason ?? '').slice(0, SENTENCE_CHARS_MAX)
  }
}

/** Level of pino from which a line says that something failed. */
const ERROR_LEVEL = 50

const logLineSchema = z.object({
  level: z.number(),
  msg: z.string(),
  reason: z.string().optional(),
  time: z.string().optional(),
})

function reasonIn(line: string, sinceWallMs: number): string {
  if (!line.startsWith('{')) return line
  const logged = logLineSchema.safeParse(parseJson(line))
  if (!logged.success) return line
  const { level, msg, reason, time } = logged.data
  if (level < ERROR_LEVEL || (time !== undefined && Date.parse(time) < sinceWallMs)) return ''
  return reason === undefined ? msg : `${msg}: ${reason}`
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
