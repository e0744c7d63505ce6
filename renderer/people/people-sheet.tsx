import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { SessionView } from '../../electron/contract/access.ts'
import { sessionMay, signOut } from '../client/people.ts'
import { closeSheet } from '../client/sheet.ts'
import type { Sheet } from '../client/state.ts'
import { consoleStore, useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { ChangePin } from './change-pin.tsx'
import { EnrolFirstUser } from './enrol-first-user.tsx'
import { Modal } from './modal.tsx'
import css from './people.module.css'
import { SignInStep } from './sign-in-step.tsx'
import { deedOf, whoMay } from './use-who.ts'

const TITLE_ID = 'people-sheet-title'

/** The one sheet for everything about who stands here: opened by the chip, by a lock, or by a command that waits for somebody who may. */
export function PeopleSheet() {
  const sheet = useConsole((state) => state.sheet)
  return sheet === undefined ? null : <OpenSheet sheet={sheet} />
}

function OpenSheet({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const met = useRef(false)
  const anyUser = useConsole((state) => state.session?.anyUser !== false)
  /** Whoever signed in here and still must choose a PIN, and what they signed in with. */
  const [mustChange, setMustChange] = useState<string>()
  /** Somebody gave them another PIN while they were signed in: nothing else can be done before. */
  const given = useConsole((state) => sheet.kind === 'need' && state.session?.user?.mustChangePin === true)
  const [stillNot, setStillNot] = useState<string>()
  const end = (isMet: boolean) => {
    met.current = isMet
    dialog.current?.close()
  }
  const onSignedIn = (session: SessionView, pin: string) => {
    if (session.user?.mustChangePin === true) setMustChange(pin)
    else complete()
  }
  const complete = () => {
    const { session } = consoleStore.getState()
    setMustChange(undefined)
    if (sheet.kind !== 'need' || sessionMay(sheet.need.right, session)) end(true)
    else setStillNot(session?.user?.name ?? '')
  }
  const giveUp = () => {
    if (mustChange !== undefined || given) void signOut()
    end(false)
  }
  const changing = sheet.kind === 'changePin' || mustChange !== undefined || given
  const first = !changing && (sheet.kind === 'firstUser' || !anyUser)
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} onClosed={() => closeSheet(met.current)} narrow={changing || first}>
      <div className={css.head}>
        <div>
          <h2 id={TITLE_ID} className={css.title}>
            {changing ? t('people.pin.changeTitle') : first ? t('people.first.title') : t('people.sheet.title')}
          </h2>
          <div role="status">
            {sheet.kind === 'need' && !changing && <NeedText sheet={sheet} />}
            {stillNot !== undefined && !changing && (
              <p className={css.text}>
                <strong>{t('people.sheet.stillNot', { name: stillNot })}</strong>
              </p>
            )}
          </div>
        </div>
        <Button onClick={giveUp}>{t(sheet.kind === 'need' ? 'people.sheet.cancel' : 'people.sheet.close')}</Button>
      </div>
      {changing && <ChangePin known={mustChange} onDone={complete} />}
      {first && <EnrolFirstUser onDone={complete} />}
      {!changing && !first && (
        <SignInStep again={sheet.kind === 'need' && sheet.need.code === 'PIN_NEEDED_AGAIN'} onSignedIn={onSignedIn} />
      )}
    </Modal>
  )
}

/** What waits, and for whom. */
function NeedText({ sheet }: { readonly sheet: Sheet & { readonly kind: 'need' } }) {
  const { t } = useWords()
  // Who stood here when it was asked: whoever signs in meanwhile is told otherwise.
  const [name] = useState(() => consoleStore.getState().session?.user?.name ?? '')
  const { code, right } = sheet.need
  const words = { deed: deedOf(t, right), who: whoMay(t, right), name }
  return (
    <p className={css.need}>
      {code === 'SIGN_IN_NEEDED' && t('people.sheet.needsSignIn', words)}
      {code === 'NOT_ALLOWED' && t('people.sheet.notAllowed', words)}
      {code === 'PIN_NEEDED_AGAIN' && t('people.sheet.pinAgain', words)}
    </p>
  )
}
