import { parseArgs } from 'node:util'

/** What the desktop app can be told when it is started. */
export interface DesktopArguments {
  /** Start in the play folder, with a batch running. */
  readonly demo: boolean
  /** Keep everything in this folder. */
  readonly dataFolder: string | undefined
}

/** Reads the command line. Anything else in it belongs to Chromium or to nobody, and is left alone. */
export function desktopArguments(argv: readonly string[]): DesktopArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' }, data: { type: 'string' } },
    strict: false,
  })
  return {
    demo: values.demo === true,
    dataFolder: typeof values.data === 'string' && values.data !== '' ? values.data : undefined,
  }
}
