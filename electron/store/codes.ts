import type { AlarmDeed } from '../domain/alarm/alarm-deed.ts'
import type { StoredBatchState } from '../domain/batch/batch.ts'
import type { BatchStop, StopReason } from '../domain/batch/stops.ts'
import type { DecisionReason, EggAction, EggClass } from '../domain/egg.ts'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import type { ModelAct } from '../domain/model/model-choice.ts'
import type { OverrideReason } from '../domain/override.ts'
import type { RecipeState } from '../domain/recipe/recipe-life.ts'
import type { OrderFault } from '../domain/sorter-word.ts'
import type { HoldAnswer, TrayWord } from '../domain/tray/hold.ts'
import { TRAY_FLAGS, type TrayFlag } from '../domain/tray/passage.ts'
import { StoreError } from './errors.ts'
import type { OutboxState } from './outbox.ts'

/** Words as small numbers in the database. */
export interface Codes<Word extends string> {
  code(word: Word): number
  /** Throws CORRUPT for a number that no word has. */
  word(code: number): Word
}

function codes<Word extends string>(what: string, table: Readonly<Record<Word, number>>): Codes<Word> {
  const words = new Map<number, Word>()
  for (const word in table) words.set(table[word], word)
  return {
    code: (word) => table[word],
    word(code) {
      const word = words.get(code)
      if (word === undefined) throw new StoreError('CORRUPT', `${code} is no ${what}`)
      return word
    },
  }
}

// These numbers stand in every database out there: a word may be added, none may change its number.

export const CLASS_CODES: Codes<EggClass> = codes('egg class', {
  FEMALE: 0,
  MALE: 1,
  INFERTILE: 2,
  EARLY_DEAD: 3,
  MID_DEAD: 4,
  UNCERTAIN: 5,
  UNREADABLE: 6,
  EMPTY: 7,
})

export const ACTION_CODES: Codes<EggAction> = codes('action', {
  KEEP: 0,
  REMOVE_MALE: 1,
  REMOVE_CLEAR: 2,
  RESCAN: 3,
  HOLD: 4,
  NONE: 5,
})

export const REASON_CODES: Codes<DecisionReason> = codes('decision reason', {
  CLEAR_CUT: 0,
  BELOW_THRESHOLD: 1,
  BAD_IMAGE: 2,
  MODEL_FAILED: 3,
  LEGAL_LIMIT: 4,
  AGE_NOT_TRUSTED: 5,
  LINK_LOST: 6,
  NO_BATCH: 7,
  TRAY_IN_QUESTION: 8,
  TOO_LATE: 9,
  SCANNER_CLOCK: 10,
  DECIDED_AGAIN: 11,
})

export const ORDER_FAULT_CODES: Codes<OrderFault> = codes('fault of an order', {
  NOT_SENT: 0,
  TOO_LATE: 1,
  SORTER_SILENT: 2,
  SORTER_DISAGREES: 3,
  ORDER_FORGOTTEN: 4,
})

export const BATCH_STATE_CODES: Codes<StoredBatchState> = codes('batch state', {
  draft: 0,
  running: 1,
  paused: 2,
  closing: 3,
  closed: 4,
})

export const VISIT_STATE_CODES: Codes<'filling' | 'complete' | 'held'> = codes('tray state', {
  filling: 0,
  complete: 1,
  held: 2,
})

export const OUTBOX_STATE_CODES: Codes<OutboxState> = codes('upload state', { queued: 0, sent: 1, parked: 2 })

export const LAYOUT_CODES: Codes<'square' | 'honeycomb'> = codes('tray layout', { square: 0, honeycomb: 1 })

export const OVERRIDE_REASON_CODES: Codes<OverrideReason> = codes('override reason', {
  PICTURE_SHOWS_OTHER: 0,
  CANDLED: 1,
  OPENED: 2,
  WRONG_CELL: 3,
  OTHER: 4,
})

export const ALARM_DEED_CODES: Codes<AlarmDeed> = codes('alarm deed', {
  came: 0,
  returned: 1,
  acknowledged: 2,
  shelved: 3,
  unshelved: 4,
  'out-of-service': 5,
  'in-service': 6,
})

export const RECIPE_STATE_CODES: Codes<RecipeState> = codes('recipe state', {
  draft: 0,
  review: 1,
  active: 2,
  retired: 3,
})

export const STOP_KIND_CODES: Codes<BatchStop['kind']> = codes('kind of stop', { pause: 0, end: 1, outage: 2 })

export const STOP_REASON_CODES: Codes<StopReason> = codes('stop reason', {
  NO_TRAYS: 0,
  JAM: 1,
  CLEANING: 2,
  FLOCK_CHANGE: 3,
  SCANNER_FAULT: 4,
  MODEL_FAULT: 5,
  BREAK: 6,
  FINISHED: 7,
  OTHER: 8,
})
export const HOLD_ANSWER_CODES: Codes<HoldAnswer> = codes('answer to a hold', {
  RESCAN: 0,
  AS_IS: 1,
  TAKEN_OUT: 2,
  ANSWERED: 3,
  PASSED_AGAIN: 4,
})

/** How people released a tray is coded as in `HOLD_ANSWER_CODES`, because both stand in rows of the same table since its beginning. */
export const TRAY_WORD_CODES: Codes<TrayWord> = codes('word on a tray', {
  RESCAN: 0,
  AS_IS: 1,
  TAKEN_OUT: 2,
  SAME_EGGS: 5,
  OTHER_EGGS: 6,
  NAMED: 7,
})

/** Bits of a tray visit's marks. */
const FLAG_BITS: Readonly<Record<TrayFlag, number>> = {
  CODE_UNREADABLE: 1,
  NAMED: 2,
  DOUBLE_PASSAGE: 4,
  PATTERN_DIFFERS: 8,
  OTHER_SHAPE: 16,
  SAME_EGGS: 32,
  OTHER_EGGS: 64,
  REFILLED: 128,
}

export function packFlags(flags: Iterable<TrayFlag>): number {
  let bits = 0
  for (const flag of flags) bits |= FLAG_BITS[flag]
  return bits
}

export function unpackFlags(bits: number): TrayFlag[] {
  return TRAY_FLAGS.filter((flag) => (bits & FLAG_BITS[flag]) !== 0)
}

export const MODEL_ACT_CODES: Codes<ModelAct> = codes('act on models', {
  shadow: 0,
  switch: 1,
  rollBack: 2,
  giveUp: 3,
})

export const JUMP_CODES: Codes<ClockJump['found']> = codes('finding of a clock jump', { running: 0, 'at-start': 1 })
