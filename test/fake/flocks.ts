import type { FlockCount, FlockRange } from '../../electron/domain/tray/flock-range.ts'

/** The batch's own flock, and one with a long name at the end of some trays. */
export const SCENE_FLOCKS: readonly FlockCount[] = [
  {
    ...{ flock: 'Flock 7', eggs: 1_786, emptyCells: 12 },
    byClass: { FEMALE: 878, MALE: 805, INFERTILE: 71, EARLY_DEAD: 14, MID_DEAD: 8, UNCERTAIN: 10, EMPTY: 12 },
  },
  {
    ...{ flock: 'Hof Brandenburg, Haus 4', eggs: 126, emptyCells: 2 },
    byClass: { FEMALE: 61, MALE: 57, INFERTILE: 5, EARLY_DEAD: 1, UNCERTAIN: 1, UNREADABLE: 1, EMPTY: 2 },
  },
]

/** One tray with the eggs of both. */
export const SCENE_TRAY_FLOCKS: readonly FlockCount[] = [
  { flock: 'Flock 7', eggs: 74, emptyCells: 1, byClass: { FEMALE: 36, MALE: 35, INFERTILE: 3, EMPTY: 1 } },
  {
    flock: 'Hof Brandenburg, Haus 4',
    eggs: 74,
    emptyCells: 1,
    byClass: { FEMALE: 38, MALE: 34, INFERTILE: 2, EMPTY: 1 },
  },
]

export const SCENE_RANGES: readonly FlockRange[] = [
  { flock: 'Hof Brandenburg, Haus 4', from: { row: 5, column: 0 }, to: { row: 9, column: 14 } },
]
