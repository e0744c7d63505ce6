import { describe, expect, it } from 'vitest'
import { MemoryAlarmLog } from '../../test/fake/memory-alarm-log.ts'
import { silentLogger } from '../log/logger.ts'
import type { AlarmLogEntry } from '../store/alarm-log.ts'
import { LogBook, WAITING_MAX } from './log-book.ts'

function came(atWallMs: number): AlarmLogEntry {
  return { atWallMs, alarm: 'BACKLOG', priority: 2, deed: 'came', who: '', detail: {} }
}

describe('LogBook', () => {
  it('writes what waits once', () => {
    const store = new MemoryAlarmLog()
    const book = new LogBook(store, silentLogger)
    book.addAlarm(came(1))
    book.addEvent({ atWallMs: 2, kind: 'MODEL_READY', detail: { model: 'm' } })
    expect(store.alarms).toEqual([])
    book.write()
    book.write()
    expect([store.alarms, store.events.length]).toEqual([[came(1)], 1])
  })

  it('keeps what a disk refuses until it takes it, the newest of too many', () => {
    const store = new MemoryAlarmLog()
    const book = new LogBook(store, silentLogger)
    store.failing = true
    for (let n = 0; n <= WAITING_MAX; n++) {
      book.addAlarm(came(n))
      if (n < 2) book.write()
    }
    store.failing = false
    book.write()
    expect([store.alarms.length, store.alarms[0], store.alarms.at(-1)]).toEqual([
      WAITING_MAX,
      came(1),
      came(WAITING_MAX),
    ])
  })
})
