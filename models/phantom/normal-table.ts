import { seededRandom } from '../../electron/base/random.ts'

/** 2^13 deviates (32 kB, so that the table stays in the nearest cache): two indices fit into one 32-bit random number, which makes noise an order of magnitude cheaper than Box–Muller. */
export const NORMAL_TABLE_BITS = 13

let table: Float32Array | undefined

/** Standard normal deviates, the same on every machine; made at first use. */
export function normalTable(): Float32Array {
  if (table === undefined) {
    const random = seededRandom('normal table')
    table = Float32Array.from({ length: 2 ** NORMAL_TABLE_BITS }, () => random.normal())
  }
  return table
}
