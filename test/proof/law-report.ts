import type { Tally } from './law/tally.ts'

/** What was proved, in words and figures: enough to run it again and to see what it met. */
export function lawReport(proof: {
  readonly seed: string
  readonly elapsedMs: number
  readonly finishedAt: string
  readonly tally: Tally
}): string {
  const { tally } = proof
  const verdict =
    tally.offences.length === 0
      ? 'No action left the program that the second reading of the law forbids.'
      : `ACTIONS AGAINST THE LAW WERE FOUND, the first of them below.`
  return [
    '# Proof of the law',
    '',
    `Finished ${proof.finishedAt} · seed \`${proof.seed}\` · ${(proof.elapsedMs / 1000).toFixed(1)} s`,
    '',
    `${tally.situations} situations and ${tally.stations} whole stations, in which ${tally.deeds} actions left the program and ${tally.withheld} removals were decided but not sent.`,
    verdict,
    '',
    ...tally.offences.map((offence) => `- ${offence}`),
    ...table('Law of', tally.byCountry),
    ...table('Class', tally.byClass),
    ...table('Age beside the limit', tally.byAge),
    ...table('Way out of the program', tally.byPath),
    ...table('Action', tally.byVerdict),
    '',
  ].join('\n')
}

function table(title: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).toSorted((a, b) => b[1] - a[1])
  return ['', `| ${title} | actions |`, '|---|---:|', ...rows.map(([name, count]) => `| ${name} | ${count} |`)]
}
