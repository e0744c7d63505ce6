import type { ModelManifest } from '../../model/manifest.ts'

type Outputs = ModelManifest['outputs']
type Head = Exclude<Outputs['fertility'], string>
type Label = Head['labels'][number]

/** Order of the fertility probabilities in every message. */
const FERTILITY: readonly Label[] = ['viable', 'infertile', 'earlyDead', 'midDead', 'empty']
/** A network that computes in half precision rounds its probabilities; a sum further off than this means that they are none. */
const SUM_ROUNDING = 0.01

/** Rows of a network's output, one for each picture. */
interface Rows {
  readonly columns: readonly Label[]
  readonly values: Float32Array
}

/**
 * Figures of a network → the five fertility probabilities of each picture, in our order. Columns of the same label are added; a living sex is
 * viable. What is no distribution is left as it is, so that it is refused where it is used and not mended here.
 */
export function readFertility(
  raw: Float32Array | undefined,
  count: number,
  { outputs, calibration }: Pick<ModelManifest, 'outputs' | 'calibration'>,
): Float32Array {
  const { fertility } = outputs
  if (fertility === 'assumedViable') {
    return Float32Array.from({ length: count * FERTILITY.length }, (_, i) => (i % FERTILITY.length === 0 ? 1 : 0))
  }
  const rows = rowsOf(raw, count, fertility, temperatureOf(calibration, 'fertilityTemperature'))
  if (isOurOrder(rows.columns)) return rows.values
  const figures = new Float32Array(count * FERTILITY.length)
  for (let image = 0; image < count; image++) addFertility(rows, image, figures)
  return figures
}

function addFertility({ columns, values }: Rows, image: number, figures: Float32Array): void {
  const shares = FERTILITY.map(() => 0)
  let sum = 0
  columns.forEach((label, column) => {
    const share = values[image * columns.length + column] as number
    sum += share
    if (label === 'unknown') FERTILITY.forEach((_, at) => (shares[at] = (shares[at] ?? 0) + share / FERTILITY.length))
    else {
      const at = Math.max(0, FERTILITY.indexOf(label))
      shares[at] = (shares[at] ?? 0) + share
    }
  })
  const norm = Math.abs(sum - 1) <= SUM_ROUNDING ? sum : 1
  shares.forEach((share, at) => {
    figures[image * FERTILITY.length + at] = share / norm
  })
}

/**
 * Figures of a network → p(female | viable) of each picture: the female share of both sexes. Where neither has any, nothing is known. A share that is none
 * (not a number, not finite, below 0) says nothing about its egg: the figure is not a number then, and the picture counts as not judged.
 */
export function readFemale(
  raw: Float32Array | undefined,
  count: number,
  { outputs, calibration }: Pick<ModelManifest, 'outputs' | 'calibration'>,
): Float32Array {
  const { female } = outputs
  if (female === 'notJudged') return new Float32Array(count).fill(0.5)
  const { labels = ['female', 'male'] } = female
  // The usual case: one column that is the answer.
  if (raw?.length === count && female.activation === undefined && labels[0] === 'female') return raw
  const { columns, values } = rowsOf(raw, count, { ...female, labels }, temperatureOf(calibration, 'sexTemperature'))
  return Float32Array.from({ length: count }, (_, image) => {
    let [hens, both] = [0, 0]
    columns.forEach((label, column) => {
      if (label !== 'female' && label !== 'male') return
      const figure = values[image * columns.length + column] as number
      const share = figure >= 0 && figure < Number.POSITIVE_INFINITY ? figure : Number.NaN
      if (label === 'female') hens += share
      both += share
    })
    return both === 0 ? 0.5 : hens / both
  })
}

type Temperature = 'fertilityTemperature' | 'sexTemperature'

/** What logits are still to be divided by. */
function temperatureOf(calibration: ModelManifest['calibration'], which: Temperature): number {
  return calibration.method === 'temperature' && !calibration.appliedInGraph ? calibration[which] : 1
}

/** An output that has not the columns that its manifest names. */
export class OutputShapeError extends Error {}

function rowsOf(raw: Float32Array | undefined, count: number, head: Head, temperature: number): Rows {
  const columns = (raw?.length ?? 0) / count
  const single = columns === 1 && head.labels.length === 2
  if (raw === undefined || !(single || columns === head.labels.length)) {
    throw new OutputShapeError(
      `output ${head.name} holds ${raw?.length ?? 'no'} figures for ${count} pictures, the manifest names ${head.labels.length} labels`,
    )
  }
  if (single && head.activation === 'softmax') {
    throw new OutputShapeError(
      `output ${head.name} has one column, of which a softmax is always 1; sigmoid may be meant`,
    )
  }
  const values = raw.slice()
  if (head.activation === 'softmax') softmaxRows(values, columns, temperature)
  if (head.activation === 'sigmoid') {
    values.forEach((logit, at) => {
      values[at] = 1 / (1 + Math.exp(-logit / temperature))
    })
  }
  if (!single) return { columns: head.labels, values }
  return { columns: head.labels, values: Float32Array.from({ length: 2 * count }, (_, i) => pairValue(values, i)) }
}

function pairValue(values: Float32Array, at: number): number {
  const share = values[at >> 1] as number
  return at % 2 === 0 ? share : 1 - share
}

/** Softmax of each row, from its largest logit on so that no power overflows. */
function softmaxRows(values: Float32Array, columns: number, temperature: number): void {
  for (let at = 0; at < values.length; at += columns) {
    const row = values.subarray(at, at + columns)
    const largest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    const powers = Float64Array.from(row, (logit) => Math.exp((logit - largest) / temperature))
    const sum = powers.reduce((total, power) => total + power, 0)
    row.set(powers.map((power) => power / sum))
  }
}

function isOurOrder(columns: readonly Label[]): boolean {
  return columns.length === FERTILITY.length && columns.every((label, at) => label === FERTILITY[at])
}
