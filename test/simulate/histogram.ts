import type { Tally } from './tally.ts'
import type { Counts } from './trace.ts'

/** What was asked of every run, in the words for when all of it was so. */
export const ALL_HELD =
  'No acknowledged scan was lost, none counted twice, every sum was the sum of its rows, every action was lawful, every summary had its effect once, and every station recovered by itself.'

/** How it is repeated alone. */
export function howToRepeat(seed: string): string {
  return `npm run simulate -- --seed ${seed}`
}

/** A table in Markdown, the most frequent first; nothing where nothing was counted. */
export function histogram(title: string, counts: Readonly<Counts>): string[] {
  if (Object.keys(counts).length === 0) return []
  const rows = Object.entries(counts).toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return ['', `| ${title} | times |`, '|---|---:|', ...rows.map(([name, times]) => `| ${name} | ${times} |`)]
}

/** What went wrong before a change, and why it counts nevertheless. */
export function mendedLines({ mended }: Pick<Tally, 'mended'>): string[] {
  if (mended.length === 0) return []
  return [
    'Failed at first, and passed when they were run again after a change; the seeds before them ran without it:',
    '',
    ...mended.map((seed) => `- seed \`${seed}\` (${howToRepeat(seed)})`),
    '',
  ]
}

/** What went wrong, with what is needed to see it again. */
export function failureLines({ failures }: Pick<Tally, 'failures'>): string[] {
  return failures.flatMap(({ seed, problems }) => [
    `- seed \`${seed}\` (${howToRepeat(seed)})`,
    ...problems.map((problem) => `  - ${problem}`),
  ])
}
