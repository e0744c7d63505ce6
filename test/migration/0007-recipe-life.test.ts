import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { recipeLife } from '../../electron/store/migrations/0007-recipe-life.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

function migrated() {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, recipeLife.version - 1))
  db.exec("INSERT INTO recipe_version (recipe_key, version, body) VALUES ('standard', 1, '{}')")
  migrate(db, MIGRATIONS.slice(0, recipeLife.version))
  const add = (version: number, state: number) =>
    db
      .prepare(`INSERT INTO recipe_edition VALUES ('standard', ?, ?, 'body', NULL, '', NULL, 'A', 'A', 1)`)
      .run(version, state)
  return { db, add }
}

describe('0007-recipe-life', () => {
  it('adds its table and touches no version that batches name', () => {
    const { db } = migrated()
    expect(db.prepare('SELECT recipe_key, version, body FROM recipe_version').all()).toEqual([
      { recipe_key: 'standard', version: 1, body: '{}' },
    ])
    expect(db.prepare('SELECT count(*) AS n FROM recipe_edition').get()).toEqual({ n: 0 })
  })

  it('has one version in force, whoever writes', () => {
    const { add } = migrated()
    add(1, 2)
    add(2, 0)
    expect(() => add(3, 2)).toThrowError(/UNIQUE/)
  })

  it('changes values of a draft alone, and forgets nothing that was in force', () => {
    const { db, add } = migrated()
    for (const state of [0, 1, 2, 3]) add(state + 1, state)
    const change = db.prepare("UPDATE recipe_edition SET body = 'other' WHERE version = ?")
    expect(() => change.run(1)).not.toThrow()
    for (const version of [2, 3, 4]) expect(() => change.run(version)).toThrowError(/frozen/)
    const drop = db.prepare('DELETE FROM recipe_edition WHERE version = ?')
    for (const version of [3, 4]) expect(() => drop.run(version)).toThrowError(/kept/)
    for (const version of [1, 2]) expect(() => drop.run(version)).not.toThrow()
  })
})
