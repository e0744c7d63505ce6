import { randomBytes } from 'node:crypto'

/** Whose file opens it; see machine-file.ts. For kiosks, shift log-ins and machines without a screen. */
export interface MachineFileSlot extends WrappedSlot {
  readonly kind: 'machine-file'
  /** A name beside the key file, or a whole path where IT keeps it elsewhere. Only a hint where to look. */
  readonly file: string
}

/** Opened by the operating system's key store, for one account. */
export interface KeyStoreSlot extends WrappedSlot {
  readonly kind: 'key-store'
  /** Account that sealed it, as people know it. */
  readonly account: string
  /** The wrapping key as the key store sealed it, base64. */
  readonly sealed: string
}

/** Opened by the code that was printed. */
export interface RecoverySlot extends WrappedSlot {
  readonly kind: 'recovery-code'
  readonly salt: Uint8Array
  readonly cost: ScryptCost
}

/** Parameters of scrypt (RFC 7914). */
export interface ScryptCost {
  readonly cost: number
  readonly blockSize: number
  readonly parallel: number
}

interface WrappedSlot {
  readonly id: string
  /** Name of the data key that it wraps. */
  readonly keyName: string
  readonly wrapped: Uint8Array
}

export type KeySlot = MachineFileSlot | KeyStoreSlot | RecoverySlot
export const SLOT_KINDS = ['machine-file', 'key-store', 'recovery-code'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

/** A file holds no more: one for each account of the machine, a machine file, a code, and what a change adds before it takes away. */
export const SLOTS_MAX = 24

const ID_BYTES = 4
export const SLOT_ID_PATTERN = /^[0-9a-f]{8}$/

export function newSlotId(): string {
  return randomBytes(ID_BYTES).toString('hex')
}

/** As messages name a slot. */
export function slotName({ kind, id }: Pick<KeySlot, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}
