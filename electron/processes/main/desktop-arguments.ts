import { parseArgs } from 'node:util'
import { LINES_MAX } from '../../domain/line-id.ts'

/** What the desktop app can be told when it is started. */
export interface DesktopArguments {
  /** Start in the play folder, with a batch running. */
  readonly demo: boolean
  /** Write down what the scanner's line says. */
  readonly record: boolean
  /** Lines of a training station; one unless told otherwise. */
  readonly playLines: number
  /** Keep everything in this folder. */
  readonly dataFolder: string | undefined
}

/** Reads the command line. Anything else in it belongs to Chromium or to nobody, and is left alone. */
export function desktopArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      demo: { type: 'boolean' },
      record: { type: 'boolean' },
      data: { type: 'string' },
      lines: { type: 'string' },
    },
    strict: false,
  })
  return {
    demo: values.demo === true,
    record: values.record === true,
    playLines: linesOf(values.lines),
    dataFolder: typeof values.data === 'string' && values.data !== '' ? values.data : undefined,
  }
}

/** Nobody reads an error of the desktop app's command line: what is no number of lines is one line. */
function linesOf(told: unknown): number {
  const lines = typeof told === 'string' && /^\d$/.test(told) ? Number(told) : 1
  return lines >= 1 && lines <= LINES_MAX ? lines : 1
}
