import { err, ok } from '../../electron/base/result.ts'
import { type DataFiles, dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey } from '../../electron/store/key-file.ts'
import {
  changeSlots,
  makeKeyStoreSlot,
  makeRecoverySlot,
  type RingPlace,
} from '../../electron/store/keys/change-ring.ts'
import { type KeyDisk, keyDisk } from '../../electron/store/keys/key-disk.ts'
import type { KeyStore } from '../../electron/store/keys/open-ring.ts'
import { FakeKeyStore } from '../shell/fake-key-store.ts'

/** A key store of one account, which can be taken away; it seals for real. */
export function sealingKeyStore(
  account: string,
  fake = new FakeKeyStore(),
): KeyStore & { readonly fake: FakeKeyStore } {
  return {
    fake,
    async seal(wrappingKey) {
      if (!fake.available) return err('this desktop has no key store')
      const sealed = await fake.encryptStringAsync(Buffer.from(wrappingKey).toString('base64'))
      return ok({ sealed: sealed.toString('base64'), account })
    },
    async open(sealed) {
      try {
        const { result } = await fake.decryptStringAsync(Buffer.from(sealed, 'base64'))
        return ok(new Uint8Array(Buffer.from(result, 'base64')))
      } catch {
        return err('this account cannot open it')
      }
    },
  }
}

export interface FullRing {
  readonly files: DataFiles
  readonly place: RingPlace
  readonly dataKey: Uint8Array
  readonly groups: readonly string[]
  readonly keyStore: ReturnType<typeof sealingKeyStore>
}

/** A folder whose key has a slot of each kind. */
export async function fullRing(folder: string): Promise<FullRing> {
  const files = dataFiles(folder)
  const dataKey = openDataKey(files)
  const place = { keyFile: files.keyFile, disk: keyDisk }
  const keyStore = sealingKeyStore('line')
  const [recovery, sealed] = await Promise.all([makeRecoverySlot(dataKey), makeKeyStoreSlot(dataKey, keyStore)])
  if (!sealed.ok) throw new Error(sealed.error)
  changeSlots(place, (slots) => [...slots, sealed.value, recovery.slot])
  return { files, place, dataKey, groups: recovery.groups, keyStore }
}

/** The end of a program between two steps, as a crash or a power cut makes it. */
export class Ended extends Error {}

/** Counts the steps, and ends the program before one of them; `torn` leaves behind what a write in the middle leaves. */
export function endingDisk(before: number, torn: boolean): KeyDisk & { readonly steps: () => number } {
  let steps = 0
  const step = (path: string, work: () => void) => {
    if (steps === before) {
      // Beside its name: what is written unfinished never has the name of the file.
      if (torn) keyDisk.replace(`${path}.${process.pid}.new`, 'half of it')
      throw new Ended()
    }
    steps += 1
    work()
  }
  return {
    steps: () => steps,
    create: (path, content) => step(path, () => keyDisk.create(path, content)),
    replace: (path, content) => step(path, () => keyDisk.replace(path, content)),
    remove: (path) => step(path, () => keyDisk.remove(path)),
  }
}
