import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { RecipeBook, RecipeEdition } from '../../electron/store/recipe-book.ts'
import { MemoryRecipeBook } from '../fake/memory-recipe-book.ts'
import { makeBatch, makeGroup, makeScan, scanItem } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

function edition(version: number, change: Partial<RecipeEdition> = {}): RecipeEdition {
  return {
    recipe: { ...DEFAULT_RECIPE, version },
    ...{ state: 'draft', basedOn: null, note: 'a note', authorId: 'u1', author: 'A', changedBy: 'B', changedWallMs: 5 },
    ...change,
  }
}

/** What every recipe book must do, the one in memory too. */
function describeBook(name: string, open: () => RecipeBook): void {
  describe(`recipe book ${name}`, () => {
    it('gives back what was kept, newest version first', () => {
      const book = open()
      book.save(edition(1))
      book.save(edition(2, { basedOn: 1, authorId: null }))
      book.save(edition(1, { recipe: { ...DEFAULT_RECIPE, id: 'brown' } }))
      expect(book.list().map(({ recipe }) => `${recipe.id} ${recipe.version}`)).toEqual([
        'brown 1',
        'standard 2',
        'standard 1',
      ])
      expect(book.find('standard', 2)).toEqual(edition(2, { basedOn: 1, authorId: null }))
      expect(book.find('standard', 3)).toBeUndefined()
    })

    it('puts one version into force and retires the one that was, with its name and time', () => {
      const book = open()
      book.save(edition(1, { state: 'active' }))
      book.save(edition(2, { state: 'review' }))
      book.activate(edition(2, { changedBy: 'C', changedWallMs: 9 }))
      expect(book.list().map(({ state, changedBy, changedWallMs }) => [state, changedBy, changedWallMs])).toEqual([
        ['active', 'C', 9],
        ['retired', 'C', 9],
      ])
    })

    it('changes no version that is looked at or was in force, and forgets none that was', () => {
      const book = open()
      for (const [version, state] of [
        [1, 'retired'],
        [2, 'active'],
        [3, 'review'],
        [4, 'draft'],
      ] as const) {
        book.save(edition(version, { state }))
      }
      const changed = (version: number) => ({ recipe: { ...DEFAULT_RECIPE, version, femaleThreshold: 0.99 } })
      for (const version of [1, 2, 3])
        expect(() => book.save(edition(version, changed(version)))).toThrow(/frozen|kept/)
      // Nor is it made young again, to be changed afterwards.
      for (const version of [1, 2]) expect(() => book.save(edition(version))).toThrow(/frozen/)
      book.save(edition(4, changed(4)))
      for (const version of [1, 2]) expect(() => book.discard('standard', version)).toThrow(/frozen|kept/)
      book.discard('standard', 3)
      book.discard('standard', 4)
      expect(book.list().map(({ state }) => state)).toEqual(['active', 'retired'])
    })
  })
}

export function describeStoreRecipes(name: string, build: StoreBuild): void {
  const harness = new StoreHarness(build)
  describeBook(`on ${name}`, () => harness.store.recipes)
  describeBook('in memory', () => new MemoryRecipeBook())

  describe(`recipes of batches on ${name}`, () => {
    it('keeps with a batch the version that it began with, whatever is in force later', () => {
      harness.store.saveBatch(makeBatch())
      harness.store.recipes.save(edition(2, { state: 'active' }))
      harness.reopen()
      expect(harness.store.start().openBatch?.recipe).toEqual(DEFAULT_RECIPE)
    })

    it('takes a recipe that an older program stored with fewer fields for the same', () => {
      const { sampleShare: _, ...older } = DEFAULT_RECIPE
      harness.write((db) =>
        db
          .prepare("INSERT INTO recipe_version (recipe_key, version, body) VALUES ('standard', 1, ?)")
          .run(JSON.stringify(older)),
      )
      harness.store.saveBatch(makeBatch())
      expect(harness.store.findBatch(makeBatch().identity.batchId)?.recipe).toEqual(DEFAULT_RECIPE)
    })

    it('tells apart what may be used and what may not, with every fault', () => {
      const { recipes } = harness.store
      recipes.save(edition(1, { state: 'retired' }))
      recipes.save(edition(2, { state: 'active', recipe: { ...DEFAULT_RECIPE, version: 2, rescansMax: 9 } }))
      harness.write((db) =>
        db
          .prepare(
            `INSERT INTO recipe_edition (recipe_key, version, state, body, note, author, changed_by, changed_wall_ms)
             VALUES ('torn', 1, 0, '{"name":', '', '', '', 0)`,
          )
          .run(),
      )
      const { recipes: reopened } = harness.store
      expect(reopened.list().map(({ recipe }) => recipe.version)).toEqual([1])
      expect(reopened.damaged().map(({ recipeId, version, state }) => [recipeId, version, state])).toEqual([
        ['standard', 2, 'active'],
        ['torn', 1, 'draft'],
      ])
      expect(reopened.damaged()[0]?.faults).toEqual([{ fault: 'OUT_OF_BOUNDS', field: 'rescansMax' }])
      expect(reopened.find('standard', 2)).toBeUndefined()
      // A new version takes the place of one that cannot be read.
      reopened.activate(edition(3))
      expect(reopened.damaged()[0]?.state).toBe('retired')
    })

    it('names with every scan the version and the model that it was judged by, and whether its egg is in the sample', () => {
      harness.begin()
      const modelId = makeScan(2).prediction?.modelId
      const other = { recipe: { id: 'brown', version: 4 }, sampled: true, cell: { row: 0, column: 1 } }
      harness.store.commit(makeGroup([scanItem(2), scanItem(3, other)], 3))
      expect(
        harness.read(
          `SELECT recipe_key, version, model_key, sampled FROM scan JOIN recipe_version USING (recipe_id)
           JOIN model USING (model_id) ORDER BY cell`,
        ),
      ).toEqual([
        { recipe_key: 'standard', version: 1, model_key: modelId, sampled: 0 },
        { recipe_key: 'brown', version: 4, model_key: modelId, sampled: 1 },
      ])
    })

    it('judges by no recipe that is damaged, and says which', () => {
      harness.store.saveBatch(makeBatch())
      const spoilt = JSON.stringify({ ...DEFAULT_RECIPE, femaleThreshold: 0.2 })
      harness.write((db) => db.prepare('UPDATE recipe_version SET body = ?').run(spoilt))
      expect(() => harness.store.findBatch(makeBatch().identity.batchId)).toThrowError(
        expect.objectContaining({ code: 'CORRUPT', message: expect.stringMatching(/femaleThreshold: OUT_OF_BOUNDS/) }),
      )
    })
  })
}
