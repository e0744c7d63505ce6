import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { StoreError } from '../errors.ts'
import type { KeyDisk } from './key-disk.ts'
import {
  type KeySlot,
  type KeyStoreSlot,
  type MachineFileSlot,
  newSlotId,
  type RecoverySlot,
  SLOTS_MAX,
} from './key-slot.ts'
import { createMachineFile, MACHINE_FILE_PATTERN, machineFileName, machineFilePath } from './machine-file.ts'
import { damageSentences, type KeyStore, readKeyFile } from './open-ring.ts'
import { newRecoveryCode, RECOVERY_COST, recoveryKey } from './recovery-code.ts'
import { formatSlots, type KeyRing } from './slot-text.ts'
import { KEY_BYTES, keyNameOf, wrapKey } from './wrap-key.ts'

/** The files of one key ring, and how they are written. Whoever changes them holds the writer's lock of the folder. */
export interface RingPlace {
  readonly keyFile: string
  readonly disk: KeyDisk
}

const SALT_BYTES = 16

/** Makes a machine file and the slot that it opens. `file` says where IT wants it; beside the key file otherwise. */
export function makeMachineSlot({ keyFile, disk }: RingPlace, dataKey: Uint8Array, file?: string): MachineFileSlot {
  const identity = { kind: 'machine-file', id: newSlotId(), keyName: keyNameOf(dataKey) } as const
  const name = file ?? machineFileName(identity.id)
  const wrappingKey = createMachineFile(disk, machineFilePath(keyFile, name))
  return { ...identity, file: name, wrapped: wrapKey(wrappingKey, dataKey, identity) }
}

/** A new machine file where the old one lies; undefined where the ring has none. */
export function renewMachineSlot(
  place: RingPlace,
  dataKey: Uint8Array,
  slots: readonly KeySlot[],
): MachineFileSlot | undefined {
  const old = slots.find((slot) => slot.kind === 'machine-file')
  if (old === undefined) return undefined
  const folder = isAbsolute(old.file) ? dirname(old.file) : undefined
  return makeMachineSlot(place, dataKey, folder === undefined ? undefined : join(folder, machineFileName(newSlotId())))
}

/** Makes a code and the slot that it opens. Nothing is written: the slot counts once it is put into the ring. */
export async function makeRecoverySlot(
  dataKey: Uint8Array,
): Promise<{ readonly groups: readonly string[]; readonly slot: RecoverySlot }> {
  const identity = { kind: 'recovery-code', id: newSlotId(), keyName: keyNameOf(dataKey) } as const
  const groups = newRecoveryCode()
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const wrapped = wrapKey(await recoveryKey(groups, salt, RECOVERY_COST), dataKey, identity)
  return { groups, slot: { ...identity, salt, cost: RECOVERY_COST, wrapped } }
}

/** Has a wrapping key sealed by the operating system, and makes the slot that it opens. The error is the key store's own sentence. */
export async function makeKeyStoreSlot(dataKey: Uint8Array, keyStore: KeyStore): Promise<Result<KeyStoreSlot, string>> {
  const identity = { kind: 'key-store', id: newSlotId(), keyName: keyNameOf(dataKey) } as const
  const wrappingKey = new Uint8Array(randomBytes(KEY_BYTES))
  const sealed = await keyStore.seal(wrappingKey)
  return sealed.ok ? ok({ ...identity, ...sealed.value, wrapped: wrapKey(wrappingKey, dataKey, identity) }) : sealed
}

/**
 * Writes the ring with other slots, then removes the machine files that no slot needs any more. Slots that cannot be read are left out, because
 * they open nothing; a ring of a newer version is refused. Throws StoreError or what the system says; then either the old slots or the new ones hold.
 */
export function changeSlots(place: RingPlace, change: (slots: readonly KeySlot[]) => readonly KeySlot[]): KeyRing {
  const before = slotsIn(place.keyFile)
  refuseNewer(before)
  const slots = change(before.slots)
  place.disk.replace(place.keyFile, textOf(slots))
  removeUnneeded(place, before.slots, slots)
  return { slots, damaged: [], isWhole: true }
}

