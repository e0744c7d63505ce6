import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FullRing, fullRing } from '../../../test/make/key-rings.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import { silentLogger } from '../../log/logger.ts'
import { readDataKey } from '../../store/key-file.ts'
import { changeSlots, makeMachineSlot, putSlot } from '../../store/keys/change-ring.ts'
import { keyDisk } from '../../store/keys/key-disk.ts'
import { openByRecoveryCode, readKeyFile } from '../../store/keys/open-ring.ts'
import { KeyDesk, type KeyDeskParts, keyHandlers } from './key-desk.ts'

const WHO = { caller: { userId: 'u1', name: 'M. Visser', roles: ['itAdmin' as const] } }

async function withDesk(
  work: (desk: ReturnType<typeof keyHandlers>, full: FullRing, deeds: AuditDeed[]) => Promise<void>,
  change: Partial<KeyDeskParts> = {},
): Promise<void> {
  await withFolder(async (folder) => {
    const full = await fullRing(join(folder, 'work'))
    const deeds: AuditDeed[] = []
    const audited: Audited = (_caller, deed, act) => {
      const done = act()
      deeds.push(deed)
      return done
    }
    const { files, dataKey, keyStore } = full
    const parts = { keyFile: files.keyFile, dataKey, keyStore, audited, log: silentLogger, choose: () => 2, ...change }
    await work(keyHandlers(new KeyDesk(parts)), full, deeds)
  })
}

function opensWith(keyFile: string, groups: readonly string[]): Promise<boolean> {
  const content = readKeyFile(keyFile)
  if (content.form === 'old') throw new Error('no slots')
  return openByRecoveryCode(content.ring, groups).then(({ dataKey }) => dataKey !== undefined)
}

const acts = (deeds: readonly AuditDeed[]) => deeds.map(({ act }) => act)

