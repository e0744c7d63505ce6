import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskFolder } from '../../electron/intake/disk-folder.ts'
import { openJournal } from '../../electron/intake/open-journal.ts'
import { GROUP_ALIGN_BYTES, GROUP_HEAD_BYTES } from '../../electron/intake/segment-format.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { PastImport } from '../../electron/past/past-import.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { restoreLoss } from '../../electron/review/backup/restore-loss.ts'
import { stageRestore } from '../../electron/review/backup/stage-restore.ts'
import { dataFiles, journalFolder } from '../../electron/store/data-folder.ts'
import { journalKey, openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { readRestoredNote } from '../../electron/store/restored-note.ts'
import { usersOfNewestBackup } from '../../electron/store/users-of-backup.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, SERIAL, SESSION, scanItem } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'

const MINUTE_MS = 60_000
const BACKED_UP_MS = MORNING_MS + 10 * MINUTE_MS
const AFTER_MS = MORNING_MS + 20 * MINUTE_MS

interface Place {
  readonly folder: string
  readonly files: ReturnType<typeof dataFiles>
  readonly dataKey: Uint8Array
  readonly key: Uint8Array
  /** Of the backup that holds three scans of nine. */
  readonly name: string
  open(wallMs?: number): ReturnType<typeof openStore>
}

/** A closed station: nine scans, a journal of all ten messages, and a backup from when three scans were there. */
async function afterWork(work: (place: Place) => void | Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const files = dataFiles(folder)
    const dataKey = openDataKey(files)
    const key = subKeys(dataKey).database
    const open = (wallMs = MORNING_MS) =>
      openStore({ folder, key, clock: { wallMs: () => wallMs, monoMs: () => 0 }, log: silentLogger })
    const store = open()
    store.users.add({
      ...{ userId: 'u1', name: 'Ida', roles: ['itAdmin'], active: true, mustChangePin: false, failedTries: 0 },
      ...{ pin: { cost: 'c', salt: new Uint8Array(16), hash: new Uint8Array(32) }, lockedUntilWallMs: null },
    })
    store.saveBatch(makeBatch())
    const journal = await openJournal({
      ...{ folder: diskFolder(files.journal), key: journalKey(dataKey, 'line-1'), releasedThrough: 0 },
    })
    for (let sequence = 1; sequence <= 10; sequence++) {
      await journal.journal.append({
        ...{ type: 3, scannerSerial: SERIAL, sessionId: SESSION, sequence, arrivedWallMs: MORNING_MS, batchId: null },
        payload: new Uint8Array(64),
      })
    }
    await journal.journal.close()
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
    const commit = (from: number, to: number) => {
      for (let n = from; n <= to; n++) store.commit(makeGroup([scanItem(n, { cell: { row: 0, column: n } })], n))
    }
    commit(2, 4)
    const made = makeBackup({
      ...{ files, databaseKey: key, appVersion: '0.1.0', play: false, nowWallMs: BACKED_UP_MS },
    })
    commit(5, 10)
    store.saveBatch(makeBatch({ startedWallMs: AFTER_MS, state: 'closed' }, '2026-1121-02'))
    store.close()
    const name = made.ok ? made.value.backup.name : ''
    await work({ folder, files, dataKey, key, name, open })
  })
}

function stage(place: Place) {
  const { files, key: databaseKey, name } = place
  return stageRestore({ files, databaseKey, name, userId: 'u1', who: 'Ida', nowWallMs: AFTER_MS })
}

function importScans(place: Place, batch: string, count: number): void {
  const store = place.open()
  const past = new PastImport(store)
  for (let n = 0; n < count; n++) {
    past.add({
      ...{
        batch,
        flock: 'Flock 3',
        breed: 'Brown',
        setter: '',
        trolley: '',
        parent_age_weeks: undefined,
        set_at: undefined,
      },
      ...{ scanner: 'OTHER-9', session: batch, tray: 0, tray_code: 'T0', tray_rows: 2, tray_columns: 3 },
      ...{ sequence: n + 1, cell: { row: 0, column: n % 3 }, attempt: 1, coil: n, arrived_at: MORNING_MS + n },
      ...{ class: 'FEMALE', action: 'KEEP', confidence: 0.9 },
    })
  }
  past.finish()
  store.close()
}

/** One bit in the body of that group of the journal, from 1; each message was a group. */
function damageGroup({ files }: Place, group: number): void {
  for (const name of readdirSync(files.journal)) {
    const path = join(files.journal, name)
    const bytes = readFileSync(path)
    const isGroup = (at: number) => bytes.toString('latin1', at, at + 4) === 'OURG'
    const starts = Array.from({ length: bytes.length / GROUP_ALIGN_BYTES }, (_, n) => n * GROUP_ALIGN_BYTES)
    const at = starts.filter(isGroup)[group - 1]
    if (at === undefined) continue
    bytes.writeUInt8(bytes.readUInt8(at + GROUP_HEAD_BYTES) ^ 1, at + GROUP_HEAD_BYTES)
    writeFileSync(path, bytes)
  }
}

function damage(place: Place): void {
  const bytes = readFileSync(place.files.database)
  bytes.fill(0, 200, 300)
  writeFileSync(place.files.database, bytes)
}

