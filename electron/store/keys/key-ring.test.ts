import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FullRing, fullRing, sealingKeyStore } from '../../../test/make/key-rings.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { openDataKey, openDataKeyWith, readDataKey } from '../key-file.ts'
import { changeSlots, makeKeyStoreSlot, makeMachineSlot, makeRecoverySlot, putSlot, removeSlot } from './change-ring.ts'
import { keyDisk } from './key-disk.ts'
import type { SlotKind } from './key-slot.ts'
import { openByKeyStore, openByMachineFile, openByRecoveryCode, readKeyFile } from './open-ring.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { checkOf, type KeyRing } from './slot-text.ts'

const withRing = (work: (full: FullRing) => void | Promise<void>) =>
  withFolder(async (folder) => work(await fullRing(join(folder, 'work'))))

function ringIn(keyFile: string): KeyRing {
  const content = readKeyFile(keyFile)
  if (content.form === 'old') throw new Error('the key file has no slots')
  return content.ring
}

function opens({ files, groups, keyStore }: FullRing, kind: SlotKind) {
  const ring = ringIn(files.keyFile)
  if (kind === 'machine-file') return Promise.resolve(openByMachineFile(files.keyFile, ring))
  return kind === 'key-store' ? openByKeyStore(ring, keyStore) : openByRecoveryCode(ring, groups)
}

const KINDS = ['machine-file', 'key-store', 'recovery-code'] as const

