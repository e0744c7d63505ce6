import type { ModelReport } from '../electron/model/report.ts'

type SexFigures = Pick<ModelReport['sexByDay'][number], 'n' | 'accuracyConfident' | 'uncertainShare'>

/** Sections of the model card for the figures of a report, in Markdown; `labelledScans` of a line were learnt from beside what was drawn. */
export function renderReport(report: ModelReport, labelledScans = 0): string {
  const { activation } = report
  return `
### Curves

| to be found | n | area under the ROC curve | average precision |
|---|---|---|---|
${report.curves.map((curve) => `| ${curve.positive} | ${curve.positives} of ${curve.n} | ${curve.rocArea.toFixed(4)} | ${curve.averagePrecision.toFixed(4)} |`).join('\n')}

The points of both curves are in the manifest; \`docs/pictures/model-report.svg\` draws them.

### Calibration of p(female)

| stated | living embryos | mean stated | share that is female |
|---|---|---|---|
${report.calibration.map((bin) => `| ${bin.from.toFixed(1)} to ${bin.to.toFixed(1)} | ${bin.n} | ${percent(bin.stated)} | ${percent(bin.observed)} |`).join('\n')}

### By day, breed, flag and coil

Days and trained breeds are of the test split; the unknown breed, flags and noisier coils are drawn for this table. All breeds are invented.

| group | living embryos | sex right on confident calls | left uncertain |
|---|---|---|---|
${sexRows([
  ...report.sexByDay.map((row) => [`day ${row.day}`, row] as const),
  ...report.sexByBreed.map((row) => [`breed ${row.breed}`, row] as const),
  ...report.sexByUnknownBreed.map(
    (row) =>
      [
        `breed ${row.breed}, **${labelledScans === 0 ? 'never shown in training' : 'not drawn for training'}**`,
        row,
      ] as const,
  ),
  ...report.sexByFlag.map((row) => [`flag ${row.flag}`, row] as const),
  ...report.sexByCoilNoise.map((row) => [`coils ${row.factor} × as noisy`, row] as const),
])}

### Faults

What eggs end as whose picture is spoilt. Unreadable is the word of the recipe's image limits, uncertain is the model's doubt; the rest was believed.

| fault | pictures | unreadable | uncertain | called by sex | called otherwise |
|---|---|---|---|---|---|
${report.faults.map((row) => `| ${row.fault} | ${row.n} | ${row.unreadable} | ${row.uncertain} | ${row.sexed} | ${row.other} |`).join('\n')}

### The invented cue, dialled

With effect size d, the sexes lie d standard deviations apart. The area under the ROC curve says how much of that the model finds; a perfect observer of the cue reaches Φ(d/√2).

| d | living embryos | model | perfect observer |
|---|---|---|---|
${report.cueDial.map((row) => `| ${row.effect} | ${row.n} | ${row.rocArea.toFixed(4)} | ${row.observerArea.toFixed(4)} |`).join('\n')}

### Class-activation map

The map says how much each place adds to the score of what was called; all places and a constant sum up to that score. Of ${activation.n} embryos that were given a sex its peak lies on the drawn cue in ${percent(activation.peakOnCue)}; a place of the egg picked blindly would in ${percent(activation.cueShareOfEgg)}.
`
}

/** Rows of a table of sex figures, each with its name. */
export function sexRows(rows: readonly (readonly [name: string, figures: SexFigures])[]): string {
  return rows
    .map(
      ([name, { n, accuracyConfident, uncertainShare }]) =>
        `| ${name} | ${n} | ${percent(accuracyConfident)} | ${percent(uncertainShare)} |`,
    )
    .join('\n')
}

export function percent(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)} %`
}
