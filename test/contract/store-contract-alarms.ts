import { describe, expect, it } from 'vitest'
import type { AlarmHistoryQuestion } from '../../electron/review/alarm-history.ts'
import { openReview } from '../../electron/review/open-review.ts'
import type { AlarmLogEntry } from '../../electron/store/alarm-log.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const ALL: AlarmHistoryQuestion = { beforeId: null, sinceWallMs: null, alarms: null, deeds: null, who: '' }

function line(atWallMs: number, change: Partial<AlarmLogEntry> = {}): AlarmLogEntry {
  return { atWallMs, alarm: 'BACKLOG', priority: 2, deed: 'came', who: '', detail: { count: 600 }, ...change }
}

/** What every build of the store must do with the history of alarms, and review with what it wrote. */
export function describeStoreAlarms(name: string, build: StoreBuild): void {
  describe(`alarm log on ${name}`, () => {
    const harness = new StoreHarness(build)
    const review = () => openReview({ path: harness.databasePath, ...build, play: false, isSynthetic: () => true })

    it('gives the history back newest first, page by page, as it was asked', () => {
      const { alarmLog } = harness.store
      alarmLog.append([line(1), line(2, { deed: 'acknowledged', who: 'M. Visser' })], [])
      alarmLog.append(
        [line(3, { alarm: 'DISK_LOW', deed: 'returned', who: '100%_!' })],
        [{ atWallMs: 4, kind: 'MODEL_READY', detail: { model: 'm' } }],
      )
      const open = review()
      const times = (question: Partial<AlarmHistoryQuestion>) =>
        open.alarmHistory({ ...ALL, ...question }).map(({ atWallMs }) => atWallMs)
      expect(open.alarmHistory(ALL)[2]).toEqual({ id: 1, ...line(1) })
      expect(times({})).toEqual([3, 2, 1])
      expect(times({ beforeId: 3 })).toEqual([2, 1])
      expect(times({ sinceWallMs: 2 })).toEqual([3, 2])
      expect(times({ alarms: ['DISK_LOW'] })).toEqual([3])
      expect(times({ alarms: [] })).toEqual([])
      expect(times({ deeds: ['came', 'returned'] })).toEqual([3, 1])
      expect(times({ who: 'visser' })).toEqual([2])
      expect(times({ who: '%_!' })).toEqual([3])
      expect(open.eventHistory({ beforeId: null, sinceWallMs: null })).toEqual([
        { id: 1, atWallMs: 4, kind: 'MODEL_READY', detail: { model: 'm' } },
      ])
      open.close()
    })

    it('knows after a restart what came and was not acknowledged', () => {
      const { alarmLog } = harness.store
      expect(alarmLog.unseen()).toEqual([])
      const behind = { alarm: 'DATABASE_BEHIND', detail: { scans: 12 } }
      alarmLog.append([line(1), line(2, { ...behind, detail: { scans: 3 } }), line(3, behind)], [])
      alarmLog.append([line(4, { ...behind, deed: 'returned' }), line(5, { deed: 'acknowledged' })], [])
      harness.reopen()
      expect(harness.store.alarmLog.unseen()).toEqual([behind])
      harness.store.alarmLog.append([line(6, { ...behind, deed: 'acknowledged' })], [])
      expect(harness.store.alarmLog.unseen()).toEqual([])
    })

    it('remembers over restarts what is out of service, once', () => {
      const entry = { alarm: 'DISK_LOW', sinceWallMs: 7, who: 'A', why: 'sensor' }
      harness.store.alarmLog.takeOutOfService({ ...entry, why: 'first' })
      harness.store.alarmLog.takeOutOfService(entry)
      harness.store.alarmLog.takeOutOfService({ ...entry, alarm: 'BACKLOG' })
      harness.reopen()
      expect(harness.store.alarmLog.outOfService()).toEqual([{ ...entry, alarm: 'BACKLOG' }, entry])
      harness.store.alarmLog.putBackInService('BACKLOG')
      harness.reopen()
      expect(harness.store.alarmLog.outOfService()).toEqual([entry])
    })
  })
}
