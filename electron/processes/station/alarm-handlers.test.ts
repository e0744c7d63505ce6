import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { MemoryAlarmLog } from '../../../test/fake/memory-alarm-log.ts'
import { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import { alarmHandlers } from './alarm-handlers.ts'

const SUPERVISOR: Caller = { userId: 'u1', name: 'K. Lindqvist', roles: ['supervisor'] }

function setUp() {
  const clock = new ManualTime()
  const alarms = new AlarmEngine(clock)
  const alarmLog = new MemoryAlarmLog()
  const deeds: AuditDeed[] = []
  const handlers = alarmHandlers({
    ...{ alarms, alarmLog, clock, log: silentLogger },
    audited: (_caller, deed, change) => {
      const done = change()
      deeds.push(deed)
      return done
    },
  })
  alarms.update(new Map([['REVIEW_DOWN', {}]]))
  return { alarms, alarmLog, deeds, handlers }
}

describe('alarmHandlers', () => {
  it('takes an alarm out of service with its reason: durable, audited, in force', () => {
    const { alarms, alarmLog, deeds, handlers } = setUp()
    const outcome = handlers.takeAlarmOutOfService({ id: 'REVIEW_DOWN', why: 'known' }, { caller: SUPERVISOR })
    expect(outcome).toEqual({ ok: true })
    expect(alarmLog.outOfService()).toMatchObject([{ alarm: 'REVIEW_DOWN', who: 'K. Lindqvist', why: 'known' }])
    expect(alarms.view().alarms.outOfService).toMatchObject([{ id: 'REVIEW_DOWN', why: 'known' }])
    expect(handlers.putAlarmBackInService({ id: 'REVIEW_DOWN' }, { caller: SUPERVISOR })).toEqual({ ok: true })
    expect([alarmLog.outOfService(), alarms.view().problems.length]).toEqual([[], 1])
    expect(deeds).toEqual([
      { act: 'alarm.outOfService', subject: 'REVIEW_DOWN', why: 'known' },
      { act: 'alarm.inService', subject: 'REVIEW_DOWN' },
    ])
  })

  it('changes nothing when the disk refuses, and says so', () => {
    const { alarms, alarmLog, deeds, handlers } = setUp()
    alarmLog.failing = true
    const outcome = handlers.takeAlarmOutOfService({ id: 'REVIEW_DOWN', why: 'known' }, { caller: SUPERVISOR })
    expect(outcome).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    expect([alarms.view().problems.length, deeds]).toEqual([1, []])
  })

  it('acknowledges and puts aside', () => {
    const { alarms, handlers } = setUp()
    handlers.acknowledgeAlarm({ id: 'REVIEW_DOWN' }, { caller: SUPERVISOR })
    expect(alarms.view().problems).toMatchObject([{ acknowledged: true }])
    handlers.shelveAlarm({ id: 'REVIEW_DOWN', minutes: 15 }, { caller: SUPERVISOR })
    expect(alarms.view().alarms.shelved).toHaveLength(1)
    handlers.unshelveAlarm({ id: 'REVIEW_DOWN' }, { caller: SUPERVISOR })
    expect(alarms.view().problems).toMatchObject([{ acknowledged: false }])
  })
})
