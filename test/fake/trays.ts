import type {
  FlockOutcome,
  HeldTrayRow,
  RefillPlan,
  TransferOutcome,
  TrayOutcome,
} from '../../electron/contract/trays.ts'
import { SCENE_RANGES } from './flocks.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MINUTE_MS = 60_000

function held(visitId: number, minutesAgo: number, over: Partial<HeldTrayRow>): HeldTrayRow {
  return {
    ...{ visitId, code: `0${visitId}`, batchId: '2026-1120-03', sinceWallMs: SCENE_WALL_MS - minutesAgo * MINUTE_MS },
    ...{ reason: 'EGGS_WAIT', flags: [], inQuestion: false, rescanAsked: false, eggsWaiting: 0, earlierVisitId: null },
    ...over,
  }
}

/** One tray of each kind that waits. */
export const SCENE_HELD_TRAYS: readonly HeldTrayRow[] = [
  held(398, 26, {
    reason: 'DOUBLE_PASSAGE',
    flags: ['DOUBLE_PASSAGE'],
    inQuestion: true,
    eggsWaiting: 150,
    earlierVisitId: 371,
  }),
  held(402, 21, { reason: 'LINK_LOST', eggsWaiting: 12, rescanAsked: true }),
  held(405, 17, { code: '?-405', flags: ['CODE_UNREADABLE'], eggsWaiting: 2 }),
  held(409, 11, { reason: 'PATTERN_DIFFERS', flags: ['PATTERN_DIFFERS'], inQuestion: true, earlierVisitId: 402 }),
  held(415, 4, { reason: 'INCOMPLETE' }),
]

/** None, one of each kind where the scene says that one waits, or as many as it says. */
function heldTrays(count: number): HeldTrayRow[] {
  if (count <= 1) return count === 0 ? [] : [...SCENE_HELD_TRAYS]
  return Array.from({ length: count }, (_, n) => {
    const like = SCENE_HELD_TRAYS[n % SCENE_HELD_TRAYS.length]
    const longCode = n % 7 === 3 ? { code: `HOF-BRANDENBURG-HAUS-4-REGAL-${398 + n}` } : {}
    return { ...held(398 + n, 26 + count - n, {}), ...like, ...{ visitId: 398 + n, code: `0${398 + n}` }, ...longCode }
  })
}

/** What a station answers about trays; every deed is noted by its name. */
export function fakeTrayDesk(commands: string[], countHeld: () => number) {
  const deed = (name: string) => {
    commands.push(name)
    return { ok: true } as const
  }
  return {
    heldTrays: () => heldTrays(countHeld()),
    releaseTray: ({ how }: { how: string }): TrayOutcome => deed(`releaseTray ${how}`),
    nameTray: ({ code }: { code: string }): TrayOutcome =>
      code.startsWith('?-') ? { ok: false, refusal: 'CODE_NOT_USABLE' } : deed(`nameTray ${code}`),
    sayDoublePassage: ({ eggs }: { eggs: string }): TrayOutcome => deed(`sayDoublePassage ${eggs}`),
    planRefill: ({
      fromCode,
      toCode,
      ...of
    }: {
      fromCode: string
      toCode: string
      fromBatchId: string
    }): RefillPlan => {
      commands.push(`planRefill ${of.fromBatchId}`)
      if (fromCode === toCode) return { ok: false, refusal: 'SAME_TRAY' }
      const moves = [0, 1, 2].map((column) => ({ from: { row: 0, column }, to: { row: 2, column: column * 2 } }))
      return { ok: true, fromVisitId: 371, toVisitId: 372, gapsLeft: 4, moves }
    },
    recordTransfers: ({ otherBatchWhy }: { otherBatchWhy: string | null }): TransferOutcome =>
      deed(otherBatchWhy === null ? 'recordTransfers' : `recordTransfers: ${otherBatchWhy}`),
    setFlockRanges: (): FlockOutcome => deed('setFlockRanges'),
    flockRanges: ({ code }: { code: string }) => (code === '' ? [] : [...SCENE_RANGES]),
  }
}
