import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass, isEgg } from '../egg.ts'
import { type BatchStop, STOP_REASONS, type StopReason } from './stops.ts'

/** Eggs or scans by what they were called and by what becomes of them. Every word is there, with 0 where there is none. */
export interface Counted {
  readonly byClass: Readonly<Record<EggClass, number>>
  readonly byAction: Readonly<Record<EggAction, number>>
}

/**
 * What some scans of a batch add to its numbers. Cells that stand for other scans may be added up to one before: no number of the
 * summary knows the difference.
 */
export interface FactCell {
  /** Distinct eggs, counted where the scan that speaks for them is. */
  readonly eggs: Counted
  /** Every attempt, rescans included. */
  readonly scans: Counted
  /** The model that judged them; undefined where none could. */
  readonly model: string | undefined
  readonly scanner: string | undefined
  /** Histograms over scans, from the lowest bin. */
  readonly confidence: readonly number[]
  readonly signalToNoise: readonly number[]
  readonly latency: readonly number[]
}

/** So many passages of trays that ended, or stand, like this. */
export interface VisitCount {
  readonly state: 'filling' | 'complete' | 'held'
  readonly trays: number
}

/** A person's word on an egg, and whose word it is by now. */
export interface Correction {
  /** Names the egg within the batch. */
  readonly egg: string
  /** The attempt that was corrected. */
  readonly attempt: number
  /** The attempt that speaks for the egg now. */
  readonly speakingAttempt: number
}

/** Pauses of one reason that are over; their length in ms. */
export interface Pauses {
  readonly count: number
  readonly stoodMs: number
}

/** `NOT_SAID` for a pause that nobody has explained. */
export type PauseReason = StopReason | 'NOT_SAID'

/** The numbers of a batch: all that record, paper, upload and line screen say of it besides who and what it is about. */
export interface BatchSummary {
  readonly eggs: Counted
  readonly scans: Counted
  readonly trays: number
  readonly traysHeld: number
  /** Models that judged a scan of the batch, and scanners that sent one; each once, sorted. */
  readonly models: readonly string[]
  readonly scanners: readonly string[]
  readonly confidence: readonly number[]
  readonly signalToNoise: readonly number[]
  readonly latency: readonly number[]
  /** Eggs that a person corrected: several corrections of one egg count once, and an egg that was decided anew since counts no more. */
  readonly overridden: number
  /** By reason; a reason without a pause is not there. */
  readonly pauses: Readonly<Partial<Record<PauseReason, Pauses>>>
}

/** What the numbers of a batch are made of. */
export interface BatchEvidence {
  readonly cells: readonly FactCell[]
  readonly visits: readonly VisitCount[]
  readonly corrections: readonly Correction[]
  readonly stops: readonly BatchStop[]
}

const NOTHING_COUNTED: Counted = { byClass: everyWord(EGG_CLASSES, () => 0), byAction: everyWord(EGG_ACTIONS, () => 0) }

/** A batch of which nothing is known yet. */
export const EMPTY_SUMMARY: BatchSummary = {
  eggs: NOTHING_COUNTED,
  scans: NOTHING_COUNTED,
  trays: 0,
  traysHeld: 0,
  models: [],
  scanners: [],
  confidence: [],
  signalToNoise: [],
  latency: [],
  overridden: 0,
  pauses: {},
}

/**
 * The numbers of a batch from what is written of it, and from nothing else: the same evidence makes the same numbers in whatever order it is
 * read, and two parts of it that share no egg make numbers that add up to the whole.
 */
