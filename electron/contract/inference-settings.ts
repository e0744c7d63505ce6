import * as z from 'zod'

/** On what the model may run. The CPU is everywhere; the others come with ONNX Runtime on some systems, and are trusted only after the golden scans. */
export const INFERENCE_PROVIDERS = ['cpu', 'coreml', 'dml', 'webgpu'] as const
export const inferenceProviderSchema = z.enum(INFERENCE_PROVIDERS)
export type InferenceProvider = z.infer<typeof inferenceProviderSchema>

/** More threads than this bring a small network nothing. */
export const INFERENCE_THREADS_MAX = 4
const threadsSchema = z.int().min(1).max(INFERENCE_THREADS_MAX)

/** What the machine is told. `auto`: measured at the start, and a core is left to the station. */
export const inferenceSettingsSchema = z.strictObject({
  provider: inferenceProviderSchema,
  threads: z.union([z.literal('auto'), threadsSchema]),
})
export type InferenceSettings = z.infer<typeof inferenceSettingsSchema>

export const DEFAULT_INFERENCE: InferenceSettings = { provider: 'cpu', threads: 'auto' }

/**
 * Why a provider is not used. NOT_BUNDLED: this system's ONNX Runtime has none. NOT_AVAILABLE: it says that it cannot run here (no device, no driver).
 * GOLDEN_MISMATCH: it computes other figures than the CPU. ENDED: the process ended with it.
 */
export const PROVIDER_REFUSALS = ['NOT_BUNDLED', 'NOT_AVAILABLE', 'GOLDEN_MISMATCH', 'ENDED'] as const
export const providerRefusalSchema = z.strictObject({
  provider: inferenceProviderSchema,
  code: z.enum(PROVIDER_REFUSALS),
  /** What the runtime or the system said, in its own words. */
  detail: z.string().max(500),
})
export type ProviderRefusal = z.infer<typeof providerRefusalSchema>

/** How a model runs in its process. */
export const inferenceRunSchema = z.strictObject({
  provider: inferenceProviderSchema,
  threads: threadsSchema,
  /** Median of several runs of the largest batch at the start, milliseconds. */
  batchMs: z.number(),
  /** The provider that was wanted and is not used. */
  refused: providerRefusalSchema.nullable(),
})
export type InferenceRun = z.infer<typeof inferenceRunSchema>

/** How the process is to run its model; see `InferenceSettings`. */
export const inferenceWishSchema = z.strictObject({
  provider: inferenceProviderSchema.default('cpu'),
  threads: threadsSchema.default(1),
  /** Refused in an earlier life of the process, which is said and not tried again. */
  refused: providerRefusalSchema.nullable().default(null),
})
export type InferenceWish = z.infer<typeof inferenceWishSchema>

/** What a screen is told of it. */
export const inferenceViewSchema = z.strictObject({
  settings: inferenceSettingsSchema,
  /** Of this machine. */
  cores: z.int(),
  /** Of every process in which a model runs now and has said so. */
  runs: z.array(z.strictObject({ modelId: z.string(), run: inferenceRunSchema })),
  /** What was measured for `auto`; empty where there was nothing to choose. */
  measured: z.array(z.strictObject({ threads: threadsSchema, batchMs: z.number() })),
})
export type InferenceView = z.infer<typeof inferenceViewSchema>
