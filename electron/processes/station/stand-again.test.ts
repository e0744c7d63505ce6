import { expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { MemoryAlarmLog } from '../../../test/fake/memory-alarm-log.ts'
import { Incidents } from '../../line/incidents.ts'
import { silentLogger } from '../../log/logger.ts'
import { standAgain } from './stand-again.ts'

it('lets stand again what nobody has seen, and goes on where the history cannot be read', () => {
  const alarmLog = new MemoryAlarmLog()
  const line = { atWallMs: 1, alarm: 'AUDIT_GAP', deed: 'came', priority: 2, who: '', detail: {} } as const
  alarmLog.append([line], [])
  const incidents = new Incidents(createFakeTime().clock, () => false)
  const unreadable = () => {
    throw new Error('database disk image is malformed')
  }
  standAgain({ unseen: unreadable }, incidents, silentLogger)
  expect([...incidents.present()]).toEqual([])
  standAgain(alarmLog, incidents, silentLogger)
  expect([...incidents.present()]).toEqual([['AUDIT_GAP', {}]])
})
