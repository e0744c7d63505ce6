import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as z from 'zod'

/** What a limit process answers to one request to work for so long. */
const measuredSchema = z.strictObject({ count: z.number(), tookMs: z.number() })
const readySchema = z.strictObject({ ready: z.literal(true) })
const requestSchema = z.strictObject({ workMs: z.number().positive() })

/** One thing this machine does as fast as it can, in a process of its own that sleeps meanwhile. */
export interface Limit {
  /** Works for about that long and answers with the rate. */
  measure(workMs: number): Promise<number>
  stop(): void | Promise<void>
}

/** Starts the program beside this file and waits until it is warm. */
export async function startLimit(program: string, args: readonly string[]): Promise<Limit> {
  const child = fork(join(import.meta.dirname, program), args, { serialization: 'advanced' })
  readySchema.parse(await nextMessage(child, program))
  return {
    async measure(workMs) {
      const answer = nextMessage(child, program)
      child.send({ workMs })
      const { count, tookMs } = measuredSchema.parse(await answer)
      return (count / tookMs) * 1000
    },
    stop: () => void child.kill(),
  }
}

/** A host that is shared runs at another speed every few seconds; what is to be compared takes turns faster than that. */
const TURN_MS = 250

/** Mean rates of several limits that take short turns, until each has worked for about that long. */
export async function measureInTurn<Name extends string>(
  limits: Readonly<Record<Name, Limit>>,
  workMs: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(limits) as Name[]
  const turns = Math.max(1, Math.round(workMs / TURN_MS))
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) sums[name] += await limits[name].measure(workMs / turns)
  }
  return Object.fromEntries(names.map((name) => [name, sums[name] / turns])) as Record<Name, number>
}

async function nextMessage(child: ChildProcess, program: string): Promise<unknown> {
  const answered = new AbortController()
  const { signal } = answered
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error(`${program} ended too early`)))
  // Nobody waits for its end any more once it has answered.
  ended.catch(() => undefined)
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    answered.abort()
  }
}

/** The other end: answers every request with what `work` did. */
export function serveLimit(work: (workMs: number) => Promise<number> | number): void {
  const answer = async (workMs: number) => {
    const startedMs = performance.now()
    const count = await work(workMs)
    process.send?.({ count, tookMs: performance.now() - startedMs })
  }
  process.on('message', (raw) => void answer(requestSchema.parse(raw).workMs))
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit())
  process.send?.({ ready: true })
}
