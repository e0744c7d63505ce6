import { seededRandom } from '../../base/random.ts'

/**
 * Whether an egg belongs to the validation sample of its recipe. Decided by the identity of its first scan alone: the same today and in a
 * year, on any machine, whatever the model says of the egg — a sample that the model could bend would prove nothing.
 */
export function isSampled(
  scan: { readonly scannerSerial: string; readonly sessionId: string; readonly sequence: number },
  sampleShare: number,
): boolean {
  if (!(sampleShare > 0)) return false
  return seededRandom(`sample/${scan.scannerSerial}/${scan.sessionId}/${scan.sequence}`).next() < sampleShare
}
