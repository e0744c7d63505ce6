import type { TrayBook } from './tray-book.ts'
import { isSettled, type Work } from './work.ts'

/**
 * The oldest messages that need nothing more, as far as they may share a transaction. A tray's end starts a group of its own: it looks at eggs
 * that must be committed first, with what became of their orders. So does a tray's beginning after scans, because it can end their tray, or after another
 * of the same tray: it is judged by how that one ended.
 */
export function nextWorks(queued: Iterable<Work>, trays: TrayBook): Work[] {
  const works: Work[] = []
  for (const work of queued) {
    if (!isSettled(work) || (works.length > 0 && needsEarlierCommit(work, works, trays))) break
    works.push(work)
  }
  return works
}

function needsEarlierCommit({ body }: Work, before: readonly Work[], trays: TrayBook): boolean {
  if (body.kind === 'tray-end') return true
  if (body.kind !== 'tray-begin') return false
  const { code } = body.begin
  return before.some((work) => {
    if (work.body.kind === 'scan') return true
    if (work.body.kind === 'tray-begin') return work.body.begin.code === code
    return work.body.kind === 'tray-end' && trays.find(work.body.tray)?.visit.code === code
  })
}
