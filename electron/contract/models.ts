import * as z from 'zod'
import { MODEL_FAULTS } from '../domain/model/model-faults.ts'
import { MODEL_STAYS } from '../domain/model/model-removal.ts'
import { OPENING_STEPS } from './inference.ts'
import { modelRefusalSchema, takeOverRefusalSchema } from './model-refusals.ts'

/** Renderer → station: which model judges, which one runs beside it, and the way back. Part of the station's service; the model is the station's. */

export const modelRefSchema = z.strictObject({
  modelId: z.string().min(1).max(80),
  manifestSha256: z.string().length(64),
})

/** Which file of a package is to blame, and why. `detail` says the same with names and figures, in English, for whoever made it; may be empty. */
export const refusedPackageSchema = z.strictObject({
  file: z.string(),
  code: modelRefusalSchema,
  detail: z.string(),
})
export type RefusedPackage = z.infer<typeof refusedPackageSchema>

/** Why a package was not removed. */
export const REMOVAL_REFUSALS = [
  ...MODEL_STAYS,
  'UNKNOWN_MODEL',
  /** Its folder cannot be renamed: another program holds it, or the rights are missing. */
  'NOT_REMOVED',
  'NOT_SAVED',
] as const

export const removalOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  /** `batches`: the open ones that keep it; empty for another refusal. */
  z.strictObject({ ok: z.literal(false), removal: z.enum(REMOVAL_REFUSALS), batches: z.array(z.string()) }),
])
export type RemovalOutcome = z.infer<typeof removalOutcomeSchema>

const faultsSchema = z.array(z.enum(MODEL_FAULTS))

export const modelOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  /** `faults`: what of the model does not fit the open batch; empty for another refusal. */
  z.strictObject({ ok: z.literal(false), refusal: takeOverRefusalSchema, faults: faultsSchema }),
])
export type ModelOutcome = z.infer<typeof modelOutcomeSchema>

/** How far a model's process is. `wait`: there is none yet. */
export const modelProgressSchema = z.strictObject({
  state: z.enum(['wait', ...OPENING_STEPS, 'ready', 'refused', 'down', 'stopped']),
  /** Only when refused. */
  refusal: refusedPackageSchema.nullable(),
  /** Once its golden scans were computed here. */
  golden: z.strictObject({ difference: z.number(), tolerance: z.number(), scans: z.number() }).nullable(),
})
export type ModelProgress = z.infer<typeof modelProgressSchema>

const share = z.number()

/** A package as its own manifest describes it. */
export const modelCardSchema = modelRefSchema.extend({
  title: z.string(),
  origin: z.enum(['shipped', 'installed']),
  signedBy: z.string(),
  synthetic: z.boolean(),
  licence: z.string(),
  note: z.string(),
  breeds: z.array(z.string()),
  ageHours: z.strictObject({ from: z.number(), to: z.number() }),
  picture: z.strictObject({ width: z.number(), height: z.number(), channels: z.number() }),
  /** Null for a package that states none. */
  figures: z
    .strictObject({
      split: z.string(),
      n: z.number(),
      fertilityAccuracy: share,
      sexN: z.number(),
      sexAccuracyConfident: share,
      sexUncertainShare: share,
      sexCalibrationError: share,
    })
    .nullable(),
  /** What speaks against it in the batches that are open now; empty without one. */
  faults: faultsSchema,
  /** Why it is not removed now; null where it may be, unless eggs of an open batch were judged by it, which is looked at when somebody asks. */
  stays: z.enum(MODEL_STAYS).nullable(),
})
export type ModelCard = z.infer<typeof modelCardSchema>

/** What came of the scans that a candidate was offered, since this station started. */
export const shadowCountsSchema = z.strictObject({
  compared: z.number(),
  /** Scans that it called differently. */
  differently: z.number(),
  /** Left out because the active model or the line was busy: the candidate has what is left over, and no more. */
  leftOut: z.number(),
  /** Compared and not kept, because the database was busy or refused. */
  notKept: z.number(),
})
export type ShadowCounts = z.infer<typeof shadowCountsSchema>

export const modelsViewSchema = z.strictObject({
  /** Grows with every choice; 0 before the first. */
  choiceId: z.number(),
  /** Where its package is not here, or says nothing readable, it has the name of the settings and no hash. */
  active: z.strictObject({
    modelId: z.string(),
    manifestSha256: z.string(),
    progress: modelProgressSchema,
    /** Null where it is that of the settings and nobody chose it. */
    since: z.strictObject({ wallMs: z.number(), who: z.string() }).nullable(),
  }),
  candidate: modelRefSchema
    .extend({
      progress: modelProgressSchema,
      since: z.strictObject({ wallMs: z.number(), who: z.string() }),
      counts: shadowCountsSchema,
    })
    .nullable(),
  /** What is offered for an active model whose package is not here; nothing takes its place by itself. */
  successor: modelRefSchema.nullable(),
  previous: modelRefSchema.nullable(),
  /** A model that is being made ready to take over. */
  pending: modelRefSchema.extend({ act: z.enum(['switch', 'rollBack']), progress: modelProgressSchema }).nullable(),
  /** What the last take-over came to, if it came to nothing. */
  failure: modelRefSchema
    .extend({
      act: z.enum(['switch', 'rollBack']),
      atWallMs: z.number(),
      refusal: takeOverRefusalSchema,
      faults: faultsSchema,
      /** Why its package was refused, if that is what it came to nothing by. */
      package: refusedPackageSchema.nullable(),
    })
    .nullable(),
  /** On any line of the station. */
  batchesOpen: z.array(z.string()),
  library: z.array(modelCardSchema),
  /** Folders among the packages that no model can be made of. */
  unusable: z.array(refusedPackageSchema.extend({ name: z.string() })),
})
export type ModelsView = z.infer<typeof modelsViewSchema>

const nothing = z.strictObject({})
/** `evenWithBatch`: a person has said that they know that a batch is open, and that two models will have judged it. */
const evenWithBatch = z.boolean().default(false)

export const modelMethods = {
  models: { params: nothing, result: modelsViewSchema, right: 'watch' },
  /** Runs that model beside the active one. Takes the place of another candidate. */
  shadowModel: { params: modelRefSchema, result: modelOutcomeSchema, right: 'model.change' },
  /** Ends the comparison with that candidate. */
  giveUpModel: { params: modelRefSchema, result: modelOutcomeSchema, right: 'model.change' },
  /** Stops the take-over of that model while it is being made ready; a candidate stays one. */
  stopTakeOver: { params: modelRefSchema, result: modelOutcomeSchema, right: 'model.change' },
  /** Makes it ready if it is not yet, then lets it take over between two scans; `ok` says that this is under way. */
  switchModel: { params: modelRefSchema.extend({ evenWithBatch }), result: modelOutcomeSchema, right: 'model.change' },
  /** Takes the package of a model that nothing needs from this station; its signed manifest stays, because rows name it. */
  removeModel: { params: modelRefSchema, result: removalOutcomeSchema, right: 'model.change' },
  /** The switch to the model that judged before; named, so that nobody goes back to another one than they were shown. */
  rollBackModel: {
    params: modelRefSchema.extend({ evenWithBatch }),
    result: modelOutcomeSchema,
    right: 'model.change',
  },
} as const
