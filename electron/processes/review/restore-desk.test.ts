import { existsSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { Jobs } from '../../review/upkeep/jobs.ts'
import { writeDamageNote } from '../../store/damage-note.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { readRestoredNote, writeRestoredNote } from '../../store/restored-note.ts'
import {
  readWish,
  stagedDatabase,
  untoldRestores,
  WISH_AGE_MAX_MS,
  wishRestore,
  withdrawRestore,
} from '../../store/staged-restore.ts'
import { restoreDesk } from './restore-desk.ts'

const clock = { wallMs: () => 1_000, monoMs: () => 0 }
const caller = { userId: 'u1', name: 'Ida', roles: [] }

const WISH = {
  ...{ from: 'b1', madeAtWallMs: 1, scans: 2, sha256: '0'.repeat(64), cold: [] },
  ...{ userId: null, who: 'Ida', wishedAtWallMs: 1_000 },
}

async function withDesk(work: (parts: ReturnType<typeof deskIn>) => Promise<void>): Promise<void> {
  await withFolder((folder) => work(deskIn(folder)))
}

function deskIn(folder: string) {
  const files = dataFiles(folder)
  const deeds: string[] = []
  const trail = { isAway: false }
  const audit = async (who: { readonly name: string }, { act, subject }: { readonly act: string; subject: string }) => {
    if (trail.isAway) throw new Error('nobody to ask')
    deeds.push(`${who.name} ${act} ${subject}`)
  }
  const stopped: string[] = []
  const start = ({ job }: { readonly job: string }) => ({
    stop: async () => {
      stopped.push(job)
    },
  })
  const jobs = new Jobs(start, clock)
  return { files, deeds, trail, stopped, jobs, desk: restoreDesk({ jobs, files, clock, audit }) }
}

describe('restoreDesk', () => {
  it('writes down who asks, and stops the copying when it is taken back', () =>
    withDesk(async ({ files, deeds, stopped, jobs, desk }) => {
      await desk.startRestore({ name: 'b1' }, { caller })
      expect(jobs.states().restore.state).toBe('running')
      writeFileSync(stagedDatabase(files), 'half of it')
      await desk.cancelRestore({}, { caller })
      expect(stopped).toEqual(['restore'])
      expect(existsSync(stagedDatabase(files))).toBe(false)
      expect(deeds).toEqual(['Ida backup.askRestore b1', 'Ida backup.cancelRestore b1'])
    }))

  it('leaves it to the next start to write down what is taken back while the station cannot open its database', () =>
    withDesk(async ({ files, desk }) => {
      wishRestore(files, WISH)
      writeDamageNote(files.folder, { message: 'damaged', atWallMs: 1 })
      await desk.cancelRestore({}, { caller })
      expect(untoldRestores(readWish(files))).toEqual([
        { ...WISH, withdrawn: { userId: 'u1', who: 'Ida', atWallMs: 1_000 } },
      ])
    }))

  it('keeps for the next start what the trail did not take, however often it is taken back', () =>
    withDesk(async ({ files, deeds, trail, desk }) => {
      wishRestore(files, WISH)
      trail.isAway = true
      await expect(desk.cancelRestore({}, { caller })).rejects.toThrow('nobody to ask')
      trail.isAway = false
      await desk.cancelRestore({}, { caller })
      expect(deeds).toEqual([])
      expect(untoldRestores(readWish(files))).toMatchObject([{ from: 'b1', withdrawn: { who: 'Ida' } }])
    }))

  it('keeps for the next start that another one took its place, also where that one is taken back while it is copied', () =>
    withDesk(async ({ files, deeds, desk }) => {
      wishRestore(files, WISH)
      await desk.startRestore({ name: 'b2' }, { caller })
      // As the thread does that copies.
      withdrawRestore(files, { userId: 'u1', who: 'Ida', atWallMs: 1_000 })
      await desk.cancelRestore({}, { caller })
      expect(deeds).toEqual(['Ida backup.askRestore b2', 'Ida backup.cancelRestore b2'])
      expect(untoldRestores(readWish(files))).toMatchObject([{ from: 'b1', withdrawn: { who: 'Ida' } }])
    }))

  it('names the backup also where too long ago was asked for it', () =>
    withDesk(async ({ files, deeds, desk }) => {
      wishRestore(files, { ...WISH, wishedAtWallMs: WISH.wishedAtWallMs - WISH_AGE_MAX_MS - 1 })
      await desk.cancelRestore({}, { caller })
      expect(deeds).toEqual(['Ida backup.cancelRestore b1'])
      expect(readWish(files)).toBeUndefined()
    }))

  it('takes back what waits for the next start, and writes nothing where nothing does', () =>
    withDesk(async ({ files, deeds, desk }) => {
      wishRestore(files, WISH)
      await desk.cancelRestore({}, { caller })
      expect(readWish(files)).toBeUndefined()
      await desk.cancelRestore({}, { caller })
      expect(deeds).toEqual(['Ida backup.cancelRestore b1'])
    }))

  it('lets the note of a restore go once somebody has seen it, and not before', () =>
    withDesk(async ({ files, desk }) => {
      const note = { name: 'b1', madeAtWallMs: 1, scans: 2, atWallMs: 3 }
      writeRestoredNote(files.folder, note)
      await desk.startRestore({ name: 'b2' }, { caller })
      await desk.cancelRestore({}, { caller })
      expect(readRestoredNote(files.folder)).toEqual(note)
      desk.dismissRestored()
      desk.dismissRestored()
      expect(readRestoredNote(files.folder)).toBeUndefined()
    }))
})