describe('the keys on screen', () => {
  it('are shown with what opens here, and nothing secret', () =>
    withDesk(async (desk, { files, dataKey, keyStore, groups }) => {
      const view = await desk.keys()
      expect(view.slots.map(({ kind, opens }) => [kind, opens])).toEqual([
        ['machine-file', true],
        ['key-store', true],
        ['recovery-code', null],
      ])
      expect(view).toMatchObject({ keyFile: files.keyFile, damaged: [], isWhole: true })
      const text = JSON.stringify(view)
      for (const secret of [Buffer.from(dataKey).toString('base64'), groups[0] ?? ''])
        expect(text).not.toContain(secret)
      keyStore.fake.forgetKeys()
      expect((await desk.keys()).slots[1]).toMatchObject({ place: 'line', opens: false })
    }))

  it('get a code that opens nothing before a group of it was typed back', () =>
    withDesk(async (desk, { files, groups }, deeds) => {
      const made = await desk.makeRecoveryCode()
      expect(made.ask).toBe(3)
      expect(await opensWith(files.keyFile, made.groups)).toBe(false)
      const { slotId } = made
      expect(desk.confirmRecoveryCode({ slotId, group: 'WRONG' }, WHO)).toEqual({ ok: false, refusal: 'OTHER_GROUP' })
      expect(acts(deeds)).toEqual([])
      const group = ` ${(made.groups[2] ?? '').toLowerCase()} `
      expect(desk.confirmRecoveryCode({ slotId, group }, WHO)).toEqual({ ok: true })
      expect([await opensWith(files.keyFile, made.groups), await opensWith(files.keyFile, groups)]).toEqual([
        true,
        false,
      ])
      expect(deeds).toEqual([{ act: 'keys.recovery', subject: slotId }])
      expect(desk.confirmRecoveryCode({ slotId, group }, WHO)).toEqual({ ok: false, refusal: 'CODE_GONE' })
    }))

  it('forget a code after three wrong answers, and when another one is made', () =>
    withDesk(async (desk, { files, groups }) => {
      const first = await desk.makeRecoveryCode()
      const second = await desk.makeRecoveryCode()
      const answer = (slotId: string, group = 'WRONG') => desk.confirmRecoveryCode({ slotId, group }, WHO)
      expect(answer(first.slotId, first.groups[2])).toEqual({ ok: false, refusal: 'CODE_GONE' })
      expect([answer(second.slotId), answer(second.slotId), answer(second.slotId)]).toMatchObject([
        { refusal: 'OTHER_GROUP' },
        { refusal: 'OTHER_GROUP' },
        { refusal: 'CODE_GONE' },
      ])
      expect(answer(second.slotId, second.groups[2])).toEqual({ ok: false, refusal: 'CODE_GONE' })
      expect(await opensWith(files.keyFile, groups)).toBe(true)
    }))

  it('are rotated for machine file and key store at once, and the code stays', () =>
    withDesk(async (desk, { files, dataKey, groups }, deeds) => {
      const before = (await desk.keys()).slots.map(({ id }) => id)
      expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: true, kept: [] })
      const { slots } = await desk.keys()
      expect(slots.map(({ kind, opens }) => [kind, opens])).toEqual([
        ['recovery-code', null],
        ['machine-file', true],
        ['key-store', true],
      ])
      expect(slots.filter(({ id }) => before.includes(id)).map(({ kind }) => kind)).toEqual(['recovery-code'])
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
      expect(await opensWith(files.keyFile, groups)).toBe(true)
      expect(acts(deeds)).toEqual(['keys.machineFile'])
    }))

  it('are rotated in the folder where IT keeps the machine file', () =>
    withDesk(async (desk, { files, place, dataKey }) => {
      const elsewhere = join(files.folder, '..', 'elsewhere')
      putSlot(place, makeMachineSlot(place, dataKey, join(elsewhere, 'ovoscope.key')))
      expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: true, kept: [] })
      expect((await desk.keys()).slots.find(({ kind }) => kind === 'machine-file')?.place).toMatch(
        /elsewhere.machine-[0-9a-f]{8}\.key$/,
      )
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
    }))

  it('say which key store kept its key when they are rotated, and refuse where nothing could be renewed', () =>
    withDesk(async (desk, { place, keyStore }, deeds) => {
      const [, sealed] = (await desk.keys()).slots
      keyStore.fake.available = false
      expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: true, kept: ['line'] })
      expect((await desk.keys()).slots.map(({ id }) => id)).toContain(sealed?.id)
      expect(deeds).toEqual([{ act: 'keys.machineFile', subject: '', after: '{"kept":["line"]}' }])
      changeSlots(place, (slots) => slots.filter(({ kind }) => kind !== 'machine-file'))
      expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: false, refusal: 'NO_KEY_STORE_HERE' })
    }))

  it('get a slot of the key store once, and are told where there is none', () =>
    withDesk(async (desk, { files, place, keyStore }, deeds) => {
      changeSlots(place, (slots) => slots.filter(({ kind }) => kind !== 'key-store'))
      for (const _ of [1, 2]) expect(await desk.addKeyStore({}, WHO)).toEqual({ ok: true })
      expect((await desk.keys()).slots.filter(({ kind }) => kind === 'key-store')).toMatchObject([{ opens: true }])
      keyStore.fake.available = false
      expect(await desk.addKeyStore({}, WHO)).toEqual({ ok: false, refusal: 'NO_KEY_STORE_HERE' })
      expect(deeds).toMatchObject([{ act: 'keys.keyStore', subject: 'line' }, { act: 'keys.keyStore' }])
      expect(readFileSync(files.keyFile, 'utf8')).toContain('"key-store"')
    }))

  it('say without a key store that only the desktop could tell', () =>
    withDesk(
      async (desk) => {
        expect((await desk.keys()).slots[1]).toMatchObject({ kind: 'key-store', opens: null })
        expect(await desk.addKeyStore({}, WHO)).toEqual({ ok: false, refusal: 'NO_KEY_STORE_HERE' })
      },
      { keyStore: undefined },
    ))

  it('lose a slot with an entry, and keep without one what must stay', () =>
    withDesk(async (desk, _full, deeds) => {
      const { slots } = await desk.keys()
      const [machine, sealed] = slots
      expect(desk.removeKeySlot({ id: 'nonsense' }, WHO)).toEqual({ ok: false, refusal: 'UNKNOWN_SLOT' })
      expect(desk.removeKeySlot({ id: machine?.id ?? '' }, WHO)).toEqual({ ok: true })
      expect(desk.removeKeySlot({ id: sealed?.id ?? '' }, WHO)).toEqual({ ok: false, refusal: 'LOCKED_OUT' })
      expect(deeds).toEqual([{ act: 'keys.remove', subject: `machine-file ${machine?.id}` }])
    }))

  it('name a slot that is damaged', () =>
    withDesk(async (desk, { files }) => {
      const text = readFileSync(files.keyFile, 'utf8')
      writeFileSync(files.keyFile, text.replace('"account":"line"', '"account":"lime"'))
      expect(await desk.keys()).toMatchObject({ damaged: [expect.stringMatching(/^key-store [0-9a-f]{8}$/)] })
    }))

  it('are as they were when the trail does not take the entry to the end', () =>
    withDesk(
      async (desk, { files }) => {
        const before = readFileSync(files.keyFile, 'utf8')
        expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: false, refusal: 'NOT_SAVED' })
        expect(readFileSync(files.keyFile, 'utf8')).toBe(before)
        expect((await desk.keys()).slots[0]).toMatchObject({ kind: 'machine-file', opens: true })
      },
      {
        audited: (_caller, _deed, act) => {
          act()
          throw new Error('COMMIT failed')
        },
      },
    ))

  it('are as they were when the disk does not take the change, and the trail says so', () =>
    withDesk(
      async (desk, { files, dataKey }, deeds) => {
        const before = readFileSync(files.keyFile, 'utf8')
        expect(await desk.rotateKeys({}, WHO)).toEqual({ ok: false, refusal: 'NOT_SAVED' })
        expect(readFileSync(files.keyFile, 'utf8')).toBe(before)
        expect(readDataKey(files.keyFile)).toEqual(dataKey)
        expect(acts(deeds)).toEqual(['keys.machineFile', 'keys.notChanged'])
      },
      {
        disk: {
          ...keyDisk,
          replace: () => {
            throw new Error('ENOSPC')
          },
        },
      },
    ))

  it('open nothing any more where the machine file was lost', () =>
    withDesk(async (desk, { files }) => {
      const { slots } = await desk.keys()
      rmSync(slots[0]?.place ?? '')
      expect((await desk.keys()).slots[0]).toMatchObject({ opens: false })
      expect(() => readDataKey(files.keyFile)).toThrowError(/is not there/)
    }))
})
