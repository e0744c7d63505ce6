import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import { useWords } from '../../../i18n/use-words.ts'
import css from './explain.module.css'

/** What was to happen to the egg, and why. */
export function ActionPart({ attempt }: { readonly attempt: EggAttempt }) {
  const { t } = useWords()
  return (
    <section>
      <h3 className={css.title}>{t('explain.action.title')}</h3>
      <p>
        {t('explain.action.follows', {
          action: t(`words.actionLong.${attempt.action}`),
          reason: t(`words.reason.${attempt.reason}`),
        })}
      </p>
      <p className={css.quiet}>{t('explain.action.rule')}</p>
    </section>
  )
}
