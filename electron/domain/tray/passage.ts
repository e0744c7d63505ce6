/** What a passage is marked with: bits of doubt, and what people said of them. */
export const TRAY_FLAGS = [
  /** The code could not be read; the visit has a code of its own until a person names it. */
  'CODE_UNREADABLE',
  /** A person gave the visit its code. */
  'NAMED',
  /** The same tray was through already, in the same batch. */
  'DOUBLE_PASSAGE',
  /** Cells that were empty hold eggs now, or the other way round: this may be another tray. */
  'PATTERN_DIFFERS',
  /** A tray of this code has another number of rows or columns: one of the two codes is wrong. */
  'OTHER_SHAPE',
  /** A person said that these are the eggs of the passage before. */
  'SAME_EGGS',
  /** A person said that the tray holds other eggs now. */
  'OTHER_EGGS',
  /** It was through already, and somebody wrote down since which eggs came into it: its eggs are known, and nothing is asked. */
  'REFILLED',
] as const
export type TrayFlag = (typeof TRAY_FLAGS)[number]

/** Marks that only a person can resolve. */
export const QUESTIONS: readonly TrayFlag[] = ['DOUBLE_PASSAGE', 'PATTERN_DIFFERS', 'OTHER_SHAPE']

export interface TrayShape {
  readonly rows: number
  readonly columns: number
  readonly layout: 'square' | 'honeycomb'
}

/** A passage of a tray that was, as the next one of the same code in the same batch is judged by it. */
export interface PassedTray extends TrayShape {
  readonly visitId: number
  /** The sorter was through with it: complete at its end, or released by a person. */
  readonly finished: boolean
  /** Somebody wrote down that eggs were moved into it after its passage. */
  readonly refilled: boolean
}

/** What a new passage is. */
export interface Passage {
  /** The visit whose eggs these are; undefined for the first passage of these eggs. */
  readonly continues: number | undefined
  readonly flags: readonly TrayFlag[]
}

/**
 * A tray begins: what is it, after all passages of the same code in the same batch (oldest first)? A tray that was pulled or held comes
 * back, so its eggs are the same ones. A tray that was finished is in question: until a person says otherwise its eggs are taken for the
 * same ones, because an egg must never be counted twice. If eggs were moved into it since, as somebody wrote down, its eggs are known: the
 * one passage after that is not asked about. In another batch a code names new eggs, and nothing of this is asked.
 * No source gives this rule; it is the one answer that keeps the count of distinct eggs right, and unconfirmed at a hatchery.
 */
export function judgePassage(shape: TrayShape, earlier: readonly PassedTray[]): Passage {
  const flags: TrayFlag[] = []
  if (earlier.some((one) => !sameShape(one, shape))) flags.push('OTHER_SHAPE')
  const before = earlier.findLast((one) => sameShape(one, shape))
  if (before?.finished === true) flags.push(before.refilled ? 'REFILLED' : 'DOUBLE_PASSAGE')
  return { continues: before?.visitId, flags }
}

/** Marks of a passage whose passage before has become another one: questions and answers about that one are gone, the rest stays. */
export function judgeAnew(flags: Iterable<TrayFlag>, judged: Passage): TrayFlag[] {
  const kept = [...flags].filter((flag) => flag === 'NAMED' || flag === 'PATTERN_DIFFERS')
  return [...kept, ...judged.flags]
}

/** Whether the tray waits for a person's word on which eggs it holds. */
export function isInQuestion(flags: Iterable<TrayFlag>): boolean {
  const has = new Set(flags)
  return QUESTIONS.some((flag) => has.has(flag)) && !has.has('SAME_EGGS') && !has.has('OTHER_EGGS')
}

/** Whether the passage repeats one that was finished: its scans are further attempts at eggs that the sorter is through with. */
export function isRepeat(flags: Iterable<TrayFlag>): boolean {
  const has = new Set(flags)
  return has.has('DOUBLE_PASSAGE') || has.has('REFILLED')
}

/** Whether the code names a tray; empty and our own stand-ins do not. */
export function isCodeRead(visitId: number, code: string): boolean {
  return code !== '' && code !== unreadableCode(visitId)
}

/** The code of a visit whose tray's code could not be read. No scanner reads one like it twice, because the visit's number is in it. */
export function unreadableCode(visitId: number): string {
  return `?-${visitId}`
}

function sameShape(one: TrayShape, other: TrayShape): boolean {
  return one.rows === other.rows && one.columns === other.columns && one.layout === other.layout
}
