import { expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../electron/domain/archive/retention.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { classShares } from '../../electron/store/migrations/0024-class-shares.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { readRetention } from '../../electron/store/retention-rows.ts'

it('0024-class-shares leaves what people decided, with the shares that were constants before', () => {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, classShares.version - 1))
  db.exec('INSERT INTO picture_retention VALUES (1, 10, 20, 30, 40, 50, 0.01, 4000000000)')
  migrate(db, MIGRATIONS.slice(0, classShares.version))
  expect(readRetention(db)).toEqual({
    days: { uncertain: 10, overridden: 20, faulty: 30, validation: 40, sample: 50 },
    classShares: DEFAULT_RETENTION.classShares,
    sampleShare: 0.01,
    quotaBytes: 4_000_000_000,
  })
})
