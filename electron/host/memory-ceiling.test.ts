import { describe, expect, it } from 'vitest'
import { MemoryWatch } from './memory-ceiling.ts'

const CEILING = { quietMb: 100, atOnceMb: 300 }

/** Verdicts of one life, from what its heartbeats said. */
function verdicts(...beats: readonly (readonly [residentMb: number | null, quiet: boolean])[]) {
  const watch = new MemoryWatch(CEILING)
  return beats.map(([residentMb, quiet]) => watch.look({ residentMb, quiet })?.how)
}

describe('MemoryWatch', () => {
  it('measures growth, not size: a large model may be large', () => {
    expect(verdicts([2_000, true], [2_100, true], [1_900, true])).toEqual([undefined, undefined, undefined])
  })

  it('waits for a quiet moment above the first ceiling', () => {
    expect(verdicts([150, true], [251, false], [280, false], [280, true])).toEqual([
      ...[undefined, undefined, undefined],
      'in-order',
    ])
  })

  it('waits for nothing above the second', () => {
    expect(verdicts([150, true], [451, false])).toEqual([undefined, 'at-once'])
  })

  it('judges nothing that it was not told', () => {
    expect(verdicts([null, true], [900, true], [null, true])).toEqual([undefined, undefined, undefined])
  })

  it('says how much', () => {
    const watch = new MemoryWatch(CEILING)
    watch.look({ residentMb: 150.4, quiet: false })
    expect(watch.look({ residentMb: 600.6, quiet: false })?.because).toBe(
      'memory: 601 MB, 450 MB more than at its start',
    )
  })
})
