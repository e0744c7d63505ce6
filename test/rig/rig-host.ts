import { join } from 'node:path'
import type { ProcessKind, ProcessName } from '../../electron/contract/shell.ts'
import { createNodeHost } from '../../electron/host/node-host.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The product's own processes under plain Node (`execPath` for another one), or others in their place, from the root of the tree; `onErrorOutput` gets what they say on their error output. */
export function rigHost(
  onErrorOutput: (name: ProcessName, text: string) => void,
  entries: Partial<Record<ProcessKind, string>> = {},
  execPath?: string,
) {
  const entry = (kind: ProcessKind) => join(ROOT, entries[kind] ?? `electron/processes/${kind}/main.ts`)
  return createNodeHost({
    entries: {
      station: entry('station'),
      inference: entry('inference'),
      review: entry('review'),
      'virtual-scanner': entry('virtual-scanner'),
    },
    onErrorOutput,
    execPath,
  })
}
