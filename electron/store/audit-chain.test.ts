import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChainCheck } from '../review/audit-verify.ts'
import { type AuditEntry, CHAIN_START, type ChainedEntry, entryHash } from './audit-chain.ts'

const text = fc.string({ unit: 'binary', maxLength: 8 })
const perhaps = fc.option(text)
const entries = fc.array(
  fc.record<Omit<AuditEntry, 'sequence'>>({
    ...{ atWallMs: fc.maxSafeInteger(), atMonoMs: fc.maxSafeInteger(), startId: text, userId: perhaps, who: text },
    ...{ act: text, subject: text, before: perhaps, after: perhaps, why: perhaps },
  }),
  { minLength: 1, maxLength: 6 },
)

function chainOf(written: readonly Omit<AuditEntry, 'sequence'>[]): ChainedEntry[] {
  let previous = CHAIN_START
  return written.map((one, index) => {
    const entry = { ...one, sequence: index + 1 }
    const hash = entryHash(previous, entry)
    const chained = { ...entry, previous, hash }
    previous = hash
    return chained
  })
}

function breaksOf(chain: readonly ChainedEntry[], mark = markOf(chain)) {
  const check = new ChainCheck(mark)
  for (const entry of chain) check.next(entry)
  return check.end().breaks
}

function markOf(chain: readonly ChainedEntry[]) {
  const last = chain.at(-1)
  return last === undefined ? ('none' as const) : { sequence: last.sequence, hash: last.hash }
}

/** Another value, one bit away where it has bits. */
function altered(value: unknown, at: number): unknown {
  if (value instanceof Uint8Array)
    return value.map((byte, index) => (index === at % value.length ? byte ^ (1 << (at % 8)) : byte))
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return ''
  const bytes = Buffer.from(value, 'utf8')
  if (bytes.length === 0) return at % 2 === 0 ? null : '0'
  const index = at % bytes.length
  // ASCII stays ASCII, so that the text is one that could be read back.
  bytes[index] = (bytes[index] ?? 0) ^ 1
  const changed = bytes.toString('utf8')
  return changed === value ? `${changed}x` : changed
}

describe('the chain', () => {
  it('shows any single change of any field of any entry, at that entry', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(), fc.nat(), (written, which, field, at) => {
        const chain = chainOf(written)
        expect(breaksOf(chain)).toEqual([])
        const index = which % chain.length
        const names = Object.keys(chain[0] ?? {}) as (keyof ChainedEntry)[]
        const name = names[field % names.length] ?? 'who'
        const spoiled = chain.map((entry, n) => (n === index ? { ...entry, [name]: altered(entry[name], at) } : entry))
        // `act` may by chance become the act of a gap; it is a break all the same.
        const [first] = breaksOf(spoiled, markOf(chain))
        // An entry under another number is missed at its place, at its new one, or by the mark.
        if (name === 'sequence') expect(first).toBeDefined()
        else expect(first?.sequence).toBe(index + 1)
      }),
      { numRuns: 3_000 },
    )
  })

  it('shows an entry that is left out, put in, doubled or exchanged with its neighbour', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (written, which) => {
        const chain = chainOf([...written, ...written])
        const index = which % chain.length
        const [one, other] = [chain[index], chain[(index + 1) % chain.length]]
        if (one === undefined || other === undefined) throw new Error('no entry')
        const mark = markOf(chain)
        expect(breaksOf(chain.toSpliced(index, 1), mark)).not.toEqual([])
        expect(breaksOf(chain.toSpliced(index, 0, one), mark)).not.toEqual([])
        if (index + 1 < chain.length) expect(breaksOf(chain.toSpliced(index, 2, other, one), mark)).not.toEqual([])
        for (let kept = 0; kept < chain.length; kept++) {
          expect(breaksOf(chain.slice(0, kept), mark)[0]).toEqual({ sequence: kept + 1, what: 'ended' })
        }
      }),
      { numRuns: 100 },
    )
  })

  it('does not take two entries for one because a field ends where the next begins', () => {
    const base = {
      sequence: 1,
      atWallMs: 0,
      atMonoMs: 0,
      startId: 's',
      userId: null,
      before: null,
      after: null,
      why: null,
    }
    const hashes = [
      { ...base, who: 'ab', act: 'c', subject: '' },
      { ...base, who: 'a', act: 'bc', subject: '' },
      { ...base, who: 'a', act: 'b', subject: 'c' },
      { ...base, who: 'ab', act: 'c', subject: '', why: '' },
      { ...base, who: 'ab', act: 'c', subject: '', after: '' },
      { ...base, who: 'ab', act: 'c', subject: '-' },
    ].map((entry) => Buffer.from(entryHash(CHAIN_START, entry)).toString('hex'))
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

describe('the mark', () => {
  const chain = chainOf(
    [1, 2, 3].map(() => ({
      ...{ atWallMs: 0, atMonoMs: 0, startId: '', userId: null, who: '', act: '' },
      ...{ subject: '', before: null, after: null, why: null },
    })),
  )

  it('may be behind, must not be gone, and is not asked for of a copy', () => {
    expect(breaksOf(chain, { sequence: 2, hash: chain[1]?.hash ?? CHAIN_START })).toEqual([])
    expect(breaksOf(chain, { sequence: 0, hash: CHAIN_START })).toEqual([])
    expect(breaksOf(chain, 'none')).toEqual([])
    const gone = new ChainCheck(undefined)
    for (const entry of chain) gone.next(entry)
    expect(gone.end().breaks).toEqual([{ sequence: 4, what: 'ended' }])
    expect(new ChainCheck(undefined).end()).toEqual({ entries: 0, breaks: [] })
  })

  it('shows a whole trail that was written anew', () => {
    expect(breaksOf(chain, { sequence: 2, hash: CHAIN_START })).toEqual([{ sequence: 2, what: 'changed' }])
  })
})
