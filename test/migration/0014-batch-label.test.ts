import { describe, expect, it } from 'vitest'
import { findBatch } from '../../electron/store/batch-rows.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { batchLabel } from '../../electron/store/migrations/0014-batch-label.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { recordDigest } from '../../electron/store/record-digest.ts'
import { makeBatch } from '../make/commit-groups.ts'

/** Of the batch below, computed by the program as it was before this migration. */
const SIGNED_BEFORE = 'e0fa82be1cc075cc83441dd79c311ba7e468afdf4c18ae5f43de23799aecb2fb'

describe('0014-batch-label', () => {
  it('leaves the batches that are there without label and shift, and what was signed as it was signed', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, batchLabel.version - 1))
    const body = JSON.stringify(makeBatch().recipe)
    db.prepare("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, ?)").run(
      body,
    )
    db.exec(`INSERT INTO batch (batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
      tray_type_key, sexing_method, recipe_id) VALUES ('B', 4, 'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1)`)
    migrate(db, MIGRATIONS)
    expect(findBatch(db, 'B')?.identity).toMatchObject({ labelScheme: undefined, shift: undefined })
    expect(recordDigest(db, 'B')).toBe(SIGNED_BEFORE)
  })
})