export function summariseBatch({ cells, visits, corrections, stops }: BatchEvidence): BatchSummary {
  return {
    eggs: cells.map(({ eggs }) => eggs).reduce(addCounted, NOTHING_COUNTED),
    scans: cells.map(({ scans }) => scans).reduce(addCounted, NOTHING_COUNTED),
    trays: sum(visits.map(({ trays }) => trays)),
    traysHeld: sum(visits.map(({ state, trays }) => (state === 'held' ? trays : 0))),
    models: names(cells.map(({ model }) => model)),
    scanners: names(cells.map(({ scanner }) => scanner)),
    confidence: cells.map(({ confidence }) => confidence).reduce(addBins, []),
    signalToNoise: cells.map(({ signalToNoise }) => signalToNoise).reduce(addBins, []),
    latency: cells.map(({ latency }) => latency).reduce(addBins, []),
    overridden: new Set(corrections.filter(stillSpeaks).map(({ egg }) => egg)).size,
    pauses: pausesOf(stops),
  }
}

/** The numbers of two parts of a batch that share no egg, taken together. */
export function addSummaries(one: BatchSummary, other: BatchSummary): BatchSummary {
  return {
    eggs: addCounted(one.eggs, other.eggs),
    scans: addCounted(one.scans, other.scans),
    trays: one.trays + other.trays,
    traysHeld: one.traysHeld + other.traysHeld,
    models: names([...one.models, ...other.models]),
    scanners: names([...one.scanners, ...other.scanners]),
    confidence: addBins(one.confidence, other.confidence),
    signalToNoise: addBins(one.signalToNoise, other.signalToNoise),
    latency: addBins(one.latency, other.latency),
    overridden: one.overridden + other.overridden,
    pauses: addPauses(one.pauses, other.pauses),
  }
}

/** Distinct eggs, empty cells left out: the denominator of every share. */
export function eggsIn(eggs: Pick<Counted, 'byClass'>): number {
  return sum(EGG_CLASSES.map((eggClass) => (isEgg(eggClass) ? eggs.byClass[eggClass] : 0)))
}

/** Every attempt, at eggs and at empty cells. */
export function scansIn(scans: Pick<Counted, 'byClass'>): number {
  return sum(EGG_CLASSES.map((eggClass) => scans.byClass[eggClass]))
}

/** A later attempt decides anew, and what was said about the earlier one counts no more. */
function stillSpeaks({ attempt, speakingAttempt }: Correction): boolean {
  return attempt === speakingAttempt
}

/** Pauses that are over. The end of a batch is no pause, and one that lasts has no length yet. */
function pausesOf(stops: readonly BatchStop[]): BatchSummary['pauses'] {
  let pauses: BatchSummary['pauses'] = {}
  for (const { kind, fromWallMs, toWallMs, reason = 'NOT_SAID' } of stops) {
    if (kind !== 'pause' || toWallMs === undefined) continue
    // A clock that was put back makes no pause of negative length.
    pauses = addPauses(pauses, { [reason]: { count: 1, stoodMs: Math.max(0, toWallMs - fromWallMs) } })
  }
  return pauses
}

function addPauses(one: BatchSummary['pauses'], other: BatchSummary['pauses']): BatchSummary['pauses'] {
  const pauses: Partial<Record<PauseReason, Pauses>> = {}
  for (const reason of [...STOP_REASONS, 'NOT_SAID'] as const) {
    const both = [one[reason], other[reason]].filter((known) => known !== undefined)
    if (both.length === 0) continue
    pauses[reason] = { count: sum(both.map(({ count }) => count)), stoodMs: sum(both.map(({ stoodMs }) => stoodMs)) }
  }
  return pauses
}

function addCounted(one: Counted, other: Counted): Counted {
  return {
    byClass: everyWord(EGG_CLASSES, (word) => one.byClass[word] + other.byClass[word]),
    byAction: everyWord(EGG_ACTIONS, (word) => one.byAction[word] + other.byAction[word]),
  }
}

function addBins(one: readonly number[], other: readonly number[]): readonly number[] {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other]
  return longer.map((count, bin) => count + (shorter[bin] ?? 0))
}

function everyWord<Word extends string>(words: readonly Word[], count: (word: Word) => number): Record<Word, number> {
  return Object.fromEntries(words.map((word) => [word, count(word)])) as Record<Word, number>
}

function names(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter((name) => name !== undefined))].toSorted()
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
