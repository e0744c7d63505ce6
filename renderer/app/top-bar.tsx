import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { UserChip } from '../people/user-chip.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatClock } from '../ui/format.ts'
import { AlarmBadge } from './alarm-badge.tsx'
import { CloudChip } from './cloud-chip.tsx'
import { LineName } from './line-menu.tsx'
import { LinkChip } from './link-chip.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import css from './top-bar.module.css'

/** Where we are, whether data flows, what stands, what time it is. */
export function TopBar() {
  const { t } = useWords()
  const synthetic = useConsole((state) => state.view?.model.synthetic === true)
  return (
    <header className={css.bar}>
      <b className={css.brand}>{t('app.name')}</b>
      <LineName />
      <LinkChip />
      <span className={css.space} />
      {synthetic && <Chip kind="synthetic">{t('app.synthetic')}</Chip>}
      <CloudChip />
      <AlarmBadge />
      <UserChip />
      <SettingsMenu />
      <ClockText />
    </header>
  )
}

function ClockText() {
  const { language } = useWords()
  const text = useConsole((state) => formatClock(stationNowWallMs(state), language))
  return (
    <b className={css.clock} role="timer">
      {text}
    </b>
  )
}
