import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MasterDataView } from '../../../electron/contract/master-data.ts'
import { isTimeZone } from '../../../electron/domain/master-data/calendar.ts'
import { codeOf } from '../../client/commands.ts'
import { accessCodeOf } from '../../client/guarded-call.ts'
import { useConsole } from '../../client/store.ts'
import { goTo } from '../../client/use-address.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PrimaryButton } from '../../ui/action-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { jurisdictionName } from '../../ui/jurisdiction-name.ts'
import css from './first-start.module.css'
import { seeItRun } from './play-ways.ts'
import { saveStart } from './save-start.ts'
import { rememberStart } from './start-memory.ts'
import { firstFaulty, type StartDraft } from './steps.ts'
import { startAddress } from './use-start.ts'

interface DoneProps {
  readonly draft: StartDraft
  readonly data: MasterDataView | undefined
}

/** Everything at one look. */
export function DoneStep({ draft, data }: DoneProps) {
  const { t } = useWords()
  const trays = data?.trayTypes.filter(({ id }) => !draft.traysLeftOut.includes(id)).map(({ name }) => name) ?? []
  return (
    <Facts
      rows={[
        [t('start.step.place.site'), draft.site],
        [t('setup.site.timeZone'), draft.timeZone],
        [
          t('start.step.place.country'),
          draft.jurisdictionId === '' ? t('setup.law.undecided') : jurisdictionName(t, draft.jurisdictionId),
        ],
        [t('start.step.line.line'), draft.line],
        [t('start.step.line.rated'), draft.ratedEggsPerHour],
        [t('start.step.trays.short'), trays.join(', ')],
      ]}
    />
  )
}

/** The two ways on, where the way forward always is: see it run, or begin. */
export function DoneWays({ draft, data }: DoneProps) {
  const { t } = useWords()
  const anyUser = useConsole((state) => state.session?.anyUser === true)
  const { save, problem, isSaving } = useSaving(draft, data)
  return (
    <>
      <span className={css.footNote} role="status">
        {problem ?? t(anyUser ? 'start.step.done.saves' : 'start.step.done.savesFirst')}
      </span>
      <Button className={css.demo} onClick={() => void seeItRun()}>
        {t('start.run.button')}
      </Button>
      <PrimaryButton disabled={isSaving || data === undefined} onClick={save}>
        {t('start.step.done.work')}
      </PrimaryButton>
    </>
  )
}

/** Saves all of it and goes to the line; a field that is wrong leads back to where it stands. */
function useSaving(draft: StartDraft, data: MasterDataView | undefined) {
  const { t } = useWords()
  const settings = useConsole((state) => state.settings)
  const [problem, setProblem] = useState<string>()
  const [isSaving, setSaving] = useState(false)
  const save = () => {
    if (data === undefined) return
    const faulty = firstFaulty(draft, isTimeZone)
    if (faulty !== undefined) {
      goTo(startAddress(faulty))
      return
    }
    setSaving(true)
    setProblem(undefined)
    saveStart(draft, data, settings)
      .then((refused) => {
        if (refused !== undefined && !refused.ok) setProblem(t(`setup.refusal.${refused.refusal}`))
        else {
          rememberStart(localStorage, { step: undefined, draft: {}, isLeft: true })
          goTo('#/line')
        }
      })
      .catch((reason: unknown) => {
        // Whoever was asked who they are and thought better of it knows that nothing was saved.
        if (accessCodeOf(reason) === undefined) setProblem(t('setup.failed', { code: codeOf(reason) }))
      })
      .finally(() => setSaving(false))
  }
  return { save, problem, isSaving }
}