/** Makes a key file of another one's slots and of a machine file, which is made too. Throws as `changeSlots` does; then there is no key file. */
export function createRing(place: RingPlace, from: KeyRing, dataKey: Uint8Array, machineFile?: string): void {
  refuseNewer(from)
  // The machine file is on the disk before the key file names it.
  const slot = makeMachineSlot(place, dataKey, machineFile)
  place.disk.create(place.keyFile, textOf(withSlot(from.slots, slot)))
}

function refuseNewer(ring: KeyRing): void {
  if (!ring.damaged.some(({ why }) => why === 'newer')) return
  throw new StoreError('NEWER_SCHEMA', `${damageSentences(ring).join('; ')}; change the key slots with that version`)
}

function textOf(slots: readonly KeySlot[]): string {
  if (slots.length > 0 && slots.length <= SLOTS_MAX) return formatSlots(slots)
  throw new StoreError('CONFLICT', `a key file holds 1 to ${SLOTS_MAX} slots, not ${slots.length}`)
}

/** The slots with that one in the place of all others of its kind, or, from a key store, of the same account. */
export function withSlot(slots: readonly KeySlot[], slot: KeySlot): readonly KeySlot[] {
  return [...slots.filter((one) => !isReplacedBy(one, slot)), slot]
}

/** Puts one slot into the ring. */
export function putSlot(place: RingPlace, slot: KeySlot): KeyRing {
  return changeSlots(place, (slots) => withSlot(slots, slot))
}

/** Why a slot may not be taken away. LOCKED_OUT: nothing would open the data without a person. NO_CODE: nothing printed would be left to fall back on. */
export type RemovalRefusal = 'UNKNOWN_SLOT' | 'LOCKED_OUT' | 'NO_CODE'

/** Takes a slot away, unless that would be unwise. */
export function removeSlot(place: RingPlace, id: string): Result<KeyRing, RemovalRefusal> {
  const refusal = removalRefusal(slotsIn(place.keyFile).slots, id)
  return refusal === undefined
    ? ok(changeSlots(place, (slots) => slots.filter((slot) => slot.id !== id)))
    : err(refusal)
}

/** Why that slot may not be taken away; undefined where it may. Pure. */
export function removalRefusal(slots: readonly KeySlot[], id: string): RemovalRefusal | undefined {
  const gone = slots.find((slot) => slot.id === id)
  if (gone === undefined) return 'UNKNOWN_SLOT'
  const rest = slots.filter((slot) => slot !== gone)
  const isCode = (slot: KeySlot) => slot.kind === 'recovery-code'
  if (rest.every(isCode)) return 'LOCKED_OUT'
  // A code may go: that the paper was lost is the best reason to take it away.
  return !isCode(gone) && !rest.some(isCode) ? 'NO_CODE' : undefined
}

function isReplacedBy(one: KeySlot, slot: KeySlot): boolean {
  if (one.kind !== slot.kind) return false
  return one.kind !== 'key-store' || slot.kind !== 'key-store' || one.account === slot.account
}

function slotsIn(keyFile: string): KeyRing {
  const content = readKeyFile(keyFile)
  if (content.form === 'slots') return content.ring
  throw new StoreError('CONFLICT', `the key file ${keyFile} has no slots yet; start the station once`)
}

/** What nothing names any more, and what a crash left half written. The old form of a key file may lie among the latter, in the clear. */
function removeUnneeded({ keyFile, disk }: RingPlace, before: readonly KeySlot[], now: readonly KeySlot[]): void {
  const needed = new Set(machinePaths(keyFile, now))
  const folder = dirname(keyFile)
  const beside = readdirSync(folder)
  const idle = beside.filter((name) => MACHINE_FILE_PATTERN.test(name)).map((name) => join(folder, name))
  const unfinished = beside
    .filter((name) => name.endsWith('.new') && (name.startsWith(basename(keyFile)) || name.startsWith('machine-')))
    .map((name) => join(folder, name))
  for (const path of [...machinePaths(keyFile, before), ...idle, ...unfinished]) {
    if (!needed.has(path)) disk.remove(path)
  }
}

function machinePaths(keyFile: string, slots: readonly KeySlot[]): string[] {
  return slots.flatMap((slot) => (slot.kind === 'machine-file' ? [machineFilePath(keyFile, slot.file)] : []))
}
