import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { openLocalClock } from '../../electron/domain/law/local-time.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatHours } from '../ui/format.ts'
import css from './batch-fieldset.module.css'
import { type BatchFields, type FieldErrors, readSetTime, setTimeHint } from './batch-form.ts'
import { fieldsFromFlock, flockNamed } from './batch-master.ts'
import { BatchWho } from './batch-who.tsx'
import { LawField } from './law-field.tsx'
import { setDayWords } from './set-day.ts'
import { TrayTypeField } from './tray-type-field.tsx'

interface FieldsetProps {
  readonly fields: BatchFields
  readonly errors: FieldErrors
  /** Undefined while it has not been read. */
  readonly data: MasterDataView | undefined
  readonly onChange: (change: Partial<BatchFields>) => void
}

/** Every field of the start form, large enough for a glove. */
export function BatchFieldset(props: FieldsetProps) {
  const { t } = useWords()
  const { fields, errors, data, onChange } = props
  return (
    <div className={css.fields}>
      <BatchWho {...props} />
      <TextInput
        label={t('line.form.eggs')}
        value={fields.eggsExpected}
        onChange={(event) => onChange({ eggsExpected: event.currentTarget.value })}
        error={errors.eggsExpected === undefined ? undefined : t(`line.form.error.${errors.eggsExpected}`)}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
      />
      <SetTimeField {...props} />
      <LawField
        jurisdictionId={fields.jurisdictionId}
        data={data}
        onChange={(jurisdictionId) => onChange({ jurisdictionId })}
      />
      <TrayTypeField data={data} value={fields.trayTypeId} onChange={(trayTypeId) => onChange({ trayTypeId })} />
    </div>
  )
}

/** The set time says at once what it means for the law. */
function SetTimeField({ fields, errors, data, onChange }: FieldsetProps) {
  const { t, language } = useWords()
  // Looked at once a minute: the hint counts in minutes.
  const nowWallMs = useConsole((state) => Math.floor(stationNowWallMs(state) / 60_000) * 60_000)
  const timeZone = data?.site.timeZone
  const clock = useMemo(() => (timeZone === undefined ? undefined : openLocalClock(timeZone)), [timeZone])
  const hint = setTimeHint(fields, nowWallMs, clock)
  const set = readSetTime(fields.setAt, clock)
  const words = () => {
    switch (hint.kind) {
      case 'age':
        return t('line.form.setAtHint.age', { age: formatHours(hint.ageHours), left: formatHours(hint.leftHours) })
      case 'past':
        return t('line.form.setAtHint.past', { age: formatHours(hint.ageHours) })
      case 'ageNoLimit':
        return t('line.form.setAtHint.ageNoLimit', { age: formatHours(hint.ageHours) })
      default:
        return t(`line.form.setAtHint.${hint.kind}`)
    }
  }
  const dayWords = () => {
    const said = clock && setDayWords(fields.setAt, nowWallMs, clock, language)
    if (said === undefined || said.daysAgo < 0) return undefined
    const { day, daysAgo } = said
    return daysAgo === 0 ? t('batchStart.day.today', { day }) : t('batchStart.day.ago', { day, count: daysAgo })
  }
  const zoneWords = () =>
    clock === undefined ? t('line.form.setAtNoZone') : t('line.form.setAtZone', { zone: clock.zoneName })
  return (
    <TextInput
      type="datetime-local"
      label={t('line.form.setAt')}
      value={fields.setAt}
      onChange={(event) => {
        const setAt = event.currentTarget.value
        const flock = data && flockNamed(data, fields.flock)
        onChange({ ...(data && flock && fieldsFromFlock(data, flock, setAt)), setAt })
      }}
      description={[dayWords(), words(), set.kind === 'at' && set.twice && t('line.form.setAtTwice'), zoneWords()]
        .filter(Boolean)
        .join(' ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={errors.setAt === undefined ? undefined : t(`line.form.error.${errors.setAt}`)}
    />
  )
}
