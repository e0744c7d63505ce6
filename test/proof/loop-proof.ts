import { missingForTraining } from '../../models/training/missing-for-training.ts'
import { type ProofWish, writeReport } from './kept-proof.ts'
import { type LoopOutcome, runLoop } from './loop/loop-run.ts'

/** As many as the shipped model learnt from: with fewer the old eggs would be forgotten. */
const DRAWN = 48_000
const EPOCHS = 10
const OPENED_TRAYS = 50
const JUDGED = 6_000
/** A share of this many points of the old eggs may be lost: two trainings of the same net differ by as much. */
const OLD_MAY_LOSE = 0.01

/** The loop closed once: drift, labels, training, package, shadow, promotion, roll-back. Skipped where Python cannot train; true then. */
export async function proveLoop(wish: ProofWish): Promise<boolean> {
  const missing = missingForTraining('python3')
  if (missing !== undefined) {
    console.log(`loop: skipped. ${missing}`)
    return true
  }
  const seed = wish.seed ?? `loop-${new Date().toISOString().slice(0, 19)}`
  const drawn = wish.count ?? DRAWN
  console.log(`loop: seed ${seed}, ${drawn} drawn pictures`)
  const sizes = { seed, drawn, epochs: EPOCHS, openedTrays: OPENED_TRAYS, judged: JUDGED }
  const outcome = await runLoop(sizes, (text) => console.log(`  ${text}`))
  const faults = faultsOf(outcome)
  writeReport('loop', report(seed, drawn, outcome, faults))
  return faults.length === 0
}

function faultsOf({
  before,
  after,
  shipped,
  retrained,
  shadow,
  promoted,
  rolledBackTo,
  batchModels,
}: LoopOutcome): string[] {
  const [beside, taken, back] = batchModels.map((models) => models.join(' '))
  const claims: readonly (readonly [holds: boolean, otherwise: string])[] = [
    // Scans of uncertain eggs come twice, which moves the figures a little.
    [before.state !== 'drifted', 'eggs that the model knows are called drifted'],
    [after.state === 'drifted', `eggs that it does not know are called ${after.state}`],
    [right(retrained.now) > right(shipped.now), 'the new model is not better on the eggs that came'],
    [right(retrained.old) >= right(shipped.old) - OLD_MAY_LOSE, 'the new model is worse on the old eggs'],
    [shadow.compared > 0, 'nothing was compared'],
    [promoted !== rolledBackTo, 'the model was not rolled back'],
    [
      beside === rolledBackTo && taken === promoted && back === rolledBackTo,
      `the batches name ${batchModels.join(' | ')}`,
    ],
  ]
  return claims.flatMap(([holds, otherwise]) => (holds ? [] : [otherwise]))
}

/** Living eggs whose sex was called and right, among all living: an uncertain call helps nobody. */
function right({ accuracyConfident, uncertainShare }: LoopOutcome['shipped']['old']): number {
  return accuracyConfident * (1 - uncertainShare)
}

function report(seed: string, drawn: number, outcome: LoopOutcome, faults: readonly string[]): string {
  const { before, after, opened, exported, shipped, retrained, shadow, promoted, rolledBackTo, elapsedMs } = outcome
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  const row = (name: string, { old, now }: LoopOutcome['shipped']) => `| ${name} | ${cells(old)} | ${cells(now)} |`
  const cells = (figures: LoopOutcome['shipped']['old']) =>
    `${percent(figures.accuracyConfident)} of confident calls, ${percent(figures.uncertainShare)} uncertain, n = ${figures.n}`
  const drift = ({ state, scans, figures }: LoopOutcome['before']) =>
    `${state} over ${scans} scans: ${figures.map(({ measure, index }) => `${measure} ${index?.toFixed(2) ?? '–'}`).join(', ')}`
  return [
    '# Proof of the loop',
    '',
    `Finished ${new Date().toISOString()} · seed \`${seed}\` · ${(elapsedMs / 1000).toFixed(0)} s · everything is SYNTHETIC and proves nothing biological`,
    '',
    `1. Eggs that the model knows: ${drift(before)}.`,
    `2. Another breed, and four coils four times as noisy: ${drift(after)}.`,
    `3. ${opened} eggs of that batch were opened and written down. ${saidOf(exported)}`,
    `4. Learnt anew from ${drawn} drawn pictures and these; packed, signed, installed.`,
    `5. Beside the other one: ${shadow.compared} scans compared, ${shadow.differently} called differently; ${shadow.leftOut} left out, because the line was busy.`,
    `6. Promoted to ${promoted}, rolled back to ${rolledBackTo}.`,
    '',
    '| sex, living embryos | old eggs (drawn anew) | eggs that came (labelled scans of trays that nothing learnt from) |',
    '|---|---|---|',
    row('before', shipped),
    row('learnt anew', retrained),
    '',
    faults.length === 0 ? 'The loop is closed.' : 'IT DOES NOT HOLD:',
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n')
}

/** What the export said, without the folder of this run. */
function saidOf(exported: string): string {
  return exported
    .trim()
    .replace(/^.*?: /, '')
    .split('\n')
    .join(' ')
}
