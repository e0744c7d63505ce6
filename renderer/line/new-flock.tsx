import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { saveMasterData } from '../client/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { faultWords } from '../ui/master-fault.ts'
import type { BatchFields } from './batch-form.ts'
import css from './new-flock.module.css'

type Problem = { readonly field: 'name' | 'breedId' | 'parentsHatchedOn' | undefined; readonly text: string }

/** A flock that nobody has entered yet, without leaving the batch: the three things that matter for it. Not a form of its own, because it stands within one. */
export function NewFlock({
  data,
  name: first,
  onClose,
  onSaved,
}: {
  readonly data: MasterDataView
  readonly name: string
  readonly onClose: () => void
  readonly onSaved: (fields: Pick<BatchFields, 'flock' | 'breed'>) => void
}) {
  const { t, language } = useWords()
  const [name, setName] = useState(first)
  const [breedId, setBreedId] = useState('')
  const [hatchedOn, setHatchedOn] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const save = async () => {
    setProblem(undefined)
    const breed = data.breeds.find(({ id }) => id === breedId)
    if (breed === undefined) return setProblem({ field: 'breedId', text: t('setup.fault.BREED_UNKNOWN') })
    const entry: MasterEntry = {
      kind: 'flock',
      value: {
        ...{ name: name.trim(), breedId, farm: '', house: '', parentsHatchedOn: hatchedOn === '' ? null : hatchedOn },
        ...{ laidFrom: null, laidTo: null, storageDays: null },
      },
    }
    try {
      const outcome = await saveMasterData(entry, null)
      if (outcome.ok) onSaved({ flock: name.trim(), breed: breed.name })
      else setProblem(problemOf(outcome))
    } catch (reason) {
      // Whoever was asked who they are and thought better of it knows that nothing was saved.
      if (accessCodeOf(reason) === undefined) {
        setProblem({ field: undefined, text: t('setup.failed', { code: codeOf(reason) }) })
      }
    }
    return undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter here saves the flock; it must not start the batch around it.
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    void save()
  }
  const errorOf = (field: Problem['field']) => (problem?.field === field ? problem?.text : undefined)
  return (
    <fieldset className={css.flock} onKeyDown={onKeyDown}>
      <legend>{t('batchStart.newFlock')}</legend>
      <TextInput
        label={t('batchStart.flockName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorOf('name')}
        autoComplete="off"
        spellCheck={false}
      />
      <NativeSelect
        label={t('setup.field.breedId')}
        value={breedId}
        onChange={(event) => setBreedId(event.currentTarget.value)}
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
        value={hatchedOn}
        onChange={(event) => setHatchedOn(event.currentTarget.value)}
        error={errorOf('parentsHatchedOn')}
      />
      <div className={css.acts}>
        <Button onClick={() => void save()}>
          {t('batchStart.keepFlock')}
          <LockMark of={{ station: 'saveMasterData' }} />
        </Button>
        <Button onClick={onClose}>{t('setup.list.cancel')}</Button>
        <span className={css.note}>
          {problem?.field === undefined ? (problem?.text ?? t('batchStart.newFlockText')) : ''}
        </span>
      </div>
    </fieldset>
  )

  function problemOf(outcome: Extract<Awaited<ReturnType<typeof saveMasterData>>, { ok: false }>): Problem {
    const [fault] = outcome.faults
    const field = (['name', 'breedId', 'parentsHatchedOn'] as const).find((one) => one === fault?.field)
    if (fault === undefined) return { field: undefined, text: t(`setup.refusal.${outcome.refusal}`) }
    return { field, text: faultWords(t, language, fault) }
  }
}
