import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { Jobs } from '../../review/upkeep/jobs.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { damageDesk } from './damage-desk.ts'

it('tells the station what the check found, again when another one starts, and nothing of a database that is gone', () =>
  withFolder(async (folder) => {
    const { timers } = createFakeTime()
    const database = join(folder, 'ovoscope.db')
    writeFileSync(database, 'damaged')
    let [sound, isThere, closed] = [false, false, 0]
    const told: boolean[] = []
    const jobs = new Jobs(
      (_request, { onOutcome }) => {
        onOutcome({ ok: true, job: 'integrity', result: { sound, tables: 1, bytes: 1, findings: [] } })
        return { stop: () => Promise.resolve() }
      },
      { wallMs: () => 5_000, monoMs: () => 0 },
    )
    const stationStarts = damageDesk({
      ...{ files: { folder, database }, jobs, timers, log: silentLogger },
      database: { close: () => void closed++ },
      station: {
        pagesRead: (value) => {
          if (!isThere) return Promise.reject(new RpcError('NOBODY_TO_ASK', 'away'))
          told.push(value)
          return Promise.resolve()
        },
      },
    })
    await stationStarts(Promise.resolve())
    jobs.request({ job: 'integrity' })
    expect(told).toEqual([])
    isThere = true
    await stationStarts(Promise.resolve())
    sound = true
    jobs.request({ job: 'integrity' })
    expect([told, closed]).toEqual([[false, true], 2])

    sound = false
    jobs.request({ job: 'integrity' })
    renameSync(database, `${database}-replaced`)
    writeFileSync(database, 'restored')
    await stationStarts(Promise.resolve())
    expect([told, closed]).toEqual([[false, true, false], 4])
    expect(jobs.states().integrity.state).toBe('idle')
  }))

it.each([
  ['tells also after a restart of both what the check had found', false, [false]],
  ['tells nothing after a restart where the check had found nothing', true, []],
] as const)('%s', (_says, isSound, toldAfter) =>
  withFolder(async (folder) => {
    const database = join(folder, 'ovoscope.db')
    writeFileSync(database, 'damaged')
    let sound = false
    const told: boolean[] = []
    const start = () => {
      const jobs = new Jobs(
        (_request, { onOutcome }) => {
          onOutcome({ ok: true, job: 'integrity', result: { sound, tables: 1, bytes: 1, findings: ['page 7'] } })
          return { stop: () => Promise.resolve() }
        },
        { wallMs: () => 5_000, monoMs: () => 0 },
      )
      const pagesRead = async (value: boolean) => void told.push(value)
      const stationStarts = damageDesk({
        ...{ files: { folder, database }, jobs, timers: createFakeTime().timers, log: silentLogger },
        ...{ database: { close: () => undefined }, station: { pagesRead } },
      })
      return { jobs, stationStarts }
    }
    const before = start()
    before.jobs.request({ job: 'integrity' })
    sound = isSound
    if (isSound) before.jobs.request({ job: 'integrity' })
    told.length = 0
    const after = start()
    await after.stationStarts(Promise.resolve())
    expect(told).toEqual(toldAfter)
    expect(after.jobs.states().integrity.state).toBe(isSound ? 'idle' : 'done')
    // As a restore does it.
    renameSync(database, `${database}-replaced`)
    writeFileSync(database, 'restored')
    await after.stationStarts(Promise.resolve())
    await start().stationStarts(Promise.resolve())
    expect(told).toEqual(toldAfter)
  }),
)

it('tells a station later that does not answer just now', () =>
  withFolder(async (folder) => {
    const time = createFakeTime()
    const database = join(folder, 'ovoscope.db')
    writeFileSync(database, 'damaged')
    const jobs = new Jobs(
      (_request, { onOutcome }) => {
        onOutcome({ ok: true, job: 'integrity', result: { sound: false, tables: 1, bytes: 1, findings: [] } })
        return { stop: () => Promise.resolve() }
      },
      { wallMs: () => 5_000, monoMs: () => 0 },
    )
    let asked = 0
    const pagesRead = async () => {
      asked++
      if (asked < 3) throw new RpcError('NOBODY_TO_ASK', 'does not answer')
    }
    const parts = { files: { folder, database }, jobs, timers: time.timers, log: silentLogger }
    damageDesk({ ...parts, database: { close: () => undefined }, station: { pagesRead } })
    jobs.request({ job: 'integrity' })
    await time.advance(60_000)
    expect(asked).toBe(3)
  }))
