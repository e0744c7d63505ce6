import { ovoscope } from '../../../proto/gen/scanner.js'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../../domain/egg.ts'

const { EggAction: WireAction, EggClass: WireClass } = ovoscope.scanner.v1

/** The words of the protocol for our words. The numbers are frozen in scanner.proto and are not our indices. */
const CLASS_TO_WIRE: Readonly<Record<EggClass, number>> = {
  FEMALE: WireClass.EGG_CLASS_FEMALE,
  MALE: WireClass.EGG_CLASS_MALE,
  INFERTILE: WireClass.EGG_CLASS_INFERTILE,
  EARLY_DEAD: WireClass.EGG_CLASS_EARLY_DEAD,
  MID_DEAD: WireClass.EGG_CLASS_MID_DEAD,
  UNCERTAIN: WireClass.EGG_CLASS_UNCERTAIN,
  UNREADABLE: WireClass.EGG_CLASS_UNREADABLE,
  EMPTY: WireClass.EGG_CLASS_EMPTY,
}

const ACTION_TO_WIRE: Readonly<Record<EggAction, number>> = {
  KEEP: WireAction.EGG_ACTION_KEEP,
  REMOVE_MALE: WireAction.EGG_ACTION_REMOVE_MALE,
  REMOVE_CLEAR: WireAction.EGG_ACTION_REMOVE_CLEAR,
  RESCAN: WireAction.EGG_ACTION_RESCAN,
  HOLD: WireAction.EGG_ACTION_HOLD,
  NONE: WireAction.EGG_ACTION_NONE,
}

const CLASS_FROM_WIRE = new Map(EGG_CLASSES.map((word) => [CLASS_TO_WIRE[word], word]))
const ACTION_FROM_WIRE = new Map(EGG_ACTIONS.map((word) => [ACTION_TO_WIRE[word], word]))

export function eggClassToWire(eggClass: EggClass): number {
  return CLASS_TO_WIRE[eggClass]
}

export function eggActionToWire(action: EggAction): number {
  return ACTION_TO_WIRE[action]
}

/** Undefined for a number that this version does not know. */
export function eggClassFromWire(value: number): EggClass | undefined {
  return CLASS_FROM_WIRE.get(value)
}

/** Undefined for a number that this version does not know. */
export function eggActionFromWire(value: number): EggAction | undefined {
  return ACTION_FROM_WIRE.get(value)
}
