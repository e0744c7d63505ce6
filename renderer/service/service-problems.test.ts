import { describe, expect, it } from 'vitest'
import type { Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
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
  health: [makeHealth('station')],
}
const STOPPED: ServiceFacts['health'] = [makeAbsent('review', { restarts: 3 })]
const FOUND = { sound: false, tables: 1, bytes: 1, findings: ['x'] }

describe('serviceProblems', () => {
  it('has none when all is well or nothing is known', () => {
    expect(serviceProblems(WELL)).toEqual([])
    expect(serviceProblems({ ...WELL, disk: undefined, jobs: undefined, backups: undefined, health: [] })).toEqual([])
  })

  it.each<[Partial<ServiceFacts>, string]>([
    [{ health: STOPPED }, 'processStands'],
    [{ jobs: { ...JOBS, integrity: { state: 'done', atWallMs: 1, result: FOUND } } }, 'databaseDamaged'],
    [{ disk: { ...DISK, verdict: 'little' } }, 'diskLittle'],
    [{ disk: { ...DISK, verdict: 'soon' } }, 'diskSoon'],
    [{ jobs: { ...JOBS, backup: { state: 'failed', atWallMs: 1, code: 'NO_SPACE', message: '' } } }, 'backupFailed'],
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
    const all = serviceProblems({ ...WELL, health: STOPPED, disk: { ...DISK, verdict: 'soon' }, backups: [] })
    expect(all.map(({ priority }) => priority)).toEqual([1, 2, 3])
  })
})
