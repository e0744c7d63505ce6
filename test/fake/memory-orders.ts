import type { Cell, EggAction } from '../../electron/domain/egg.ts'
import type { OrderFault } from '../../electron/domain/sorter-word.ts'
import type { Decision } from '../../electron/pipeline/decide/decision.ts'
import type { CommitItem, EggState, TrayVisit } from '../../electron/store/store.ts'
import type { SentRemoval } from '../../electron/store/store-start.ts'

export type OrderItem = Extract<CommitItem, { kind: 'not-removed' | 'too-late' | 'sorter-ack' }>

export type SessionName = Pick<TrayVisit['ref'], 'scannerSerial' | 'sessionId'>

export function isOnOrder(item: CommitItem): item is OrderItem {
  return item.kind === 'not-removed' || item.kind === 'too-late' || item.kind === 'sorter-ack'
}

/** Of ended trays, in sessions with a sorter; where nobody said whether there is one, in which it spoke at all. `answered` holds visit/row/column/attempt. */
export function sentRemovals(
  known: {
    readonly eggs: ReadonlyMap<string, { readonly visitId: number; readonly cell: Cell; readonly state: EggState }>
    readonly visits: ReadonlyMap<number, TrayVisit>
    /** By serial|session. */
    readonly sorters: ReadonlyMap<string, boolean>
  },
  answered: ReadonlySet<string>,
  isEnded: (visitId: number) => boolean,
): SentRemoval[] {
  const sessionOf = (visitId: number) => known.visits.get(visitId)?.ref.sessionId
  const spoke = new Set([...answered].map((name) => sessionOf(Number(name.split('/')[0]))))
  return [...known.eggs.values()].flatMap(({ visitId, cell, state: { action, attempt } }) => {
    const visit = known.visits.get(visitId)
    if (visit === undefined || !isEnded(visitId)) return []
    const { scannerSerial, sessionId } = visit.ref
    if (!(known.sorters.get(`${scannerSerial}|${sessionId}`) ?? spoke.has(sessionId))) return []
    const isAnswered = answered.has(`${visitId}/${cell.row}/${cell.column}/${attempt}`)
    return isAnswered || !action.startsWith('REMOVE_') ? [] : [{ ref: visit.ref, visitId, cell, attempt }]
  })
}

/** What the item makes of an order: the action that is left of it, and why. */
export function becameOf(
  item: OrderItem,
  { action: ordered, reason }: Pick<Decision, 'action' | 'reason'>,
): { readonly action: EggAction; readonly fault: OrderFault | undefined } {
  const isRemoval = ordered.startsWith('REMOVE_')
  if (item.kind === 'too-late') return { action: 'HOLD', fault: 'TOO_LATE' }
  if (item.kind === 'not-removed') {
    return { action: isRemoval ? 'HOLD' : ordered, fault: isRemoval ? (item.why ?? 'NOT_SENT') : undefined }
  }
  const done = item.action ?? ordered
  const stays = ['KEEP', 'NONE']
  if (done === ordered || (stays.includes(done) && stays.includes(ordered)))
    return { action: ordered, fault: undefined }
  const isAgain = reason === 'DECIDED_AGAIN'
  if (isAgain && !done.startsWith('REMOVE_')) return { action: ordered, fault: undefined }
  if (isAgain) return { action: done, fault: 'ORDER_FORGOTTEN' }
  if (done.startsWith('REMOVE_')) return { action: done, fault: 'SORTER_DISAGREES' }
  const action = done === 'HOLD' || isRemoval ? 'HOLD' : ordered
  return { action, fault: done === 'HOLD' ? 'TOO_LATE' : 'SORTER_DISAGREES' }
}
