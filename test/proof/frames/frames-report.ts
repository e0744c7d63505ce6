import type { FramesTally } from './frames-tally.ts'
import type { Throughput } from './throughput.ts'

/** With 1 % of its frames damaged the reader must stay faster than this share of the clean line. */
export const RATIO_MIN = 0.5
/** Bytes checked for each byte that came: damage is read more than once, and no more often than this. */
export const CHECKED_PER_BYTE_MAX = 20

/** What does not hold; empty is the only good answer. */
export function framesFaults(tally: FramesTally, throughput: Throughput): readonly string[] {
  const checked = tally.checkedBytes / tally.bytes
  return [
    ...(tally.crashes === 0 ? [] : [`${tally.crashes} streams made the reader throw`]),
    ...(tally.wrongAccepts === 0 ? [] : [`${tally.wrongAccepts} frames were given out that nobody had made`]),
    ...(tally.otherwise === 0 ? [] : [`${tally.otherwise} streams were read otherwise than by the second reading`]),
    ...(checked <= CHECKED_PER_BYTE_MAX ? [] : [`${checked.toFixed(1)} bytes were checked for each that came`]),
    ...(throughput.ratio > RATIO_MIN ? [] : [`with 1 % damage the reader falls to ${percent(throughput.ratio)}`]),
  ]
}

export function framesReport(proof: {
  readonly seed: string
  readonly elapsedMs: number
  readonly finishedAt: string
  readonly tally: FramesTally
  readonly throughput: Throughput
}): string {
  const { tally, throughput } = proof
  const faults = framesFaults(tally, throughput)
  const { cleanMbPerSec, damagedMbPerSec, ratio, damagedFrames } = throughput
  return [
    '# Proof of the frame reader',
    '',
    `Finished ${proof.finishedAt} · seed \`${proof.seed}\` · ${(proof.elapsedMs / 1000).toFixed(1)} s`,
    '',
    `${tally.mutated} damaged frames and ${tally.clean} good ones between them, ${(tally.bytes / 1e6).toFixed(0)} MB in ${tally.chunks} pieces: ${tally.crashes} crashes, ${tally.wrongAccepts} wrong accepts, ${tally.otherwise} streams read otherwise than by the second reading.`,
    `${tally.accepted} frames given out; ${tally.swallowed} good ones had lost bytes to the damage before them. ${(tally.checkedBytes / tally.bytes).toFixed(2)} bytes checked for each that came, the largest buffer ${tally.bufferBytesMax} bytes.`,
    `Throughput ${cleanMbPerSec.toFixed(0)} MB/s clean, ${damagedMbPerSec.toFixed(0)} MB/s with 1 % damage (${damagedFrames} of 10,000 frames): ${percent(ratio)}.`,
    '',
    faults.length === 0 ? 'Everything holds.' : 'IT DOES NOT HOLD:',
    ...[...faults, ...tally.faults].map((fault) => `- ${fault}`),
    ...table('Damage', 'frames', tally.byDamage),
    ...table('Counted as', 'times', tally.rejected),
    '',
  ].join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function table(title: string, what: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).toSorted((a, b) => b[1] - a[1])
  return ['', `| ${title} | ${what} |`, '|---|---:|', ...rows.map(([name, count]) => `| ${name} | ${count} |`)]
}
