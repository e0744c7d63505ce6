import type { Counted } from '../../electron/domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../../electron/domain/egg.ts'
import type { EggState } from '../../electron/store/store.ts'

/** Eggs or scans by class and by action, every word of either. */
export function counted(judged: readonly Pick<EggState, 'eggClass' | 'action'>[]): Counted {
  return {
    byClass: everyWord(EGG_CLASSES, countBy(judged.map((one) => one.eggClass))),
    byAction: everyWord(EGG_ACTIONS, countBy(judged.map((one) => one.action))),
  }
}

function everyWord<K extends string>(words: readonly K[], counts: Partial<Record<K, number>>): Record<K, number> {
  return Object.fromEntries(words.map((word) => [word, counts[word] ?? 0])) as Record<K, number>
}

function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
