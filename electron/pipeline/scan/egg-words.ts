import { ovoscope } from '../../../proto/gen/scanner.js'
import { EGG_ACTIONS, type EggAction } from '../../domain/egg.ts'

const { EggAction: WireAction } = ovoscope.scanner.v1

const ACTION_FROM_WIRE = new Map<number, EggAction>(EGG_ACTIONS.map((word) => [WireAction[`EGG_ACTION_${word}`], word]))

/** Undefined for a number that this version does not know. */
export function eggActionFromWire(value: number): EggAction | undefined {
  return ACTION_FROM_WIRE.get(value)
}
