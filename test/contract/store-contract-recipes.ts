import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { RecipeBook, RecipeEdition } from '../../electron/store/recipe-book.ts'
import { MemoryRecipeBook } from '../fake/memory-recipe-book.ts'
import { makeBatch } from '../make/commit-groups.ts'
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
