import type { InstallOutcome } from '../../electron/contract/model-files.ts'
import { useWords } from '../i18n/use-words.ts'
import { FoldedDetail } from '../ui/folded-detail.tsx'
import css from './models.module.css'
import { refusedPackage } from './package-words.ts'

/** Why a package is refused and what to do; folded beneath it what its maker needs to know, which nobody translates. */
export function RefusedPackage({ refusal }: { readonly refusal: Omit<Extract<InstallOutcome, { ok: false }>, 'ok'> }) {
  const { t } = useWords()
  return (
    <>
      <p className={css.state}>{refusedPackage(t, refusal)}</p>
      <FoldedDetail summary={t('models.refusedDetail')} text={refusal.detail} />
    </>
  )
}
