import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EGG_ACTIONS, EGG_CLASSES } from '../egg.ts'
import {
  addSummaries,
  type BatchEvidence,
  type Correction,
  type Counted,
  EMPTY_SUMMARY,
  eggsIn,
  type FactCell,
  scansIn,
  summariseBatch,
  type VisitCount,
} from './batch-summary.ts'
import { type BatchStop, STOP_REASONS } from './stops.ts'

const count = fc.nat(500)
const bins = fc.array(count, { maxLength: 6 })
const name = fc.option(fc.constantFrom('b', 'a', 'c'), { nil: undefined })
const anyCounted: fc.Arbitrary<Counted> = fc.record({
  byClass: fc.record({ ...everyClass(count) }),
  byAction: fc.record({ ...everyAction(count) }),
})
const anyCell: fc.Arbitrary<FactCell> = fc.record({
  ...{ eggs: anyCounted, scans: anyCounted, model: name, scanner: name },
  ...{ confidence: bins, signalToNoise: bins, latency: bins },
})
const anyVisit: fc.Arbitrary<VisitCount> = fc.record({
  state: fc.constantFrom('filling' as const, 'complete' as const, 'held' as const),
  trays: count,
})
const anyCorrection: fc.Arbitrary<Correction> = fc.record({
  egg: fc.constantFrom('1/3', '1/4', '2/3'),
  attempt: fc.integer({ min: 1, max: 3 }),
  speakingAttempt: fc.integer({ min: 1, max: 3 }),
})
const anyStop: fc.Arbitrary<BatchStop> = fc.record({
  kind: fc.constantFrom('pause' as const, 'end' as const),
  fromWallMs: count,
  toWallMs: fc.option(count, { nil: undefined }),
  reason: fc.option(fc.constantFrom(...STOP_REASONS), { nil: undefined }),
  note: fc.constant(''),
})
const anyEvidence: fc.Arbitrary<BatchEvidence> = fc.record({
  cells: fc.array(anyCell, { maxLength: 6 }),
  visits: fc.array(anyVisit, { maxLength: 6 }),
  corrections: fc.array(anyCorrection, { maxLength: 8 }),
  stops: fc.array(anyStop, { maxLength: 8 }),
})

function everyClass<T>(value: T) {
  return Object.fromEntries(EGG_CLASSES.map((word) => [word, value])) as Record<(typeof EGG_CLASSES)[number], T>
}

function everyAction<T>(value: T) {
  return Object.fromEntries(EGG_ACTIONS.map((word) => [word, value])) as Record<(typeof EGG_ACTIONS)[number], T>
}

/** Cells of which only the class of eggs matters. */
function cellOf(byClass: Partial<Counted['byClass']>, change: Partial<FactCell> = {}): FactCell {
  const counted = { byClass: { ...everyClass(0), ...byClass }, byAction: everyAction(0) }
  return {
    ...{ eggs: counted, scans: counted, model: undefined, scanner: undefined },
    ...{ confidence: [], signalToNoise: [], latency: [], ...change },
  }
}

const NO_EVIDENCE: BatchEvidence = { cells: [], visits: [], corrections: [], stops: [] }

