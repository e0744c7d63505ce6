import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { NewCode } from '../../electron/contract/keys.ts'
import { askFor, carryOut, codeOf } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { Modal } from '../people/modal.tsx'
import people from '../people/people.module.css'
import css from './keys.module.css'

const TITLE_ID = 'recovery-code-title'

type Made =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: string }
  | ({ readonly state: 'made' } & NewCode)

/** Shows a new recovery code once, and lets it hold when a group of it was typed back. Nothing is changed by closing it. */
export function RecoveryDialog({ onClosed }: { readonly onClosed: (made: boolean) => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const isKept = useRef(false)
  const made = useNewCode()
  const kept = () => {
    isKept.current = true
    dialog.current?.close()
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} onClosed={() => onClosed(isKept.current)}>
      <h2 id={TITLE_ID} className={people.title}>
        {t('keys.code.title')}
      </h2>
      <p className={people.text}>{t('keys.code.text')}</p>
      <p className={people.text}>{t('keys.code.backups')}</p>
      {made.state === 'loading' && <p className={people.text}>{t('keys.loading')}</p>}
      {made.state === 'failed' && <p className={people.problem}>{t('keys.failed', { code: made.code })}</p>}
      {made.state === 'made' && <Code code={made} onKept={kept} onCancel={() => dialog.current?.close()} />}
    </Modal>
  )
}

interface CodeProps {
  readonly code: NewCode
  readonly onKept: () => void
  readonly onCancel: () => void
}

function Code(props: CodeProps) {
  const { code } = props
  const { t } = useWords()
  return (
    <>
      <div className={css.paper}>
        <ol className={css.groups}>
          {code.groups.map((group, at) => (
            <li key={`${at}${group}`}>
              <span className={css.number}>{at + 1}</span>
              <span className={css.group}>{group}</span>
            </li>
          ))}
        </ol>
        <p className={css.label}>{t('keys.code.paper', { name: code.keyName, id: code.slotId })}</p>
      </div>
      <Confirm {...props} />
    </>
  )
}

function Confirm({ code, onKept, onCancel }: CodeProps) {
  const { t } = useWords()
  const { slotId, groups, ask } = code
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const group = typed.trim().toUpperCase()
    // A slip of the finger is said here; the station counts those who guess.
    if (group !== groups[ask - 1]) setWrong(true)
    else if (await carryOut('station', (station) => station.call('confirmRecoveryCode', { slotId, group }))) onKept()
  }
  return (
    <form className={people.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('keys.code.ask', { ask })}
        description={t('keys.code.askHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setWrong(false)
        }}
        error={isWrong ? t('keys.code.wrong', { ask }) : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
      />
      <div className={people.acts}>
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('keys.code.confirm')}
        </Button>
        <Button type="button" variant="default" onClick={() => window.print()}>
          {t('keys.code.print')}
        </Button>
        <Button type="button" variant="default" onClick={onCancel}>
          {t('keys.code.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Asked for once, when the dialog opens. */
function useNewCode(): Made {
  const [made, setMade] = useState<Made>({ state: 'loading' })
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    askFor('station', (station) => station.call('makeRecoveryCode', {})).then(
      (code) => setMade({ state: 'made', ...code }),
      (problem: unknown) => setMade({ state: 'failed', code: codeOf(problem) }),
    )
  }, [])
  return made
}
