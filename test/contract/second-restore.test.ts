import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { restoreBackup } from '../../electron/review/backup/restore-backup.ts'
import { stageRestore } from '../../electron/review/backup/stage-restore.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { WISH_AGE_MAX_MS } from '../../electron/store/staged-restore.ts'
import { withFolder } from '../make/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 9, 15, 12)
const MINUTE_MS = 60_000

interface Place {
  readonly folder: string
  /** Of two backups: one from before a deed, and one with it. */
  readonly first: string
  readonly second: string
  /** Asked for on screen, by Ida. */
  ask(name: string): void
  /** By the command, at once. */
  restore(name: string, nowWallMs?: number): ReturnType<typeof restoreBackup>
  start(): void
  /** Acts of the trail with what they were done to, the deed between the backups left out. */
  trail(): readonly string[]
}

async function withTwoBackups(work: (place: Place) => void): Promise<void> {
  await withFolder((folder) => {
    const files = dataFiles(folder)
    const databaseKey = subKeys(openDataKey(files)).database
    const open = () =>
      openStore({ folder, key: databaseKey, clock: { wallMs: () => NOW_MS, monoMs: () => 0 }, log: silentLogger })
    const backUp = (nowWallMs: number) => {
      const made = makeBackup({ files, databaseKey, appVersion: '0.1.0', play: false, nowWallMs })
      return made.ok ? made.value.backup.name : ''
    }
    const store = open()
    const first = backUp(NOW_MS)
    const ida = { userId: undefined, name: 'Ida', roles: [] }
    store.audited(ida, { act: 'clock.confirm', subject: 'between' }, () => undefined)
    const second = backUp(NOW_MS + MINUTE_MS)
    store.close()
    work({
      ...{ folder, first, second },
      ask: (name) => {
        const asked = stageRestore({ files, databaseKey, name, userId: 'u1', who: 'Ida', nowWallMs: NOW_MS })
        expect(asked.ok).toBe(true)
      },
      restore: (name, nowWallMs = NOW_MS + 2 * MINUTE_MS) =>
        restoreBackup({ from: join(files.backups, name), to: folder, nowWallMs, who: 'IT' }),
      start: () => open().close(),
      trail: () => {
        const db = openReadable({ path: files.database, key: databaseKey })
        const rows = db.prepare<[], { deed: string }>("SELECT who || ' ' || act || ' ' || subject AS deed FROM audit")
        const deeds = rows.all().map(({ deed }) => deed)
        db.close()
        return deeds.filter((deed) => !deed.includes('clock.confirm'))
      },
    })
  })
}

function verify(folder: string): { readonly status: number | null; readonly stdout: string } {
  const program = join(import.meta.dirname, '../../electron/review/audit-command.ts')
  return spawnSync(process.execPath, [program, 'verify', '--data', folder], { encoding: 'utf8' })
}

describe('a restore by the command', () => {
  it('is refused while another waits: says which, who asked for it, when, and what to do, and changes nothing', () =>
    withTwoBackups((place) => {
      place.ask(place.first)
      const before = readdirSync(place.folder)
      const refused = place.restore(place.second)
      const says = new RegExp(
        `${place.first} already waits: Ida .* 2026-10-15T12:00:00.000Z. Start Ovoscope, .* --cancel --to "${place.folder}"`,
      )
      expect(refused).toEqual({ ok: false, error: expect.stringMatching(says) })
      expect(readdirSync(place.folder)).toEqual(before)
      place.start()
      expect(place.trail()).toEqual([`Ida backup.restore ${place.first}`])
    }))

  it('does not send people to a start that would not carry it out', () =>
    withTwoBackups((place) => {
      place.ask(place.first)
      const refused = place.restore(place.second, NOW_MS + WISH_AGE_MAX_MS + 1)
      expect(refused).toEqual({ ok: false, error: expect.stringMatching(/not be carried out any more: take it back/) })
    }))

  it('takes the place of one that no station has started with, and both stand in the trail', () =>
    withTwoBackups((place) => {
      expect(place.restore(place.first)).toMatchObject({ ok: true, value: { earlier: null } })
      expect(place.restore(place.second, NOW_MS + 3 * MINUTE_MS)).toMatchObject({
        ok: true,
        value: { earlier: { from: place.first, who: 'IT', wishedAtWallMs: NOW_MS + 2 * MINUTE_MS } },
      })
      place.start()
      expect(place.trail()).toEqual([`IT backup.restore ${place.first}`, `IT backup.restore ${place.second}`])
      expect(readdirSync(place.folder)).not.toContain('restore.json')
    }))

  it('is no break of the audit trail before the station knows of it', () =>
    withTwoBackups((place) => {
      place.restore(place.first)
      const before = verify(place.folder)
      expect(before).toMatchObject({ status: 0, stdout: expect.stringContaining('the chain holds') })
      expect(before.stdout).toContain(`The backup ${place.first} was put back, and the station has not started since.`)
      place.start()
      expect(verify(place.folder)).toMatchObject({ status: 0, stdout: expect.not.stringContaining('was put back') })
    }))

  it('finishes one first that was cut off, and keeps what that replaced', () =>
    withTwoBackups((place) => {
      place.ask(place.first)
      const wish = join(place.folder, 'restore.json')
      const aside = join(place.folder, 'replaced-before')
      writeFileSync(wish, JSON.stringify({ ...(JSON.parse(readFileSync(wish, 'utf8')) as object), aside }))
      expect(place.restore(place.second)).toMatchObject({ ok: true, value: { earlier: { from: place.first } } })
      place.start()
      expect(place.trail()).toEqual([`Ida backup.restore ${place.first}`, `IT backup.restore ${place.second}`])
      expect(readdirSync(place.folder)).toEqual(
        expect.arrayContaining(['replaced-before', 'replaced-20261015T120200Z']),
      )
    }))
})
