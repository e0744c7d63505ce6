import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { STRICTEST_JURISDICTION } from '../../electron/domain/law/jurisdiction-profile.ts'
import { type LocalClock, openLocalClock } from '../../electron/domain/law/local-time.ts'
import { dayNumber } from '../../electron/domain/master-data/calendar.ts'
import { parentAgeWeeks } from '../../electron/domain/master-data/flock-rules.ts'
import type { Coded } from '../client/resolve-code.ts'
import type { TypeAheadOption } from '../ui/type-ahead-options.ts'
import type { BatchFields } from './batch-form.ts'

type Flock = MasterDataView['flocks'][number]
export type CodedKind = 'flock' | 'setter' | 'trolley' | 'trayType'
type Place = { readonly id: string; readonly name: string; readonly code: string; readonly retired: boolean }

/** Flocks as the form offers them, the newest first: the ones that are set now were entered last. */
export function flockOptions(data: MasterDataView): readonly TypeAheadOption[] {
  return data.flocks
    .filter(({ retired }) => !retired)
    .toReversed()
    .map(({ id, name, breedId, farm, house }) => ({
      ...{ id, label: name },
      detail: [breedName(data, breedId), farm, house].filter((part) => part !== '').join(' · '),
    }))
}

/** Setters or trolleys as the form offers them. */
export function placeOptions(places: readonly Place[]): readonly TypeAheadOption[] {
  return places.filter(({ retired }) => !retired).map(({ id, name, code }) => ({ id, label: name, detail: code }))
}

/** By which law a batch of this site is judged in work: nobody at the line chooses it. */
export function lawOfSite(data: MasterDataView): Pick<BatchFields, 'jurisdictionId'> {
  return { jurisdictionId: data.site.jurisdictionId ?? STRICTEST_JURISDICTION }
}

/** The clock of the site; undefined while nothing has been read, and for a zone that this browser does not know. */
export function siteClock(data: MasterDataView | undefined): LocalClock | undefined {
  return data && openLocalClock(data.site.timeZone)
}

/** The flock that is named in the form, if it is one of those that are kept. */
export function flockNamed(data: MasterDataView, name: string): Flock | undefined {
  return data.flocks.find((flock) => !flock.retired && flock.name === name.trim())
}

/** What a flock says of itself: its breed, and the age of its parents when these eggs were laid, where that can be counted. */
export function fieldsFromFlock(
  data: MasterDataView,
  flock: Flock,
  setAt: string,
): Pick<BatchFields, 'flock' | 'breed'> & Partial<Pick<BatchFields, 'parentAgeWeeks'>> {
  const weeks = countedAgeWeeks(flock, setAt)
  const known = { flock: flock.name, breed: breedName(data, flock.breedId) }
  return weeks === undefined ? known : { ...known, parentAgeWeeks: String(weeks) }
}

/** Age of the parents in weeks, counted in the days of the site; undefined where the flock or the set time does not say it. */
export function countedAgeWeeks(flock: Flock, setAt: string): number | undefined {
  // The form's times are those of the site, so its day is too.
  const setOn = setAt.slice(0, 'yyyy-mm-dd'.length)
  return parentAgeWeeks(flock, dayNumber(setOn) === undefined ? undefined : setOn)
}

/** What the form of a site begins with, so that nobody has to remember it: its law, and a tray that is in use. */
export function fieldsFromSite(data: MasterDataView, fields: BatchFields): Partial<BatchFields> {
  const offered = data.trayTypes.filter(({ retired }) => !retired)
  const [first] = offered
  const isOffered = offered.some(({ id }) => id === fields.trayTypeId)
  return {
    ...(data.site.jurisdictionId === null ? {} : { jurisdictionId: data.site.jurisdictionId }),
    ...(isOffered || first === undefined ? {} : { trayTypeId: first.id }),
  }
}

/** Everything whose label can be scanned at the start of a batch. Flocks and trays have no code of their own: their papers bear the name. */
export function codedThings(data: MasterDataView): readonly Coded<CodedKind>[] {
  const named = (kind: CodedKind, list: readonly Omit<Place, 'code'>[]) =>
    list.filter(({ retired }) => !retired).map(({ id, name }) => ({ kind, id, name, code: '' }))
  const coded = (kind: CodedKind, list: readonly Place[]) =>
    list.filter(({ retired }) => !retired).map(({ id, name, code }) => ({ kind, id, name, code }))
  return [
    ...named('flock', data.flocks),
    ...coded('setter', data.setters),
    ...coded('trolley', data.trolleys),
    ...named('trayType', data.trayTypes),
  ]
}

/** What a scanned thing changes in the form. */
export function fieldsFromThing(
  data: MasterDataView,
  thing: Coded<CodedKind>,
  fields: BatchFields,
): Partial<BatchFields> {
  switch (thing.kind) {
    case 'flock': {
      const flock = data.flocks.find(({ id }) => id === thing.id)
      return flock === undefined ? {} : fieldsFromFlock(data, flock, fields.setAt)
    }
    case 'setter':
      return { setter: thing.name }
    case 'trolley':
      return { trolley: thing.name }
    case 'trayType':
      return { trayTypeId: thing.id }
  }
}

function breedName(data: MasterDataView, breedId: string): string {
  return data.breeds.find(({ id }) => id === breedId)?.name ?? ''
}
