import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const sourceSchema = z.object({
  /** Made by models/phantom; otherwise scans of a line. */
  drawn: z.boolean(),
  pictures: z.int().nonnegative(),
  /** Pictures by the breed that the data set names. */
  breeds: z.record(z.string(), z.int().positive()),
})
/** Where the pictures of one data set come from. */
export type Source = z.infer<typeof sourceSchema>

/** What a split says of itself; a station's export does not call itself drawn. */
export const sourceColumns = { drawn: z.boolean().default(false), breed: z.array(z.string()).default([]) }

/** Fewer scans of a breed than this are no reason to say that a model is made for it. Our own figure, nobody has confirmed it. */
const BREED_SCANS_MIN = 500

export function sourceOf({
  drawn,
  count,
  breed,
}: {
  readonly drawn: boolean
  readonly count: number
  readonly breed: readonly string[]
}): Source {
  const breeds: Record<string, number> = {}
  for (const name of breed) if (name !== '') breeds[name] = (breeds[name] ?? 0) + 1
  return { drawn, pictures: count, breeds }
}

/** Where the pictures came from that are in a folder to learn from: one data set, or several that were joined. Throws for what is none. */
export function readSources(folder: string): readonly Source[] {
  const split: unknown = JSON.parse(readFileSync(join(folder, 'train.json'), 'utf8'))
  const joined = z.object({ sources: z.array(sourceSchema).min(1) }).safeParse(split)
  if (joined.success) return joined.data.sources
  return [sourceOf(z.object({ count: z.int().nonnegative(), ...sourceColumns }).parse(split))]
}

/** Scans of a line among them. */
export function labelledScans(sources: readonly Source[]): number {
  return sources.reduce((sum, { drawn, pictures }) => sum + (drawn ? 0 : pictures), 0)
}

/** Breeds that a model which learnt from them may be said to be made for: those drawn, and those of enough scans. */
export function learntBreeds(sources: readonly Source[]): readonly string[] {
  const enough = sources.flatMap(({ drawn, breeds }) =>
    Object.entries(breeds).flatMap(([name, pictures]) => (drawn || pictures >= BREED_SCANS_MIN ? [name] : [])),
  )
  return [...new Set(enough)].sort()
}
