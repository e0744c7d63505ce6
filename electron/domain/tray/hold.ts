import type { EggAction, EggClass } from '../egg.ts'
import { isInQuestion, QUESTIONS, type TrayFlag } from './passage.ts'

/** What a person may do with a tray on hold. */
export const TRAY_RELEASES = [
  /** It goes through the scanner again; until then it stays on the list. */
  'RESCAN',
  /** It goes on as it is: what waits is kept, as far as the law allows; nothing is removed. */
  'AS_IS',
  /** It leaves the line with its eggs. */
  'TAKEN_OUT',
] as const
export type TrayRelease = (typeof TRAY_RELEASES)[number]

/** Everything that people say of a tray that waits. */
export const TRAY_WORDS = [
  ...TRAY_RELEASES,
  /** Which eggs it holds: those of the passage before, or others. */
  'SAME_EGGS',
  'OTHER_EGGS',
  /** Which tray it is. */
  'NAMED',
] as const
export type TrayWord = (typeof TRAY_WORDS)[number]

/** How a hold came to its end, or what is awaited. */
export type HoldAnswer =
  | TrayRelease
  /** A person said which eggs the tray holds, and none of them waits. */
  | 'ANSWERED'
  /** The tray came by again: what waits, if anything, is that visit's. */
  | 'PASSED_AGAIN'

/** Why a tray is on hold; translated on screen. */
export const HOLD_REASONS = [
  ...(['LINK_LOST', 'NOT_SENT', 'INCOMPLETE', 'EGGS_WAIT', 'LATE_EGG', 'NO_BATCH'] as const),
  ...(['DOUBLE_PASSAGE', 'PATTERN_DIFFERS', 'OTHER_SHAPE'] as const),
  ...(['TOO_LATE', 'SORTER_SILENT', 'SORTER_DISAGREES', 'DECIDED_AGAIN'] as const),
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** Longest reason that a person gives, in characters, and the shortest that says anything. */
export const TRAY_WHY_MAX = 200
export const TRAY_WHY_MIN = 3

/** Whether an egg with this action waits for something. */
export function waits(action: EggAction): boolean {
  return action === 'HOLD' || action === 'RESCAN'
}

/** Where a tray stands with its hold. */
export interface HoldState {
  readonly state: 'filling' | 'complete' | 'held'
  readonly ended: boolean
  readonly holdReason: HoldReason | undefined
  readonly answer: HoldAnswer | undefined
  /** It ended complete, or a person let it go on: the sorter was through with it once. An egg that comes late does not change that. */
  readonly through: boolean
}

/** Everything for which a tray was held, the first thing first. A tray that an earlier version held waited for its eggs. */
export function reasonsOf(holdReason: HoldReason | undefined, flags: Iterable<TrayFlag>): readonly HoldReason[] {
  const has = new Set(flags)
  const questions = HOLD_REASONS.filter((reason) =>
    QUESTIONS.some((question) => question === reason && has.has(question)),
  )
  return [...new Set<HoldReason>([holdReason ?? 'EGGS_WAIT', ...questions])]
}

export interface EndedTray {
  readonly actions: Iterable<EggAction>
  readonly cellsDecided: number
  /** What the scanner says it scanned; 0 when it says nothing. */
  readonly cellsScanned: number
  readonly flags: Iterable<TrayFlag>
}

/** Nothing more will come of this passage: why must the tray wait? Undefined when it may go on. */
export function holdReasonAtEnd({ actions, cellsDecided, cellsScanned, flags }: EndedTray): HoldReason | undefined {
  const has = new Set(flags)
  if (isInQuestion(has)) return questionOf(has)
  if ([...actions].some(waits)) return 'EGGS_WAIT'
  return cellsDecided < cellsScanned ? 'INCOMPLETE' : undefined
}

/** The most telling of the questions that a tray raises. */
function questionOf(flags: ReadonlySet<TrayFlag>): HoldReason {
  if (flags.has('OTHER_SHAPE')) return 'OTHER_SHAPE'
  return flags.has('PATTERN_DIFFERS') ? 'PATTERN_DIFFERS' : 'DOUBLE_PASSAGE'
}

/**
 * An ended tray after a question about it came up or was answered: on hold while it is open, and no longer once it is answered, unless an egg
 * of it waits or something else held it.
 */
export function settled(
  tray: HoldState & { readonly flags: Iterable<TrayFlag> },
  actions: Iterable<EggAction>,
): Pick<HoldState, 'state' | 'holdReason' | 'answer' | 'through'> {
  const { state, holdReason, answer, through } = tray
  const flags = new Set(tray.flags)
  if (isInQuestion(flags)) return { state: 'held', holdReason: questionOf(flags), answer: undefined, through }
  const wasQuestion = QUESTIONS.some((question) => question === holdReason)
  if (!isOnHold(tray) || !wasQuestion || [...actions].some(waits)) return { state, holdReason, answer, through }
  return { state, holdReason, answer: 'ANSWERED', through: true }
}

/** Whether a tray waits for a person, or for the next passage that a person asked for. */
export function isOnHold({ state, ended, answer }: Pick<HoldState, 'state' | 'ended' | 'answer'>): boolean {
  return state === 'held' && ended && (answer === undefined || answer === 'RESCAN')
}

/**
 * Whether the eggs of a passage may have been changed since: the sorter was through with it, whatever held it afterwards, unless a person sends
 * it through again for that.
 */
export function isFinished({ through, answer }: Pick<HoldState, 'through' | 'answer'>): boolean {
  return through && answer !== 'RESCAN'
}

/**
 * What becomes of an egg that waits when its tray is released as it is: kept, and an empty cell is left alone, if the law of now allows
 * it; else it goes on waiting. A release never removes an egg.
 */
export function releasedAction(eggClass: EggClass, allowed: ReadonlySet<EggAction>): EggAction {
  const wanted = eggClass === 'EMPTY' ? 'NONE' : 'KEEP'
  return allowed.has(wanted) ? wanted : 'HOLD'
}

export interface HeldTrayNow {
  readonly ended: boolean
  readonly onHold: boolean
  readonly flags: Iterable<TrayFlag>
}

/** Why a release cannot be done now. */
export const TRAY_REFUSALS = [
  'UNKNOWN_TRAY',
  'NOT_ON_HOLD',
  'STILL_UNDER_SCANNER',
  /** Which eggs these are must be said first. */
  'QUESTION_OPEN',
  'NO_QUESTION',
  /** A tray of another shape cannot hold the same eggs in the same cells. */
  'OTHER_SHAPE',
  'SAME_CODE',
  'CODE_NOT_USABLE',
  'NOT_SAVED',
] as const
export type TrayRefusal = (typeof TRAY_REFUSALS)[number]

/** Whether a tray may be released so, or why not. A tray in question may go through again or leave the line, but not go on as it is. */
export function refuseRelease(tray: HeldTrayNow, how: TrayRelease): TrayRefusal | undefined {
  if (!tray.ended) return 'STILL_UNDER_SCANNER'
  if (!tray.onHold) return 'NOT_ON_HOLD'
  return how === 'AS_IS' && isInQuestion(tray.flags) ? 'QUESTION_OPEN' : undefined
}

/** Whether a person's word on the eggs of a tray can be taken, or why not. */
export function refuseWordOnEggs(flags: Iterable<TrayFlag>, word: 'SAME_EGGS' | 'OTHER_EGGS'): TrayRefusal | undefined {
  const has = new Set(flags)
  if (!isInQuestion(has)) return 'NO_QUESTION'
  return word === 'SAME_EGGS' && has.has('OTHER_SHAPE') ? 'OTHER_SHAPE' : undefined
}
