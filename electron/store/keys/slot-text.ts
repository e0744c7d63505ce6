import { createHash } from 'node:crypto'
import { type KeySlot, type ScryptCost, SLOT_ID_PATTERN, SLOT_KINDS, SLOTS_MAX } from './key-slot.ts'
import { WRAPPED_BYTES } from './wrap-key.ts'

/**
 * The key file: a line that names the form, a line of JSON for each slot, and an end. Every line carries a checksum of its own, so that damage
 * costs the slots it touches and no other.
 */
const HEAD = 'OVOKEYS1'
const VERSION = 1
const CHECK_HEX = 16
const NAME_HEX = /^[0-9a-f]{8}$/
const SALT_BYTES_MAX = 64
/** Sealed texts of key stores are a few hundred bytes; a longer one is none. */
const TEXT_MAX = 20_000

/** A line of the key file that is no slot any more. */
export interface DamagedSlot {
  /** As far as it can still be read: "recovery-code 1a2b3c4d", or "line 3". */
  readonly name: string
  readonly why: 'damaged' | 'newer'
}

export interface KeyRing {
  readonly slots: readonly KeySlot[]
  readonly damaged: readonly DamagedSlot[]
  /** False when lines are missing at the end, or the head is not what was written: more may be gone than what is named. */
  readonly isWhole: boolean
}

/** The bytes of a key file with these slots. */
export function formatSlots(slots: readonly KeySlot[]): string {
  const lines = slots.map((slot) => withCheck(JSON.stringify(plainSlot(slot))))
  const body = [HEAD, ...lines].join('\n')
  return `${body}\n${withCheck(`end ${slots.length} ${checkOf(body)}`)}\n`
}

/** Reads what can be read; never throws. */
export function readSlots(text: string): KeyRing {
  const [head = '', ...rest] = text.split('\n')
  const lines = rest.filter((line) => line !== '').slice(0, SLOTS_MAX + 1)
  const slots: KeySlot[] = []
  const damaged: DamagedSlot[] = []
  let isEnded = false
  for (const [at, line] of lines.entries()) {
    const content = checked(line)
    if (content?.startsWith('end ') === true) {
      isEnded = content === `end ${at} ${checkOf([head, ...lines.slice(0, at)].join('\n'))}`
      break
    }
    const slot = content === undefined ? undefined : slotFrom(content)
    if (slot !== undefined) slots.push(slot)
    else if (!line.startsWith('end '))
      damaged.push({ name: nameIn(line, at), why: isNewer(content) ? 'newer' : 'damaged' })
  }
  return { slots, damaged, isWhole: isEnded }
}

function withCheck(content: string): string {
  return `${content} ${checkOf(content)}`
}

function checked(line: string): string | undefined {
  const at = line.length - CHECK_HEX - 1
  const content = line.slice(0, Math.max(0, at))
  return line.slice(at) === ` ${checkOf(content)}` ? content : undefined
}

/** Of one line, or of all before the last: finds damage, proves nothing. */
export function checkOf(content: string): string {
  return createHash('sha256').update('ovoscope key slots\n').update(content).digest('hex').slice(0, CHECK_HEX)
}

function plainSlot(slot: KeySlot): Record<string, unknown> {
  const { kind, id, keyName } = slot
  const head = { version: VERSION, kind, id, keyName, wrapped: base64(slot.wrapped) }
  switch (slot.kind) {
    case 'machine-file':
      return { ...head, file: slot.file }
    case 'key-store':
      return { ...head, account: slot.account, sealed: slot.sealed }
    case 'recovery-code':
      return { ...head, salt: base64(slot.salt), cost: slot.cost }
  }
}

/** The checksum held, so what is not a slot was written by another program. */
function slotFrom(content: string): KeySlot | undefined {
  const fields = fieldsOf(content)
  if (fields === undefined || fields['version'] !== VERSION) return undefined
  const [id, keyName] = [textOf(fields['id']), textOf(fields['keyName'])]
  const wrapped = bytesOf(fields['wrapped'], WRAPPED_BYTES)
  if (id === undefined || keyName === undefined || wrapped?.length !== WRAPPED_BYTES) return undefined
  if (!SLOT_ID_PATTERN.test(id) || !NAME_HEX.test(keyName)) return undefined
  const head = { id, keyName, wrapped }
  switch (fields['kind']) {
    case 'machine-file': {
      const file = textOf(fields['file'])
      return file === undefined ? undefined : { ...head, kind: 'machine-file', file }
    }
    case 'key-store': {
      const [account, sealed] = [textOf(fields['account']), textOf(fields['sealed'])]
      return account === undefined || sealed === undefined ? undefined : { ...head, kind: 'key-store', account, sealed }
    }
    case 'recovery-code': {
      const [salt, cost] = [bytesOf(fields['salt'], SALT_BYTES_MAX), costOf(fields['cost'])]
      return salt === undefined || cost === undefined ? undefined : { ...head, kind: 'recovery-code', salt, cost }
    }
    default:
      return undefined
  }
}

function isNewer(content: string | undefined): boolean {
  const version = content === undefined ? undefined : fieldsOf(content)?.['version']
  return typeof version === 'number' && version > VERSION
}

/** What a damaged line still says of itself, for people. */
function nameIn(line: string, at: number): string {
  const kind = SLOT_KINDS.find((one) => line.includes(`"${one}"`))
  const id = /"id":"([0-9a-f]{8})"/.exec(line)?.[1]
  // The head is the first line.
  return kind === undefined && id === undefined ? `line ${at + 2}` : [kind ?? 'slot', id].join(' ').trim()
}

function fieldsOf(content: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(content)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= TEXT_MAX ? value : undefined
}

function bytesOf(value: unknown, bytesMax: number): Uint8Array | undefined {
  const text = textOf(value)
  if (text === undefined) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.length <= bytesMax && bytes.toString('base64') === text
    ? new Uint8Array(bytes)
    : undefined
}

/** What is kept may ask for no more memory than this: a damaged file must not take the station down. */
const COST_MEMORY_BYTES_MAX = 256 * 1024 * 1024
const PARALLEL_MAX = 16

function costOf(value: unknown): ScryptCost | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { cost, blockSize, parallel } = value as Partial<Record<keyof ScryptCost, unknown>>
  if (!isCount(cost) || !isCount(blockSize) || !isCount(parallel) || parallel > PARALLEL_MAX) return undefined
  const isPowerOfTwo = cost > 1 && 2 ** Math.round(Math.log2(cost)) === cost
  return isPowerOfTwo && 128 * cost * blockSize < COST_MEMORY_BYTES_MAX ? { cost, blockSize, parallel } : undefined
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