describe('what a restore would cost', () => {
  it('is said in numbers: scans, batches, and what the journal gives back', () =>
    afterWork((place) => {
      expect(restoreLoss(place.files, place.dataKey, place.name)).toEqual({
        ...{ name: place.name, madeAtWallMs: BACKED_UP_MS, scans: 6, batches: 1 },
        ...{ newestWallMs: MORNING_MS, journalBack: 6, journalGone: 0, imported: 0, scansGone: 0 },
      })
      expect(restoreLoss(place.files, place.dataKey, 'none')).toBeNull()
    }))

  it('is said by the mark where the database itself cannot be read, and without the journal nothing comes back', () =>
    afterWork((place) => {
      damage(place)
      rmSync(place.files.journal, { recursive: true })
      expect(restoreLoss(place.files, place.dataKey, place.name)).toMatchObject({
        ...{ scans: 6, batches: null, journalBack: 0, imported: null, scansGone: 6 },
      })
    }))

  it('reads the journal for it: what is damaged there would be missing, however sound the database is', () =>
    afterWork((place) => {
      damageGroup(place, 6)
      expect(restoreLoss(place.files, place.dataKey, place.name)).toMatchObject({
        ...{ scans: 6, journalBack: 5, journalGone: 1, scansGone: 1 },
      })
    }))

  it('counts the scans that were imported since, which no journal gives back, and not those of before', () =>
    afterWork((place) => {
      importScans(place, 'BEFORE', 4)
      const { files, key: databaseKey } = place
      const made = makeBackup({ files, databaseKey, appVersion: '0.1.0', play: false, nowWallMs: AFTER_MS })
      importScans(place, 'AFTER', 2)
      const name = made.ok ? made.value.backup.name : ''
      expect(restoreLoss(files, place.dataKey, name)).toMatchObject({
        ...{ scans: 2, journalBack: 0, journalGone: 0, imported: 2, scansGone: 2 },
      })
    }))

  it('counts what the journal of a line gives back that was made since the backup', () =>
    afterWork(async (place) => {
      const store = place.open()
      const { journal } = await openJournal({
        ...{ folder: diskFolder(journalFolder(place.files, 'line-2')), releasedThrough: 0 },
        key: journalKey(place.dataKey, 'line-2'),
      })
      await journal.append({
        ...{
          type: 3,
          scannerSerial: 'SIM-0002',
          sessionId: SESSION,
          sequence: 1,
          arrivedWallMs: AFTER_MS,
          batchId: null,
        },
        payload: new Uint8Array(64),
      })
      await journal.close()
      store.close()
      expect(restoreLoss(place.files, place.dataKey, place.name)).toMatchObject({ journalBack: 7, scansGone: 0 })
    }))
})

describe('a restore from the screen', () => {
  it('changes nothing until the station starts, then takes its place, keeps what was there and stands in the trail', () =>
    afterWork((place) => {
      expect(stage(place)).toEqual({ ok: true, value: { name: place.name, scans: 3, madeAtWallMs: BACKED_UP_MS } })
      const store = place.open(AFTER_MS)
      expect(store.start().releasedThrough).toBe(4)
      store.close()
      const kept = readdirSync(place.folder).find((name) => name.startsWith('replaced-'))
      expect(readRestoredNote(place.folder)).toEqual({
        ...{ name: place.name, scans: 3, madeAtWallMs: BACKED_UP_MS, atWallMs: AFTER_MS },
      })
      const before = openReadable({ path: join(place.folder, kept ?? '', 'ovoscope.db'), key: place.key })
      expect(before.prepare('SELECT count(*) AS n FROM scan').get()).toEqual({ n: 9 })
      before.close()
      const after = openReadable({ path: place.files.database, key: place.key })
      const acts = after.prepare<[], { act: string; who: string }>('SELECT act, who FROM audit').all()
      expect(acts).toContainEqual({ act: 'backup.restore', who: 'Ida' })
      after.close()
      // Once: the next start is an ordinary one.
      place.open().close()
      expect(readdirSync(place.folder).filter((name) => name.startsWith('replaced-'))).toHaveLength(1)
      expect(existsSync(join(place.folder, 'restore.json'))).toBe(false)
    }))

  it('mends a station that cannot open its database, and is no loss that nobody knows of', () =>
    afterWork((place) => {
      damage(place)
      expect(() => place.open()).toThrowError(expect.objectContaining({ code: 'CORRUPT' }))
      expect(usersOfNewestBackup(place.files, place.key)).toMatchObject([{ name: 'Ida', roles: ['itAdmin'] }])
      expect(stage(place).ok).toBe(true)
      const told: string[] = []
      const clock = { wallMs: () => AFTER_MS, monoMs: () => 0 }
      const listeners = { onBehind: () => void told.push('behind'), onAuditGap: () => void told.push('gap') }
      for (let start = 0; start < 2; start++) {
        openStore({ folder: place.folder, key: place.key, clock, log: silentLogger, ...listeners }).close()
      }
      expect(told).toEqual([])
      const db = openReadable({ path: place.files.database, key: place.key })
      // How far the trail had come that is not there any more stands in the restore's own entry.
      const entry = db
        .prepare<[], { before: string }>("SELECT before_text AS before FROM audit WHERE act = 'backup.restore'")
        .get()
      expect(JSON.parse(entry?.before ?? '')).toMatchObject({ sequence: expect.any(Number) })
      db.close()
    }))

  it('is refused for a damaged backup, and nothing is staged', () =>
    afterWork((place) => {
      const copy = join(place.files.backups, place.name, 'ovoscope.db')
      const bytes = readFileSync(copy)
      bytes[9000] = (bytes[9000] ?? 0) ^ 1
      writeFileSync(copy, bytes)
      expect(stage(place)).toMatchObject({ ok: false, error: { code: 'NOT_SOUND' } })
      const store = place.open()
      expect(store.start().releasedThrough).toBe(10)
      store.close()
      mkdirSync(join(place.files.backups, '29990101T000000Z'))
      expect(usersOfNewestBackup(place.files, place.key)).toHaveLength(1)
    }))
})
