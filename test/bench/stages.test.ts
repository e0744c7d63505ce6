import { describe, expect, it } from 'vitest'
import { type CpuProfile, stageShares, stagesUsPerScan } from './stages.ts'

const frame = (id: number, functionName: string, url: string, children: number[] = []) => ({
  ...{ id, children },
  callFrame: { functionName, url },
})

const profile: CpuProfile = {
  nodes: [
    frame(1, '(root)', '', [2, 5, 6, 7]),
    frame(2, 'commit', 'file:///o/electron/pipeline/run.ts', [3, 4]),
    frame(3, 'sqliteTransaction', 'file:///o/node_modules/better-sqlite3/lib/methods/transaction.js'),
    frame(4, 'sealEntries', 'file:///o/electron/store/archive/picture-file.ts', [8]),
    frame(5, '(idle)', ''),
    frame(6, '(garbage collector)', ''),
    frame(7, 'listOnTimeout', 'node:internal/timers'),
    frame(8, 'update', 'node:internal/crypto/cipher'),
  ],
  samples: [2, 3, 8, 5, 6, 7, 3],
  timeDeltas: [10, 30, 20, 1_000, 5, 5, 30],
}

describe('the stages of a profile', () => {
  it('are whose code was running, innermost first, and leave out the time in which nothing is done', () => {
    expect([...stageShares(profile)]).toEqual([
      ['database', 0.6],
      ['archive', 0.2],
      ['order', 0.1],
      ['garbage', 0.05],
      ['runtime', 0.05],
    ])
  })

  it('share the time of the main thread; the others are told as one', () => {
    const stages = stagesUsPerScan(profile, { processUs: 300, mainThreadUs: 200 })
    expect(stages).toMatchObject({ database: 120, archive: 40, 'other threads': 100 })
    expect(Object.values(stages).reduce((sum, us) => sum + us, 0)).toBeCloseTo(300)
  })

  it('are none where the system does not tell', () => {
    expect(stagesUsPerScan(profile, { processUs: 300, mainThreadUs: null })).toEqual({})
    expect(stageShares({ nodes: [], samples: [], timeDeltas: [] }).size).toBe(0)
  })
})
