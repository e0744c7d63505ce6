import { parseArgs } from 'node:util'
import * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
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

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))

const argumentsSchema = z.strictObject({
  demo: z.boolean().default(false),
  data: z.string().min(1).optional(),
  port: wholeNumber(1, 65_535).optional(),
  rate: wholeNumber(60, 10_000_000).optional(),
  lines: wholeNumber(1, LINES_MAX).optional(),
  record: z.boolean().default(false),
  'no-open': z.boolean().default(false),
  help: z.boolean().default(false),
  /** What this is anyway; `npm start` may pass it on. */
  headless: z.boolean().optional(),
})
export type HeadlessArguments = z.infer<typeof argumentsSchema>

/** Reads the command line; the error is a sentence for whoever typed it. Nothing unknown is let through. */
export function readArguments(args: readonly string[]): Result<HeadlessArguments, string> {
  let values: unknown
  try {
    values = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        demo: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        lines: { type: 'string' },
        rate: { type: 'string' },
        record: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' },
        headless: { type: 'boolean' },
      },
    }).values
  } catch (problem) {
    return err(problem instanceof Error ? problem.message : String(problem))
  }
  const parsed = argumentsSchema.safeParse({ ...(values as object) })
  if (parsed.success) return ok(parsed.data)
  const first = parsed.error.issues[0]
  return err(`--${first?.path.join('.') ?? ''}: ${first?.message ?? 'not valid'}`)
}
