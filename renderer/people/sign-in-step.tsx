import { Button, UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AccessOutcome, SessionView, SignInOutcome } from '../../electron/contract/access.ts'
import { confirmPin, signIn } from '../client/people.ts'
import { consoleStore } from '../client/store.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './people.module.css'
import { PinPad } from './pin-pad.tsx'
import { type PeopleProblem, problemOf, RefusalNote, useLockLeftMs } from './refusal-note.tsx'

interface Somebody {
  readonly userId: string
  readonly name: string
}

/** A name, then its PIN. `again` asks whoever is signed in for their PIN alone, unless somebody else takes over. */
export function SignInStep({
  again,
  onSignedIn,
}: {
  readonly again: boolean
  readonly onSignedIn: (session: SessionView, pin: string) => void
}) {
  const { t } = useWords()
  const [present] = useState(() => consoleStore.getState().session?.user ?? undefined)
  const [confirming, setConfirming] = useState(again && present !== undefined)
  const [chosen, setChosen] = useState<Somebody | undefined>(again ? present : undefined)
  return (
    <div className={confirming ? `${css.sheet} ${css.one}` : css.sheet}>
      {!confirming && <NameList chosen={chosen} onChoose={setChosen} />}
      <div className={css.side}>
        {chosen === undefined ? (
          <p className={css.text}>{t('people.sheet.choose')}</p>
        ) : (
          <PinStep key={chosen.userId} somebody={chosen} confirming={confirming} onSignedIn={onSignedIn} />
        )}
        {confirming && (
          <Button
            onClick={() => {
              setConfirming(false)
              setChosen(undefined)
            }}
          >
            {t('people.sheet.other')}
          </Button>
        )}
      </div>
    </div>
  )
}

function PinStep({
  somebody,
  confirming,
  onSignedIn,
}: {
  readonly somebody: Somebody
  readonly confirming: boolean
  readonly onSignedIn: (session: SessionView, pin: string) => void
}) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<PeopleProblem>()
  const lockLeftMs = useLockLeftMs(problem?.untilWallMs ?? null)
  const side = useRef<HTMLDivElement>(null)
  // Ready for a keyboard as soon as there is a name, and again after a wrong PIN.
  useEffect(() => {
    if (!busy) side.current?.querySelector<HTMLInputElement>('input')?.focus()
  }, [busy])
  const enter = (pin: string) => {
    setBusy(true)
    setProblem(undefined)
    tried(somebody, pin, confirming)
      .then((outcome) => {
        if (!outcome.ok) setProblem({ code: outcome.refusal, untilWallMs: outcome.untilWallMs })
        const session = consoleStore.getState().session
        if (outcome.ok && session !== undefined) onSignedIn(session, pin)
      })
      .catch((reason: unknown) => setProblem(problemOf(reason)))
      .finally(() => setBusy(false))
  }
  return (
    <div ref={side} className={css.form}>
      <PinPad
        label={t('people.sheet.pinOf', { name: somebody.name })}
        disabled={busy || lockLeftMs > 0}
        onEnter={enter}
      />
      {problem !== undefined && <RefusalNote problem={problem} />}
    </div>
  )
}

function tried(somebody: Somebody, pin: string, confirming: boolean): Promise<AccessOutcome | SignInOutcome> {
  return confirming ? confirmPin(pin) : signIn(somebody.userId, pin)
}

function NameList({
  chosen,
  onChoose,
}: {
  readonly chosen: Somebody | undefined
  readonly onChoose: (somebody: Somebody) => void
}) {
  const { t } = useWords()
  const { reading, again } = useReadingOf('station', 'names', (station) => station.call('listSignInNames', {}))
  if (reading.state === 'loading') return <p role="status">{t('people.sheet.reading')}</p>
  if (reading.state === 'failed') {
    return (
      <div className={css.form}>
        <p role="alert">{t('people.sheet.failed', { code: reading.code })}</p>
        <Button onClick={again}>{t('people.sheet.again')}</Button>
      </div>
    )
  }
  return (
    <fieldset className={css.fieldset}>
      <legend className="visually-hidden">{t('people.sheet.names')}</legend>
      <div className={css.names}>
        {reading.value.map((somebody) => (
          <UnstyledButton
            key={somebody.userId}
            type="button"
            className={css.name}
            aria-pressed={somebody.userId === chosen?.userId}
            onClick={() => onChoose(somebody)}
          >
            {somebody.name}
          </UnstyledButton>
        ))}
      </div>
    </fieldset>
  )
}
