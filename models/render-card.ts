import { wilson } from '../electron/domain/statistics.ts'
import { type ModelManifest, type ModelMetrics, modelId } from '../electron/model/manifest.ts'
import { percent, renderReport, sexRows } from './render-report.ts'

/** A model that our own evaluation has judged. */
export type JudgedManifest = ModelManifest & { readonly metrics: ModelMetrics }

/** Model card in Markdown, written from the manifest alone so that the two cannot disagree. */
export function renderCard(manifest: JudgedManifest): string {
  const { metrics, suggestedThresholds, training, validFor, calibration } = manifest
  const days = `${validFor.ageHours.from}–${validFor.ageHours.to} hours since set`
  return `# ${modelId(manifest)}${manifest.synthetic ? ' · SYNTHETIC' : ''}

${whatItIs(manifest)}

| | |
|---|---|
| Answers | fertility (viable, infertile, early dead, mid dead, empty), then p(female \\| viable), then a class-activation map |
| Input | one map (${manifest.input.maps.join(', ')}), ${manifest.input.width}×${manifest.input.height}, 16-bit counts as the scanner sends them; cast and normalisation are in the graph |
| Valid for | breed: ${validFor.breeds.join(', ')}; ${days} |
| Trained on | ${training.images} pictures, ${training.parameters} parameters, seed ${training.seed}. ${training.note} |
| Calibration | ${calibration.method === 'none' ? 'none' : `temperatures ${calibration.fertilityTemperature.toFixed(3)} (fertility) and ${calibration.sexTemperature.toFixed(3)} (sex) on ${calibration.images} pictures of a seed range of their own, applied in the graph`} |
| Suggested thresholds | fertility ${suggestedThresholds.fertility}, female ${suggestedThresholds.female}, male ${suggestedThresholds.male} |
| Licence | ${manifest.licence} |

## Figures on the ${metrics.split} (n = ${metrics.n}, the shares of a real tray, no faults of the scanner)

Reproduced by \`npm run models:evaluate\`, which draws the pictures anew and runs them through the product's own path.

- Sex on confident calls: **${shareWithInterval(sexRight(manifest), sexConfident(manifest))}**.
- Sex left uncertain: ${percent(metrics.sex.uncertainShare)} of ${metrics.sex.n} living embryos.
- Fertility, likeliest of five: ${percent(metrics.fertilityAccuracy)}.
- Calibration error of p(female): ${metrics.sexCalibrationError.toFixed(4)} (ten bins).

| noise, share of the brightest fluid | living embryos | sex right on confident calls | left uncertain |
|---|---|---|---|
${sexRows(metrics.sexByNoise.map((bin) => [`${percent(bin.noiseFrom, 0)} to ${percent(bin.noiseTo, 0)}`, bin]))}

Rows are the truth, columns the call at the suggested thresholds:

| truth | ${metrics.confusion.calls.join(' | ')} |
|---|${metrics.confusion.calls.map(() => '---').join('|')}|
${metrics.confusion.labels.map((label, row) => `| ${label} | ${(metrics.confusion.counts[row] ?? []).join(' | ')} |`).join('\n')}
${metrics.report === undefined ? '' : renderReport(metrics.report, training.labelledScans)}
## Limits

- Nothing here says anything about real eggs: not the accuracy, not the calibration, not the activation map.
- The pictures are cleaner than a line's: three invented breeds, one scanner, no drift, no cracked shells, no eggs lying askew by more than 13 degrees.
- The model gives no flags: eggs upside down and double yolks are in its training, and what it calls them is their sex or fertility.
- The rare classes have few pictures in the test; read their rows with that in mind.
- Pictures broken by the scanner were shown in training with the target "I do not know". What ends as what stands under "Faults" above; doubt makes an egg uncertain, only the image limits make it unreadable.
`
}

function whatItIs({ synthetic, training }: JudgedManifest): string {
  if (!synthetic) {
    return `**This model learnt from ${training.labelledScans ?? 0} labelled scans of a line beside SYNTHETIC pictures. Every figure on this card is of newly drawn SYNTHETIC pictures and says nothing about real eggs.**
Judge it on labelled scans that it has not seen, and beside the model that decides now, before it decides about an egg.`
  }
  const learnt =
    training.labelledScans === undefined
      ? 'was trained on SYNTHETIC pictures only. It has never seen an egg.'
      : `was trained on SYNTHETIC pictures and on ${training.labelledScans} scans of a line of which nobody has said that they are of real eggs.`
  return `**This model ${learnt} Its sex cue is invented. It must not decide about real eggs.**
No figure on this card proves anything biological. It exists so that every part of Ovoscope can be run, tested and measured with a real network.`
}

function sexCount(manifest: JudgedManifest, take: (label: string, call: string) => boolean): number {
  const { labels, calls, counts } = manifest.metrics.confusion
  let sum = 0
  labels.forEach((label, row) => {
    calls.forEach((call, column) => {
      if (take(label, call)) sum += counts[row]?.[column] ?? 0
    })
  })
  return sum
}

function isSex(name: string): boolean {
  return name === 'FEMALE' || name === 'MALE'
}

function sexRight(manifest: JudgedManifest): number {
  return sexCount(manifest, (label, call) => isSex(label) && label === call)
}

function sexConfident(manifest: JudgedManifest): number {
  return sexCount(manifest, (label, call) => isSex(label) && isSex(call))
}

function shareWithInterval(right: number, n: number): string {
  const interval = wilson(right, n)
  if (interval === undefined) return 'no calls'
  return `${percent(interval.share)} (95 % Wilson interval ${percent(interval.low)} to ${percent(interval.high)}, n = ${n})`
}
