/**
 * What became of one flipped bit. NAMED: the product's own check told of it, in these words. DEAD: by the format the byte says nothing, for this
 * reason. SILENT: neither.
 */
export type Verdict =
  | { readonly kind: 'NAMED'; readonly words: string }
  | { readonly kind: 'DEAD'; readonly reason: string }
  | { readonly kind: 'SILENT' }

/** A file in which bits are flipped, and who judges it. */
export interface Subject {
  readonly name: string
  /** As it should be. */
  readonly bytes: Buffer
  /** One bit is flipped in each run of so many bytes: 1 for every byte. */
  readonly runBytes: number
  /** Judges the file with that byte changed. */
  judge(changed: Buffer, at: number): Verdict | Promise<Verdict>
}

export const SILENT: Verdict = { kind: 'SILENT' }

export function named(words: string): Verdict {
  return { kind: 'NAMED', words }
}

export function dead(reason: string): Verdict {
  return { kind: 'DEAD', reason }
}
