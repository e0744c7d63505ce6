import { Button } from '@mantine/core'
import type { UpdateState } from '../../electron/contract/update.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatDateTime, orDash } from '../ui/format.ts'
import css from './service-parts.module.css'

/** Updates of the program as IT sees them: what was decided, what the feed says, what was refused and why. */
export function UpdateCard() {
  const { t } = useWords()
  const state = useConsole((known) => known.update?.state)
  return (
    <Card>
      <CardHead title={t('updates.card.title')} />
      {state === undefined ? <p className={css.note}>{t('updates.card.loading')}</p> : <UpdateFacts />}
      {state?.kind === 'refused' && <p className={css.note}>{state.refusal.message}</p>}
      {state !== undefined && state.kind !== 'off' && (
        <Button
          className={css.button}
          onClick={() => void carryOut('shell', (shell) => shell.call('checkForUpdateNow', {}))}
        >
          {t('updates.card.check')}
        </Button>
      )}
    </Card>
  )
}

function UpdateFacts() {
  const { t, language } = useWords()
  const update = useConsole((known) => known.update)
  const state = useStateText(update?.state ?? { kind: 'not-checked' })
  if (update === undefined) return null
  const version = [t('updates.card.current'), update.currentVersion] as const
  if (update.state.kind === 'off' && update.state.why === 'other-tool') {
    return <Facts rows={[[t('updates.card.state'), state], version]} />
  }
  return (
    <Facts
      rows={[
        [t('updates.card.state'), state],
        version,
        [t('updates.card.mode'), t(`updates.mode.${update.mode}`)],
        [t('updates.card.feed'), orDash(update.feed, (feed) => feed)],
        [t('updates.card.window'), t('updates.card.windowText', update.window)],
        [t('updates.card.managed'), t('updates.card.managedBy')],
        [
          t('updates.card.checked'),
          update.checkedAtWallMs === null ? t('updates.card.never') : formatDateTime(update.checkedAtWallMs, language),
        ],
        [t('updates.card.problem'), update.problem ?? t('updates.card.none')],
      ]}
    />
  )
}

function useStateText(state: UpdateState): string {
  const { t } = useWords()
  switch (state.kind) {
    case 'off':
      return t(`updates.state.off.${state.why}`)
    case 'ready':
      return t(`updates.state.ready.${state.why}`, { version: state.version })
    case 'waiting':
      return t(`updates.state.waiting.${state.for}`, { version: state.version })
    case 'waiting-window':
      return t('updates.state.waiting-window', { version: state.version, from: state.from })
    case 'refused':
      return t('updates.state.refused', {
        file: state.refusal.file,
        reason: t(`updates.refusal.${state.refusal.reason}`),
      })
    case 'not-checked':
    case 'up-to-date':
      return t(`updates.state.${state.kind}`)
    default:
      return t(`updates.state.${state.kind}`, { version: state.version })
  }
}
