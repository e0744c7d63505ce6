import { createHash } from 'node:crypto'
import type { PinHasher } from '../../electron/access/pin-hash.ts'

/** PINs that cost nothing to check, for tests that check hundreds. */
export const cheapPins: PinHasher = {
  keep: (pin) => Promise.resolve({ cost: 'cheap', salt: new Uint8Array(16), hash: cheapHash(pin) }),
  matches: (pin, kept) => Promise.resolve(Buffer.compare(cheapHash(pin), kept.hash) === 0),
  isDated: (kept) => kept.cost !== 'cheap',
}

function cheapHash(pin: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(pin.normalize('NFKC')).digest())
}
