import { useSyncExternalStore } from 'react'
import type { Cell } from '../../electron/domain/egg.ts'

/** The settings of the machine, for links from other places. */
export const SETTINGS_ADDRESS = '#/settings'

/** What follows the place in the address: `#/trays/417/7-5` → ['417', '7-5']. Kept there, so that back, reload and links lead to the same view. */
export function useAddress(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return hash.split('/').slice(2).map(decoded)
}

/** Goes to an address of this page, as a link would. */
export function goTo(address: string): void {
  window.location.hash = address
}

/** The address of something within a place. */
export function addressIn(place: 'trays' | 'batches' | 'recipes', ...parts: readonly (string | number)[]): string {
  return ['#', place, ...parts.map((part) => encodeURIComponent(part))].join('/')
}

/** Of one egg, on the page of its tray. */
export function addressOfEgg(visitId: number, { row, column }: Cell): string {
  return addressIn('trays', visitId, `${row}-${column}`)
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

/** Somebody may type anything after the hash. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
