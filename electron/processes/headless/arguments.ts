import { err, ok, type Result } from '../../base/result.ts'
import { readCommandLine } from '../../command/command-line.ts'
import { text, wholeNumber } from '../../command/typed-values.ts'
import { LINES_MAX } from '../../domain/line-id.ts'

export const USAGE = `Ovoscope without a window of its own: the console in a browser on this machine.

  --demo          start with a virtual scanner and a batch already running, in the play folder
  --data FOLDER   where the data lies (default: the usual place, or OVOSCOPE_DATA)
  --port N        port of the console, loopback only (default: any free one)
  --lines N       lines of the demo, each with a virtual scanner of its own (default: 1)
  --rate N        eggs per hour of the virtual scanner (default: 24000)
  --record        write down what the scanner's line says, byte by byte (see Service → Recordings)
  --no-open       do not open the browser, only print the link
  --help          this text`

/** What was asked for; numbers are whole. */
export interface HeadlessArguments {
  readonly demo: boolean
  readonly record: boolean
  readonly 'no-open': boolean
  readonly help: boolean
  readonly data?: string | undefined
  readonly port?: number | undefined
  readonly rate?: number | undefined
  readonly lines?: number | undefined
}

const NOTHING = { demo: false, record: false, 'no-open': false } as const

/** Reads the command line; the error is a sentence for whoever typed it. Nothing unknown is let through. */
export function readArguments(args: readonly string[]): Result<HeadlessArguments, string> {
  const reading = readCommandLine(
    {
      usage: USAGE,
      // `headless` is what this is anyway; `npm start` may pass it on.
      flags: ['demo', 'record', 'no-open', 'headless'],
      options: {
        data: text('a folder').optional(),
        port: wholeNumber(1, 65_535).optional(),
        lines: wholeNumber(1, LINES_MAX).optional(),
        rate: wholeNumber(60, 10_000_000).optional(),
      },
    },
    args,
  )
  if (reading.kind === 'help') return ok({ ...NOTHING, help: true })
  if (reading.kind === 'wrong') return err(reading.problems.join('\n'))
  const { rest: _, headless: __, ...values } = reading.values
  return ok({ ...values, help: false })
}
