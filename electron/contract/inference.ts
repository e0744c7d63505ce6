import * as z from 'zod'
import { inferenceRunSchema } from './inference-settings.ts'
import { modelRefusalSchema } from './model-refusals.ts'
import { bytesSchema } from './vocabulary.ts'

/** Station → inference: pictures of one size go out in one buffer, figures come back in one array. */
export const INFERENCE_BATCH_MAX = 16

/** A batch takes milliseconds; after this its process is taken for hung and its scans are asked again. */
export const PREDICT_DEADLINE_MS = 5_000

/** A package is verified to the byte, then its network is loaded, warmed and held against its golden scans. */
export const OPENING_STEPS = ['verify', 'warm'] as const
export type OpeningStep = (typeof OPENING_STEPS)[number]

export const inferenceContract = {
  service: 'inference',
  methods: {
    /**
     * One after the other, in the order in which they come. DEADLINE: its time was over before its turn came, and nothing was computed. BUSY: too many wait, or
     * the process is about to end. After both the same may be asked again; any other refusal is about the pictures.
     */
    predict: {
      params: z.strictObject({
        count: z.int().min(1).max(INFERENCE_BATCH_MAX),
        width: z.int().positive(),
        height: z.int().positive(),
        channels: z.int().min(1).max(3),
        slices: z.int().min(1),
        /** count images after each other, 16-bit little-endian. */
        pixels: bytesSchema,
        /** How long the caller waits for the answer; later nobody reads it. */
        budgetMs: z.number().positive(),
      }),
      result: z.strictObject({
        modelId: z.string(),
        /** count × 10: viable, infertile, early dead, mid dead, empty, female, signal to noise, saturated share, interference, evenness. */
        figures: z.custom<Float32Array>((value) => value instanceof Float32Array, 'expected 32-bit floats'),
        attention: z.strictObject({ width: z.number(), height: z.number(), values: bytesSchema }).nullable(),
      }),
      right: 'process',
    },
    /** Asked while the package is refused, it is looked at again: whoever installs it anew need not start anything. */
    model: {
      params: z.strictObject({}),
      result: z.discriminatedUnion('state', [
        z.strictObject({
          state: z.literal('ready'),
          modelId: z.string(),
          /** Of the signed manifest: which package of that name it is. */
          manifestSha256: z.string(),
          synthetic: z.boolean(),
          /** How far this machine's figures are from the package's golden ones, and how far they may be. */
          golden: z.strictObject({ difference: z.number(), tolerance: z.number(), scans: z.number() }),
          width: z.number(),
          height: z.number(),
          channels: z.number(),
          /** On what it runs here, and how fast. */
          run: inferenceRunSchema,
        }),
        /** The package is not what its maker signed, or it does not do here what it promises; nothing is predicted. */
        z.strictObject({
          state: z.literal('refused'),
          /** File of the package that is to blame. */
          file: z.string(),
          code: modelRefusalSchema,
          /** The same with names and figures, for the person who made the package; English. */
          detail: z.string(),
        }),
      ]),
      right: 'process',
    },
    /** Since the process began. */
    figures: {
      params: z.strictObject({}),
      result: z.strictObject({
        /** Requests that were computed, and the pictures in them: together the mean batch. */
        requests: z.int(),
        pictures: z.int(),
        /** Requests whose time was over before their turn came. */
        expired: z.int(),
        /** Requests that were turned away because too many waited. */
        turnedAway: z.int(),
      }),
      right: 'process',
    },
  },
  events: {
    /** How far a package that is being opened has come; what comes of it is the answer of `model`. */
    opening: z.strictObject({ step: z.enum(OPENING_STEPS) }),
  },
} as const
