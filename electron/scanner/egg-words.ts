import { ovoscope } from '../../proto/gen/scanner.js'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../domain/egg.ts'

const { EggAction: WireAction, EggClass: WireClass } = ovoscope.scanner.v1

/** The words of the protocol for our words. Its numbers are frozen in scanner.proto and are not our indices. */
const CLASS_TO_WIRE = new Map<string, number>(EGG_CLASSES.map((word) => [word, WireClass[`EGG_CLASS_${word}`]]))
const ACTION_TO_WIRE = new Map<string, number>(EGG_ACTIONS.map((word) => [word, WireAction[`EGG_ACTION_${word}`]]))
const CLASS_FROM_WIRE = new Map<number, EggClass>(EGG_CLASSES.map((word) => [WireClass[`EGG_CLASS_${word}`], word]))
const ACTION_FROM_WIRE = new Map<number, EggAction>(EGG_ACTIONS.map((word) => [WireAction[`EGG_ACTION_${word}`], word]))

/** Undefined for a word that the protocol has no number for. */
export function eggClassToWire(eggClass: string): number | undefined {
  return CLASS_TO_WIRE.get(eggClass)
}

/** Undefined for a word that the protocol has no number for. */
export function eggActionToWire(action: string): number | undefined {
  return ACTION_TO_WIRE.get(action)
}

/** Undefined for a number that this version does not know. */
export function eggClassFromWire(value: number): EggClass | undefined {
  return CLASS_FROM_WIRE.get(value)
}

/** Undefined for a number that this version does not know. */
export function eggActionFromWire(value: number): EggAction | undefined {
  return ACTION_FROM_WIRE.get(value)
}
