import { expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { AlarmEngine } from '../alarms/alarm-engine.ts'
import { INCIDENT_STANDS_MS, Incidents } from './incidents.ts'

it('keeps what happened present for its time, and no longer', async () => {
  const time = createFakeTime()
  const incidents = new Incidents(time.clock)
  expect(incidents.present().size).toBe(0)
  incidents.happened('AUDIT_GAP')
  await time.advance(INCIDENT_STANDS_MS - 1)
  expect([...incidents.present()]).toEqual([['AUDIT_GAP', {}]])
  await time.advance(1)
  expect(incidents.present().size).toBe(0)
})

it('counts messages that never came, and is silent while there are no more', async () => {
  const time = createFakeTime()
  const incidents = new Incidents(time.clock)
  incidents.neverCame(0)
  expect(incidents.present().size).toBe(0)
  incidents.neverCame(3)
  incidents.neverCame(3)
  expect(incidents.present().get('SCANS_MISSING')).toEqual({ count: 3 })
  await time.advance(INCIDENT_STANDS_MS)
  incidents.neverCame(3)
  expect(incidents.present().size).toBe(0)
  incidents.neverCame(4)
  expect(incidents.present().get('SCANS_MISSING')).toEqual({ count: 4 })
})

it.each([
  'JOURNAL_DAMAGED',
  'SCANS_MISSING',
  'SCANNER_COUNTER_BACK',
  'AUDIT_GAP',
  'DATABASE_BEHIND',
  'BATCH_RECOVERED',
  'BACKUP_OLD',
  'COLD_FILE_UNUSABLE',
  'BATCH_NOT_SAVED',
] as const)('leaves %s on the list until somebody has seen it, also when it was shelved meanwhile', async (id) => {
  const time = createFakeTime()
  const incidents = new Incidents(time.clock)
  const engine = new AlarmEngine(time.clock)
  const look = () => {
    engine.update(incidents.present())
    return engine.view()
  }
  incidents.happened(id)
  expect(look().problems).toMatchObject([{ id, acknowledged: false }])
  engine.shelve(id, 60_000, 'A')
  await time.advance(60_000)
  look()
  await time.advance(60_000)
  expect(look()).toMatchObject({ problems: [], alarms: { returned: [{ id }] } })
  engine.acknowledge(id, 'A')
  expect(look().alarms.returned).toEqual([])
  incidents.happened(id)
  expect(look().problems).toMatchObject([{ id, acknowledged: false }])
  engine.acknowledge(id, 'A')
  await time.advance(60_000)
  look()
  expect(look()).toMatchObject({ problems: [], alarms: { returned: [] } })
})
