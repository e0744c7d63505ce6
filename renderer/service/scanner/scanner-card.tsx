import { RECONNECTS_COUNTED_MAX } from '../../../electron/contract/link-story.ts'
import type { LiveView } from '../../../electron/contract/live.ts'
import { useConsole, useFreshness } from '../../client/store.ts'
import { useStartRefusal } from '../../client/use-start-refusal.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LinkProblemList } from '../../link/problem-list.tsx'
import { TryNow } from '../../link/try-now.tsx'
import { Card, CardHead } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { LinkFacts } from '../link-facts.tsx'
import { Recordings } from '../recordings.tsx'
import { LinkChanges } from './link-changes.tsx'
import { NEVER_CAME, type Refusal, refusals } from './refusals.ts'
import css from './scanner-card.module.css'
import { ScannerHealth } from './scanner-health.tsx'
import { StateDrawing } from './state-drawing.tsx'

/** All about the scanner: what is wrong with its link and what to do, where the link is, what came over it, what it has been through. */
export function ScannerCard() {
  const { t } = useWords()
  const view = useConsole((state) => state.view)
  const { viewStale } = useFreshness()
  const isRefused = useStartRefusal() !== undefined
  if (view === undefined || isRefused) {
    return (
      <Card>
        <CardHead title={t('scanner.title')} />
        <p className={css.note}>{t('places.service.unknown')}</p>
      </Card>
    )
  }
  const { link } = view
  return (
    <Card stale={viewStale}>
      <CardHead title={t('scanner.title')} />
      <div className={css.problems}>
        <LinkProblemList act={<TryNow />} />
      </div>
      <div className={css.top}>
        <StateDrawing link={link} />
        <div>
          <LinkFacts />
        </div>
      </div>
      <div className={css.parts}>
        <Counters link={link} />
        <Load load={link.load} />
        <ScannerHealth health={view.scannerHealth} />
        <LinkChanges changes={link.changes} />
      </div>
      <Recordings />
    </Card>
  )
}

function Counters({ link }: { readonly link: LiveView['link'] }) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  const refused = refusals(link)
  const refusedText = refused.length === 0 ? t('places.service.rejectedNone') : <RefusalList refused={refused} />
  const many = link.reconnects >= RECONNECTS_COUNTED_MAX
  return (
    <section className={css.part}>
      <h3 className={css.head}>{t('scanner.counters.title')}</h3>
      <Facts
        rows={[
          [t('places.service.frames'), count(link.framesAccepted)],
          [t('scanner.counters.resent'), count(link.framesResent)],
          [t('places.service.duplicates'), count(link.duplicates)],
          [t('scanner.counters.missing'), count(link.rejected[NEVER_CAME] ?? 0)],
          [t('places.service.rejected'), refusedText],
          [
            t('scanner.counters.reconnects'),
            many ? t('scanner.counters.reconnectsMany', { most: count(link.reconnects) }) : count(link.reconnects),
          ],
        ]}
      />
    </section>
  )
}

function RefusalList({ refused }: { readonly refused: readonly Refusal[] }) {
  const { t, language } = useWords()
  return (
    <ul>
      {refused.map(({ reason, words, count }) => (
        <li key={reason}>
          {`${formatCount(count, language)} ${words === undefined ? t('scanner.refused.other', { reason }) : t(`scanner.refused.${words}`)}`}
        </li>
      ))}
    </ul>
  )
}

function Load({ load }: Pick<LiveView['link'], 'load'>) {
  const { t, language } = useWords()
  const { receivedBytesPerS, sentBytesPerS, capacityBytesPerS } = load
  const perSecond = (bytes: number) => t('scanner.load.perSecond', { bytes: formatBytes(bytes, language) })
  return (
    <section className={css.part}>
      <h3 className={css.head}>{t('scanner.load.title')}</h3>
      <Facts
        rows={[
          [t('scanner.load.received'), perSecond(receivedBytesPerS)],
          [t('scanner.load.sent'), perSecond(sentBytesPerS)],
        ]}
      />
      {capacityBytesPerS !== null && (
        <>
          <progress
            className={css.load}
            max={capacityBytesPerS}
            value={receivedBytesPerS}
            aria-label={t('scanner.load.title')}
          />
          <p className={css.note}>
            {t('scanner.load.ofCapacity', {
              percent: Math.round((receivedBytesPerS / capacityBytesPerS) * 100),
              bytes: formatBytes(capacityBytesPerS, language),
            })}
          </p>
        </>
      )}
    </section>
  )
}
