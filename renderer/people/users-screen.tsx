import { Button } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../electron/contract/access.ts'
import { askFor } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { useMay } from '../client/people.ts'
import { openSheet } from '../client/sheet.ts'
import { useConsole } from '../client/store.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatWait } from '../ui/format.ts'
import { ListHead } from '../ui/list-head.tsx'
import css from '../ui/list-page.module.css'
import own from './lists.module.css'
import { LockMark } from './lock-mark.tsx'
import { useLockLeftMs } from './refusal-note.tsx'
import { roleNames, whoMay } from './use-who.ts'
import { type UserDeed, UserDialog } from './user-dialog.tsx'

/** Everybody who may sign in here, and who once could. */
export function UsersScreen() {
  const { t } = useWords()
  const play = useConsole((state) => state.session?.play === true)
  const [deed, setDeed] = useState<UserDeed>()
  const [saved, setSaved] = useState<{ readonly name: string; readonly round: number }>()
  const onClosed = (name: string | undefined) => {
    setDeed(undefined)
    if (name !== undefined) setSaved({ name, round: (saved?.round ?? 0) + 1 })
  }
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('people.users.title')}</h1>
        {!play && (
          <Button onClick={() => setDeed({ kind: 'enrol' })}>
            {t('people.users.enrol')}
            <LockMark of={{ station: 'enrolUser' }} />
          </Button>
        )}
        <span role="status">{saved !== undefined && t('people.users.done', { name: saved.name })}</span>
      </div>
      {play ? (
        <Card className={css.empty}>
          <EmptyState icon="person" title={t('people.users.playTitle')}>
            {t('people.users.play')}
          </EmptyState>
        </Card>
      ) : (
        <UserList round={saved?.round ?? 0} onDeed={setDeed} />
      )}
      {deed !== undefined && <UserDialog deed={deed} onClosed={onClosed} />}
    </div>
  )
}

function UserList({ round, onDeed }: { readonly round: number; readonly onDeed: (deed: UserDeed) => void }) {
  const { t } = useWords()
  const may = useMay('users.manage')
  const userId = useConsole((state) => state.session?.user?.userId ?? '')
  const key = `users ${userId} ${round}`
  const { reading, again } = useReadingOf('station', key, (station) => station.call('listUsers', {}))
  if (reading.state === 'failed' && (!may || isAccessCode(reading.code)))
    return <Denied code={reading.code} onAllowed={again} />
  if (reading.state !== 'read') {
    return (
      <Card>
        <p role="status">
          {reading.state === 'loading' ? t('people.users.reading') : t('people.users.failed', { code: reading.code })}
        </p>
        {reading.state === 'failed' && (
          <Button className={own.again} onClick={again}>
            {t('people.sheet.again')}
          </Button>
        )}
      </Card>
    )
  }
  if (reading.value.length === 0) {
    return (
      <Card className={css.empty}>
        <EmptyState icon="person" title={t('people.users.none')}>
          <Button onClick={() => openSheet('firstUser')}>{t('people.chip.firstUser')}</Button>
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card className={css.card}>
      <table className={css.table}>
        <ListHead
          columns={(['name', 'roles', 'state', 'acts'] as const).map((column) => ({
            key: column,
            label: t(`people.users.${column}`),
            isNumber: false,
          }))}
        />
        <tbody>
          {reading.value.map((user) => (
            <UserRow key={user.userId} user={user} onDeed={onDeed} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** What somebody sees who may not: who may, and the way to them. */
function Denied({ code, onAllowed }: { readonly code: string; readonly onAllowed: () => void }) {
  const { t } = useWords()
  const isAboutPin = code === 'PIN_NEEDED_AGAIN'
  const onAsk = () => {
    askFor('station', (station) => station.call('listUsers', {})).then(onAllowed, () => undefined)
  }
  return (
    <Card className={css.empty}>
      <EmptyState
        icon="lock"
        title={isAboutPin ? t('people.users.pinAgain') : t('people.users.denied', { who: whoMay(t, 'users.manage') })}
      >
        <Button onClick={onAsk}>{t(isAboutPin ? 'people.users.enterPin' : 'people.users.signIn')}</Button>
      </EmptyState>
    </Card>
  )
}

function UserRow({ user, onDeed }: { readonly user: User; readonly onDeed: (deed: UserDeed) => void }) {
  const { t } = useWords()
  const { name } = user
  return (
    <tr data-left={!user.active || undefined} className={own.row}>
      <th scope="row">{name}</th>
      <td>{roleNames(t, user.roles)}</td>
      <td>
        <UserState user={user} />
      </td>
      <td>
        <span className={own.acts}>
          <Button aria-label={t('people.users.changeOf', { name })} onClick={() => onDeed({ kind: 'change', user })}>
            {t('people.users.change')}
          </Button>
          {user.active && (
            <Button aria-label={t('people.users.newPinOf', { name })} onClick={() => onDeed({ kind: 'newPin', user })}>
              {t('people.users.newPin')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}

function UserState({ user }: { readonly user: User }) {
  const { t } = useWords()
  const lockLeftMs = useLockLeftMs(user.lockedUntilWallMs)
  if (!user.active) return <>{t('people.users.left')}</>
  return (
    <span className={css.flags}>
      {lockLeftMs > 0 && <Chip kind="hold">{t('people.users.locked', { wait: formatWait(lockLeftMs) })}</Chip>}
      {user.mustChangePin && <Chip>{t('people.users.mustChange')}</Chip>}
      {lockLeftMs === 0 && !user.mustChangePin && t('people.users.active')}
    </span>
  )
}
