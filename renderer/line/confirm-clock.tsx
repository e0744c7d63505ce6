import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useSiteZone } from '../client/master-data.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatClock, formatDateTime } from '../ui/format.ts'
import css from './confirm-clock.module.css'

/** Only a person can see whether a clock is right; the station remembers that it jumped until one says so. The time is that of the site's walls. */
export function ConfirmClock() {
  const { t, language } = useWords()
  const zone = useSiteZone()
  const nowWallMs = useConsole((state) => Math.floor(stationNowWallMs(state) / 1000) * 1000)
  const day = formatDateTime(nowWallMs, language, zone)
  return (
    <div className={css.clock}>
      <p>{t('law.clock.text', { time: formatClock(nowWallMs, language, zone), day })}</p>
      <Button onClick={() => void carryOut('station', (station) => station.call('confirmClock', {}))}>
        {t('law.clock.confirm')}
        <LockMark of={{ station: 'confirmClock' }} />
      </Button>
    </div>
  )
}
