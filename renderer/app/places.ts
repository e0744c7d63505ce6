import { useSyncExternalStore } from 'react'

/** The six places of the rail, in its order. */
export const PLACES = ['line', 'trays', 'alarms', 'batches', 'trends', 'service'] as const
/** Reached from the menu and from Service; nothing on a hatchery floor is done there, so they stand not in the rail. */
export type Place = (typeof PLACES)[number] | 'settings' | 'setup' | 'people' | 'audit' | 'recipes' | 'models'
/** Every place there is. */
export const ADDRESSED: readonly Place[] = [...PLACES, 'settings', 'setup', 'people', 'audit', 'recipes', 'models']

/** The place an address names, whatever it shows of it; anything else is the line, where an operator belongs. */
export function placeOf(hash: string): Place {
  const named = /^#\/([a-z]+)(?:\/|$)/.exec(hash)?.[1]
  return ADDRESSED.find((place) => place === named) ?? 'line'
}

export function addressOf(place: Place): string {
  return `#/${place}`
}

/** The present place, kept in the address so that a reload stays where it was. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => placeOf(window.location.hash))
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}
