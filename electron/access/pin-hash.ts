import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { KeptPin } from '../store/users.ts'

/** Makes and checks what is kept of a PIN. */
export interface PinHasher {
  keep(pin: string): Promise<KeptPin>
  /** False also for what was kept in a way that nobody knows any more. */
  matches(pin: string, kept: KeptPin): Promise<boolean>
  /** Whether it was kept at another cost than would be paid today. */
  isDated(kept: KeptPin): boolean
}

/** Parameters of scrypt (RFC 7914): 128 · cost · blockSize bytes of memory, `parallel` times one after the other. */
export interface ScryptCost {
  readonly cost: number
  readonly blockSize: number
  readonly parallel: number
}

/**
 * One of the settings of equal strength in OWASP's Password Storage Cheat Sheet, with the one that takes 32 MiB, because the line runs beside it.
 * Measured: 0.3 to 0.7 s for one PIN on a busy two-core server, on another thread than the line's. A PIN of six digits has 10⁶ values: this slows down who has stolen
 * the database and its key, it does not stop them. What protects a short PIN is that the station counts the tries.
 */
export const PIN_COST: ScryptCost = { cost: 2 ** 15, blockSize: 8, parallel: 3 }

const SALT_BYTES = 16
const HASH_BYTES = 32
/** What is kept may ask for no more memory than this: a damaged row must not take the station down. */
const MEMORY_BYTES_MAX = 256 * 1024 * 1024
const COST_TEXT = /^scrypt (\d{1,9}) (\d{1,4}) (\d{1,4})$/

/** Hashes on a thread of Node's own pool: the station's goes on acknowledging. */
export function scryptPins(cost: ScryptCost = PIN_COST, salt = () => randomBytes(SALT_BYTES)): PinHasher {
  const today = textOf(cost)
  return {
    async keep(pin) {
      const fresh = new Uint8Array(salt())
      return { cost: today, salt: fresh, hash: await hashOf(pin, fresh, cost, HASH_BYTES) }
    },
    async matches(pin, kept) {
      const paid = costOf(kept.cost)
      if (paid === undefined) return false
      return timingSafeEqual(await hashOf(pin, kept.salt, paid, kept.hash.length), kept.hash)
    },
    isDated: (kept) => kept.cost !== today,
  }
}

function hashOf(pin: string, salt: Uint8Array, cost: ScryptCost, bytes: number): Promise<Uint8Array> {
  const { cost: N, blockSize: r, parallel: p } = cost
  return new Promise((resolve, reject) => {
    // One spelling: an accent may be typed in two ways.
    scrypt(pin.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: MEMORY_BYTES_MAX }, (problem, hash) =>
      problem === null ? resolve(new Uint8Array(hash)) : reject(problem),
    )
  })
}

function textOf({ cost, blockSize, parallel }: ScryptCost): string {
  return `scrypt ${cost} ${blockSize} ${parallel}`
}

function costOf(text: string): ScryptCost | undefined {
  const [, cost, blockSize, parallel] = (COST_TEXT.exec(text) ?? []).map(Number)
  if (cost === undefined || blockSize === undefined || parallel === undefined) return undefined
  const isPowerOfTwo = cost > 1 && 2 ** Math.round(Math.log2(cost)) === cost
  const isAffordable = blockSize > 0 && parallel > 0 && 128 * cost * blockSize < MEMORY_BYTES_MAX
  return isPowerOfTwo && isAffordable ? { cost, blockSize, parallel } : undefined
}
