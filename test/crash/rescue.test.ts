import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lineContract } from '../../electron/contract/line.ts'
import { connect } from '../../electron/rpc/client.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { drain } from '../rig/balance.ts'
import { demoBatch, startLineRig, untilLive } from '../rig/line-rig.ts'

const TIMEOUT_MS = 120_000
const JOB_MS = 30_000
/** It must rest for some seconds, because it could be a copy that is under way. */
const PUT_BACK_MS = 60_000
/** In the first page, whose damage no key opens. */
const DAMAGED_BYTE = 100
const PAGE_BYTES = 4096

type Rig = Awaited<ReturnType<typeof startLineRig>>

function start(dataFolder: string): Promise<Rig> {
  const scanner = { seed: 'rescue', ratePerHour: 200_000, trays: 1, rows: 10, columns: 15 }
  return startLineRig({ dataFolder, scanner, onErrorOutput: () => undefined })
}

/** A tray that is counted, and a backup of it. */
async function fillAndBackUp(dataFolder: string): Promise<number> {
  const rig = await start(dataFolder)
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    expect(await rig.station.call('startBatch', demoBatch(10_000))).toMatchObject({ ok: true })
    await rig.scanner.call('start', {})
    await untilLive(rig, 'a tray', ({ batch }) => (batch?.scans ?? 0) >= 150)
    await drain(rig)
    await rig.review.call('startUpkeep', { job: 'backup' })
    await expect
      .poll(async () => (await rig.review.call('upkeepJobs', {})).backup.state, { timeout: JOB_MS })
      .toBe('done')
    return (await rig.station.call('liveView', {})).batch?.scans ?? 0
  } finally {
    await rig.stop()
  }
}

/** Damage that the check of every page finds while the station works is its alarm, until a check finds none. */
async function callsAboutDamage({ station, review }: Rig, database: string): Promise<void> {
  const isCalled = async () => {
    await review.call('startUpkeep', { job: 'integrity' })
    const { problems } = await station.call('liveView', {})
    return problems.some(({ id, priority }) => id === 'DATABASE_DAMAGED' && priority === 1)
  }
  const sound = readFileSync(database)
  const damaged = Buffer.from(sound)
  for (let at = PAGE_BYTES + DAMAGED_BYTE; at < damaged.length; at += PAGE_BYTES)
    damaged[at] = (damaged[at] ?? 0) ^ 0xff
  writeFileSync(database, damaged)
  await expect.poll(isCalled, { timeout: JOB_MS }).toBe(true)
  writeFileSync(database, sound)
  await expect.poll(isCalled, { timeout: JOB_MS }).toBe(false)
}

it(
  'a station whose database is damaged stays, offers its backup, and starts with it',
  () =>
    withFolder(async (dataFolder) => {
      const scans = await fillAndBackUp(dataFolder)
      const { database } = dataFiles(dataFolder)
      const bytes = readFileSync(database)
      bytes[DAMAGED_BYTE] = (bytes[DAMAGED_BYTE] ?? 0) ^ 0xff
      writeFileSync(database, bytes)

      const damaged = await start(dataFolder)
      try {
        const integrity = async () => (await damaged.review.call('upkeepJobs', {})).integrity
        await damaged.review.call('startUpkeep', { job: 'integrity' })
        await expect.poll(integrity, { timeout: JOB_MS }).toMatchObject({ state: 'done', result: { sound: false } })
        expect((await damaged.review.call('rescue', {})).damage?.message).toContain('damaged')
        const { backups } = await damaged.review.call('backups', {})
        const name = backups[0]?.name ?? ''
        expect(await damaged.review.call('restoreLoss', { name })).toMatchObject({ journalGone: 0 })
        await damaged.review.call('startRestore', { name })
        const state = async () => (await damaged.review.call('upkeepJobs', {})).restore
        await expect.poll(async () => (await state()).state, { timeout: JOB_MS }).toBe('done')
        expect(await state()).toMatchObject({ result: { name, scans } })
        // Review stays while the station starts with the restored one: what was found in the damaged one is forgotten.
        damaged.supervisor.restart('station')
        await expect.poll(integrity, { timeout: JOB_MS }).toEqual({ state: 'idle' })
      } finally {
        await damaged.stop()
      }

      const restored = await start(dataFolder)
      try {
        const view = await untilLive(restored, 'nothing undecided', ({ backlog }) => backlog === 0)
        expect(view.batch?.scans).toBe(scans)
        expect(await restored.review.call('reconcile', {}, { deadlineMs: JOB_MS })).toMatchObject({ agrees: true })
        expect(readdirSync(dataFolder).some((entry) => entry.startsWith('replaced-'))).toBe(true)
        await callsAboutDamage(restored, database)
      } finally {
        await restored.stop()
      }
    }),
  TIMEOUT_MS,
)

it(
  'a station whose database was put back by hand starts with it, without anybody at a screen',
  () =>
    withFolder(async (dataFolder) => {
      const scans = await fillAndBackUp(dataFolder)
      const { database } = dataFiles(dataFolder)
      const sound = readFileSync(database)
      const bytes = Buffer.from(sound)
      bytes[DAMAGED_BYTE] = (bytes[DAMAGED_BYTE] ?? 0) ^ 0xff
      writeFileSync(database, bytes)

      const rig = await start(dataFolder)
      try {
        const damage = async () => (await rig.review.call('rescue', {})).damage
        expect((await damage())?.message).toContain('damaged')
        writeFileSync(database, sound)
        await expect.poll(damage, { timeout: PUT_BACK_MS }).toBeNull()
        await rig.supervisor.whenRunning('station')
        const station = connect(rig.open('station'), lineContract)
        expect((await station.call('liveView', {})).batch?.scans).toBe(scans)
        expect(rig.supervisor.health().find(({ name }) => name === 'station')).toMatchObject({
          ...{ restarts: 1, lastExit: 'ended', ordered: false },
        })
      } finally {
        await rig.stop()
      }
    }),
  TIMEOUT_MS,
)
