import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Caller } from '../../electron/domain/access.ts'
import { AUDIT_ACTS, type AuditAct, type AuditDeed } from '../../electron/domain/audit.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import type { StoredUser } from '../../electron/store/users.ts'
import { makeBatch } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const VISSER: Caller = { userId: 'u1', name: 'M. Visser', roles: ['supervisor'] }
const text = fc.string({ unit: 'binary', maxLength: 12 })
/** What the trail itself has to say. */
const OWN_ACTS: readonly string[] = ['audit.gap', 'database.behind', 'batch.recover']
const PEOPLES_ACTS = AUDIT_ACTS.filter((act) => !OWN_ACTS.includes(act))
const perhaps = fc.option(text, { nil: undefined })
const deeds = fc.record<AuditDeed>({
  act: fc.constantFrom(...PEOPLES_ACTS),
  subject: text,
  before: perhaps,
  after: perhaps,
  why: perhaps,
})

function makeUser(change: Partial<StoredUser> = {}): StoredUser {
  const pin = { cost: 'plain', salt: new Uint8Array(16).fill(1), hash: new Uint8Array(32).fill(2) }
  return {
    ...{ userId: 'u1', name: 'M. Visser', roles: ['supervisor'], active: true, mustChangePin: false, pin },
    ...{ failedTries: 0, lockedUntilWallMs: null },
    ...change,
  }
}

