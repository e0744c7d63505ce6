import type { ReactNode } from 'react'
import type { SettingsView } from '../../electron/contract/settings.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './settings-screen.module.css'

/** What is wrong, before everything else, each with what to do; nothing at all when all is well. */
export function SettingsProblems({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords()
  const { policy, token, restartPending } = settings
  if (policy.state !== 'refused' && token.problem === null && !restartPending) return null
  return (
    <Card className={css.wide} label={t('settings.problems')}>
      <div className={css.problems}>
        {policy.state === 'refused' && (
          <OneProblem title={t('settings.policy.title')}>
            {t(`settings.policy.refusal.${policy.refusal}`, { path: policy.path })}
            {policy.detail !== '' && ` (${policy.detail})`} {t('settings.policy.effect')}
          </OneProblem>
        )}
        {token.problem !== null && (
          <OneProblem title={t('settings.token.problemTitle')}>
            {t(`settings.token.problem.${token.problem}`, { path: token.path })}
          </OneProblem>
        )}
        {restartPending && <OneProblem title={t('settings.pending.title')}>{t('settings.pending.text')}</OneProblem>}
      </div>
    </Card>
  )
}

function OneProblem({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css.problem}>
      <PriorityMark priority={3} />
      <div>
        <strong>{title}</strong>
        <span className={css.path}>{children}</span>
      </div>
    </div>
  )
}
