/** Prints what a long task is doing: one line a step with its time, details only where they help. */
export interface Step {
  readonly name: string
  readonly ok: boolean
  /** Shown beside the name, for example how much was read. */
  readonly note: string
  readonly seconds: number
}

/** Runs one step and prints its line when it is done; on failure also what it had to say. */
export async function step(name: string, work: () => Promise<StepOutcome>): Promise<Step> {
  const startedMs = performance.now()
  const outcome = await work().catch(
    (error: unknown): StepOutcome => ({
      ok: false,
      details: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
  const seconds = (performance.now() - startedMs) / 1000
  const note = outcome.note ?? ''
  console.log(
    `${outcome.ok ? 'ok  ' : 'FAIL'} ${name.padEnd(NAME_WIDTH)} ${seconds.toFixed(1).padStart(6)} s  ${note}`.trimEnd(),
  )
  if (!outcome.ok && outcome.details !== undefined) console.log(indent(firstLines(outcome.details.trim())))
  return { name, ok: outcome.ok, note, seconds }
}

export interface StepOutcome {
  readonly ok: boolean
  readonly note?: string
  /** What to print when it failed. */
  readonly details?: string
}

const NAME_WIDTH = 22

/** What fits a screen or two; the rest follows once the first is mended. */
const DETAIL_LINES_MAX = 120

function indent(text: string): string {
  return text.replace(/^/gm, '     ')
}

function firstLines(text: string): string {
  const lines = text.split('\n')
  if (lines.length <= DETAIL_LINES_MAX) return text
  return [...lines.slice(0, DETAIL_LINES_MAX), `… and ${lines.length - DETAIL_LINES_MAX} more lines`].join('\n')
}
