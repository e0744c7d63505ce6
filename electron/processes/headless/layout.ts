import { dirname, extname, join } from 'node:path'
import type { ProcessKind } from '../../contract/shell.ts'

/** Where headless finds its parts. */
export interface HeadlessLayout {
  readonly entries: Readonly<Record<ProcessKind, string>>
  readonly rendererFolder: string
  readonly modelsFolder: string
  /** The package.json that names the version. */
  readonly manifestFile: string
  /** Root of a built tree, whose files are compared with what was packed; undefined in a checkout. */
  readonly packedRoot: string | undefined
}

/**
 * The parts by the path of headless' own entry file: `electron/processes/headless/main.ts` in a checkout, run by type stripping, or
 * `dist/processes/headless.js` in a built tree, which stands alone with its `node_modules` and `models` beside `dist`.
 */
export function headlessLayout(entryFile: string): HeadlessLayout {
  const own = dirname(entryFile)
  const isSource = extname(entryFile) === '.ts'
  const root = isSource ? join(own, '..', '..', '..') : join(own, '..', '..')
  const entry = (name: ProcessKind) => (isSource ? join(own, '..', name, 'main.ts') : join(own, `${name}.js`))
  return {
    entries: {
      station: entry('station'),
      inference: entry('inference'),
      review: entry('review'),
      'virtual-scanner': entry('virtual-scanner'),
    },
    rendererFolder: join(root, 'dist', 'renderer'),
    modelsFolder: join(root, 'models'),
    manifestFile: join(root, 'package.json'),
    packedRoot: isSource ? undefined : root,
  }
}
