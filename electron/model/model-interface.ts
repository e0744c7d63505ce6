import * as z from 'zod'

/** Parameter maps in the order in which a scanner sends its channels. */
export const MAP_NAMES = ['T2', 'T1', 'ADC'] as const

/** Bits of a count as the protocol sends it; a scanner may use fewer of them. */
export const BIT_DEPTH = 16

/** What a column of a network's output can stand for. `unknown` is a class that says "I do not know": its share goes to no class more than to another. */
export const COLUMN_LABELS = [
  'viable',
  'infertile',
  'earlyDead',
  'midDead',
  'empty',
  'female',
  'male',
  'unknown',
] as const

const size = z.int().min(8).max(1024)
const count = z.int().nonnegative()
/** More columns than labels that mean something would be another kind of network. */
const labels = z.array(z.enum(COLUMN_LABELS)).min(2).max(32)

/** What we still have to do with the figures of an output before they are probabilities. */
const activation = z.enum(['none', 'softmax', 'sigmoid'])

/** How the counts of a map become the figures that the network was trained on. Nothing of it is done twice: `counts` leaves it to the graph. */
const scaling = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('counts') }),
  /** (count ÷ divideBy − mean) ÷ deviation, with one mean and one deviation for each map. */
  z.strictObject({
    method: z.literal('fixed'),
    divideBy: z.number().positive(),
    mean: z.array(z.number()),
    deviation: z.array(z.number().positive()),
  }),
  /** Of each map of each picture: less its mean, by its standard deviation. */
  z.strictObject({ method: z.literal('standardise') }),
  /** Of each map of each picture: by its largest count. */
  z.strictObject({ method: z.literal('maximum') }),
])

/** What the graph takes. The fields that may be absent are what they are for a graph that takes counts in the order of the protocol. */
export const inputSchema = z
  .strictObject({
    name: z.string().min(1),
    /** `uint16`: counts, cast and normalisation are in the graph. `float32`: the station casts and scales. */
    type: z.enum(['uint16', 'float32']),
    width: size,
    height: size,
    /** Parameter maps that the model wants, in the order of its input channels; one may stand several times, for networks made for colours. */
    maps: z.array(z.enum(MAP_NAMES)).min(1).max(3),
    /** N count, C maps, H rows, W columns; `flat` is N × (C·H·W). Absent: NCHW. */
    layout: z.enum(['NCHW', 'NHWC', 'flat']).optional(),
    /** Bits of the counts in the training data, which go from 0 to 2^bitDepth − 1. Absent: 16. */
    bitDepth: z.int().min(8).max(BIT_DEPTH).optional(),
    /** Absent: counts. */
    scaling: scaling.optional(),
  })
  .superRefine((input, problem) => {
    const method = input.scaling?.method ?? 'counts'
    if (input.type === 'uint16' && method !== 'counts') {
      problem.addIssue(`scaling ${method} gives fractions: the type must be float32`)
    }
    if (input.scaling?.method !== 'fixed') return
    const { mean, deviation } = input.scaling
    if (mean.length !== input.maps.length || deviation.length !== input.maps.length) {
      problem.addIssue('scaling needs one mean and one deviation for each map')
    }
  })

/**
 * An output of one row for each picture and one column for each label. With two labels there may be a single column: it is the probability of
 * the first, and what is missing to one is the second's.
 */
const head = z
  .strictObject({ name: z.string().min(1), labels, activation: activation.optional() })
  .superRefine(({ labels, activation }, problem) => {
    if (activation === 'sigmoid' && labels.length !== 2) problem.addIssue('sigmoid is for one column and two labels')
  })

const fertility = head.superRefine(({ labels }, problem) => {
  if (labels.includes('viable') === (labels.includes('female') && labels.includes('male'))) {
    problem.addIssue('labels need either viable, or both female and male')
  }
})

const female = z
  .strictObject({ name: z.string().min(1), labels: labels.optional(), activation: activation.optional() })
  .superRefine(({ labels = ['female', 'male'], activation }, problem) => {
    if (!labels.includes('female') || !labels.includes('male')) problem.addIssue('labels need both female and male')
    if (activation === 'sigmoid' && labels.length !== 2) problem.addIssue('sigmoid is for one column and two labels')
  })

export const outputsSchema = z
  .strictObject({
    /** `assumedViable`: the network judges the sex alone, and every egg that comes before it is taken for a living one. */
    fertility: z.union([fertility, z.literal('assumedViable')]),
    /** Absent labels: one column with p(female | viable). `notJudged`: the sex of every living egg stays uncertain. */
    female: z.union([female, z.literal('notJudged')]),
    attention: z.strictObject({ name: z.string().min(1), width: size, height: size }).nullable(),
  })
  .superRefine(({ fertility, female }, problem) => {
    if (fertility === 'assumedViable' && female === 'notJudged') problem.addIssue('nothing is left that it would judge')
  })

export const calibrationSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('temperature'),
    /** True: the graph divides its logits by these before softmax and sigmoid, and nobody applies them again. False: the station does. */
    appliedInGraph: z.boolean(),
    fertilityTemperature: z.number().positive(),
    sexTemperature: z.number().positive(),
    images: count,
  }),
  /** Nobody has compared the probabilities with how often they come true; screens and card say so. */
  z.strictObject({ method: z.literal('none') }),
])
