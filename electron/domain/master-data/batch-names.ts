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

/** The names of a batch that is begun, as they are now; a fault names the field of the choice. */
export function batchNames(
  data: Pick<MasterData, 'records'>,
  choice: BatchChoice,
): { readonly names: BatchNames | undefined; readonly faults: readonly MasterFault[] } {
  const flock = findRecord(data, 'flock', choice.flockId)
  if (flock === undefined) return refused(faultOf('MISSING', 'flockId'))
  const breed = findRecord(data, 'breed', flock.breedId)
  if (breed === undefined) return refused(faultOf('MISSING', 'flockId'))
  const setter = findRecord(data, 'setter', choice.setterId)
  const trolley = choice.trolleyId === null ? NO_TROLLEY : findRecord(data, 'trolley', choice.trolleyId)
  if (setter === undefined) return refused(faultOf('MISSING', 'setterId'))
  if (trolley === undefined) return refused(faultOf('MISSING', 'trolleyId'))
  const faults = choice.setOn === undefined ? [] : setFaults(flock, choice.setOn)
  if (faults.length > 0) return refused(...faults)
  const names = { flock: flock.name, breed: breed.name, setter: setter.name, trolley: trolley.name }
  return { names: { ...names, parentAgeWeeks: parentAgeWeeks(flock, choice.setOn) }, faults }
}

const NO_TROLLEY = { name: '' }

function refused(...faults: readonly MasterFault[]): {
  readonly names: undefined
  readonly faults: readonly MasterFault[]
} {
  return { names: undefined, faults }
}
