import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryRecipeBook } from '../../test/fake/memory-recipe-book.ts'
import type { RecipeValues } from '../contract/recipes.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import { silentLogger } from '../log/logger.ts'
import { RecipeDesk } from './recipe-desk.ts'

const ANNA: Caller = { userId: 'u1', name: 'Anna', roles: ['supervisor'] }
const BERT: Caller = { userId: 'u2', name: 'Bert', roles: ['supervisor'] }

function values(change: Partial<RecipeValues> = {}): RecipeValues {
  const { id: _, version: __, ...rest } = DEFAULT_RECIPE
  return { ...rest, ...change }
}

function setUp(othersWhoMay = 1) {
  const book = new MemoryRecipeBook()
  const deeds: (AuditDeed & { readonly who: string })[] = []
  const desk = new RecipeDesk({
    ...{ book, clock: new ManualTime(), log: silentLogger },
    audited: (caller, deed, change) => {
      const done = change()
      deeds.push({ ...deed, who: caller.name })
      return done
    },
    othersWhoMayActivate: () => othersWhoMay,
  })
  desk.seed()
  const draft = (change: Partial<RecipeValues> = {}, version = 1) =>
    desk.saveDraft({ recipeId: 'standard', version, values: values(change), note: 'stricter' }, ANNA)
  const states = () => desk.list().map(({ recipe, state }) => `${recipe.id} ${recipe.version} ${state}`)
  return { book, deeds, desk, draft, states }
}

