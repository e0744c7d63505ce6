import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { sourceColumns, sourceOf } from './sources.ts'

/** What train.py reads of a split; further columns are for people and are not joined. */
const splitSchema = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  count: z.int().nonnegative(),
  kinds: z.array(z.string()),
  trayShares: z.array(z.number()),
  kind: z.array(z.int()),
  female: z.array(z.int()),
  broken: z.array(z.int()),
  ...sourceColumns,
})
type Split = z.infer<typeof splitSchema>

const SPLITS = ['train', 'calibration'] as const

/**
 * Joins data sets of one picture size into one that train.py reads: what was drawn, and what people on a line said of scans. The shares of a
 * tray are those of the first; those of the training are counted. Throws when sizes or kinds differ.
 */
export function joinDataSets(folders: readonly [string, ...string[]], target: string): void {
  mkdirSync(target, { recursive: true })
  for (const split of SPLITS) {
    const parts = folders.map((folder) =>
      splitSchema.parse(JSON.parse(readFileSync(join(folder, `${split}.json`), 'utf8'))),
    )
    const [first] = parts
    if (first === undefined) return
    for (const part of parts) requireAlike(first, part)
    writeFileSync(join(target, `${split}.u16`), '')
    for (const folder of folders)
      appendFileSync(join(target, `${split}.u16`), readFileSync(join(folder, `${split}.u16`)))
    const kind = parts.flatMap((part) => part.kind)
    const joined = {
      ...{ width: first.width, height: first.height, kinds: first.kinds, trayShares: first.trayShares },
      count: kind.length,
      sources: parts.map(sourceOf),
      trainingShares: sharesOf(kind, first.kinds.length),
      ...{ kind, female: parts.flatMap(({ female }) => female), broken: parts.flatMap(({ broken }) => broken) },
    }
    writeFileSync(join(target, `${split}.json`), JSON.stringify(joined))
  }
}

function requireAlike(first: Split, other: Split): void {
  const of = ({ width, height, kinds }: Split) => `${width}×${height} ${kinds.join(',')}`
  if (of(first) !== of(other)) throw new Error(`data sets of ${of(first)} and of ${of(other)} cannot be joined`)
}

/** One is added to each, so that none is nought. */
function sharesOf(kind: readonly number[], kinds: number): number[] {
  const counts = Array.from({ length: kinds }, () => 1)
  for (const one of kind) counts[one] = (counts[one] ?? 0) + 1
  return counts.map((count) => count / (kind.length + kinds))
}
