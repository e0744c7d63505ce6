import type { Tally } from './tally.ts'
import type { Counts } from './trace.ts'

/** How it is repeated alone. */
export function howToRepeat(seed: string): string {
  return `npm run simulate -- --seed ${seed}`
}

/** A table in Markdown, the most frequent first. */
export function histogram(title: string, counts: Readonly<Counts>): string[] {
  const rows = Object.entries(counts).toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return ['', `| ${title} | times |`, '|---|---:|', ...rows.map(([name, times]) => `| ${name} | ${times} |`)]
}

/** What went wrong, with what is needed to see it again. */
export function failureLines({ failures }: Pick<Tally, 'failures'>): string[] {
  return failures.flatMap(({ seed, problems }) => [
    `- seed \`${seed}\` (${howToRepeat(seed)})`,
    ...problems.map((problem) => `  - ${problem}`),
  ])
}