/** Changes a letter inside the wrapped key of that slot's line. */
function damage(keyFile: string, kind: SlotKind): void {
  const text = readFileSync(keyFile, 'utf8').split('\n')
  const spoiled = text.map((line) =>
    line.includes(`"${kind}"`)
      ? line.replace(/"wrapped":"(.)/, (_, letter) => `"wrapped":"${letter === 'A' ? 'B' : 'A'}`)
      : line,
  )
  writeFileSync(keyFile, spoiled.join('\n'), { mode: 0o600 })
}

describe('a ring of three slots', () => {
  it.each(KINDS)('opens with its %s alone, and with it when all others are lost', (kind) =>
    withRing(async (full) => {
      expect(await opens(full, kind)).toMatchObject({ dataKey: full.dataKey, slot: { kind } })
      changeSlots(full.place, (slots) => slots.filter((slot) => slot.kind === kind))
      expect(ringIn(full.files.keyFile).slots).toHaveLength(1)
      expect(await opens(full, kind)).toMatchObject({ dataKey: full.dataKey })
    }),
  )

  it.each(KINDS)('names its %s when it is damaged, and opens with the others', (kind) =>
    withRing(async (full) => {
      damage(full.files.keyFile, kind)
      expect(ringIn(full.files.keyFile).damaged).toMatchObject([
        { name: expect.stringContaining(kind), why: 'damaged' },
      ])
      for (const other of KINDS.filter((one) => one !== kind)) {
        expect(await opens(full, other)).toMatchObject({ dataKey: full.dataKey })
      }
      expect(await opens(full, kind)).toMatchObject({ dataKey: undefined })
      if (kind === 'machine-file')
        expect(() => readDataKey(full.files.keyFile)).toThrowError(/machine-file \w+ is damaged/)
    }),
  )

  it('refuses a code that is not its own, and the key store of another account', () =>
    withRing(async ({ files }) => {
      const ring = ringIn(files.keyFile)
      expect(await openByRecoveryCode(ring, newRecoveryCode())).toMatchObject({
        dataKey: undefined,
        reasons: [expect.stringContaining('is not its code')],
      })
      expect(await openByKeyStore(ring, sealingKeyStore('somebody else'))).toMatchObject({
        reasons: [expect.stringMatching(/of line: this account cannot open it/)],
      })
    }))

  it('holds nothing of the key in the clear', () =>
    withRing(({ files, dataKey }) => {
      const key = Buffer.from(dataKey)
      for (const name of readdirSync(files.folder)) {
        const bytes = readFileSync(join(files.folder, name))
        expect(bytes.includes(key)).toBe(false)
        expect(bytes.includes(key.toString('base64').slice(0, 20))).toBe(false)
        expect(bytes.includes(key.toString('hex'))).toBe(false)
      }
    }))

  it('is opened by the key store when the machine file is gone, and says how where neither opens', () =>
    withRing(async ({ files, dataKey, keyStore }) => {
      for (const name of readdirSync(files.folder)) if (name.startsWith('machine-')) rmSync(join(files.folder, name))
      expect(() => openDataKey(files)).toThrowError(expect.objectContaining({ code: 'WRONG_KEY' }))
      expect(() => openDataKey(files)).toThrowError(/machine-\w+\.key is not there.*open-with-recovery/)
      expect(await openDataKeyWith(files, keyStore)).toEqual(dataKey)
      keyStore.fake.forgetKeys()
      await expect(openDataKeyWith(files, keyStore)).rejects.toThrowError(/machine-file.*key-store.*open-with-recovery/)
      expect(existsSync(files.keyFile)).toBe(true)
    }))

  it.runIf(process.platform !== 'win32')('does not believe a machine file that others may read', () =>
    withRing(({ files }) => {
      const name = readdirSync(files.folder).find((one) => one.startsWith('machine-')) ?? ''
      chmodSync(join(files.folder, name), 0o644)
      expect(() => readDataKey(files.keyFile)).toThrowError(/chmod 600/)
    }),
  )

  it('does not take the machine file of another folder for its own', () =>
    withRing((one) =>
      withRing((other) => {
        const machineFileOf = ({ folder }: FullRing['files']) =>
          join(folder, readdirSync(folder).find((name) => name.startsWith('machine-')) ?? '')
        renameSync(machineFileOf(other.files), machineFileOf(one.files))
        expect(() => readDataKey(one.files.keyFile)).toThrowError(/is of another key file/)
      }),
    ))
})

describe('changing slots', () => {
  it('rotates the machine file: the new one opens the same key, the old one is gone and opens nothing', () =>
    withRing((full) => {
      const { files, place, dataKey } = full
      const before = readdirSync(files.folder).filter((name) => name.startsWith('machine-'))
      const oldFile = readFileSync(join(files.folder, before[0] ?? ''))
      putSlot(place, makeMachineSlot(place, dataKey))
      const after = readdirSync(files.folder).filter((name) => name.startsWith('machine-'))
      expect(after).toHaveLength(1)
      expect(after).not.toEqual(before)
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
      writeFileSync(join(files.folder, after[0] ?? ''), oldFile, { mode: 0o600 })
      expect(() => readDataKey(files.keyFile)).toThrowError(/is of another key file/)
    }))

  it('is found by whoever reads at the very moment of a rotation', () =>
    withRing(({ files, place, dataKey }) => {
      let looks = 0
      const key = readDataKey(files.keyFile, (path) => {
        const seen = readKeyFile(path)
        looks += 1
        if (looks === 1) putSlot(place, makeMachineSlot(place, dataKey))
        return seen
      })
      expect([key, looks]).toEqual([dataKey, 2])
    }))

  it('keeps the machine file where IT wants it, and takes the one away that it replaces', () =>
    withFolder(async (folder) => {
      const { files, place, dataKey } = await fullRing(join(folder, 'work'))
      const elsewhere = join(folder, 'elsewhere', 'ovoscope.key')
      putSlot(place, makeMachineSlot(place, dataKey, elsewhere))
      expect(readdirSync(files.folder)).toEqual(['data.key'])
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
      putSlot(place, makeMachineSlot(place, dataKey))
      expect(existsSync(elsewhere)).toBe(false)
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
    }))

  it('does not take a file that is there already for the new machine file', () =>
    withRing(({ files, place, dataKey }) => {
      const [taken = ''] = readdirSync(files.folder).filter((name) => name.startsWith('machine-'))
      expect(() => makeMachineSlot(place, dataKey, join(files.folder, taken))).toThrowError(/there already/)
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
    }))

  it('lets one code hold, the newest, and one slot for each account', () =>
    withRing(async (full) => {
      const { place, dataKey, files, groups } = full
      const renewed = await makeRecoverySlot(dataKey)
      putSlot(place, renewed.slot)
      expect(await openByRecoveryCode(ringIn(files.keyFile), renewed.groups)).toMatchObject({ dataKey })
      expect(await openByRecoveryCode(ringIn(files.keyFile), groups)).toMatchObject({ dataKey: undefined })
      for (const account of ['line', 'night shift', 'night shift']) {
        const sealed = await makeKeyStoreSlot(dataKey, sealingKeyStore(account))
        if (sealed.ok) putSlot(place, sealed.value)
      }
      const accounts = ringIn(files.keyFile).slots.flatMap((slot) => (slot.kind === 'key-store' ? [slot.account] : []))
      expect(accounts).toEqual(['line', 'night shift'])
    }))

  it('takes no slot away that would lock the station out, or leave nothing printed to fall back on', () =>
    withRing(({ files, place }) => {
      const idOf = (kind: SlotKind) => ringIn(files.keyFile).slots.find((slot) => slot.kind === kind)?.id ?? ''
      expect(removeSlot(place, 'ffffffff')).toEqual({ ok: false, error: 'UNKNOWN_SLOT' })
      expect(removeSlot(place, idOf('key-store')).ok).toBe(true)
      expect(removeSlot(place, idOf('machine-file'))).toEqual({ ok: false, error: 'LOCKED_OUT' })
      expect(removeSlot(place, idOf('recovery-code')).ok).toBe(true)
      expect(removeSlot(place, idOf('machine-file'))).toEqual({ ok: false, error: 'LOCKED_OUT' })
    }))

  it('does not take the machine file away while there is no code', () =>
    withRing(({ files, place }) => {
      changeSlots(place, (slots) => slots.filter(({ kind }) => kind !== 'recovery-code'))
      const machine = ringIn(files.keyFile).slots.find(({ kind }) => kind === 'machine-file')
      expect(removeSlot(place, machine?.id ?? '')).toEqual({ ok: false, error: 'NO_CODE' })
    }))

  it('writes no ring without slots, and none over slots of a newer version', () =>
    withRing(({ files, place, dataKey }) => {
      expect(() => changeSlots(place, () => [])).toThrowError(expect.objectContaining({ code: 'CONFLICT' }))
      const content = JSON.stringify({ version: 2, kind: 'sesame' })
      const lines = readFileSync(files.keyFile, 'utf8').split('\n')
      const newer = lines.toSpliced(1, 0, `${content} ${checkOf(content)}`).join('\n')
      writeFileSync(files.keyFile, newer)
      expect(() => putSlot(place, makeMachineSlot(place, dataKey))).toThrowError(
        /line 2 was written by a newer version/,
      )
      expect(readFileSync(files.keyFile, 'utf8')).toBe(newer)
      expect(readDataKey(files.keyFile)).toEqual(dataKey)
    }))

  it('makes no slot where there is no key store', async () => {
    const keyStore = sealingKeyStore('line')
    keyStore.fake.available = false
    expect(await makeKeyStoreSlot(new Uint8Array(32), keyStore)).toEqual({
      ok: false,
      error: 'this desktop has no key store',
    })
  })

  it('leaves nothing half written behind', () =>
    withRing(({ files, place, dataKey }) => {
      for (const name of ['data.key.new', 'data.key.77.new', 'machine-0badf00d.key', 'machine-0badf00d.key.77.new']) {
        keyDisk.replace(join(files.folder, name), 'of a crash')
      }
      putSlot(place, makeMachineSlot(place, dataKey))
      expect(readdirSync(files.folder).filter((name) => name.endsWith('.new') || name.includes('0badf00d'))).toEqual([])
    }))
})
