import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../test/make/commit-groups.ts'
import { BatchRows, findBatch } from '../store/batch-rows.ts'
import { Catalogue } from '../store/catalogue.ts'
import { migrate } from '../store/migrate.ts'
import { openWritable } from '../store/open-database.ts'
import { OutboxRows } from '../store/outbox-rows.ts'
import { recordZone } from './record-zone.ts'

/** A hatchery whose site is said to lie in that zone, or whose site nobody has described. */
function openAt(siteZone?: string) {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db)
  if (siteZone !== undefined) {
    db.prepare(
      `INSERT INTO master_site (record_key, revision, retired, name, time_zone, label_scheme, sexing_method, weight_units,
        temperature_unit, shifts) VALUES ('site', 1, 0, 'Nord', ?, '', 'MRI', 'metric', 'celsius', '[]')`,
    ).run(siteZone)
  }
  return db
}

describe('recordZone', () => {
  it('is the zone the batch was run in, whatever the station says now', () => {
    const db = openAt('Asia/Tokyo')
    const catalogue = new Catalogue(db)
    const batch = makeBatch()
    const rows = new BatchRows(db, catalogue, new OutboxRows(db, catalogue))
    rows.save({ ...batch, identity: { ...batch.identity, timeZone: 'America/Toronto' } }, 1)
    rows.save({ ...batch, state: 'closed', identity: { ...batch.identity, timeZone: 'Asia/Tokyo' } }, 1)
    const kept = findBatch(db, batch.identity.batchId)?.identity.timeZone
    expect(recordZone(db, kept)).toEqual({ name: 'America/Toronto', ofBatch: true })
  })

  it('is the station’s of now where the batch names none or one that is none, and says so', () => {
    const db = openAt('Asia/Tokyo')
    expect(recordZone(db, undefined)).toEqual({ name: 'Asia/Tokyo', ofBatch: false })
    expect(recordZone(db, 'Mars/Olympus')).toEqual({ name: 'Asia/Tokyo', ofBatch: false })
    expect(recordZone(openAt(), undefined)).toEqual({ name: 'UTC', ofBatch: false })
    expect(recordZone(openAt('Mars/Olympus'), undefined)).toEqual({ name: 'UTC', ofBatch: false })
  })
})
