import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { stageRestore } from '../../electron/review/backup/stage-restore.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { stagedRestore, WISH_AGE_MAX_MS, withdrawRestore } from '../../electron/store/staged-restore.ts'
import { fillHistory } from '../make/history.ts'
import { withFolder } from '../make/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 9, 15)
const MINUTE_MS = 60_000
const BY_IDA = { userId: 'u1', who: 'Ida', atWallMs: NOW_MS }
const PAST_SCANS = 600

interface Place {
  readonly folder: string
  readonly files: ReturnType<typeof dataFiles>
  readonly key: Uint8Array
  /** Of two backups: one from before a deed, and one with it. */
  readonly first: string
  readonly second: string
  open(wallMs?: number): ReturnType<typeof openStore>
  stage(name: string, onShare?: () => void): ReturnType<typeof stageRestore>
  /** Whether rows and sums agree, and the acts of the trail; that it is shorter than before is not asked here. */
  look(): { readonly agrees: boolean; readonly acts: readonly string[] }
}

/** A closed station with months that are cold, and a backup before and after a deed that stands in its trail. Made once: it takes a thousand commits. */
let made: { readonly folder: string; readonly first: string; readonly second: string }
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-staged-'))
  const { files, key, open } = placeIn(folder)
  const backUp = (nowWallMs: number) => {
    const backup = makeBackup({ files, databaseKey: key, appVersion: '0.1.0', play: false, nowWallMs })
    if (!backup.ok) throw new Error(backup.error.message)
    return backup.value.backup.name
  }
  const store = open()
  fillHistory(store, { scans: PAST_SCANS, seed: 2, days: 100, untilWallMs: NOW_MS })
  while (store.moveToCold(0) !== 'done');
  const first = backUp(NOW_MS + MINUTE_MS)
  store.audited(
    { userId: undefined, name: 'Ida', roles: [] },
    { act: 'clock.confirm', subject: 'between' },
    () => undefined,
  )
  const second = backUp(NOW_MS + 2 * MINUTE_MS)
  store.close()
  made = { folder, first, second }
})
afterAll(() => rmSync(made.folder, { recursive: true }))

function placeIn(folder: string) {
  const files = dataFiles(folder)
  const key = subKeys(openDataKey(files)).database
  const open = (wallMs = NOW_MS) =>
    openStore({ folder, key, clock: { wallMs: () => wallMs, monoMs: () => 0 }, log: silentLogger })
  return { folder, files, key, open }
}

async function withTwoBackups(work: (place: Place) => void): Promise<void> {
  await withFolder((root) => {
    const folder = join(root, 'work')
    cpSync(made.folder, folder, { recursive: true })
    const { first, second } = made
    const place = placeIn(folder)
    const { files, key: databaseKey } = place
    work({
      ...{ ...place, first, second },
      stage: (name, onShare = () => undefined) =>
        stageRestore({ files, databaseKey, name, userId: 'u1', who: 'Ida', nowWallMs: NOW_MS, onShare }),
      look: () => look(folder, databaseKey),
    })
  })
}

function look(folder: string, key: Uint8Array) {
  const { database } = dataFiles(folder)
  const review = openReview({ path: database, key, play: false, isSynthetic: () => true })
  const { agrees } = review.reconcile()
  review.close()
  const db = openReadable({ path: database, key })
  const acts = db.prepare<[], { act: string }>('SELECT act FROM audit ORDER BY sequence').all()
  db.close()
  return { agrees, acts: acts.map(({ act }) => act).filter((act) => act !== 'audit.gap') }
}

function kept({ folder }: Place): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('replaced-'))
}

/** Without the logs and indexes beside them. */
function coldNames(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.db'))
}

describe('a second restore that is asked for', () => {
  it('and fails leaves none behind: the next start is an ordinary one', () =>
    withTwoBackups((place) => {
      expect(place.stage(place.first).ok).toBe(true)
      // Gone between proving and copying, which then fails as it does on a full disk.
      const loseIt = () => rmSync(join(place.files.backups, place.second, 'ovoscope.db'), { force: true })
      expect(() => place.stage(place.second, loseIt)).toThrow(/ENOENT/)
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.cancelRestore'] })
      expect(kept(place)).toEqual([])
    }))

  it('takes the place of the first, which the trail names as taken back', () =>
    withTwoBackups((place) => {
      expect([place.stage(place.first).ok, place.stage(place.second).ok]).toEqual([true, true])
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.cancelRestore', 'backup.restore'] })
    }))
})

