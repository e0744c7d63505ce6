import type { ModelMetrics } from './manifest.ts'

/** Living embryos of the test split that were called one sex or the other, and how many of them rightly. */
export function sexCalls({ confusion: { labels, calls, counts } }: Pick<ModelMetrics, 'confusion'>) {
  const sum = (take: (label: string, call: string) => boolean) =>
    labels.flatMap((label, row) => calls.map((call, at) => (take(label, call) ? (counts[row]?.[at] ?? 0) : 0)))
  return {
    confident: total(sum((label, call) => isSex(label) && isSex(call))),
    right: total(sum((label, call) => isSex(label) && label === call)),
  }
}

function isSex(name: string): boolean {
  return name === 'FEMALE' || name === 'MALE'
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
