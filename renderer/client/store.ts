import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { browserClock } from './clock.ts'
import { type Freshness, freshness } from './staleness.ts'
import { type ConsoleState, initialState } from './state.ts'

/** The one store of this page. */
export const consoleStore: StoreApi<ConsoleState> = createStore(() =>
  initialState(browserClock.monoMs(), browserClock.wallMs()),
)

/** A part of what the screen knows; the component is drawn again only when that part changes. */
export function useConsole<T>(select: (state: ConsoleState) => T): T {
  return useStore(consoleStore, select)
}

/** Whether this station plays: either the shell or the station says so. */
export function usePlay(): boolean {
  return useConsole((state) => state.view?.play === true || state.info?.play === true)
}

/** What must look frozen, looked at anew with every tick. */
export function useFreshness(): Freshness {
  return useStore(consoleStore, useShallow(freshness))
}
