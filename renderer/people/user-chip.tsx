import { Button, Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { SessionView } from '../../electron/contract/access.ts'
import { signOut } from '../client/people.ts'
import { openSheet } from '../client/sheet.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { roleNames } from './use-who.ts'
import css from './user-chip.module.css'

/** Who is signed in here, and the way to another; nothing until the station has said. */
export function UserChip() {
  const { t } = useWords()
  const session = useConsole((state) => state.session)
  if (session === undefined) return null
  if (session.play) {
    return (
      <span className={css.play} title={t('people.chip.playHint')}>
        {t('people.chip.play')}
      </span>
    )
  }
  if (session.user !== null) return <SignedIn user={session.user} />
  const kind = session.anyUser ? 'signIn' : 'firstUser'
  return (
    <UnstyledButton className={css.chip} onClick={() => openSheet(kind)}>
      <Icon name="person" size={24} />
      {t(`people.chip.${kind}`)}
    </UnstyledButton>
  )
}

function SignedIn({ user }: { readonly user: NonNullable<SessionView['user']> }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { name } = user
  const roles = roleNames(t, user.roles)
  const choose = (act: () => void) => () => {
    setOpen(false)
    act()
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end">
      <Popover.Target>
        <UnstyledButton
          className={css.chip}
          aria-label={t('people.chip.signedIn', { name, roles })}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon name="person" size={24} />
          <span className={css.name}>{name}</span>
          <Icon name="down" size={16} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={t('people.chip.signedIn', { name, roles })}>
        <div>
          <b>{name}</b>
          <div className={css.roles}>{roles}</div>
        </div>
        <Button onClick={choose(() => openSheet('signIn'))}>{t('people.chip.switchUser')}</Button>
        <Button onClick={choose(() => openSheet('changePin'))}>{t('people.chip.changePin')}</Button>
        <Button onClick={choose(() => void signOut())}>{t('people.chip.signOut')}</Button>
      </Popover.Dropdown>
    </Popover>
  )
}
