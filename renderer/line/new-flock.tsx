import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { MasterDataView, MasterEntry, MasterOutcome } from '../../electron/contract/master-data.ts'
import { codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { saveMasterData } from '../client/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { faultWords } from '../ui/master-fault.ts'
import type { BatchFields } from './batch-form.ts'
import css from './new-flock.module.css'

type Problem = { readonly field: 'name' | 'breedId' | 'parentsHatchedOn' | undefined; readonly text: string }

interface NewFlockProps {
  readonly data: MasterDataView
  readonly name: string
  readonly onClose: () => void
  readonly onSaved: (fields: Pick<BatchFields, 'flock' | 'breed'>) => void
}

interface NewFlockFields {
  readonly name: string
  readonly breedId: string
  readonly parentsHatchedOn: string
}

/** A flock that nobody has entered yet, without leaving the batch: the three things that matter for it. Not a form of its own, because it stands within one. */
export function NewFlock({ data, name, onClose, onSaved }: NewFlockProps) {
  const { t } = useWords()
  const [fields, setFields] = useState<NewFlockFields>({ name, breedId: '', parentsHatchedOn: '' })
  const { problem, save } = useKeeping(data, onSaved)
  const change = (part: Partial<NewFlockFields>) => setFields((before) => ({ ...before, ...part }))
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter here saves the flock; it must not start the batch around it.
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    void save(fields)
  }
  const errorOf = (field: keyof NewFlockFields) => (problem?.field === field ? problem.text : undefined)
  return (
    <fieldset className={css.flock} onKeyDown={onKeyDown}>
      <legend>{t('batchStart.newFlock')}</legend>
      <TextInput
        label={t('batchStart.flockName')}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errorOf('name')}
        autoComplete="off"
        spellCheck={false}
      />
      <NativeSelect
        label={t('setup.field.breedId')}
        value={fields.breedId}
        onChange={(event) => change({ breedId: event.currentTarget.value })}
        error={errorOf('breedId')}
        data={[
          { value: '', label: t('setup.field.choose') },
          ...data.breeds.filter(({ retired }) => !retired).map((breed) => ({ value: breed.id, label: breed.name })),
        ]}
      />
      <TextInput
        type="date"
        label={t('setup.field.parentsHatchedOn')}
        description={t('setup.field.parentsHatchedOnHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={fields.parentsHatchedOn}
        onChange={(event) => change({ parentsHatchedOn: event.currentTarget.value })}
        error={errorOf('parentsHatchedOn')}
      />
      <div className={css.acts}>
        <Button onClick={() => void save(fields)}>
          {t('batchStart.keepFlock')}
          <LockMark of={{ station: 'saveMasterData' }} />
        </Button>
        <Button onClick={onClose}>{t('setup.list.cancel')}</Button>
        <span className={css.note} role="status">
          {problem === undefined ? t('batchStart.newFlockText') : problem.field === undefined && problem.text}
        </span>
      </div>
    </fieldset>
  )
}

/** Saves it as one of the hatchery's flocks, or says what is wrong with which field. */
function useKeeping(data: MasterDataView, onSaved: NewFlockProps['onSaved']) {
  const { t, language } = useWords()
  const [problem, setProblem] = useState<Problem>()
  const problemOf = (outcome: Extract<MasterOutcome, { ok: false }>): Problem => {
    const [fault] = outcome.faults
    const field = (['name', 'breedId', 'parentsHatchedOn'] as const).find((one) => one === fault?.field)
    if (fault === undefined) return { field: undefined, text: t(`setup.refusal.${outcome.refusal}`) }
    return { field, text: faultWords(t, language, fault) }
  }
  const save = async (fields: NewFlockFields) => {
    const breed = data.breeds.find(({ id }) => id === fields.breedId)
    if (breed === undefined) {
      setProblem({ field: 'breedId', text: t('setup.fault.BREED_UNKNOWN') })
      return
    }
    setProblem(undefined)
    try {
      const outcome = await saveMasterData(entryOf(fields), null)
      if (outcome.ok) onSaved({ flock: fields.name.trim(), breed: breed.name })
      else setProblem(problemOf(outcome))
    } catch (reason) {
      // Whoever was asked who they are and thought better of it knows that nothing was saved.
      if (accessCodeOf(reason) !== undefined) return
      setProblem({ field: undefined, text: t('setup.failed', { code: codeOf(reason) }) })
    }
  }
  return { problem, save }
}

function entryOf({ name, breedId, parentsHatchedOn }: NewFlockFields): MasterEntry {
  const value = {
    ...{ name: name.trim(), breedId, farm: '', house: '', laidFrom: null, laidTo: null, storageDays: null },
    parentsHatchedOn: parentsHatchedOn === '' ? null : parentsHatchedOn,
  }
  return { kind: 'flock', value }
}