describe('a staged restore', () => {
  it('whose copy was torn meanwhile is not carried out, and that is said', () =>
    withTwoBackups((place) => {
      expect(place.stage(place.first).ok).toBe(true)
      truncateSync(`${place.files.database}.restored`, 8192)
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.dropRestore'] })
      expect([kept(place), existsSync(join(place.folder, 'restore.json'))]).toEqual([[], false])
    }))

  it('whose copy is gone does not pass for carried out', () =>
    withTwoBackups((place) => {
      expect(place.stage(place.first).ok).toBe(true)
      rmSync(`${place.files.database}.restored`)
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.dropRestore'] })
    }))

  it('is withdrawn as long as it is not begun, and nothing of it stays', () =>
    withTwoBackups((place) => {
      const { folder, files } = place
      expect(place.stage(place.first).ok).toBe(true)
      expect(stagedRestore(files, NOW_MS)).toMatchObject({ from: place.first, who: 'Ida' })
      expect(withdrawRestore(files, BY_IDA)).toBe(true)
      expect(stagedRestore(files, NOW_MS)).toBeUndefined()
      expect(readdirSync(folder).filter((name) => name.includes('restor'))).toEqual(['restore.json'])
      expect(withdrawRestore(files, BY_IDA)).toBe(false)
      place.open().close()
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.cancelRestore'] })
      expect(readdirSync(folder)).not.toContain('restore.json')
    }))

  it.each([WISH_AGE_MAX_MS + 1, -WISH_AGE_MAX_MS - 1])(
    'that is %i ms old is not carried out, and that is said',
    (ageMs) =>
      withTwoBackups((place) => {
        expect(place.stage(place.first).ok).toBe(true)
        expect(stagedRestore(place.files, NOW_MS + ageMs)).toBeUndefined()
        place.open(NOW_MS + ageMs).close()
        expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.dropRestore'] })
        expect(kept(place)).toEqual([])
      }),
  )

  it('that was begun cannot be withdrawn, however old it is', () =>
    withTwoBackups((place) => {
      expect(place.stage(place.first).ok).toBe(true)
      const wish = join(place.folder, 'restore.json')
      const aside = join(place.folder, 'replaced-before')
      writeFileSync(wish, JSON.stringify({ ...(JSON.parse(readFileSync(wish, 'utf8')) as object), aside }))
      expect([stagedRestore(place.files, NOW_MS), withdrawRestore(place.files, BY_IDA)]).toEqual([undefined, false])
      place.open(NOW_MS + 2 * WISH_AGE_MAX_MS).close()
      expect(place.look()).toEqual({ agrees: true, acts: ['backup.restore'] })
    }))

  it('brings back cold files that are gone or damaged, and keeps those that were there', () =>
    withTwoBackups((place) => {
      const [gone = '', damaged = ''] = coldNames(place.files.cold)
      rmSync(join(place.files.cold, gone))
      truncateSync(join(place.files.cold, damaged), 4096)
      expect(place.stage(place.second).ok).toBe(true)
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['clock.confirm', 'backup.restore'] })
      expect(readdirSync(join(place.folder, kept(place)[0] ?? '', 'cold'))).toContain(damaged)
    }))
})

describe('a restore that is cut off', () => {
  it.each(['the database', 'a cold file', 'every file'])('after %s is finished by the next start', (upTo) =>
    withTwoBackups((place) => {
      const { files } = place
      const names = coldNames(files.cold)
      expect(place.stage(place.first).ok).toBe(true)
      const wish = join(place.folder, 'restore.json')
      const aside = join(place.folder, 'replaced-before')
      const text = readFileSync(wish, 'utf8')
      writeFileSync(wish, JSON.stringify({ ...(JSON.parse(text) as object), aside }))
      const isPlaced = upTo === 'the database' ? 0 : upTo === 'a cold file' ? 1 : names.length
      mkdirSync(join(aside, 'cold'), { recursive: true })
      renameSync(files.database, join(aside, 'ovoscope.db'))
      renameSync(`${files.database}.restored`, files.database)
      for (const name of names.slice(0, isPlaced)) {
        renameSync(join(files.cold, name), join(aside, 'cold', name))
        renameSync(join(`${files.cold}.restored`, name), join(files.cold, name))
      }
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['backup.restore'] })
      expect(kept(place)).toEqual(['replaced-before'])
      expect(coldNames(join(aside, 'cold'))).toEqual(names)
      expect(existsSync(`${files.cold}.restored`)).toBe(false)
    }),
  )

  it('before its database is renamed is finished too, and keeps the old one whole', () =>
    withTwoBackups((place) => {
      expect(place.stage(place.first).ok).toBe(true)
      const wish = join(place.folder, 'restore.json')
      const aside = join(place.folder, 'replaced-before')
      writeFileSync(wish, JSON.stringify({ ...(JSON.parse(readFileSync(wish, 'utf8')) as object), aside }))
      mkdirSync(aside)
      copyFileSync(place.files.database, join(aside, 'ovoscope.db'))
      truncateSync(join(aside, 'ovoscope.db'), 4096)
      const before = readFileSync(place.files.database)
      place.open().close()
      expect(place.look()).toEqual({ agrees: true, acts: ['backup.restore'] })
      expect(readFileSync(join(aside, 'ovoscope.db')).equals(before)).toBe(true)
    }))
})
