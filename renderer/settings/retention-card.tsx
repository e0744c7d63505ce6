import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { KEPT_CLASSES, type KeptClass } from '../../electron/domain/archive/keep.ts'
import {
  KEPT_DAYS_MAX,
  QUOTA_BYTES_MAX,
  QUOTA_BYTES_MIN,
  type Retention,
  SAMPLE_SHARE_MAX,
} from '../../electron/domain/archive/retention.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import { GIB, type RetentionFields, readRetention, retentionFields } from './retention-form.ts'
import css from './settings-screen.module.css'

/** For how many days pictures are kept, and how much room they have. */
export function RetentionCard() {
  const { t } = useWords()
  const { reading, again } = useReadingOf('station', 'archive', (station) => station.call('archive', {}))
  return (
    <Card>
      <CardHead title={t('archive.settings.title')} />
      <p className={css.note}>{t('archive.settings.text')}</p>
      {reading.state === 'loading' && <p className={css.note}>{t('archive.loading')}</p>}
      {reading.state === 'failed' && <p className={css.note}>{t('archive.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <RetentionForm retention={reading.value.retention} onSaved={again} />}
    </Card>
  )
}

function RetentionForm({ retention, onSaved }: { readonly retention: Retention; readonly onSaved: () => void }) {
  const { t, language } = useWords()
  const [fields, setFields] = useState<RetentionFields>(() => retentionFields(retention))
  const [wrong, setWrong] = useState<readonly string[]>([])
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
  const gib = (bytes: number) => formatCount(bytes / GIB, language)
  const field = (name: string, label: string, help: string, value: string, onChange: (typed: string) => void) => (
    <TextInput
      key={name}
      {...{ label, value, autoComplete: 'off', inputMode: 'decimal' }}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong.includes(name) ? t('archive.settings.wrong') : undefined}
    />
  )
  const daysHelp = t('archive.settings.daysHelp', { max: formatCount(KEPT_DAYS_MAX, language) })
  const daysField = (one: KeptClass) =>
    field(
      one,
      t('archive.settings.daysOf', { shelf: t(`archive.shelf.${one}`) }),
      daysHelp,
      fields.days[one],
      (typed) => change({ days: { ...fields.days, [one]: typed } }),
    )
  const sampleHelp = t('archive.settings.sampleHelp', { max: formatCount(SAMPLE_SHARE_MAX * 100, language) })
  const quotaHelp = t('archive.settings.quotaHelp', { min: gib(QUOTA_BYTES_MIN), max: gib(QUOTA_BYTES_MAX) })
  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)}>
      <div className={css.fields}>
        {KEPT_CLASSES.map(daysField)}
        {field('samplePercent', t('archive.settings.sampleShare'), sampleHelp, fields.samplePercent, (samplePercent) =>
          change({ samplePercent }),
        )}
        {field('quotaGib', t('archive.settings.quota'), quotaHelp, fields.quotaGib, (quotaGib) => change({ quotaGib }))}
      </div>
      <p className={css.note} role="status">
        {saved && t('archive.settings.saved')}
      </p>
      <Button type="submit" variant="default">
        {t('archive.settings.save')}
        <LockMark of={{ station: 'changeRetention' }} />
      </Button>
    </form>
  )
}