describe('RecipeDesk', () => {
  it('begins with the recipe that comes with the program, in force, once', () => {
    const { desk, states } = setUp()
    desk.seed()
    expect(states()).toEqual(['standard 1 active'])
    expect([desk.forStart(undefined), desk.forStart('standard'), desk.forStart('other')]).toEqual([
      { ok: true, value: DEFAULT_RECIPE },
      { ok: true, value: DEFAULT_RECIPE },
      { ok: false, error: 'UNKNOWN_RECIPE' },
    ])
  })

  it('never guesses which recipe a batch begins with', () => {
    const { book, desk } = setUp()
    const chosen = () => {
      const recipe = desk.forStart(undefined)
      return recipe.ok ? recipe.value.id : recipe.error
    }
    const add = (id: string) => {
      const by = { basedOn: null, note: '', authorId: null, author: '', changedBy: '', changedWallMs: 0 }
      book.save({ recipe: { ...DEFAULT_RECIPE, id }, state: 'active', ...by })
    }
    add('brown')
    expect(chosen()).toBe('standard')
    desk.retire({ recipeId: 'standard', version: 1, why: 'not used' }, ANNA)
    expect(chosen()).toBe('brown')
    add('white')
    expect(chosen()).toBe('UNKNOWN_RECIPE')
    book.spoilt.push({ recipeId: 'standard', version: 2, state: 'active', faults: [] })
    expect(chosen()).toBe('RECIPE_DAMAGED')
    expect(desk.forStart('white')).toMatchObject({ ok: true, value: { id: 'white' } })
  })

  it('lets a new version take the place of a damaged one', () => {
    const { book, desk, draft } = setUp()
    book.spoilt.push({ recipeId: 'standard', version: 2, state: 'retired', faults: [] })
    book.spoilt.push({ recipeId: 'torn', version: 1, state: 'active', faults: [] })
    expect(draft()).toEqual({ ok: true, version: 3 })
    expect(desk.submit({ recipeId: 'torn', version: 1 }, ANNA)).toMatchObject({ refusal: 'UNKNOWN_VERSION' })
    const again = { recipeId: 'torn', version: 1, values: values({ name: 'Torn' }), note: '' }
    expect(desk.saveDraft(again, ANNA)).toEqual({ ok: true, version: 2 })
    desk.saveDraft({ ...again, recipeId: null, version: null }, ANNA)
    expect(desk.list().map(({ recipe }) => recipe.id)).toEqual(['standard', 'standard', 'torn', 'torn-2'])
  })

  it('seeds no second standard beside a damaged one', () => {
    const book = new MemoryRecipeBook()
    book.spoilt.push({ recipeId: 'standard', version: 1, state: 'active', faults: [] })
    new RecipeDesk({
      ...{ book, clock: new ManualTime(), log: silentLogger, othersWhoMayActivate: () => 0 },
      audited: (_caller, _deed, change) => change(),
    }).seed()
    expect(book.list()).toEqual([])
  })

  it('makes a new version of what is frozen, and changes a draft', () => {
    const { desk, draft, states } = setUp()
    expect(draft({ femaleThreshold: 0.9 })).toEqual({ ok: true, version: 2 })
    expect(draft({ femaleThreshold: 0.95 }, 2)).toEqual({ ok: true, version: 2 })
    expect(states()).toEqual(['standard 2 draft', 'standard 1 active'])
    expect(desk.list()[0]).toMatchObject({ basedOn: 1, author: 'Anna', recipe: { femaleThreshold: 0.95 } })
    expect(draft()).toMatchObject({ refusal: 'OTHER_DRAFT_OPEN' })
    expect(desk.forStart('standard')).toEqual({ ok: true, value: DEFAULT_RECIPE })
  })

  it('puts a version into force after two pairs of eyes, and retires the one before', () => {
    const { desk, draft, states, deeds } = setUp()
    draft({ femaleThreshold: 0.9 })
    const one = { recipeId: 'standard', version: 2 }
    expect(desk.activate({ ...one, why: 'purity' }, BERT)).toMatchObject({ refusal: 'VERSION_MOVED_ON' })
    expect(desk.submit(one, ANNA)).toEqual({ ok: true, version: 2 })
    expect(draft({}, 2)).toMatchObject({ refusal: 'OTHER_DRAFT_OPEN' })
    expect(desk.activate({ ...one, why: 'purity' }, ANNA)).toMatchObject({ refusal: 'OWN_DRAFT' })
    expect(desk.activate({ ...one, why: 'purity' }, BERT)).toEqual({ ok: true, version: 2 })
    expect(states()).toEqual(['standard 2 active', 'standard 1 retired'])
    expect(desk.forStart(undefined)).toMatchObject({ value: { version: 2 } })
    expect(deeds.map(({ who, act, subject, why }) => [who, act, subject, why])).toEqual([
      ['Anna', 'recipe.save', 'standard 2', 'stricter'],
      ['Anna', 'recipe.submit', 'standard 2', undefined],
      ['Bert', 'recipe.activate', 'standard 2', 'purity'],
    ])
    expect(JSON.parse(deeds[2]?.before ?? '{}')).toMatchObject({ state: 'review', femaleThreshold: 0.9 })
    expect(JSON.parse(deeds[2]?.after ?? '{}')).toMatchObject({ state: 'active' })
  })

  it('does not keep a hatchery with one supervisor from working', () => {
    const { desk, draft } = setUp(0)
    draft()
    desk.submit({ recipeId: 'standard', version: 2 }, ANNA)
    expect(desk.activate({ recipeId: 'standard', version: 2, why: 'alone' }, ANNA)).toEqual({ ok: true, version: 2 })
  })

  it('gives back, discards and retires, but never the last one in force', () => {
    const { desk, draft, states } = setUp()
    draft()
    const one = { recipeId: 'standard', version: 2 }
    desk.submit(one, ANNA)
    expect(desk.giveBack(one, BERT)).toEqual({ ok: true, version: 2 })
    expect(desk.discard(one, ANNA)).toEqual({ ok: true, version: 2 })
    expect(states()).toEqual(['standard 1 active'])
    expect(desk.retire({ recipeId: 'standard', version: 1, why: 'old' }, ANNA)).toMatchObject({
      refusal: 'ONLY_ACTIVE_RECIPE',
    })
    desk.saveDraft({ recipeId: null, version: null, values: values({ name: 'Weiße Hühner!' }), note: '' }, ANNA)
    desk.saveDraft({ recipeId: null, version: null, values: values({ name: '???' }), note: '' }, ANNA)
    expect(states()).toEqual(['recipe 1 draft', 'standard 1 active', 'weisse-huhner 1 draft'].toSorted())
  })

  it('answers what cannot be done, and changes nothing', () => {
    const { book, desk, draft, states } = setUp()
    expect(desk.submit({ recipeId: 'standard', version: 9 }, ANNA)).toMatchObject({ refusal: 'UNKNOWN_VERSION' })
    expect(draft({}, 9)).toMatchObject({ refusal: 'UNKNOWN_VERSION' })
    expect(draft({ rescansMax: 0 })).toEqual({
      ok: false,
      refusal: 'RECIPE_FAULTY',
      faults: [{ fault: 'RESCAN_WITHOUT_RESCANS', field: 'rescansMax' }],
    })
    book.failing = true
    expect(draft()).toMatchObject({ refusal: 'NOT_SAVED' })
    expect(states()).toEqual(['standard 1 active'])
  })
})
