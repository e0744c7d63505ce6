import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { stateNow } from '../link/lasting-state.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCount } from '../ui/format.ts'
import { orderFacts } from './order-facts.ts'
import css from './service-parts.module.css'

/** Ways that somebody chose on this machine, and can let go of. */
const CHOSEN_HERE = ['serial', 'usb', 'folder'] as const

/** Who is at the other end of the link, and by which way. */
export function LinkFacts() {
  const { t, language } = useWords()
  const view = useConsole((state) => state.view)
  if (view === undefined) return <p className={css.note}>{t('places.service.unknown')}</p>
  const { link } = view
  const unknown = t('places.service.unknown')
  const scanner = [link.scannerModel, link.scannerSerial].filter((part) => part !== null).join(' · ')
  const transport = t(`places.service.transportKind.${link.transport}`)
  return (
    <>
      <Facts
        rows={[
          [t('places.service.linkState'), t(`app.link.${stateNow(view)}`)],
          [t('places.service.transport'), link.path === null ? transport : `${transport} · ${link.path}`],
          [t('places.service.scanner'), scanner === '' ? unknown : scanner],
          [t('places.service.firmware'), link.firmware ?? unknown],
          [t('places.service.backlog'), formatCount(view.backlog, language)],
          ...orderFacts(view, { t, language }),
        ]}
      />
      {CHOSEN_HERE.some((one) => one === link.transport) && !view.play && (
        <Button
          className={css.button}
          onClick={() => void carryOut('station', (station) => station.call('disconnect', {}))}
        >
          {t('places.service.disconnect')}
          <LockMark of={{ station: 'disconnect' }} />
        </Button>
      )}
    </>
  )
}
