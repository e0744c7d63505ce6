import type { SettingsView } from '../../electron/contract/settings.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { Icon } from '../ui/icon.tsx'
import { Locked } from './settings-cards.tsx'
import css from './settings-screen.module.css'

/** What happens with newer versions: IT's alone, here only to be read. */
export function UpdateCard({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords()
  const { update, managed, policy } = settings
  const isOff = update.mode === 'off'
  return (
    <Card>
      <CardHead title={t('settings.update.title')} />
      <Facts
        rows={[
          [t('settings.update.mode'), t(`settings.update.modes.${update.mode}`)],
          ...(isOff
            ? []
            : ([
                [t('settings.update.feed'), update.feed ?? t('settings.update.noFeed')],
                [t('settings.update.window'), t('settings.update.fromTo', update.window)],
              ] as const)),
        ]}
      />
      <Locked settings={settings} field="update" />
      {!managed.includes('update') && (
        <p className={css.locked}>
          <Icon name="lock" size={22} />
          <span className={css.path}>{t('settings.update.onlyPolicy', { path: policy.path })}</span>
        </p>
      )}
    </Card>
  )
}
