import type { ModelFault } from '../../electron/domain/model/model-faults.ts'
import type { Translate } from '../i18n/use-words.ts'

/** Stable words of a package that is refused, by what somebody can do about them. */
const GROUPS = {
  KEY_UNKNOWN: ['KEY_UNKNOWN'],
  SIGNATURE: ['SIGNATURE_INVALID', 'SIGNATURE_WRONG', 'SIGNATURE_MISSING'],
  CHANGED: ['MANIFEST_CHANGED', 'FILE_MISSING', 'FILE_SIZE', 'FILE_HASH', 'GOLDEN_SIZE', 'ARCHIVE_CHANGED'],
  MANIFEST: ['MANIFEST_MISSING', 'MANIFEST_NOT_JSON', 'MANIFEST_INVALID', 'MANIFEST_TOO_LARGE'],
  ARCHIVE: ['ARCHIVE_MISSING', 'ARCHIVE_FORM', 'ARCHIVE_ENTRY'],
  TOO_LARGE: ['PACKAGE_TOO_LARGE'],
  VERSION_TAKEN: ['VERSION_TAKEN'],
  NOT_WRITTEN: ['NOT_WRITTEN'],
  UPLOAD_BROKEN: ['UPLOAD_BROKEN'],
  GOLDEN_MISMATCH: ['GOLDEN_MISMATCH'],
} as const
type Group = keyof typeof GROUPS | 'MODEL' | 'other'

/** What a stable word is about, and with it what to do. */
export function groupOf(code: string): Group {
  const known = Object.entries(GROUPS).find(([, codes]) => (codes as readonly string[]).includes(code))?.[0]
  const group = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).find((one) => one === known)
  return group ?? (code.startsWith('MODEL_') ? 'MODEL' : 'other')
}

/** Why a package is refused and what to do, as a sentence. */
export function refusedPackage(t: Translate, { code, path }: { readonly code: string; readonly path: string }): string {
  return t(`models.code.${groupOf(code)}`, { code, path })
}

export function faultWords(t: Translate, faults: readonly ModelFault[]): string {
  return faults.map((fault) => t(`models.fault.${fault}`)).join(', ')
}
