import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { recipeLife } from '../../electron/store/migrations/0007-recipe-life.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

function migrated() {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, recipeLife.version - 1))
  db.exec(
    `INSERT INTO recipe_version (recipe_key, version, body) VALUES ('old', 1, 'one'), ('old', 2, 'two'), ('named', 1, NULL)`,
  )
  db.exec(`INSERT INTO batch VALUES (1, 'B', 4, 'F', 'B', 30, 'S', 'T', NULL, 'DE', 't', NULL, 'm', 1, 7000, 8000)`)
  const before = db.prepare('SELECT * FROM recipe_version').all()
  migrate(db, MIGRATIONS.slice(0, recipeLife.version))
  const add = (version: number, state: number) =>
    db
      .prepare(`INSERT INTO recipe_edition VALUES ('standard', ?, ?, 'body', NULL, '', NULL, 'A', 'A', 1)`)
      .run(version, state)
  return { db, before, add }
}

describe('0007-recipe-life', () => {
  it('touches no version that batches name, and keeps in force the newest of each recipe', () => {
    const { db, before } = migrated()
    expect(db.prepare('SELECT * FROM recipe_version').all()).toEqual(before)
    expect(db.prepare('SELECT recipe_key, version, state, body, changed_wall_ms FROM recipe_edition').all()).toEqual([
      { recipe_key: 'old', version: 1, state: 3, body: 'one', changed_wall_ms: 7000 },
      { recipe_key: 'old', version: 2, state: 2, body: 'two', changed_wall_ms: 0 },
    ])
  })

  it('takes no scan that is there for part of a sample', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, recipeLife.version - 1))
    db.exec(`INSERT INTO scanner VALUES (1, 's'); INSERT INTO session VALUES (1, 1, 'k');
      INSERT INTO recipe_version VALUES (1, 'r', 1, NULL); INSERT INTO tray_visit VALUES (1, 1, 1, 'T', 1, 1, 0, NULL, 0, NULL, 0, NULL);
      INSERT INTO scan (visit_id, cell, attempt, session_id, sequence, coil, captured_at_us, arrived_wall_ms, decided_after_ms, latency_us,
        egg_class, action, reason, confidence, recipe_id) VALUES (1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)`)
    migrate(db, MIGRATIONS.slice(0, recipeLife.version))
    expect(db.prepare('SELECT sampled FROM scan').all()).toEqual([{ sampled: 0 }])
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
    const change = db.prepare("UPDATE recipe_edition SET body = 'other' WHERE recipe_key = 'standard' AND version = ?")
    expect(() => change.run(1)).not.toThrow()
    for (const version of [2, 3, 4]) expect(() => change.run(version)).toThrowError(/frozen/)
    const move = db.prepare("UPDATE recipe_edition SET version = 9 WHERE recipe_key = 'standard' AND version = ?")
    for (const version of [2, 3, 4]) expect(() => move.run(version)).toThrowError(/frozen/)
    const younger = db.prepare("UPDATE recipe_edition SET state = 0 WHERE recipe_key = 'standard' AND version = ?")
    for (const version of [3, 4]) expect(() => younger.run(version)).toThrowError(/was in force/)
    expect(() => younger.run(2)).not.toThrow()
    const drop = db.prepare("DELETE FROM recipe_edition WHERE recipe_key = 'standard' AND version = ?")
    for (const version of [3, 4]) expect(() => drop.run(version)).toThrowError(/kept/)
    for (const version of [1, 2]) expect(() => drop.run(version)).not.toThrow()
  })
})
