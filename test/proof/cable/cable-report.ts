import type { CableOutcome } from './cable-run.ts'

export function cableReport(seed: string, finishedAt: string, outcome: CableOutcome): string {
  const { pulls, renamed, stationEnds, powerUps, scansMade, scansStored, eggsStored, lostWithPower, faults } = outcome
  const seconds = outcome.elapsedMs / 1000
  return [
    '# Proof of the cable',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${seconds.toFixed(1)} s`,
    '',
    `${pulls} pulls, after ${renamed} of them under another name, during ${scansMade} scans (${(scansMade / seconds).toFixed(0)} per second, pulls included). The station was killed ${stationEnds.killed} times and stopped ${stationEnds.stopped} times, the scanner switched off ${powerUps.length - 1} times.`,
    `${scansStored} scans of ${eggsStored} cells are stored; ${lostWithPower} scans went with the scanner's power before anybody had acknowledged them. ${outcome.resends} messages were sent again.`,
    '',
    faults.length === 0 ? 'Every scan is there once; counters, screen, roll-ups and rows agree.' : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
    '| Pulled while the link was | times |',
    '|---|---:|',
    ...Object.entries(outcome.pulledWhile)
      .toSorted((a, b) => b[1] - a[1])
      .map(([state, count]) => `| ${state} | ${count} |`),
    '',
  ].join('\n')
}