describe('summariseBatch', () => {
  it('says nothing of a batch of which nothing is written', () => {
    expect(summariseBatch(NO_EVIDENCE)).toEqual(EMPTY_SUMMARY)
  })

  it('does not depend on the order in which the evidence is read', () => {
    const shuffled = anyEvidence.chain((whole) =>
      fc.record({
        whole: fc.constant(whole),
        other: fc.record({
          cells: fc.shuffledSubarray([...whole.cells], { minLength: whole.cells.length }),
          visits: fc.shuffledSubarray([...whole.visits], { minLength: whole.visits.length }),
          corrections: fc.shuffledSubarray([...whole.corrections], { minLength: whole.corrections.length }),
          stops: fc.shuffledSubarray([...whole.stops], { minLength: whole.stops.length }),
        }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ whole, other }) => {
        expect(summariseBatch(other)).toEqual(summariseBatch(whole))
      }),
    )
  })

  it('adds up from two halves that share no egg', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, (one, other) => {
        const otherEggs = other.corrections.map((correction) => ({ ...correction, egg: `9${correction.egg}` }))
        const whole = {
          cells: [...one.cells, ...other.cells],
          visits: [...one.visits, ...other.visits],
          corrections: [...one.corrections, ...otherEggs],
          stops: [...one.stops, ...other.stops],
        }
        const halves = addSummaries(summariseBatch(one), summariseBatch({ ...other, corrections: otherEggs }))
        expect(halves).toEqual(summariseBatch(whole))
      }),
    )
  })

  it('is the same whether cells were added up before or not', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1, maxLength: 5 }), (cells) => {
        const alike = cells.map((cell) => ({ ...cell, model: 'm', scanner: 's' }))
        const { eggs, scans, confidence, signalToNoise, latency } = summariseBatch({ ...NO_EVIDENCE, cells: alike })
        const once = { eggs, scans, confidence, signalToNoise, latency, model: 'm', scanner: 's' }
        expect(summariseBatch({ ...NO_EVIDENCE, cells: [once] })).toEqual(
          summariseBatch({ ...NO_EVIDENCE, cells: alike }),
        )
      }),
    )
  })

  it('names every model and scanner once, in order, and passes over scans that no model judged', () => {
    const cells = [
      cellOf({ MALE: 1 }, { model: 'm-2', scanner: 'B' }),
      cellOf({ MALE: 1 }, { model: 'm-1', scanner: 'B' }),
      cellOf({ UNREADABLE: 1 }, { scanner: 'A' }),
      cellOf({ MALE: 1 }, { model: 'm-2' }),
    ]
    expect(summariseBatch({ ...NO_EVIDENCE, cells })).toMatchObject({ models: ['m-1', 'm-2'], scanners: ['A', 'B'] })
  })

  it('puts bins of different lengths side by side from the lowest', () => {
    const cells = [
      cellOf({}, { latency: [1, 2] }),
      cellOf({}, { latency: [10, 20, 30] }),
      cellOf({}, { latency: [100] }),
    ]
    expect(summariseBatch({ ...NO_EVIDENCE, cells }).latency).toEqual([111, 22, 30])
  })

  it('counts trays, and those on hold among them', () => {
    const visits = [
      { state: 'complete' as const, trays: 30 },
      { state: 'held' as const, trays: 2 },
      { state: 'filling' as const, trays: 1 },
    ]
    expect(summariseBatch({ ...NO_EVIDENCE, visits })).toMatchObject({ trays: 33, traysHeld: 2 })
  })

  it('counts a corrected egg once, and not after a later attempt has decided it anew', () => {
    const corrections = [
      { egg: '1/3', attempt: 1, speakingAttempt: 1 },
      { egg: '1/3', attempt: 1, speakingAttempt: 1 },
      { egg: '1/4', attempt: 1, speakingAttempt: 2 },
      { egg: '2/3', attempt: 2, speakingAttempt: 2 },
    ]
    expect(summariseBatch({ ...NO_EVIDENCE, corrections }).overridden).toBe(2)
  })

  it('adds up pauses that are over, by reason', () => {
    const pause = (fromWallMs: number, toWallMs: number | undefined, reason?: BatchStop['reason']): BatchStop => ({
      ...{ kind: 'pause', fromWallMs, toWallMs, reason, note: '' },
    })
    const stops = [
      pause(0, 10, 'JAM'),
      pause(20, 27, 'JAM'),
      pause(30, 35),
      // The clock was put back in between: it stood, nobody knows for how long.
      pause(90, 80, 'CLEANING'),
      pause(100, undefined, 'BREAK'),
      { ...pause(110, 120, 'FINISHED'), kind: 'end' as const },
    ]
    expect(summariseBatch({ ...NO_EVIDENCE, stops }).pauses).toEqual({
      JAM: { count: 2, stoodMs: 17 },
      NOT_SAID: { count: 1, stoodMs: 5 },
      CLEANING: { count: 1, stoodMs: 0 },
    })
  })
})

describe('eggs and scans', () => {
  it('leave empty cells out of the eggs, and in the scans', () => {
    const { eggs, scans } = summariseBatch({ ...NO_EVIDENCE, cells: [cellOf({ FEMALE: 5, UNREADABLE: 2, EMPTY: 3 })] })
    expect([eggsIn(eggs), scansIn(scans)]).toEqual([7, 10])
  })
})
