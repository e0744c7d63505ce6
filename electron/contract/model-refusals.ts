import * as z from 'zod'

/**
 * Why a model is not let in or does not run; closed, because screens say each in words of its own. The first group is about the package and
 * its files, the second about an archive of it, the third about installing, the fourth about running it on this machine.
 */
export const MODEL_REFUSALS = [
  /** The whole package that was chosen is not on this machine. */
  'PACKAGE_MISSING',
  'MANIFEST_MISSING',
  'MANIFEST_TOO_LARGE',
  'MANIFEST_NOT_JSON',
  'MANIFEST_INVALID',
  'MANIFEST_CHANGED',
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SIGNATURE_WRONG',
  'KEY_UNKNOWN',
  'FILE_MISSING',
  'FILE_SIZE',
  'FILE_HASH',
  'GOLDEN_SIZE',
  'PACKAGE_TOO_LARGE',
  'PACKAGE_UNREADABLE',

  'ARCHIVE_MISSING',
  'ARCHIVE_FORM',
  'ARCHIVE_ENTRY',
  'ARCHIVE_CHANGED',

  'VERSION_TAKEN',
  'NOT_WRITTEN',

  'MODEL_UNREADABLE',
  'MODEL_OPSET',
  'MODEL_EXTERNAL_DATA',
  'MODEL_INPUT',
  'MODEL_SHAPE',
  'MODEL_OUTPUT_MISSING',
  'MODEL_OUTPUT',
  'MODEL_RUN',
  'NOT_PROBABILITIES',
  'GOLDEN_MISMATCH',
  'TOO_SLOW',
] as const
export const modelRefusalSchema = z.enum(MODEL_REFUSALS)
export type ModelRefusal = z.infer<typeof modelRefusalSchema>

/** Why a model that is here was not made to judge, to run beside, or to go back. */
const TAKE_OVER_REFUSALS = [
  /** No package of that name with these bytes is here, or none that a trusted key vouches for. */
  'UNKNOWN_MODEL',
  'IS_ACTIVE',
  'NO_PREVIOUS',
  'NO_CANDIDATE',
  /** What was shown to whoever wished it is not what there is now: somebody else, or the station, was quicker. */
  'CHANGED',
  /** Another switch is under way. */
  'BUSY',
  /** Somebody must say that the open batch may be judged by two models. */
  'BATCH_OPEN',
  'MODEL_NOT_FOR_BATCH',
  /** Its process says that the package is not what was signed, or does not do here what it promises. */
  'PACKAGE_REFUSED',
  /** Its process crashed too often. */
  'PROCESS_STOPPED',
  'NOT_IN_TIME',
  'NOT_SAVED',
] as const
export const takeOverRefusalSchema = z.enum(TAKE_OVER_REFUSALS)
export type TakeOverRefusal = z.infer<typeof takeOverRefusalSchema>
