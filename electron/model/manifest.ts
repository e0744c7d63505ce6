import * as z from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { issuesText } from './issues-text.ts'
import { calibrationSchema, inputSchema, outputsSchema } from './model-interface.ts'
import { referenceSchema, reportSchema, sexFigures } from './report.ts'

/** A manifest is a few kilobytes; a larger file is not one, and is refused before it is parsed. */
export const MANIFEST_BYTES_MAX = 256 * 1024

/** Files of one package; more would only be met in a folder that is no model package. Effect: the manifest is refused. */
export const FILES_MAX = 64

/** Lines of a card that are still read. */
const STATED_FIGURES_MAX = 20

/** What the model can and cannot do, for people; part of every package. */
export const CARD_FILE = 'CARD.md'

const share = z.number().min(0).max(1)
const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Relative, with forward slashes, inside the package: neither a manifest nor an archive must make us read or write another file. */
export const PACKAGE_PATH = /^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/
const packagePath = z.string().regex(PACKAGE_PATH)

export const manifestSchema = z.strictObject({
  format: z.literal('ovoscope-model'),
  formatVersion: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** True when no real egg was in the training data; shown on every screen, record and export. */
  synthetic: z.boolean(),
  title: z.string().min(1).max(120),
  licence: z.string().min(1).max(80),
  input: inputSchema,
  outputs: outputsSchema,
  calibration: calibrationSchema,
  suggestedThresholds: z.strictObject({ fertility: share, female: share, male: share }),
  validFor: z.strictObject({
    /** Breeds in the training data; `phantom` for synthetic models. */
    breeds: z.array(z.string().min(1)).min(1),
    ageHours: z.strictObject({ from: z.number().nonnegative(), to: z.number().positive() }),
  }),
  /** Whoever did not train it knows only what it was trained on. */
  training: z.strictObject({
    images: count.optional(),
    /** Of these, scans of a line whose eggs people looked into; the rest is drawn. */
    labelledScans: count.optional(),
    seed: z.int().optional(),
    parameters: count.optional(),
    note: z.string().min(1),
  }),
  /** Figures that somebody else measured, in their own words; nobody here has checked them. */
  statedFigures: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(80),
        value: z.string().min(1).max(40),
        n: count,
        on: z.string().max(120),
      }),
    )
    .max(STATED_FIGURES_MAX)
    .optional(),
  /** Figures that our own evaluation reproduces; absent for a model that it has not judged. */
  metrics: z
    .strictObject({
      split: z.string().min(1),
      n: count,
      /** Rows are the truth, columns the call, both in the order of `labels`. */
      confusion: z.strictObject({
        labels: z.array(z.string()),
        calls: z.array(z.string()),
        counts: z.array(z.array(count)),
      }),
      fertilityAccuracy: share,
      sex: sexFigures,
      /** Expected calibration error of p(female), ten bins of equal width. */
      sexCalibrationError: share,
      sexByNoise: z.array(sexFigures.extend({ noiseFrom: share, noiseTo: share })),
      /** Against what a drift is measured; packages made before it have none. */
      reference: referenceSchema.optional(),
      /** Curves and figures by day, breed, flag and fault; packages made before it have none. */
      report: reportSchema.optional(),
    })
    .optional(),
  files: z
    .array(z.strictObject({ path: packagePath, bytes: count, sha256 }))
    .min(1)
    .max(FILES_MAX),
  model: packagePath,
  golden: z.strictObject({
    /** Scans, 16-bit little-endian, in the input's shape. */
    scans: packagePath,
    /** 32-bit little-endian floats, for every scan the fertility probabilities, then p(female). */
    expected: packagePath,
    count: z.int().min(1).max(64),
    /** Largest difference of a probability that another machine's arithmetic explains. */
    tolerance: z.number().positive().max(0.05),
  }),
})

export type ModelManifest = z.infer<typeof manifestSchema>
export type ModelInput = ModelManifest['input']
export type ModelMetrics = NonNullable<ModelManifest['metrics']>

export interface ManifestError {
  readonly code: 'MANIFEST_TOO_LARGE' | 'MANIFEST_NOT_JSON' | 'MANIFEST_INVALID'
  /** What is wrong and where, for the person who made the package. */
  readonly detail: string
}

/** Reads a manifest from its text; every failure is named. */
export function parseManifest(text: string): Result<ModelManifest, ManifestError> {
  if (text.length > MANIFEST_BYTES_MAX) {
    return err({ code: 'MANIFEST_TOO_LARGE', detail: `${text.length} characters, at most ${MANIFEST_BYTES_MAX}` })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return err({ code: 'MANIFEST_NOT_JSON', detail: String(error) })
  }
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) return err({ code: 'MANIFEST_INVALID', detail: issuesText(parsed.error) })
  const missing = missingFiles(parsed.data)
  if (missing.length > 0) {
    return err({ code: 'MANIFEST_INVALID', detail: `not among its files: ${missing.join(', ')}` })
  }
  const twice = repeatedFile(parsed.data)
  return twice === undefined
    ? ok(parsed.data)
    : err({ code: 'MANIFEST_INVALID', detail: `twice among its files: ${twice}` })
}

/** The model's identity in every row, record and upload. */
export function modelId(manifest: Pick<ModelManifest, 'name' | 'version'>): string {
  return `${manifest.name}-${manifest.version}`
}

/** A file that is stated twice, or twice on a system that does not tell capital letters from small ones. */
function repeatedFile({ files }: ModelManifest): string | undefined {
  const names = files.map(({ path }) => path.toLowerCase())
  return files.find((_, index) => names.indexOf(names[index] as string) !== index)?.path
}

/** Files that the manifest uses without stating their hash. */
function missingFiles(manifest: ModelManifest): string[] {
  const stated = new Set(manifest.files.map((file) => file.path))
  const used = [manifest.model, CARD_FILE, manifest.golden.scans, manifest.golden.expected]
  return used.filter((path) => !stated.has(path))
}
