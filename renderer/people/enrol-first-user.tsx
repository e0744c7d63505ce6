import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { enrolFirstUser } from '../client/people.ts'
import { useDamage } from '../client/use-damage.ts'
import { useWords } from '../i18n/use-words.ts'
import { NewPinFields, NO_PIN, newPinError } from './new-pin.tsx'
import css from './people.module.css'
import { type PeopleProblem, problemOf, RefusalNote } from './refusal-note.tsx'

/** The very first user, who is signed in when `onDone` is called. For the first start and for whoever wants to do something before that. */
export function EnrolFirstUser({
  onDone,
  guide,
}: {
  readonly onDone: () => void
  /** In a guide, whose own button sends the form once something stands in it. */
  readonly guide?: { readonly formId: string; readonly onFilled: (isFilled: boolean) => void }
}) {
  const { t } = useWords()
  const damage = useDamage()
  const [name, setName] = useState('')
  const [pin, setPin] = useState(NO_PIN)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<PeopleProblem>()
  const isFilled = name !== '' || pin.first !== '' || pin.second !== ''
  const onFilled = guide?.onFilled
  useEffect(() => onFilled?.(isFilled), [onFilled, isFilled])
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem(undefined)
    if (name.trim() === '' || newPinError(pin) !== undefined) return
    enrolFirstUser(name.trim(), pin.first)
      .then((outcome) => {
        if (outcome.ok) onDone()
        else setProblem({ code: outcome.refusal, untilWallMs: outcome.untilWallMs })
      })
      .catch((reason: unknown) => setProblem(problemOf(reason)))
  }
  if (damage !== undefined) return <p className={css.text}>{t('people.first.damaged')}</p>
  return (
    <form id={guide?.formId} className={css.form} noValidate onSubmit={save}>
      <p className={css.text}>{t('people.first.text')}</p>
      <TextInput
        label={t('people.first.name')}
        description={t('people.first.nameHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? t('people.first.missing') : undefined}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <NewPinFields
        label={t('people.first.pin')}
        pin={pin}
        error={tried ? newPinError(pin) : undefined}
        onChange={setPin}
      />
      {problem !== undefined && <RefusalNote key={problem.code} problem={problem} />}
      <div className={css.acts}>
        <span />
        <Button className={css.save} type="submit">
          {t('people.first.save')}
        </Button>
      </div>
    </form>
  )
}
