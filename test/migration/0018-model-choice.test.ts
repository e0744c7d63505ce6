import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { modelChoice } from '../../electron/store/migrations/0018-model-choice.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { readModelChoice } from '../../electron/store/model-rows.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0018-model-choice', () => {
  it('chooses no model for a database that is there: it goes on with that of the settings', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, modelChoice.version - 1))
    db.exec("INSERT INTO model (model_key) VALUES ('phantomnet-1.1.0')")
    migrate(db, MIGRATIONS.slice(0, modelChoice.version))
    expect(readModelChoice(db)).toBeUndefined()
    expect(db.prepare('SELECT * FROM model').all()).toEqual([{ model_id: 1, model_key: 'phantomnet-1.1.0' }])
    for (const table of ['shadow_scan', 'shadow_fact']) {
      expect(db.prepare(`SELECT COUNT(*) AS rows FROM ${table}`).all()).toEqual([{ rows: 0 }])
    }
  })
})
