import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeGroup, makeScan } from '../../../test/make/commit-groups.ts'
import { fillHistory } from '../../../test/make/history.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { openReview } from '../open-review.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { copyToSecond } from './second-copy.ts'
import { verifyBackup } from './verify-backup.ts'

const NOW_MS = Date.UTC(2026, 9, 15)

const PAGE_BYTES = 4096

/** One bit of every page but the first. */
function flippedInEveryPage(bytes: Buffer): Buffer {
  for (let at = PAGE_BYTES + 100; at < bytes.length; at += PAGE_BYTES) bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

interface ColdStation {
  readonly folder: string
  readonly key: Uint8Array
  openAgain(): Store
  backUp(): string
}

/** A station whose older months lie in cold files, and which has ended. */
async function withStation(work: (station: ColdStation, root: string) => void): Promise<void> {
  await withFolder((root) => {
    const folder = join(root, 'work')
    const files = dataFiles(folder)
    const key = subKeys(openDataKey(files)).database
    let nowWallMs = NOW_MS
    const openAgain = () =>
      openStore({ folder, key, clock: { wallMs: () => NOW_MS, monoMs: () => 0 }, log: silentLogger })
    const backUp = () => {
      nowWallMs += 60_000
      const made = makeBackup({ files, databaseKey: key, appVersion: '0.1.0', play: false, nowWallMs })
      if (!made.ok) throw new Error(made.error.message)
      return join(files.backups, made.value.backup.name)
    }
    const store = openAgain()
    fillHistory(store, { scans: 900, seed: 2, days: 100, untilWallMs: NOW_MS })
    moveAll(store)
    store.close()
    work({ folder, key, openAgain, backUp }, root)
  })
}

function moveAll(store: Store): void {
  for (let rounds = 0; rounds < 2; ) if (store.moveToCold(0) === 'done') rounds++
}

/** An egg of the second tray is scanned again long after, so its rows come back and go again. */
function scanLate({ openAgain }: ColdStation, sequence: number): void {
  const store = openAgain()
  const scan = makeScan(sequence, { visitId: 2, batchId: null, cell: { row: 0, column: 4 }, attempt: 7 })
  store.commit(makeGroup([{ kind: 'scan', scan }], 0))
  moveAll(store)
  store.close()
}

async function withColdRows(work: (folder: string, key: Uint8Array, backUp: () => string) => void): Promise<void> {
  await withStation(({ folder, key, openAgain, backUp }) => {
    const store = openAgain()
    work(folder, key, backUp)
    store.close()
  })
}

function reconcileOf(folder: string, key: Uint8Array) {
  const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => true })
  const result = review.reconcile()
  review.close()
  return result
}

describe('a backup of a station with cold files', () => {
  it('holds them, and a further one shares those in which nothing moved', async () => {
    await withColdRows((_folder, key, backUp) => {
      const [one, other] = [backUp(), backUp()]
      const names = readdirSync(join(one, 'cold'))
      expect(names.length).toBeGreaterThan(1)
      expect(readdirSync(join(other, 'cold'))).toEqual(names)
      for (const name of names) {
        expect(statSync(join(other, 'cold', name)).ino).toBe(statSync(join(one, 'cold', name)).ino)
      }
      expect([verifyBackup(one, key).ok, verifyBackup(other, key).ok]).toEqual([true, true])
      rmSync(one, { recursive: true })
      expect(verifyBackup(other, key).ok).toBe(true)
    })
  })

  it('has its shared files once in the second folder too', async () => {
    await withColdRows((folder, _key, backUp) => {
      const second = join(folder, '..', 'second')
      const { backups } = dataFiles(folder)
      mkdirSync(second)
      const names = [backUp(), backUp()].map((path) => basename(path))
      for (const name of names) copyToSecond(backups, name, second, DEFAULT_BACKUP_PLAN)
      const [one = '', other = ''] = names.map((name) => join(second, name, 'cold'))
      for (const name of readdirSync(one)) {
        expect(statSync(join(other, name)).ino).toBe(statSync(join(one, name)).ino)
      }
    })
  })

  it('is not made where a cold file would fill the disk', async () => {
    await withColdRows((folder, _key, backUp) => {
      const { cold, backups } = dataFiles(folder)
      const [name = ''] = readdirSync(cold).filter((one) => one.endsWith('.db'))
      // A file with a hole: it says four tebibytes, and takes nothing.
      truncateSync(join(cold, name), 4 * 1024 ** 4)
      expect(() => backUp()).toThrow(expect.objectContaining({ code: 'NO_SPACE' }))
      expect(readdirSync(backups)).toEqual([])
    })
  })

  it('shares no file that holds something else, whatever was restored in between', async () => {
    await withStation((station, root) => {
      const { folder, key, backUp } = station
      const first = backUp()
      scanLate(station, 900_000)
      backUp()
      for (const name of ['ovoscope.db', 'cold']) {
        rmSync(join(folder, name), { recursive: true })
        cpSync(join(first, name), join(folder, name), { recursive: true })
      }
      scanLate(station, 900_001)
      const last = backUp()
      expect(verifyBackup(last, key).ok).toBe(true)
      const restored = join(root, 'restored')
      cpSync(last, restored, { recursive: true })
      expect(reconcileOf(restored, key)).toMatchObject({ agrees: true, differences: [] })
    })
  })

  it('has one shared file read again each time, and copies what was damaged anew', async () => {
    await withColdRows((_folder, key, backUp) => {
      const first = backUp()
      const names = readdirSync(join(first, 'cold'))
      const broken = join(first, 'cold', names.at(-1) ?? '')
      writeFileSync(broken, flippedInEveryPage(readFileSync(broken)))
      expect(verifyBackup(first, key).ok).toBe(false)
      for (const _name of names.slice(1)) expect(verifyBackup(backUp(), key).ok).toBe(false)
      expect(verifyBackup(backUp(), key).ok).toBe(true)
    })
  })

  it('is refused with a bit flipped in one of them, or without it', async () => {
    await withColdRows((_folder, key, backUp) => {
      const backup = backUp()
      const [name = ''] = readdirSync(join(backup, 'cold'))
      const path = join(backup, 'cold', name)
      rmSync(path)
      expect(verifyBackup(backup, key)).toMatchObject({ ok: false, error: `${path} is not there` })
      writeFileSync(path, 'no database')
      expect(verifyBackup(backup, key)).toMatchObject({
        ok: false,
        error: expect.stringContaining(`${path} was changed`),
      })
    })
  })

  it('is restored with them, and what was there is kept aside', async () => {
    await withFolder(async (away) => {
      let folder = ''
      let backup = ''
      let key = new Uint8Array()
      await withColdRows((at, dataKey, backUp) => {
        // The writer is still open here: what is restored is another folder with the same key.
        folder = join(away, 'work')
        key = new Uint8Array(dataKey)
        backup = join(away, 'backup')
        cpSync(backUp(), backup, { recursive: true })
        cpSync(at, folder, { recursive: true })
      })
      const before = reconcileOf(folder, key)
      const [name = ''] = readdirSync(join(folder, 'cold'))
      rmSync(join(folder, 'cold', name))
      expect(reconcileOf(folder, key).agrees).toBe(false)
      const restored = restoreBackup({ from: backup, to: folder, nowWallMs: NOW_MS, who: 'IT' })
      expect(restored).toMatchObject({ ok: true, value: { scans: 900 } })
      expect(reconcileOf(folder, key)).toEqual(before)
      expect(before.agrees).toBe(true)
      const aside = restored.ok ? (restored.value.replaced ?? '') : ''
      expect(readdirSync(aside)).toContain('cold')
    })
  })
})
