import { parseArgs } from 'node:util'

/** What the desktop app can be told when it is started. */
export interface DesktopArguments {
  /** Start in the play folder, with a batch running. */
  readonly demo: boolean
  /** Write down what the scanner's line says. */
  readonly record: boolean
  /** Keep everything in this folder. */
  readonly dataFolder: string | undefined
}

/** Reads the command line. Anything else in it belongs to Chromium or to nobody, and is left alone. */
export function desktopArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' }, record: { type: 'boolean' }, data: { type: 'string' } },
    strict: false,
  })
  return {
    demo: values.demo === true,
    record: values.record === true,
    dataFolder: typeof values.data === 'string' && values.data !== '' ? values.data : undefined,
  }
}
