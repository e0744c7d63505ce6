import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SettingsView } from '../../electron/contract/settings.ts'
import type { Retention } from '../../electron/domain/archive/retention.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { RetentionFieldsTable } from './retention-fields.tsx'
import { type RetentionFields, readRetention, retentionFields, type WrongField } from './retention-form.ts'
import { Locked } from './settings-cards.tsx'
import css from './settings-screen.module.css'

/** For how many days pictures are kept, and how much room they have. */
export function RetentionCard({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords()
  const { reading, again } = useReadingOf('station', 'archive', (station) => station.call('archive', {}))
  return (
    <Card>
      <CardHead title={t('archive.settings.title')} />
      <p className={css.note}>{t('archive.settings.text')}</p>
      {reading.state === 'loading' && <p className={css.note}>{t('archive.loading')}</p>}
      {reading.state === 'failed' && <p className={css.note}>{t('archive.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && (
        <RetentionForm
          key={JSON.stringify(reading.value.retention)}
          retention={reading.value.retention}
          locked={settings.managed.includes('pictures')}
          onSaved={again}
        />
      )}
      <Locked settings={settings} field="pictures" />
    </Card>
  )
}

interface RetentionFormProps {
  readonly retention: Retention
  readonly locked: boolean
  readonly onSaved: () => void
}

function RetentionForm({ retention, locked, onSaved }: RetentionFormProps) {
  const { t } = useWords()
  const [fields, setFields] = useState<RetentionFields>(() => retentionFields(retention))
  const [wrong, setWrong] = useState<readonly WrongField[]>([])
  const [saved, setSaved] = useState(false)
  const change = (over: Partial<RetentionFields>) => {
    setFields({ ...fields, ...over })
    setSaved(false)
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readRetention(fields)
    setWrong(read.ok ? [] : read.wrong)
    if (!read.ok) return
    setSaved(await carryOut('station', (station) => station.call('changeRetention', read.retention)))
    onSaved()
  }
  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)}>
      <RetentionFieldsTable {...{ fields, wrong, locked }} onChange={change} />
      <p className={css.note} role="status">
        {saved && t('archive.settings.saved')}
      </p>
      {!locked && (
        <Button type="submit" variant="default">
          {t('archive.settings.save')}
          <LockMark of={{ station: 'changeRetention' }} />
        </Button>
      )}
    </form>
  )
}