/** What every build of the store must do with users and with who did what, and review with what it wrote. */
export function describeStoreAudit(name: string, build: StoreBuild): void {
  describe(`users on ${name}`, () => {
    const harness = new StoreHarness(build)

    it('are found again as they were, by name, over restarts', () => {
      const first = makeUser()
      const second = makeUser({ userId: 'u2', name: 'a. jansen', roles: ['operator', 'itAdmin'], mustChangePin: true })
      harness.store.users.add(first)
      harness.store.users.add(second)
      harness.reopen()
      expect(harness.store.users.all()).toEqual([second, first])
      expect(harness.store.users.find('u2')).toEqual(second)
      expect(harness.store.users.find('u3')).toBeUndefined()
      const locked = { ...first, active: false, failedTries: 7, lockedUntilWallMs: 5_000, roles: ['service' as const] }
      harness.store.users.change({ ...locked, name: 'ignored' })
      harness.reopen()
      expect(harness.store.users.find('u1')).toEqual(locked)
    })

    it('are one of a name, however it is written, and change only when they are there', () => {
      const { users } = harness.store
      users.add(makeUser({ name: 'Zoë  Müller' }))
      for (const same of ['zoë müller', 'ZOË MÜLLER', ' Zoe\u0308 Mu\u0308ller '])
        expect(users.isNameTaken(same)).toBe(true)
      expect(users.isNameTaken('Zoe Müller')).toBe(false)
      const conflict = expect.objectContaining({ name: 'StoreError', code: 'CONFLICT' })
      expect(() => users.add(makeUser({ userId: 'u2', name: 'ZOË MÜLLER' }))).toThrowError(conflict)
      expect(() => users.change(makeUser({ userId: 'u9' }))).toThrowError(conflict)
    })
  })

  describe(`who is signed in, on ${name}`, () => {
    const harness = new StoreHarness(build)

    it('is kept over restarts until it is dropped', () => {
      const { signIns } = harness.store
      signIns.put({ key: 'a', userId: 'u1', signedWallMs: 1 })
      signIns.put({ key: 'b', userId: 'u1', signedWallMs: 2 })
      signIns.put({ key: 'a', userId: 'u1', signedWallMs: 3 })
      signIns.drop('b')
      signIns.drop('c')
      harness.reopen()
      expect(harness.store.signIns.all()).toEqual([{ key: 'a', userId: 'u1', signedWallMs: 3 }])
    })
  })

  describe(`the audit trail on ${name}`, () => {
    const harness = new StoreHarness(build)
    const markPath = () => dataFiles(harness.folder).auditMark
    const review = () => {
      const place = { path: harness.databasePath, auditMark: markPath() }
      return openReview({ ...place, ...build, play: false, isSynthetic: () => true })
    }
    async function verified() {
      const open = review()
      try {
        return await open.verifyAudit()
      } finally {
        open.close()
      }
    }

    it('stands in the transaction of its change: both or neither', () => {
      const { store } = harness
      const batch = makeBatch()
      expect(store.audited(VISSER, { act: 'batch.start', subject: 'b' }, () => (store.saveBatch(batch), 7))).toBe(7)
      const deed: AuditDeed = { act: 'batch.pause', subject: 'b' }
      const paused = () => store.saveBatch({ ...batch, state: 'paused' })
      expect(() =>
        store.audited(VISSER, deed, () => {
          paused()
          throw new Error('no')
        }),
      ).toThrowError('no')
      expect(store.findBatch(batch.identity.batchId)?.state).toBe('running')
      // An entry that cannot be written takes the change back with it.
      const broken = { ...deed, subject: 7 as never }
      expect(() => store.audited(VISSER, broken, paused)).toThrowError('toWellFormed')
      expect(store.findBatch(batch.identity.batchId)?.state).toBe('running')
      expect(harness.read('SELECT sequence, who, user_key, act FROM audit')).toEqual([
        { sequence: 1, who: 'M. Visser', user_key: 'u1', act: 'batch.start' },
      ])
    })

    it('goes on counting after a change that was taken back, with ids of names that are there', () => {
      const { store } = harness
      const recipe = { ...makeBatch().recipe, id: 'other' }
      const batch = { ...makeBatch(), recipe }
      const deed: AuditDeed = { act: 'batch.start', subject: 'b' }
      expect(() => store.audited(VISSER, { ...deed, subject: 7 as never }, () => store.saveBatch(batch))).toThrowError(
        'toWellFormed',
      )
      store.audited(VISSER, deed, () => store.saveBatch(batch))
      expect(store.findBatch(batch.identity.batchId)?.recipe).toEqual(recipe)
    })

    it('holds, whatever is written into it, and is read newest first', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(deeds, { minLength: 1, maxLength: 12 }), async (written) => {
          harness.restart()
          for (const deed of written) harness.store.audited(VISSER, deed, () => undefined)
          expect(await verified()).toEqual({ entries: written.length, brokenAt: null })
          const open = review()
          const rows = open.auditRows({ beforeSequence: null, search: '', acts: [] })
          open.close()
          expect(rows.map(({ sequence }) => sequence)).toEqual(written.map((_, n) => written.length - n))
          expect(rows.at(-1)?.subject).toBe(written[0]?.subject.toWellFormed())
        }),
        { numRuns: 15 },
      )
    })

    it('is found by a part of a name, an act or a subject, page after page', () => {
      const { store } = harness
      for (let n = 0; n < 120; n++) store.audited(VISSER, { act: 'batch.pause', subject: `2026-${n}` }, () => undefined)
      store.audited({ ...VISSER, name: '100%_!' }, { act: 'user.enrol', subject: 'K. Jansen' }, () => undefined)
      const open = review()
      const found = (search: string, beforeSequence: number | null = null, acts: readonly AuditAct[] = []) =>
        open.auditRows({ search, beforeSequence, acts }).map(({ sequence }) => sequence)
      expect(found('')).toHaveLength(100)
      expect(found('', 22)).toEqual(Array.from({ length: 21 }, (_, n) => 21 - n))
      expect(found('jansen')).toEqual([121])
      expect(found('ENROL')).toEqual([121])
      expect(found('%_!')).toEqual([121])
      expect(found('2026-11')).toEqual([120, 119, 118, 117, 116, 115, 114, 113, 112, 111, 12])
      expect(found('nothing')).toEqual([])
      expect(found('angelegt', null, ['user.enrol'])).toEqual([121])
      open.close()
    })

    it('that lost its end says so for ever, and the mark tells as long as the station is not started', async () => {
      const { store } = harness
      for (const subject of ['a', 'b']) store.audited(VISSER, { act: 'user.change', subject }, () => undefined)
      // A mark that is ahead: what a trail cut off at its end looks like from outside.
      writeFileSync(markPath(), `5 ${'ab'.repeat(32)}\n`)
      expect(await verified()).toEqual({ entries: 2, brokenAt: 3 })
      harness.reopen()
      expect(await verified()).toEqual({ entries: 3, brokenAt: 3 })
      expect(harness.read('SELECT act, who FROM audit WHERE sequence = 3')).toEqual([
        { act: 'audit.gap', who: 'program' },
      ])
      harness.reopen()
      expect(await verified()).toEqual({ entries: 3, brokenAt: 3 })
    })

    it('notices another trail of the same length, and a mark that is gone or unreadable', async () => {
      harness.store.audited(VISSER, { act: 'user.change', subject: 'a' }, () => undefined)
      writeFileSync(markPath(), `1 ${'cd'.repeat(32)}\n`)
      expect(await verified()).toEqual({ entries: 1, brokenAt: 1 })
      for (const spoil of [() => rmSync(markPath()), () => writeFileSync(markPath(), 'nonsense')]) {
        harness.restart()
        harness.store.audited(VISSER, { act: 'user.change', subject: 'a' }, () => undefined)
        spoil()
        expect(await verified()).toEqual({ entries: 1, brokenAt: 2 })
        harness.reopen()
        expect(await verified()).toEqual({ entries: 2, brokenAt: 2 })
      }
    })

    it('takes a mark that is behind for a power cut', async () => {
      harness.store.audited(VISSER, { act: 'user.change', subject: 'a' }, () => undefined)
      const behind = readFileSync(markPath())
      harness.store.audited(VISSER, { act: 'user.change', subject: 'b' }, () => undefined)
      writeFileSync(markPath(), behind)
      harness.reopen()
      expect(await verified()).toEqual({ entries: 2, brokenAt: null })
      expect(readFileSync(markPath(), 'utf8')).toMatch(/^2 /)
    })
  })
}
