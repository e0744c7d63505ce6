import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { AccessOutcome, User } from '../../electron/contract/access.ts'
import { ROLES, type Role } from '../../electron/domain/access.ts'
import { askFor } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { Modal } from './modal.tsx'
import { type NewPin, NewPinFields, NO_PIN, newPinError } from './new-pin.tsx'
import css from './people.module.css'
import { type PeopleProblem, problemOf, RefusalNote } from './refusal-note.tsx'

/** What is done to the list of users. */
export type UserDeed = { readonly kind: 'enrol' } | { readonly kind: 'change' | 'newPin'; readonly user: User }

interface Fields {
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly pin: NewPin
}

const TITLE_ID = 'user-dialog-title'

/** Enrols somebody, changes what they are, or gives them another PIN. `onClosed` gets the name when it was done. */
export function UserDialog({
  deed,
  onClosed,
}: {
  readonly deed: UserDeed
  readonly onClosed: (done: string | undefined) => void
}) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const done = useRef<string>(undefined)
  const user = deed.kind === 'enrol' ? undefined : deed.user
  const [fields, setFields] = useState<Fields>({
    name: user?.name ?? '',
    roles: user?.roles ?? ['operator'],
    active: user?.active ?? true,
    pin: NO_PIN,
  })
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<PeopleProblem>()
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }))
  const errors = errorsOf(deed, fields)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem(undefined)
    if (errors.name || errors.roles || errors.pin !== undefined) return
    send(deed, fields)
      .then((outcome) => {
        if (!outcome.ok) setProblem({ code: outcome.refusal, untilWallMs: outcome.untilWallMs })
        else {
          done.current = fields.name
          dialog.current?.close()
        }
      })
      .catch((reason: unknown) => setProblem(problemOf(reason)))
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} narrow onClosed={() => onClosed(done.current)}>
      <form className={css.form} noValidate onSubmit={save}>
        <h2 id={TITLE_ID} className={css.title}>
          {deed.kind === 'enrol' && t('people.users.enrolTitle')}
          {deed.kind === 'change' && t('people.users.changeOf', { name: deed.user.name })}
          {deed.kind === 'newPin' && t('people.users.newPinOf', { name: deed.user.name })}
        </h2>
        <DeedFields {...{ deed, fields, tried }} onChange={change} />
        {problem !== undefined && <RefusalNote key={problem.code} problem={problem} />}
        <div className={css.acts}>
          <Button onClick={() => dialog.current?.close()}>{t('people.sheet.cancel')}</Button>
          <Button className={css.save} type="submit">
            {t('people.users.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What each deed asks for. */
function DeedFields({
  deed,
  fields,
  tried,
  onChange,
}: {
  readonly deed: UserDeed
  readonly fields: Fields
  /** Mistakes are told once somebody has tried. */
  readonly tried: boolean
  readonly onChange: (part: Partial<Fields>) => void
}) {
  const { t } = useWords()
  const errors = errorsOf(deed, fields)
  return (
    <>
      {deed.kind === 'newPin' && <p className={css.text}>{t('people.users.newPinText')}</p>}
      {deed.kind === 'enrol' && (
        <TextInput
          label={t('people.first.name')}
          value={fields.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          error={tried && errors.name ? t('people.first.missing') : undefined}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          required
        />
      )}
      {deed.kind !== 'newPin' && (
        <RoleFields roles={fields.roles} missing={tried && errors.roles} onChange={(roles) => onChange({ roles })} />
      )}
      {deed.kind === 'change' && (
        <label className={css.check}>
          <input
            type="checkbox"
            checked={fields.active}
            onChange={(event) => onChange({ active: event.currentTarget.checked })}
          />
          {t('people.users.mayWork')}
        </label>
      )}
      {deed.kind !== 'change' && (
        <NewPinFields
          label={t('people.pin.first')}
          help={t('people.pin.firstHelp')}
          pin={fields.pin}
          error={tried ? errors.pin : undefined}
          onChange={(pin) => onChange({ pin })}
        />
      )}
    </>
  )
}

function errorsOf(deed: UserDeed, { name, roles, pin }: Fields) {
  return {
    name: deed.kind === 'enrol' && name.trim() === '',
    roles: deed.kind !== 'newPin' && roles.length === 0,
    pin: deed.kind === 'change' ? undefined : newPinError(pin),
  }
}

function send(deed: UserDeed, { name, roles, active, pin }: Fields): Promise<AccessOutcome> {
  return askFor('station', (station) => {
    switch (deed.kind) {
      case 'enrol':
        return station.call('enrolUser', { name: name.trim(), roles: [...roles], pin: pin.first })
      case 'change':
        return station.call('changeUser', { userId: deed.user.userId, roles: [...roles], active })
      case 'newPin':
        return station.call('resetPin', { userId: deed.user.userId, pin: pin.first })
    }
  })
}

function RoleFields({
  roles,
  missing,
  onChange,
}: {
  readonly roles: readonly Role[]
  readonly missing: boolean
  readonly onChange: (roles: readonly Role[]) => void
}) {
  const { t } = useWords()
  return (
    <fieldset className={css.fieldset}>
      <legend>{t('people.users.roles')}</legend>
      {ROLES.map((role) => (
        <label key={role} className={css.check}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={(event) => {
              const wanted = event.currentTarget.checked
              onChange(ROLES.filter((one) => (one === role ? wanted : roles.includes(one))))
            }}
          />
          {t(`people.role.${role}`)}
          <small>{t(`people.roleText.${role}`)}</small>
        </label>
      ))}
      {missing && (
        <p className={css.problem} role="alert">
          {t('people.users.rolesMissing')}
        </p>
      )}
    </fieldset>
  )
}
