import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch } from '../../../test/make/commit-groups.ts'
import { fullRing } from '../../../test/make/key-rings.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { makeBackup } from '../../review/backup/make-backup.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { openDataKey, readDataKey, subKeys } from '../../store/key-file.ts'
import { openReadable } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'
import { runKeys } from './keys-verbs.ts'

const COMMAND = join(import.meta.dirname, 'keys-command.ts')

interface Ran {
  readonly code: number
  readonly printed: string
}

/** Carries out the command; `answer` is asked at every question, with all that was printed so far. */
async function keys(args: readonly string[], answer: (printed: string) => string = () => ''): Promise<Ran> {
  let printed = ''
  const hear = (line: string) => {
    printed += `${line}\n`
  }
  const ask = (question: string) => {
    hear(question)
    return Promise.resolve(answer(printed))
  }
  try {
    return { code: await runKeys(args, { say: hear, complain: hear, ask }), printed }
  } catch (problem) {
    // As the command ends where something is thrown.
    return { code: 2, printed: `${printed}${String(problem)}` }
  }
}

const CODE = /[2-9A-Z]{5}(?:-[2-9A-Z]{5}){6}/
const codeIn = (printed: string) => CODE.exec(printed)?.[0] ?? ''

/** The group that is asked for. */
function rightGroup(printed: string): string {
  const at = Number(/type group (\d)/.exec(printed)?.[1])
  return (codeIn(printed).split('-')[at - 1] ?? '').toLowerCase()
}

function withStation(work: (files: DataFiles, dataKey: Uint8Array) => Promise<void>): Promise<void> {
  return withFolder(async (root) => {
    const files = dataFiles(join(root, 'work'))
    const dataKey = openDataKey(files)
    const key = subKeys(dataKey).database
    const store = openStore({
      folder: files.folder,
      key,
      clock: { wallMs: () => 0, monoMs: () => 0 },
      log: silentLogger,
    })
    store.saveBatch(makeBatch())
    store.close()
    await work(files, dataKey)
  })
}

function acts({ database }: DataFiles, dataKey: Uint8Array): string[] {
  const db = openReadable({ path: database, key: subKeys(dataKey).database })
  try {
    const rows = db.prepare<[], { act: string }>('SELECT act FROM audit ORDER BY sequence').all()
    return rows.map(({ act }) => act)
  } finally {
    db.close()
  }
}

function backupOf(files: DataFiles, dataKey: Uint8Array): string {
  const made = makeBackup({
    ...{ files, databaseKey: subKeys(dataKey).database, appVersion: '', play: false, nowWallMs: MORNING_MS },
  })
  if (!made.ok) throw new Error(made.error.message)
  return join(files.backups, made.value.backup.name)
}

const machineFiles = ({ folder }: DataFiles) => readdirSync(folder).filter((name) => name.startsWith('machine-'))

