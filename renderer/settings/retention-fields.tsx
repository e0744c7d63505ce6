import { TextInput } from '@mantine/core'
import { KEPT_CLASSES, type KeptClass } from '../../electron/domain/archive/keep.ts'
import {
  CLASS_SHARE_MIN,
  KEPT_DAYS_MAX,
  KEPT_SHARE_MAX,
  QUOTA_BYTES_MAX,
  QUOTA_BYTES_MIN,
  SAMPLE_SHARE_MAX,
} from '../../electron/domain/archive/retention.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatCount } from '../ui/format.ts'
import css from './retention.module.css'
import { GIB, type RetentionFields, type WrongField } from './retention-form.ts'

interface RetentionFieldsProps {
  readonly fields: RetentionFields
  readonly wrong: readonly WrongField[]
  readonly locked: boolean
  readonly onChange: (over: Partial<RetentionFields>) => void
}

/** A row for each class with its days and its most, and what holds for all of them. */
export function RetentionFieldsTable({ fields, wrong, locked, onChange }: RetentionFieldsProps) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  const error = (name: WrongField) => (wrong.includes(name) ? t('archive.settings.wrong') : undefined)
  const plain = { autoComplete: 'off', inputMode: 'decimal', readOnly: locked } as const
  const cell = (one: KeptClass, kind: 'days' | 'share', value: string, typed: (text: string) => void) => (
    <TextInput
      {...{ ...plain, value }}
      aria-label={t(`archive.settings.${kind}Of`, { shelf: t(`archive.shelf.${one}`) })}
      error={error(`${kind}.${one}`)}
      onChange={(event) => typed(event.currentTarget.value)}
    />
  )
  const whole = (name: 'samplePercent' | 'quotaGib', label: string, description: string) => (
    <TextInput
      {...{ ...plain, label, description, value: fields[name] }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  const sampleHelp = t('archive.settings.sampleHelp', { max: count(SAMPLE_SHARE_MAX * 100) })
  const gib = (bytes: number) => count(bytes / GIB)
  const quotaHelp = t('archive.settings.quotaHelp', { min: gib(QUOTA_BYTES_MIN), max: gib(QUOTA_BYTES_MAX) })
  const shareBounds = { min: count(CLASS_SHARE_MIN * 100), max: count(KEPT_SHARE_MAX * 100) }
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('archive.column.shelf')}</th>
            <th scope="col">{t('archive.settings.daysColumn', { max: count(KEPT_DAYS_MAX) })}</th>
            <th scope="col">{t('archive.settings.shareColumn', shareBounds)}</th>
          </tr>
        </thead>
        <tbody>
          {KEPT_CLASSES.map((one) => (
            <tr key={one}>
              <th scope="row">{t(`archive.shelf.${one}`)}</th>
              <td>
                {cell(one, 'days', fields.days[one], (typed) => onChange({ days: { ...fields.days, [one]: typed } }))}
              </td>
              <td>
                {cell(one, 'share', fields.sharePercent[one], (typed) =>
                  onChange({ sharePercent: { ...fields.sharePercent, [one]: typed } }),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.whole}>
        {whole('quotaGib', t('archive.settings.quota'), quotaHelp)}
        {whole('samplePercent', t('archive.settings.sampleShare'), sampleHelp)}
      </div>
    </>
  )
}
