import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Result } from '../../base/result.ts'
import { StoreError } from '../errors.ts'
import { type KeySlot, type RecoverySlot, slotName } from './key-slot.ts'
import { machineFilePath, mayOthersRead, readMachineFile } from './machine-file.ts'
import { openOldKeyFile } from './old-key-file.ts'
import { recoveryKey } from './recovery-code.ts'
import { type KeyRing, readSlots } from './slot-text.ts'
import { unwrapKey } from './wrap-key.ts'

/** The operating system's key store, as whoever owns it offers it. There is none under plain Node. The errors are sentences that hold no secret. */
export interface KeyStore {
  /** Sealed for the account that runs the program. */
  seal(wrappingKey: Uint8Array): Promise<Result<{ readonly sealed: string; readonly account: string }, string>>
  open(sealed: string): Promise<Result<Uint8Array, string>>
}

/** A key file as it is: still the old one with the key in the clear, or slots. */
export type KeyFileContent =
  | { readonly form: 'old'; readonly dataKey: Uint8Array }
  | { readonly form: 'slots'; readonly ring: KeyRing }

/** What a try to open gave: the key and the slot that opened, or a sentence for each slot that did not. */
export type Opening =
  | { readonly dataKey: Uint8Array; readonly slot: KeySlot }
  | { readonly dataKey: undefined; readonly reasons: readonly string[] }

/** Reads a key file. Throws StoreError: MISSING, DISK where others may read it, WRONG_KEY where nothing in it can be read. */
export function readKeyFile(path: string): KeyFileContent {
  if (!existsSync(path)) throw keyGone(path)
  if (mayOthersRead(path)) {
    throw new StoreError('DISK', `others may read the key file ${path}; run: chmod 600 "${path}"`)
  }
  const content = keyContent(readFileSync(path))
  if (content === undefined) {
    throw new StoreError('WRONG_KEY', `the key file ${path} is damaged; restore it from the backup`)
  }
  return content
}

/** What the bytes of a key file say; undefined where nothing in them can be read. */
export function keyContent(bytes: Buffer): KeyFileContent | undefined {
  const dataKey = openOldKeyFile(bytes)
  if (dataKey !== undefined) return { form: 'old', dataKey }
  const ring = readSlots(bytes.toString('utf8'))
  return ring.slots.length === 0 && ring.damaged.length === 0 ? undefined : { form: 'slots', ring }
}

/** Tries the machine files, which need nobody. */
export function openByMachineFile(keyFile: string, ring: KeyRing): Opening {
  const reasons: string[] = []
  for (const slot of ring.slots) {
    if (slot.kind !== 'machine-file') continue
    const key = readMachineFile(machineFilePath(keyFile, slot.file))
    const dataKey = key.ok ? unwrapKey(key.value, slot.wrapped, slot) : undefined
    if (dataKey !== undefined) return { dataKey, slot }
    reasons.push(`${slotName(slot)}: ${key.ok ? 'its file is of another key file' : key.error}`)
  }
  return { dataKey: undefined, reasons }
}

/** Tries what the operating system sealed. */
export async function openByKeyStore(ring: KeyRing, keyStore: KeyStore): Promise<Opening> {
  const reasons: string[] = []
  for (const slot of ring.slots) {
    if (slot.kind !== 'key-store') continue
    const key = await keyStore.open(slot.sealed)
    const dataKey = key.ok ? unwrapKey(key.value, slot.wrapped, slot) : undefined
    if (dataKey !== undefined) return { dataKey, slot }
    reasons.push(`${slotName(slot)} of ${slot.account}: ${key.ok ? 'sealed for another key file' : key.error}`)
  }
  return { dataKey: undefined, reasons }
}

/** Tries the printed code, whose groups are as they were printed. */
export async function openByRecoveryCode(ring: KeyRing, groups: readonly string[]): Promise<Opening> {
  const reasons: string[] = []
  for (const slot of ring.slots.filter(isRecovery)) {
    const dataKey = unwrapKey(await recoveryKey(groups, slot.salt, slot.cost), slot.wrapped, slot)
    if (dataKey !== undefined) return { dataKey, slot }
    reasons.push(`${slotName(slot)}: this is not its code; is it the newest one of this station?`)
  }
  return { dataKey: undefined, reasons }
}

/** Why nothing opened, and what helps. `tried` are the sentences of the slots that were tried. */
export function notOpened(path: string, ring: KeyRing, tried: readonly string[]): StoreError {
  const isHere = (kind: KeySlot['kind']) => ring.slots.some((slot) => slot.kind === kind)
  const helps = [
    ...(isHere('key-store') ? ['open it in the desktop program under the account that set it up'] : []),
    ...(isHere('recovery-code')
      ? [`open it with the printed recovery code: npm run keys -- open-with-recovery --data "${dirname(path)}"`]
      : ['put its machine file back, or restore both from where you keep copies']),
  ]
  const reasons = [...tried, ...damageSentences(ring)]
  const help = helps.join('; or ')
  return new StoreError(
    'WRONG_KEY',
    `the key file ${path} cannot be opened: ${reasons.join('; ')}. ${help.charAt(0).toUpperCase()}${help.slice(1)}`,
  )
}

/** What of a key file is no longer as it was written, a sentence for each finding. */
export function damageSentences({ damaged, isWhole }: KeyRing): string[] {
  return [
    ...damaged.map(({ name, why }) => `${name} ${why === 'newer' ? 'was written by a newer version' : 'is damaged'}`),
    ...(isWhole ? [] : ['its beginning or end is damaged, so slots may be missing']),
  ]
}

export function keyGone(path: string): StoreError {
  return new StoreError(
    'MISSING',
    `the key file ${path} is not there, and without it the data cannot be read; restore it from the backup`,
  )
}

function isRecovery(slot: KeySlot): slot is RecoverySlot {
  return slot.kind === 'recovery-code'
}
