import { describe, expect, it } from 'vitest'
import { findBatch } from '../../electron/store/batch-rows.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { batchTimeZone } from '../../electron/store/migrations/0012-batch-time-zone.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { makeBatch } from '../make/commit-groups.ts'

describe('0012-batch-time-zone', () => {
  it('leaves the batches that are there without a zone', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, batchTimeZone.version - 1))
    const body = JSON.stringify(makeBatch().recipe)
    db.prepare("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, ?)").run(
      body,
    )
    db.exec(`INSERT INTO batch (batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
      tray_type_key, sexing_method, recipe_id) VALUES ('B', 4, 'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1)`)
    migrate(db, MIGRATIONS.slice(0, batchTimeZone.version))
    expect(db.prepare('SELECT batch_key, time_zone FROM batch').all()).toEqual([{ batch_key: 'B', time_zone: null }])
    migrate(db, MIGRATIONS)
    expect(findBatch(db, 'B')?.identity.timeZone).toBeUndefined()
  })
})
