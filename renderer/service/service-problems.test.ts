import { describe, expect, it } from 'vitest'
import type { ReconcileResult } from '../../electron/contract/sum-check.ts'
import type { Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { type AlarmId, alarmKind } from '../../electron/domain/alarm/rationalisation.ts'
import { BACKUP_OLD_MS } from '../../electron/domain/backup-plan.ts'
import { makeAbsent, makeHealth } from '../../test/make/process-health.ts'
import { type ServiceFacts, serviceProblems } from './service-problems.ts'

const NOW_MS = 1_800_000_000_000
const BACKUP = { name: 'b', madeAtWallMs: NOW_MS, appVersion: '1', schemaVersion: 1, bytes: 1, scans: 1 }
const DISK: Disk = {
  ...{ measuredAtWallMs: NOW_MS, freeBytes: 1, totalBytes: 2, growth: null, daysUntilFull: null, verdict: 'enough' },
  use: { database: 0, journal: 0, pictures: 0, backups: 0, files: 0, aside: 0, logs: 0 },
}
const IDLE = { state: 'idle' } as const
const JOBS: UpkeepJobs = {
  integrity: IDLE,
  reconcile: IDLE,
  backup: IDLE,
  bundle: IDLE,
  dataSet: IDLE,
  restore: IDLE,
  table: IDLE,
  verify: IDLE,
}
const WELL: ServiceFacts = {
  ...{ nowWallMs: NOW_MS, play: false, parkedUploads: 0, disk: DISK, jobs: JOBS, backups: [BACKUP] },
  cannotOpen: false,
  health: [makeHealth('station')],
}
const STOPPED: ServiceFacts['health'] = [makeAbsent('review', { restarts: 3 })]
const FOUND = { sound: false, tables: 1, bytes: 1, findings: ['x'] }
const DAMAGED: UpkeepJobs = { ...JOBS, integrity: { state: 'done', atWallMs: 1, result: FOUND } }
const LOST_FILE = { kind: 'MISSING', file: '000000009.segment', pictures: 3 } as const

function summed(found: Partial<ReconcileResult>): UpkeepJobs {
  const none = { scanRows: 0, eggRows: 0, factScans: 0, factEggs: 0, coldFaults: [], differences: [] }
  return { ...JOBS, reconcile: { state: 'done', atWallMs: 1, result: { agrees: false, ...none, ...found } } }
}

describe('serviceProblems', () => {
  it('has none when all is well or nothing is known', () => {
    expect(serviceProblems(WELL)).toEqual([])
    expect(serviceProblems({ ...WELL, disk: undefined, jobs: undefined, backups: undefined, health: [] })).toEqual([])
  })

  it.each<[Partial<ServiceFacts>, string]>([
    [{ health: STOPPED }, 'processStands'],
    [{ jobs: DAMAGED }, 'databaseDamaged'],
    [{ disk: { ...DISK, verdict: 'little' } }, 'diskLittle'],
    [{ disk: { ...DISK, verdict: 'soon' } }, 'diskSoon'],
    [{ jobs: { ...JOBS, backup: { state: 'failed', atWallMs: 1, code: 'NO_SPACE', message: '' } } }, 'backupFailed'],
    [{ jobs: summed({ differences: ['x'] }) }, 'sumsDiffer'],
    [
      { jobs: summed({ coldFaults: [{ kind: 'MISSING', file: 'cold/2026-09.db' }], differences: ['x'] }) },
      'monthUnread',
    ],
    [{ jobs: summed({ pictures: { opened: 0, faults: [LOST_FILE], more: 0 } }) }, 'picturesLost'],
    [{ parkedUploads: 2 }, 'uploadsParked'],
    [{ backups: [] }, 'backupNone'],
    [{ backups: [{ ...BACKUP, madeAtWallMs: NOW_MS - BACKUP_OLD_MS - 1 }] }, 'backupOld'],
  ])('finds %#: %s', (change, id) => {
    expect(serviceProblems({ ...WELL, ...change }).map((problem) => problem.id)).toEqual([id])
  })

  it('asks for no backup of play', () => {
    expect(serviceProblems({ ...WELL, play: true, backups: [] })).toEqual([])
  })

  it('puts the most urgent first', () => {
    const health = [makeAbsent('inference')]
    const all = serviceProblems({ ...WELL, health, disk: { ...DISK, verdict: 'little' }, backups: [] })
    expect(all.map(({ priority }) => priority)).toEqual([1, 2, 3])
    const [first] = serviceProblems({ ...WELL, health: STOPPED, disk: { ...DISK, verdict: 'little' } })
    expect(first?.id).toBe('diskLittle')
  })

  it.each<[Partial<ServiceFacts>, AlarmId]>([
    [{ health: STOPPED }, 'REVIEW_DOWN'],
    [{ health: [makeAbsent('inference')] }, 'INFERENCE_STOPPED'],
    [{ jobs: DAMAGED }, 'DATABASE_DAMAGED'],
    [{ disk: { ...DISK, verdict: 'little' } }, 'DISK_LOW'],
    [{ parkedUploads: 2 }, 'UPLOAD_REFUSED'],
    [{ backups: [{ ...BACKUP, madeAtWallMs: 0 }] }, 'BACKUP_OLD'],
  ])('finds %# as urgent as its alarm %s', (change, alarm) => {
    expect(serviceProblems({ ...WELL, ...change }).map(({ priority }) => priority)).toEqual([alarmKind(alarm).priority])
  })

  it('leaves a database that cannot be opened to the card that says so: no batch can be finished and no backup made there', () => {
    expect(serviceProblems({ ...WELL, jobs: DAMAGED, backups: [], cannotOpen: true })).toEqual([])
  })
})
