import * as z from 'zod'
import { UNCERTAIN_POLICIES } from '../domain/recipe/recipe.ts'
import {
  FAULTY_FIELDS,
  RECIPE_BOUNDS,
  RECIPE_FAULTS,
  RECIPE_NAME_MAX,
  type RecipeNumber,
} from '../domain/recipe/recipe-bounds.ts'
import { RECIPE_STATES } from '../domain/recipe/recipe-life.ts'

/** Renderer → station: recipes, version by version. Spread into the line's contract. */
const done = z.strictObject({})
const recipeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
const within = (field: RecipeNumber) => z.number().min(RECIPE_BOUNDS[field].min).max(RECIPE_BOUNDS[field].max)

/** What a person sets; who and which version is the station's to say. */
export const recipeValuesSchema = z.strictObject({
  name: z.string().trim().min(1).max(RECIPE_NAME_MAX),
  fertilityThreshold: within('fertilityThreshold'),
  femaleThreshold: within('femaleThreshold'),
  maleThreshold: within('maleThreshold'),
  uncertainPolicy: z.enum(UNCERTAIN_POLICIES),
  rescansMax: within('rescansMax'),
  policyAfterRescans: z.enum(UNCERTAIN_POLICIES).exclude(['RESCAN']),
  sorterDeadlineMs: within('sorterDeadlineMs'),
  image: z.strictObject({
    saturatedShareMax: within('saturatedShareMax'),
    signalToNoiseMin: within('signalToNoiseMin'),
    interferenceMax: within('interferenceMax'),
    evennessMin: within('evennessMin'),
  }),
  sampleShare: within('sampleShare'),
})
export type RecipeValues = z.infer<typeof recipeValuesSchema>

export const recipeEditionSchema = z.strictObject({
  recipe: recipeValuesSchema.extend({ id: z.string(), version: z.number() }),
  state: z.enum(RECIPE_STATES),
  basedOn: z.number().nullable(),
  note: z.string(),
  authorId: z.string().nullable(),
  author: z.string(),
  changedBy: z.string(),
  changedWallMs: z.number(),
})
export type RecipeEditionView = z.infer<typeof recipeEditionSchema>

const faultsSchema = z.array(z.strictObject({ fault: z.enum(RECIPE_FAULTS), field: z.enum(FAULTY_FIELDS) }))

/** A version that may not judge: damaged, or outside the bounds of this program. A new version can be made in its place. */
const damagedEditionSchema = z.strictObject({
  recipeId: z.string(),
  version: z.number(),
  state: z.enum(RECIPE_STATES),
  faults: faultsSchema,
})

export type DamagedEditionView = z.infer<typeof damagedEditionSchema>

export const RECIPE_REFUSALS = [
  'UNKNOWN_VERSION',
  'VERSION_MOVED_ON',
  'RECIPE_FAULTY',
  'OTHER_DRAFT_OPEN',
  'OWN_DRAFT',
  'ONLY_ACTIVE_RECIPE',
  'NOT_SAVED',
] as const
const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), version: z.number() }),
  z.strictObject({
    ok: z.literal(false),
    refusal: z.enum(RECIPE_REFUSALS),
    faults: faultsSchema.default([]),
  }),
])
export type RecipeOutcome = z.infer<typeof outcome>

export const RECIPE_NOTE_MAX = 300
const one = z.strictObject({ recipeId, version: z.int().positive() })
const why = z.string().trim().min(3).max(RECIPE_NOTE_MAX)

export const recipeMethods = {
  listRecipes: {
    params: done,
    result: z.strictObject({ editions: z.array(recipeEditionSchema), damaged: z.array(damagedEditionSchema) }),
    right: 'watch',
  },
  /** A new recipe (`recipeId` null), a new draft from a version that is frozen, or the same draft again. */
  saveRecipeDraft: {
    params: z.strictObject({
      recipeId: recipeId.nullable(),
      /** The version that was on screen: a draft is changed, of any other a new draft is made. */
      version: z.int().positive().nullable(),
      values: recipeValuesSchema,
      note: z.string().trim().max(RECIPE_NOTE_MAX),
    }),
    result: outcome,
    right: 'recipe.edit',
  },
  submitRecipe: { params: one, result: outcome, right: 'recipe.edit' },
  giveBackRecipe: { params: one, result: outcome, right: 'recipe.edit' },
  discardRecipe: { params: one, result: outcome, right: 'recipe.edit' },
  activateRecipe: { params: one.extend({ why }), result: outcome, right: 'recipe.activate' },
  retireRecipe: { params: one.extend({ why }), result: outcome, right: 'recipe.activate' },
} as const
