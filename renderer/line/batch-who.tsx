import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { TypeAhead } from '../ui/type-ahead.tsx'
import type { TypeAheadOption } from '../ui/type-ahead-options.ts'
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
export function BatchWho(props: WhoProps) {
  const { t } = useWords()
  const { data } = props
  const options = (list: MasterDataView['setters'] | undefined) => (list === undefined ? [] : placeOptions(list))
  return (
    <>
      <FlockField {...props} />
      <NamedField
        {...props}
        name="breed"
        label={t('line.form.breed')}
        options={options(data?.breeds.map((breed) => ({ ...breed, code: '' })))}
      />
      <AgeField {...props} />
      <NamedField {...props} name="setter" label={t('line.form.setter')} options={options(data?.setters)} />
      <NamedField {...props} name="trolley" label={t('line.form.trolleyOptional')} options={options(data?.trolleys)} />
    </>
  )
}

function NamedField({
  name,
  label,
  options,
  fields,
  errors,
  onChange,
}: WhoProps & {
  readonly name: 'breed' | 'setter' | 'trolley'
  readonly label: string
  readonly options: readonly TypeAheadOption[]
}) {
  const { t } = useWords()
  const error = errors[name]
  return (
    <TypeAhead
      label={label}
      value={fields[name]}
      options={options}
      onType={(typed) => onChange({ [name]: typed })}
      onChoose={(chosen) => onChange({ [name]: chosen.label })}
      error={error && t(`line.form.error.${error}`)}
    />
  )
}

/** The flock, which says its breed and the age of its parents; a new one can be kept without leaving the form. */
function FlockField({ fields, errors, data, onChange }: WhoProps) {
  const { t } = useWords()
  const [isNew, setNew] = useState(false)
  const name = fields.flock.trim()
  const before = data && flockNamed(data, name)
  const choose = (typed: string) => {
    const chosen = data && flockNamed(data, typed)
    if (data !== undefined && chosen !== undefined) onChange(fieldsFromFlock(data, chosen, fields.setAt))
    // What the former flock said of itself is not true of this one.
    else onChange({ flock: typed, ...(before === undefined ? {} : { breed: '', parentAgeWeeks: '' }) })
  }
  const newFlock = {
    label: name === '' ? t('batchStart.newFlock') : t('batchStart.newFlockNamed', { name }),
    onChoose: () => setNew(true),
  }
  return (
    <>
      <TypeAhead
        label={t('line.form.flock')}
        value={fields.flock}
        options={data === undefined ? [] : flockOptions(data)}
        onType={choose}
        onChoose={({ label }) => choose(label)}
        more={data === undefined ? undefined : newFlock}
        error={errors.flock && t(`line.form.error.${errors.flock}`)}
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
    </>
  )
}

/** The age of the parents, with where the number comes from, and whether it is the one that the flock would give. */
function AgeField({ fields, errors, data, onChange }: WhoProps) {
  const { t } = useWords()
  const note = () => {
    const flock = data && flockNamed(data, fields.flock)
    if (data === undefined || flock === undefined) return undefined
    if (flock.parentsHatchedOn === null) return t('batchStart.age.unknown')
    const weeks = countedAgeWeeks(flock, fields.setAt)
    if (weeks === undefined) return t('batchStart.age.needsSetTime')
    return String(weeks) === fields.parentAgeWeeks.trim()
      ? t('batchStart.age.counted', { day: flock.parentsHatchedOn })
      : t('batchStart.age.differs', { weeks })
  }
  return (
    <TextInput
      label={t('line.form.parentAge')}
      value={fields.parentAgeWeeks}
      onChange={(event) => onChange({ parentAgeWeeks: event.currentTarget.value })}
      description={note()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={errors.parentAgeWeeks && t(`line.form.error.${errors.parentAgeWeeks}`)}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}
