import { faultOf, type MasterFault } from './fault.ts'
import { parentAgeWeeks, setFaults } from './flock-rules.ts'
import { findRecord, type MasterData } from './kinds.ts'

/** A batch as it is begun: by naming records. */
export interface BatchChoice {
  readonly flockId: string
  readonly setterId: string
  /** Null where trolleys are not told apart. */
  readonly trolleyId: string | null
  /** The day of the site on which the eggs were set; undefined where nobody knows. */
  readonly setOn: string | undefined
}

/** What goes into the batch and stays there, whatever becomes of the records. */
export interface BatchNames {
  readonly flock: string
  readonly breed: string
  /** Undefined where the flock does not say it: somebody must. */
  readonly parentAgeWeeks: number | undefined
  readonly setter: string
  /** Empty for none. */
  readonly trolley: string
}

/** The names of a batch that is begun, as they are now; faults name the field of the choice. */
export function batchNames(
  data: Pick<MasterData, 'records'>,
  choice: BatchChoice,
): { readonly names: BatchNames | undefined; readonly faults: readonly MasterFault[] } {
  const { flockId, setterId, trolleyId, setOn } = choice
  const flock = findRecord(data, 'flock', flockId)
  const setter = findRecord(data, 'setter', setterId)
  const trolley = trolleyId === null ? undefined : findRecord(data, 'trolley', trolleyId)
  const breed = flock && findRecord(data, 'breed', flock.breedId)
  const faults = [
    ...(flock === undefined || breed === undefined ? [faultOf('MISSING', 'flockId')] : []),
    ...(setter === undefined ? [faultOf('MISSING', 'setterId')] : []),
    ...(trolleyId !== null && trolley === undefined ? [faultOf('MISSING', 'trolleyId')] : []),
    ...(flock === undefined || setOn === undefined ? [] : setFaults(flock, setOn)),
  ]
  if (flock === undefined || breed === undefined || setter === undefined || faults.length > 0)
    return { names: undefined, faults }
  const names = { flock: flock.name, breed: breed.name, setter: setter.name, trolley: trolley?.name ?? '' }
  return { names: { ...names, parentAgeWeeks: parentAgeWeeks(flock, setOn) }, faults }
}
