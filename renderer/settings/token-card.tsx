import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { bearerTokenSchema } from '../../electron/contract/secrets.ts'
import type { SettingsView } from '../../electron/contract/settings.ts'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './settings-screen.module.css'

/** The credential for the cloud: entered, exchanged or removed here, and never shown. */
export function TokenCard({ settings }: { readonly settings: SettingsView }) {
  const { t, language } = useWords()
  const { sinceWallMs, place } = settings.token
  const isKept = sinceWallMs !== null
  return (
    <Card>
      <CardHead title={t('settings.token.title')} />
      <p className={css.note}>
        {isKept ? t('settings.token.kept', { time: formatDateTime(sinceWallMs, language) }) : t('settings.token.none')}{' '}
        {t(`settings.token.place.${place}`)}
      </p>
      <TokenForm isKept={isKept} />
    </Card>
  )
}

function TokenForm({ isKept }: { readonly isKept: boolean }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  const [removing, setRemoving] = useState(false)

  const send = (token: string | null) => carryOut('shell', (shell) => shell.call('setCloudToken', { token }))
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const token = bearerTokenSchema.safeParse(typed.trim())
    setRefused(!token.success)
    if (!token.success) return
    // It stays on the screen no longer than it must, whatever comes of it.
    setTyped('')
    await send(token.data)
  }
  const onRemove = () => {
    setRemoving(!removing)
    if (removing) void send(null)
  }
  return (
    <form className={css.token} noValidate onSubmit={(event) => void onSubmit(event)}>
      <TextInput
        type="password"
        label={t('settings.token.field')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setRemoving(false)
        }}
        description={t('settings.token.help')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={refused ? t('settings.token.error') : undefined}
        autoComplete="new-password"
        spellCheck={false}
      />
      <div className={css.buttons}>
        <Button type="submit" disabled={typed.trim() === ''}>
          {t(isKept ? 'settings.token.replace' : 'settings.token.keep')}
        </Button>
        {isKept && (
          <Button type="button" onClick={onRemove}>
            {t(removing ? 'settings.token.removeAgain' : 'settings.token.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
