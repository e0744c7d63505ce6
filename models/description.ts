import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { err, ok, type Result } from '../electron/base/result.ts'
import { issuesText } from '../electron/model/issues-text.ts'
import { MANIFEST_BYTES_MAX, manifestSchema } from '../electron/model/manifest.ts'
import { COLUMN_LABELS } from '../electron/model/model-interface.ts'

/** Rounding of another processor's arithmetic moved a probability by less than a thousandth in all trials; a wrong model moves it by far more. */
const GOLDEN_TOLERANCE = 0.005

/** What somebody who brings a model writes down of it; the rest of the manifest is counted and measured. */
const descriptionSchema = manifestSchema
  .omit({ format: true, formatVersion: true, metrics: true, files: true, golden: true, model: true })
  .extend({
    /** The ONNX file; like all paths here relative to the description. */
    model: z.string().min(1),
    /** A card of one's own; otherwise one is written from the description. */
    card: z.string().min(1).optional(),
    golden: z.strictObject({
      /** Scans as the scanner sends them: `.npy` of uint16, count × channels × rows × columns, or count × rows × columns. */
      scans: z.string().min(1),
      /**
       * What the model calls each of them, by the own framework. Figures do not say what they mean: this is what shows that the labels are in
       * the order in which the network was trained. With both sexes among them, because a swap of these two destroys hens.
       */
      calls: z.array(z.enum(COLUMN_LABELS)).min(1),
      /** For each output by its name what the own framework gives for these scans: `.npy` of floats, count × columns. */
      expected: z.record(z.string(), z.string().min(1)).optional(),
      tolerance: z.number().positive().max(0.05).default(GOLDEN_TOLERANCE),
    }),
  })

export type Description = z.infer<typeof descriptionSchema>

/** Reads a description in YAML, or in JSON, which is YAML too. Its paths come back complete. */
export function readDescription(file: string): Result<Description, string> {
  let value: unknown
  try {
    const text = readFileSync(file, 'utf8')
    if (text.length > MANIFEST_BYTES_MAX) return err(`${file} is no description: it has ${text.length} characters`)
    value = parse(text)
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = descriptionSchema.safeParse(withAttention(value))
  if (!parsed.success) return err(`${file} does not describe a model:\n${issuesText(parsed.error)}`)
  const pathOf = (path: string) => resolve(dirname(file), path)
  const { model, card, golden } = parsed.data
  const expected = Object.entries(golden.expected ?? {}).map(([output, path]) => [output, pathOf(path)] as const)
  return ok({
    ...parsed.data,
    model: pathOf(model),
    ...(card === undefined ? {} : { card: pathOf(card) }),
    golden: { ...golden, scans: pathOf(golden.scans), expected: Object.fromEntries(expected) },
  })
}

/** Most networks have no attention map; not to name it says that there is none. */
function withAttention(value: unknown): unknown {
  const outer = z.looseObject({ outputs: z.looseObject({}) }).safeParse(value)
  return outer.success ? { ...outer.data, outputs: { attention: null, ...outer.data.outputs } } : value
}
