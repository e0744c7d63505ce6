import { Popover, UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useConsole, useFreshness } from '../client/store.ts'
import { useStartRefusal } from '../client/use-start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { glanceOf, stateNow } from '../link/lasting-state.ts'
import { LinkProblemList } from '../link/problem-list.tsx'
import { TryNow } from '../link/try-now.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatLiveAge } from '../ui/format.ts'
import css from './link-chip.module.css'
import { PlaceLink } from './place-link.tsx'

/** Whether data flows from the scanner, and how long ago the last of it came. Pressed, it says what is wrong and what to do. */
export function LinkChip() {
  const { t, language } = useWords()
  const state = useConsole((known) => known.view && glanceOf(known.view))
  const none = useConsole((known) => known.view?.link.transport === 'none')
  const { scannerAgeMs, scannerStale, viewStale } = useFreshness()
  // What the station knew before a start that is refused says nothing of now.
  const isRefused = useStartRefusal() !== undefined
  const age = scannerAgeMs === undefined ? undefined : formatLiveAge(scannerAgeMs, language)
  if (state === undefined || isRefused) return <span className={css.chip}>{t('app.link.unknown')}</span>
  if (none && !viewStale) return <Opener>{t('app.link.none')}</Opener>
  const flows = !scannerStale && state !== 'heldBack'
  return (
    <Opener stale={!flows}>
      <svg className={css.dot} width="14" height="14" aria-hidden="true" data-flowing={flows || undefined}>
        <circle cx="7" cy="7" r="4.5" />
      </svg>
      {t(`app.link.${state}`)}
      {age !== undefined && state !== 'heldBack' && (
        <span className={css.age}>{t(state === 'Streaming' ? 'app.link.ago' : 'app.link.for', { age })}</span>
      )}
    </Opener>
  )
}

function Opener({ stale = false, children }: { readonly stale?: boolean; readonly children: ReactNode }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start">
      <Popover.Target>
        <UnstyledButton className={css.open} title={t('scanner.about')} onClick={() => setOpen((before) => !before)}>
          <span className={css.chip} data-stale={stale || undefined}>
            {children}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.more} aria-label={t('scanner.about')}>
        <More onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Which scanner it is, what is wrong with its link, and the way to all the rest. */
function More({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useWords()
  const view = useConsole((known) => known.view)
  if (view === undefined) return null
  const { link } = view
  const scanner = [link.scannerModel, link.scannerSerial].filter((part) => part !== null).join(' · ')
  const unknown = t('places.service.unknown')
  return (
    <>
      <LinkProblemList act={<TryNow />} />
      <Facts
        rows={[
          [t('places.service.linkState'), t(`app.link.${stateNow(view)}`)],
          [t('places.service.scanner'), scanner === '' ? unknown : scanner],
          [t('places.service.transport'), link.path ?? t(`places.service.transportKind.${link.transport}`)],
        ]}
      />
      <PlaceLink to="service" onLeave={onLeave}>
        {t('scanner.toService')}
      </PlaceLink>
    </>
  )
}
