import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { TypeAhead } from '../ui/type-ahead.tsx'
import type { BatchFields, FieldErrors } from './batch-form.ts'
import { countedAgeWeeks, fieldsFromFlock, flockNamed, flockOptions, placeOptions } from './batch-master.ts'
import { NewFlock } from './new-flock.tsx'

interface WhoProps {
  readonly fields: BatchFields
  readonly errors: FieldErrors
  /** Undefined while it has not been read: then everything is typed. */
  readonly data: MasterDataView | undefined
  readonly onChange: (change: Partial<BatchFields>) => void
}

/** Whose eggs they are and where they come from: chosen from what the hatchery has, or typed. */
export function BatchWho({ fields, errors, data, onChange }: WhoProps) {
  const { t } = useWords()
  const [isNew, setNew] = useState(false)
  const errorOf = (name: keyof BatchFields) => {
    const error = errors[name]
    return error === undefined ? undefined : t(`line.form.error.${error}`)
  }
  const flock = data && flockNamed(data, fields.flock)
  const choose = (name: string) => {
    const chosen = data && flockNamed(data, name)
    if (data !== undefined && chosen !== undefined) onChange(fieldsFromFlock(data, chosen, fields.setAt))
    // What the former flock said of itself is not true of this one.
    else onChange({ flock: name, ...(flock === undefined ? {} : { breed: '', parentAgeWeeks: '' }) })
  }
  return (
    <>
      <TypeAhead
        label={t('line.form.flock')}
        value={fields.flock}
        options={data === undefined ? [] : flockOptions(data)}
        onType={choose}
        onChoose={({ label }) => choose(label)}
        more={data === undefined ? undefined : { label: newLabel(), onChoose: () => setNew(true) }}
        error={errorOf('flock')}
      />
      {isNew && data !== undefined && (
        <NewFlock
          data={data}
          name={fields.flock}
          onClose={() => setNew(false)}
          onSaved={(saved) => {
            setNew(false)
            onChange(saved)
          }}
        />
      )}
      <TypeAhead
        label={t('line.form.breed')}
        value={fields.breed}
        options={data === undefined ? [] : placeOptions(data.breeds.map((breed) => ({ ...breed, code: '' })))}
        onType={(breed) => onChange({ breed })}
        onChoose={({ label }) => onChange({ breed: label })}
        error={errorOf('breed')}
      />
      <TextInput
        label={t('line.form.parentAge')}
        value={fields.parentAgeWeeks}
        onChange={(event) => onChange({ parentAgeWeeks: event.currentTarget.value })}
        description={ageNote()}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={errorOf('parentAgeWeeks')}
        inputMode="numeric"
        autoComplete="off"
      />
      <TypeAhead
        label={t('line.form.setter')}
        value={fields.setter}
        options={data === undefined ? [] : placeOptions(data.setters)}
        onType={(setter) => onChange({ setter })}
        onChoose={({ label }) => onChange({ setter: label })}
        error={errorOf('setter')}
      />
      <TypeAhead
        label={t('line.form.trolleyOptional')}
        value={fields.trolley}
        options={data === undefined ? [] : placeOptions(data.trolleys)}
        onType={(trolley) => onChange({ trolley })}
        onChoose={({ label }) => onChange({ trolley: label })}
        error={errorOf('trolley')}
      />
    </>
  )

  function newLabel(): string {
    const name = fields.flock.trim()
    return name === '' ? t('batchStart.newFlock') : t('batchStart.newFlockNamed', { name })
  }

  /** Says where the number comes from, and when it is not the one that the flock would give. */
  function ageNote(): string | undefined {
    if (data === undefined || flock === undefined) return undefined
    if (flock.parentsHatchedOn === null) return t('batchStart.age.unknown')
    const weeks = countedAgeWeeks(data, flock, fields.setAt)
    if (weeks === undefined) return t('batchStart.age.needsSetTime')
    return String(weeks) === fields.parentAgeWeeks.trim()
      ? t('batchStart.age.counted', { day: flock.parentsHatchedOn })
      : t('batchStart.age.differs', { weeks })
  }
}
