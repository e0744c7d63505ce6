import type { InstallOutcome } from '../../electron/contract/model-files.ts'
import type { ModelFault } from '../../electron/domain/model/model-faults.ts'
import type { Translate } from '../i18n/use-words.ts'

type Code = Extract<InstallOutcome, { ok: false }>['code']

/** Why a package is refused and what to do, with the file that is to blame. */
export function refusedPackage(t: Translate, { code, path }: { readonly code: Code; readonly path: string }): string {
  if (code === 'UPLOAD_BROKEN') return t('models.uploadBroken')
  return `${path === '' ? '' : `${path}: `}${t(`modelRefusal.${code}.means`)} ${t(`modelRefusal.${code}.tip`)}`
}

export function faultWords(t: Translate, faults: readonly ModelFault[]): string {
  return faults.map((fault) => t(`models.fault.${fault}`)).join(', ')
}
