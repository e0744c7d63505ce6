import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS } from '../../../test/make/commit-groups.ts'
import { fillLabelled, keepLabelled } from '../../../test/make/labelled-eggs.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import { runJob } from '../upkeep/run-job.ts'

describe('the data set of a screen', () => {
  const WISH = { maps: ['T2' as const], fromWallMs: null, untilWallMs: null, batchId: null }

  /** As the thread of the long work has it done. */
  async function job(folder: string, wish: typeof WISH | object, write: boolean, syntheticModels: string[] = []) {
    const place = {
      ...{
        dataFolder: folder,
        play: false,
        appVersion: '0.1.0',
        logFolder: null,
        settingsFile: null,
        policyFile: null,
      },
      ...{ dataKey: openDataKey(dataFiles(folder)), nowWallMs: MORNING_MS },
    }
    const shares: number[] = []
    const request = { job: 'dataSet', wish: { ...WISH, ...wish }, write, syntheticModels } as const
    return { outcome: await runJob(place, request, (share) => void shares.push(share)), shares }
  }

  async function withWork(work: (folder: string) => Promise<void>) {
    await withFolder(async (folder) => {
      const keys = subKeys(openDataKey(dataFiles(folder)))
      const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }
      const store = openStore({ folder, key: keys.database, clock, log: silentLogger })
      fillLabelled(store)
      await keepLabelled({ folder, key: keys.archive, store }, [0, 1, 2])
      store.close()
      await work(folder)
    })
  }

  it('is counted before it is written, and lies among those of the station with what is in it and what is not', () =>
    withWork(async (folder) => {
      const counts = {
        ...{ sample: { FEMALE: 1, INFERTILE: 1 }, override: { EARLY_DEAD: 1 }, unlabelledSamples: 0 },
        leftOut: { sexUnknown: 1, wrongCell: 1, noScan: 1, pictureGone: 3 },
        syntheticModels: ['phantom-cnn-1'],
      }
      const counted = await job(folder, {}, false, ['phantom-cnn-1', 'another'])
      expect(counted.outcome).toEqual({ ok: true, job: 'dataSet', result: { wish: WISH, counts, written: null } })
      expect(existsSync(dataFiles(folder).dataSets)).toBe(false)
      // A crash had left something.
      const left = join(dataFiles(folder).dataSets, '20260101T000000Z.unfinished')
      mkdirSync(left, { recursive: true })
      const { outcome, shares } = await job(folder, {}, true, ['phantom-cnn-1'])
      if (!outcome.ok || outcome.job !== 'dataSet' || outcome.result.written === null)
        throw new Error('nothing written')
      const { written } = outcome.result
      expect(written).toMatchObject({ width: 8, height: 8 })
      expect(written.train + written.calibration + written.test).toBe(3)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(existsSync(left)).toBe(false)
      const about = JSON.parse(readFileSync(join(written.folder, 'data-set.json'), 'utf8'))
      expect(about).toMatchObject({ appVersion: '0.1.0', synthetic: true, labelled: { sample: { FEMALE: 1 } } })
      expect(JSON.stringify(about)).not.toContain('Ada')
    }))

  it('is none, in words, where nothing is labelled or the folder cannot be written', () =>
    withWork(async (folder) => {
      const nothing = await job(folder, { batchId: 'another' }, true)
      expect(nothing.outcome).toMatchObject({ ok: false, code: 'NOTHING_LABELLED' })
      writeFileSync(dataFiles(folder).dataSets, 'a file is in the way')
      expect((await job(folder, {}, true)).outcome).toMatchObject({ ok: false, code: 'EEXIST' })
    }))
})