describe('npm run keys', () => {
  it('asks on its own input, and takes its end for no answer', () =>
    withStation(async (files) => {
      const ended = new Promise<number | null>((resolve) => {
        const child = execFile(process.execPath, [COMMAND, 'check-recovery', '--data', files.folder])
        child.on('close', resolve)
        child.stdin?.end()
      })
      expect(await ended).toBe(1)
    }))

  it('shows what opens, makes a code only once it was typed back, and renews the machine file', () =>
    withStation(async (files, dataKey) => {
      const at = ['--data', files.folder]
      expect(await keys(['show', ...at])).toEqual({
        code: 0,
        printed: expect.stringMatching(/machine-file [0-9a-f]{8} .*opens the data\n.*no recovery code/),
      })
      const refused = await keys(['add-recovery', ...at], () => 'WRONG')
      expect(refused).toMatchObject({ code: 1, printed: expect.stringContaining('Nothing was changed') })
      expect((await keys(['check-recovery', ...at], () => codeIn(refused.printed))).code).toBe(1)
      const made = await keys(['add-recovery', ...at], rightGroup)
      expect(made).toMatchObject({ code: 0, printed: expect.stringContaining('The code holds') })
      expect((await keys(['check-recovery', ...at], () => codeIn(made.printed).toLowerCase())).code).toBe(0)
      const before = machineFiles(files)
      expect(await keys(['rotate', ...at])).toMatchObject({ code: 0, printed: expect.stringContaining('Not renewed') })
      expect(machineFiles(files)).toHaveLength(1)
      expect(machineFiles(files)).not.toEqual(before)
      const id = /machine-([0-9a-f]{8})/.exec(machineFiles(files)[0] ?? '')?.[1] ?? ''
      expect(await keys(['remove', '--slot', id, ...at])).toMatchObject({
        code: 1,
        printed: expect.stringContaining('That slot stays'),
      })
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
      expect(acts(files, dataKey)).toEqual(['keys.recovery', 'keys.machineFile'])
    }))

  it('names the group that was typed wrong, and refuses a code of another folder', () =>
    withStation((files) =>
      withFolder(async (folder) => {
        const other = await fullRing(join(folder, 'work'))
        const at = ['--data', files.folder]
        const made = await keys(['add-recovery', ...at], rightGroup)
        const wrong = codeIn(made.printed).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
        expect(await keys(['check-recovery', ...at], () => wrong)).toEqual({
          code: 1,
          printed: expect.stringContaining('group 7 is not as it was printed'),
        })
        expect(await keys(['check-recovery', ...at], () => other.groups.join(' '))).toEqual({
          code: 1,
          printed: expect.stringContaining('this is not its code'),
        })
        expect((await keys(['check-recovery', ...at], () => '')).code).toBe(1)
      }),
    ))

  it('opens with the printed code what lost its machine file, and a backup on another machine', () =>
    withStation(async (files, dataKey) => {
      const at = ['--data', files.folder]
      const made = await keys(['add-recovery', ...at], rightGroup)
      const code = () => codeIn(made.printed)
      const from = backupOf(files, dataKey)
      for (const name of machineFiles(files)) rmSync(join(files.folder, name))
      expect(await keys(['rotate', ...at])).toMatchObject({
        code: 2,
        printed: expect.stringMatching(/\. Open it with the printed recovery code: npm run keys -- open-with-recovery/),
      })
      expect(await keys(['open-with-recovery', ...at], code)).toMatchObject({ code: 0 })
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
      expect(acts(files, dataKey)).toEqual(['keys.recovery', 'keys.machineFile'])

      const there = dataFiles(join(files.folder, '..', 'there'))
      mkdirSync(there.folder)
      expect((await keys(['open-with-recovery', '--data', there.folder], code)).code).toBe(2)
      expect(existsSync(there.keyFile)).toBe(false)
      expect(await keys(['open-with-recovery', '--data', there.folder, '--from', from], code)).toMatchObject({
        code: 0,
      })
      expect(readDataKey(there.keyFile)).toEqual(dataKey)
    }))

  it('leaves a folder as it was until the code of a backup is proved, and says what an older backup lacks', () =>
    withStation(async (files, dataKey) => {
      const older = backupOf(files, dataKey)
      const made = await keys(['add-recovery', '--data', files.folder], rightGroup)
      const newer = backupOf(files, dataKey)
      // As it comes from a memory stick.
      chmodSync(join(newer, 'data.key'), 0o644)
      const there = dataFiles(join(files.folder, '..', 'new machine', 'work'))
      const open = (from: string, code = codeIn(made.printed)) =>
        keys(['open-with-recovery', '--data', there.folder, '--from', from], () => code)
      expect(await open(older)).toEqual({
        code: 1,
        printed: expect.stringMatching(/made before there was a recovery code, .* Name a newer backup\./),
      })
      expect(await open(newer, codeIn(made.printed).split('-').toReversed().join('-'))).toMatchObject({ code: 1 })
      expect(await open(files.backups)).toMatchObject({
        code: 2,
        printed: expect.stringContaining(`is ${files.backups} the folder of one backup?`),
      })
      expect(existsSync(there.folder)).toBe(false)
      expect(await open(newer)).toMatchObject({ code: 0 })
      expect(readDataKey(there.keyFile)).toEqual(dataKey)
      expect(machineFiles(there)).toHaveLength(1)
    }))

  it('says that --from is of no use where a key file is, and leaves that as it is', () =>
    withStation(async (files, dataKey) => {
      const made = await keys(['add-recovery', '--data', files.folder], rightGroup)
      const from = backupOf(files, dataKey)
      const before = readFileSync(files.keyFile)
      const refused = await keys(['open-with-recovery', '--data', files.folder, '--from', from], () =>
        codeIn(made.printed),
      )
      expect(refused).toEqual({ code: 1, printed: expect.stringMatching(/has a key file already.* leave --from out/s) })
      expect(readFileSync(files.keyFile)).toEqual(before)
    }))

  it('gives a database that lost its key file the one of a backup, in its audit trail, and no database of another station', () =>
    withStation((files, dataKey) =>
      withFolder(async (root) => {
        const made = await keys(['add-recovery', '--data', files.folder], rightGroup)
        const from = backupOf(files, dataKey)
        for (const name of [...machineFiles(files), 'data.key']) rmSync(join(files.folder, name))
        const open = ({ folder }: DataFiles) =>
          keys(['open-with-recovery', '--data', folder, '--from', from], () => codeIn(made.printed))
        expect(await open(files)).toMatchObject({ code: 0 })
        expect(readDataKey(files.keyFile)).toEqual(dataKey)
        expect(acts(files, dataKey)).toEqual(['keys.recovery', 'keys.machineFile'])

        const other = await fullRing(join(root, 'work'))
        const key = subKeys(other.dataKey).database
        openStore({
          ...{ folder: other.files.folder, key, log: silentLogger },
          clock: { wallMs: () => 0, monoMs: () => 0 },
        }).close()
        for (const name of [...machineFiles(other.files), 'data.key']) rmSync(join(other.files.folder, name))
        expect((await open(other.files)).code).toBe(2)
        expect(machineFiles(other.files)).toEqual([])
        expect(existsSync(other.files.keyFile)).toBe(false)
      }),
    ))

  it('says after a new code that the backups made so far are not opened by it', () =>
    withStation(async (files) => {
      const made = await keys(['add-recovery', '--data', files.folder], rightGroup)
      expect(made.printed).toMatch(/The backups made so far are not opened by it.*Back up now/s)
    }))

  it('changes nothing while the station runs, and says how it is called', () =>
    withStation(async (files, dataKey) => {
      const store = openStore({
        ...{ folder: files.folder, key: subKeys(dataKey).database, log: silentLogger },
        clock: { wallMs: () => 0, monoMs: () => 0 },
      })
      try {
        const before = machineFiles(files)
        expect(await keys(['rotate', '--data', files.folder])).toMatchObject({
          code: 2,
          printed: expect.stringContaining('close it'),
        })
        expect(machineFiles(files)).toEqual(before)
      } finally {
        store.close()
      }
      expect((await keys(['show', '--data', join(files.folder, '..')])).printed).toContain('name that folder')
      expect((await keys(['--help'])).code).toBe(0)
      for (const args of [['show'], ['open', '--data', 'x'], ['remove', '--data', 'x'], ['show', '--what']]) {
        expect((await keys(args)).code).toBe(2)
      }
    }))
})
