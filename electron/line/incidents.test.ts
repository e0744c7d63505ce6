import { expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { AlarmEngine } from '../alarms/alarm-engine.ts'
import { INCIDENT_STANDS_MS, Incidents } from './incidents.ts'

it('keeps what happened present until somebody has seen it, and for its time at least', async () => {
  const time = createFakeTime()
  let seen = true
  const incidents = new Incidents(time.clock, () => seen)
  expect(incidents.present().size).toBe(0)
  incidents.happened('AUDIT_GAP')
  await time.advance(INCIDENT_STANDS_MS - 1)
  expect([...incidents.present()]).toEqual([['AUDIT_GAP', {}]])
  seen = false
  await time.advance(86_400_000)
  expect([...incidents.present()]).toEqual([['AUDIT_GAP', {}]])
  seen = true
  expect(incidents.present().size).toBe(0)
})

it('takes up again what nobody had seen before the restart, unless there is news of it', () => {
  const incidents = new Incidents(createFakeTime().clock, () => false)
  incidents.happened('DATABASE_BEHIND', { scans: 4 })
  incidents.wasNotSeen('DATABASE_BEHIND', { scans: 12 })
  incidents.wasNotSeen('JOURNAL_DAMAGED', { count: 2 })
  // A condition is looked at anew, and what only an earlier version knew has no words.
  incidents.wasNotSeen('DISK_LOW', {})
  incidents.wasNotSeen('OF_BEFORE', {})
  expect([...incidents.present()]).toEqual([
    ['DATABASE_BEHIND', { scans: 4 }],
    ['JOURNAL_DAMAGED', { count: 2 }],
  ])
})

it('calls anew for what happens again while somebody has seen the one before', async () => {
  const time = createFakeTime()
  const engine = new AlarmEngine(time.clock)
  const incidents = new Incidents(time.clock, (one) => engine.isAcknowledged(one))
  const look = () => {
    engine.update(incidents.present())
    return engine.view().problems
  }
  incidents.neverCame(3)
  look()
  engine.acknowledge('SCANS_MISSING', 'A')
  await time.advance(INCIDENT_STANDS_MS / 2)
  expect(look()).toMatchObject([{ acknowledged: true }])
  incidents.neverCame(5)
  look()
  expect(look()).toMatchObject([{ id: 'SCANS_MISSING', acknowledged: false, detail: { count: 5 } }])
  await time.advance(86_400_000)
  expect(look()).toMatchObject([{ acknowledged: false }])
})

it('counts messages that never came, and is silent while there are no more', async () => {
  const time = createFakeTime()
  const incidents = new Incidents(time.clock, () => true)
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
] as const)('lets %s stand until somebody has seen it, also when it was shelved meanwhile', async (id) => {
  const time = createFakeTime()
  const engine = new AlarmEngine(time.clock)
  const incidents = new Incidents(time.clock, (one) => engine.isAcknowledged(one))
  const look = () => {
    engine.update(incidents.present())
    return engine.view()
  }
  incidents.happened(id, { count: 3 })
  expect(look().problems).toMatchObject([{ id, acknowledged: false }])
  engine.shelve(id, 60_000, 'A')
  await time.advance(60_000)
  look()
  await time.advance(60_000)
  expect(look()).toMatchObject({ problems: [{ id, detail: { count: 3 } }], alarms: { returned: [] } })
  engine.acknowledge(id, 'A')
  look()
  expect(look()).toMatchObject({ problems: [], alarms: { returned: [] } })
  incidents.happened(id)
  expect(look().problems).toMatchObject([{ id, acknowledged: false }])
  engine.acknowledge(id, 'A')
  await time.advance(60_000)
  look()
  expect(look()).toMatchObject({ problems: [], alarms: { returned: [] } })
})
