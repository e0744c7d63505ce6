/** What a signature binds: the numbers of a batch as they were, by the digest of their canonical text. */
export interface BatchSignature {
  readonly batchId: string
  /** The revision of the numbers that was signed; grows with every change after the first. */
  readonly revision: number
  /** SHA-256 of `signedText`, hexadecimal. */
  readonly sha256: string
  readonly userId: string
  readonly name: string
  readonly atWallMs: number
}

/** One text for one record that JSON can say, whatever order its fields came in: what is signed can be recomputed by anybody. */
export function signedText(record: object): string {
  return JSON.stringify(ordered(record))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.map(([key, of]) => [key, ordered(of)]))
}

/** Whether the newest signature still speaks for these numbers. */
export function isSignedAs(signatures: readonly BatchSignature[], sha256: string): boolean {
  return signatures.at(-1)?.sha256 === sha256
}
