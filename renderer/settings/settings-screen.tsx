import { type FormEvent, useEffect, useState } from 'react'
import type { SettingsView } from '../../electron/contract/settings.ts'
import { carryOut } from '../client/commands.ts'
import { readSettings } from '../client/read-settings.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { BackupPlanCard } from './backup-plan-card.tsx'
import { InferenceCard } from './inference-card.tsx'
import { RetentionCard } from './retention-card.tsx'
import { CloudCard, LineCard, ProxyCard } from './settings-cards.tsx'
import { type FieldErrors, fieldsOf, readFields, type SettingsFields } from './settings-form.ts'
import { SettingsProblems } from './settings-problems.tsx'
import css from './settings-screen.module.css'
import { TokenCard } from './token-card.tsx'
import { UpdateCard } from './update-card.tsx'

const FORM_ID = 'settings'

/** What this machine was told about itself, and what of it IT has decided. */
export function SettingsScreen() {
  const { t } = useWords()
  const settings = useConsole((state) => state.settings)
  const [saved, setSaved] = useState(false)
  // IT may have put a credential or a policy there since.
  useEffect(readSettings, [])
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('settings.title')}</h1>
      {settings === undefined ? (
        <p className={css.note}>{t('settings.unknown')}</p>
      ) : (
        // Other values from elsewhere begin another form: nobody saves a mixture.
        <KnownSettings key={JSON.stringify(fieldsOf(settings))} settings={settings} saved={saved} onSaved={setSaved} />
      )}
    </div>
  )
}

interface KnownSettingsProps {
  readonly settings: SettingsView
  readonly saved: boolean
  readonly onSaved: (saved: boolean) => void
}

function KnownSettings({ settings, saved, onSaved }: KnownSettingsProps) {
  const { t } = useWords()
  const [fields, setFields] = useState<SettingsFields>(() => fieldsOf(settings))
  const [errors, setErrors] = useState<FieldErrors>({})
  const note = useFootNote(JSON.stringify(fields) !== JSON.stringify(fieldsOf(settings)), saved)

  const onChange = (change: Partial<SettingsFields>) => {
    setFields({ ...fields, ...change })
    onSaved(false)
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readFields(fields)
    setErrors(read.ok ? {} : read.errors)
    if (!read.ok) return
    onSaved(await carryOut('shell', (shell) => shell.call('changeSettings', read.settings)))
  }
  const parts = { settings, fields, errors, onChange }
  return (
    <>
      <div className={css.body}>
        <SettingsProblems settings={settings} />
        <div className={css.column}>
          <form id={FORM_ID} className={css.column} noValidate onSubmit={(event) => void onSubmit(event)}>
            <LineCard {...parts} />
            <CloudCard {...parts} />
            <ProxyCard {...parts} />
            <InferenceCard {...parts} />
          </form>
          <RetentionCard settings={settings} />
        </div>
        <div className={css.column}>
          <TokenCard settings={settings} />
          <BackupPlanCard settings={settings} />
          <UpdateCard settings={settings} />
        </div>
      </div>
      <div className={css.foot}>
        <span className={css.footNote} role="status">
          {t(`settings.foot.${note}`)}
        </span>
        <PrimaryButton form={FORM_ID} disabled={note !== 'restart' && note !== 'play'}>
          {t('settings.save')}
          <LockMark of={{ shell: 'changeSettings' }} />
        </PrimaryButton>
      </div>
    </>
  )
}

/** Why nothing can be saved now, or what saving does. */
function useFootNote(changed: boolean, saved: boolean) {
  const connected = useConsole((state) => state.connection.phase === 'open')
  const play = useConsole((state) => state.info?.play === true)
  const batchState = useConsole((state) => state.view?.batch?.state)
  if (!connected) return 'connection'
  if (!changed) return saved ? 'saved' : 'unchanged'
  if (play) return 'play'
  return batchState === undefined || batchState === 'closed' ? 'restart' : 'batch'
}
