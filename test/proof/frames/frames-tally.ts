import * as z from 'zod'

/** What was sent through the reader, and what it made of it. */
export const framesTallySchema = z.strictObject({
  /** Damaged frames, and good ones between them. */
  mutated: z.number(),
  clean: z.number(),
  bytes: z.number(),
  chunks: z.number(),
  accepted: z.number(),
  /** Good frames of which the damage before them took a part: the second reading does not find them either. */
  swallowed: z.number(),
  crashes: z.number(),
  /** Given out, and nobody had made them. */
  wrongAccepts: z.number(),
  /** Streams in which the reader gave out something else than the second reading. */
  otherwise: z.number(),
  /** Bytes whose checksum was computed, and the largest buffer that was ever seen. */
  checkedBytes: z.number(),
  bufferBytesMax: z.number(),
  byDamage: z.record(z.string(), z.number()),
  rejected: z.record(z.string(), z.number()),
  /** The first faults, with the seed of their stream. */
  faults: z.array(z.string()),
})
export type FramesTally = z.infer<typeof framesTallySchema>

const FAULTS_KEPT_MAX = 20

export function emptyFramesTally(): FramesTally {
  const counts = { mutated: 0, clean: 0, bytes: 0, chunks: 0, accepted: 0, swallowed: 0 }
  const wrong = { crashes: 0, wrongAccepts: 0, otherwise: 0, checkedBytes: 0, bufferBytesMax: 0 }
  return { ...counts, ...wrong, byDamage: {}, rejected: {}, faults: [] }
}

export function countFault(tally: FramesTally, text: string): void {
  if (tally.faults.length < FAULTS_KEPT_MAX) tally.faults.push(text)
}

export function addTo(into: Record<string, number>, name: string, count: number): void {
  into[name] = (into[name] ?? 0) + count
}
