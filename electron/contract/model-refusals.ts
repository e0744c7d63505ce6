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
] as const
export type ModelRefusal = (typeof MODEL_REFUSALS)[number]
