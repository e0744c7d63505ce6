import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { MasterDataView, MasterEntry, MasterOutcome } from '../../electron/contract/master-data.ts'
import { isTimeZone } from '../../electron/domain/master-data/calendar.ts'
import type { MasterKind, TrayDesign } from '../../electron/domain/master-data/kinds.ts'
import { ask, askFor, codeOf } from './commands.ts'
import { useConsole } from './store.ts'
import type { Reading } from './use-reading.ts'

/** What the hatchery has, as far as this screen has read it; the old stays until the new is there. */
const masterStore = createStore<{ readonly reading: Reading<MasterDataView> }>(() => ({
  reading: { state: 'loading' },
}))

/** A page that has just opened is not connected yet: asked again this often, and said only after a while. */
const RETRY_MS = 500
const QUIET_TRIES = 6

/** The master data, read once for the page and again whenever the station says that it has changed. */
export function useMasterData(): Reading<MasterDataView> {
  const known = useConsole((state) => state.view !== undefined)
  const revision = useConsole((state) => state.view?.masterDataRevision)
  // Play has master data of its own.
  const play = useConsole((state) => state.view?.play)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or another station is another answer.
  useEffect(() => {
    if (!known) return undefined
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = (tries: number) => {
      void readMasterData(tries >= QUIET_TRIES).then((done) => {
        if (!done && wanted) timer = setTimeout(() => read(tries + 1), RETRY_MS)
      })
    }
    read(1)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [known, revision, play])
  return useStore(masterStore, (state) => state.reading)
}

/** The tray type by which a tray is drawn as its operator sees it; undefined while it is not read, and for one that is not known. */
export function useTrayDesign(trayTypeId: string | null | undefined): TrayDesign | undefined {
  const reading = useMasterData()
  return reading.state === 'read' ? reading.value.trayTypes.find(({ id }) => id === trayTypeId) : undefined
}

/** The zone by whose clocks the site lives; undefined while it has not been read, and for one that this browser does not know. */
export function useSiteZone(): string | undefined {
  const reading = useMasterData()
  const timeZone = reading.state === 'read' ? reading.value.site.timeZone : ''
  return isTimeZone(timeZone) ? timeZone : undefined
}

/** Reads all of it anew. False when it could not be read; said on screen only if `loud`, because the old is still good. */
export async function readMasterData(loud = true): Promise<boolean> {
  try {
    const value = await ask('station', (station) => station.call('masterData', {}))
    masterStore.setState({ reading: { state: 'read', value } })
    return true
  } catch (problem) {
    if (loud && masterStore.getState().reading.state !== 'read') {
      masterStore.setState({ reading: { state: 'failed', code: codeOf(problem) } })
    }
    return false
  }
}

/** A record as somebody saw it: its id and which of its revisions. */
export interface Seen {
  readonly id: string
  readonly revision: number
}

/** Saves a record, a new one where nothing was seen. Asks for whoever may; rejects as `askFor` does. */
export async function saveMasterData(entry: MasterEntry, seen: Seen | null): Promise<MasterOutcome> {
  const outcome = await askFor('station', (station) => station.call('saveMasterData', { seen: seenOf(seen), entry }))
  await readMasterData(false)
  return outcome
}

/** Takes a record out of what is offered, or brings it back. */
export async function retireMasterData(kind: MasterKind, seen: Seen, retired: boolean): Promise<MasterOutcome> {
  const { id, revision } = seen
  const outcome = await askFor('station', (station) =>
    station.call('retireMasterData', { kind, seen: { id, revision }, retired }),
  )
  await readMasterData(false)
  return outcome
}

function seenOf(seen: Seen | null) {
  return seen === null ? null : { id: seen.id, revision: seen.revision }
}
