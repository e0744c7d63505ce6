import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SettingsView } from '../../electron/contract/settings.ts'
import { carryOut } from '../client/commands.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { BackupFacts } from '../ui/backup-facts.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { type PlanFields, planFields, readPlan } from './backup-plan-form.ts'
import { Locked } from './settings-cards.tsx'
import css from './settings-screen.module.css'

/** A network drive goes, the night's backup comes. */
const LOOK_MS = 30_000

/** When backups are made by themselves, how many stay and where a second copy goes. */
export function BackupPlanCard({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords()
  const now = JSON.stringify(settings.backup)
  const { reading } = useReading(`backups by ${now}`, (review) => review.call('backups', {}), LOOK_MS)
  return (
    <Card>
      <CardHead title={t('settings.backup.title')} />
      <p className={css.note}>{t('settings.backup.text')}</p>
      {reading.state === 'read' && <BackupFacts view={reading.value} withPlan={false} />}
      {reading.state === 'failed' && (
        <p className={css.note}>{t('upkeep.backup.listFailed', { code: reading.code })}</p>
      )}
      <PlanForm key={now} settings={settings} />
      <Locked settings={settings} field="backup" />
      <p className={css.note}>
        <a className={css.link} href="#/service">
          {t('settings.backup.service')}
        </a>
      </p>
    </Card>
  )
}

const NUMBERS = ['hour', 'keepNewest', 'keepWeekly'] as const

function PlanForm({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords()
  const [fields, setFields] = useState<PlanFields>(() => planFields(settings.backup))
  const [wrong, setWrong] = useState<readonly (keyof PlanFields)[]>([])
  const locked = settings.managed.includes('backup')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const read = readPlan(fields)
    setWrong(read.ok ? [] : read.wrong)
    if (read.ok) void carryOut('shell', (shell) => shell.call('changeBackupPlan', read.plan))
  }
  const field = (name: keyof PlanFields) => (
    <TextInput
      key={name}
      label={t(`settings.backup.field.${name}`)}
      description={locked ? undefined : t(`settings.backup.help.${name}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={fields[name]}
      onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
      error={wrong.includes(name) ? t(`settings.backup.wrong.${name}`) : undefined}
      autoComplete="off"
      spellCheck={false}
      readOnly={locked}
      {...(name === 'secondFolder' ? {} : { inputMode: 'numeric' })}
    />
  )
  return (
    <form noValidate onSubmit={onSubmit}>
      <div className={`${css.fields} ${css.three}`}>{NUMBERS.map(field)}</div>
      <div className={css.token}>{field('secondFolder')}</div>
      {!locked && (
        <Button type="submit" variant="default" mt="md">
          {t('settings.backup.save')}
          <LockMark of={{ shell: 'changeBackupPlan' }} />
        </Button>
      )}
    </form>
  )
}
