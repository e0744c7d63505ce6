import { type ModelManifest, modelId } from '../electron/model/manifest.ts'
import { BIT_DEPTH } from '../electron/model/model-interface.ts'

/** Card of a model that somebody brings without one, from its manifest: what was not said is called not stated, never left out. */
export function renderOwnCard(manifest: ModelManifest): string {
  const { validFor, suggestedThresholds, training, licence } = manifest
  return `# ${modelId(manifest)}${manifest.synthetic ? ' · SYNTHETIC' : ''}

${manifest.title}
${manifest.synthetic ? '\n**Trained on SYNTHETIC pictures: it must not decide about real eggs.**\n' : ''}
| | |
|---|---|
| Input | ${inputText(manifest)} |
| Fertility | ${headText(manifest.outputs.fertility)} |
| Sex | ${headText(manifest.outputs.female)} |
| Attention map | ${manifest.outputs.attention === null ? 'none' : manifest.outputs.attention.name} |
| Valid for | breed: ${validFor.breeds.join(', ')}; ${validFor.ageHours.from}–${validFor.ageHours.to} hours since set |
| Trained on | ${training.images === undefined ? 'number of pictures not stated' : `${training.images} pictures`}. ${training.note} |
| Calibration | ${calibrationText(manifest)} |
| Suggested thresholds | fertility ${suggestedThresholds.fertility}, female ${suggestedThresholds.female}, male ${suggestedThresholds.male} |
| Licence | ${licence} |

## Figures

${figuresText(manifest)}
`
}

function inputText({ input }: ModelManifest): string {
  const { maps, width, height, layout = 'NCHW', bitDepth = BIT_DEPTH, scaling = { method: 'counts' as const } } = input
  const fixed =
    'divideBy' in scaling
      ? ` by ${scaling.divideBy}, mean ${scaling.mean.join(' ')}, deviation ${scaling.deviation.join(' ')}`
      : ''
  return `${maps.join(', ')}, ${width}×${height}, ${input.type} ${layout}, counts of ${bitDepth} bits, scaling: ${scaling.method}${fixed}`
}

function headText(head: ModelManifest['outputs']['fertility' | 'female']): string {
  if (head === 'assumedViable') return 'not judged: every egg is taken for a living one'
  if (head === 'notJudged') return 'not judged: the sex of every living egg stays uncertain'
  const { name, labels = ['female', 'male'], activation = 'none' } = head
  return `output ${name}: ${labels.join(', ')}${activation === 'none' ? '' : `, after ${activation}`}`
}

function calibrationText({ calibration }: ModelManifest): string {
  if (calibration.method === 'none') return 'not stated: a probability of 0.9 need not come true nine times in ten'
  const where = calibration.appliedInGraph ? 'applied in the graph' : 'applied by the station'
  const { fertilityTemperature, sexTemperature, images } = calibration
  return `temperatures ${fertilityTemperature} (fertility) and ${sexTemperature} (sex) on ${images} pictures, ${where}`
}

function figuresText({ statedFigures = [] }: ModelManifest): string {
  if (statedFigures.length === 0) return 'Not stated.'
  const rows = statedFigures.map(({ name, value, n, on }) => `| ${name} | ${value} | ${n} | ${on} |`)
  return `Stated by the maker; Ovoscope has not measured them.\n\n| figure | value | n | on |\n|---|---|---|---|\n${rows.join('\n')}`
}
