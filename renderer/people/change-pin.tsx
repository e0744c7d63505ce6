import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { PIN_LENGTH_MAX } from '../../electron/contract/access.ts'
import { changePin } from '../client/people.ts'
import { useWords } from '../i18n/use-words.ts'
import { NewPinFields, NO_PIN, newPinError } from './new-pin.tsx'
import css from './people.module.css'
import { type PeopleProblem, problemOf, RefusalNote } from './refusal-note.tsx'

/** Another PIN. `known` is the present one where it was typed a moment ago, because the station asks for a new one at once. */
export function ChangePin({ known, onDone }: { readonly known: string | undefined; readonly onDone: () => void }) {
  const { t } = useWords()
  const [current, setCurrent] = useState('')
  const [pin, setPin] = useState(NO_PIN)
  const [error, setError] = useState<'short' | 'differ'>()
  const [problem, setProblem] = useState<PeopleProblem>()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const found = newPinError(pin)
    setError(found)
    setProblem(undefined)
    if (found !== undefined) return
    changePin(known ?? current, pin.first)
      .then((outcome) => {
        if (outcome.ok) onDone()
        else setProblem({ code: outcome.refusal, untilWallMs: outcome.untilWallMs })
      })
      .catch((reason: unknown) => setProblem(problemOf(reason)))
  }
  return (
    <form className={css.form} noValidate onSubmit={save}>
      {known === undefined ? (
        <TextInput
          type="password"
          label={t('people.pin.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          maxLength={PIN_LENGTH_MAX}
          autoComplete="current-password"
          required
        />
      ) : (
        <p>{t('people.pin.must')}</p>
      )}
      <NewPinFields label={t('people.pin.fresh')} pin={pin} error={error} onChange={setPin} />
      {problem !== undefined && <RefusalNote key={problem.code} problem={problem} />}
      <div className={css.acts}>
        <span />
        <Button className={css.save} type="submit">
          {t('people.pin.save')}
        </Button>
      </div>
    </form>
  )
}
