import type { Rescue } from '../../electron/contract/restore.ts'
import { useReading } from './use-reading.ts'

const LOOK_MS = 5_000

/** Why the station cannot open its database; undefined while nobody has said so. Asked of review, because the station then says nothing. */
export function useDamage(): NonNullable<Rescue['damage']> | undefined {
  const { reading } = useReading('damage', (review) => review.call('rescue', {}), LOOK_MS)
  return reading.state === 'read' ? (reading.value.damage ?? undefined) : undefined
}
