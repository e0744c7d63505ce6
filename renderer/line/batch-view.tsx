import { Button } from '@mantine/core'
import type { LiveView } from '../../electron/contract/live.ts'
import { useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatLiveAge } from '../ui/format.ts'
import { useHeld } from '../ui/use-held.ts'
import css from './batch-view.module.css'
import { EggCard } from './egg-card.tsx'
import { Foot } from './foot.tsx'
import { LegalTile } from './legal-tile.tsx'
import { NextBatch } from './next-batch.tsx'
import { NextCard } from './next-card.tsx'
import { ShareTiles } from './share-tiles.tsx'
import { SpeedTile } from './speed-tile.tsx'
import { StopReason } from './stop-reason.tsx'
import { TrayCard } from './tray-card.tsx'

/** How long each egg stays in the picture at least, so that it can be looked at; the map behind it fills at full speed. */
const EGG_SHOWN_MS = 600

/** Whether a value is frozen, and how old it is, in words. */
export interface Staleness {
  readonly stale: boolean
  readonly staleTag: string | undefined
}

/** A batch on the line: running, paused, closing, or closed and still on show. */
export function BatchView({
  view,
  onNewBatch,
  onPrepare,
  onChooseScanner,
}: {
  readonly view: LiveView
  readonly onNewBatch: () => void
  readonly onPrepare: () => void
  readonly onChooseScanner: () => void
}) {
  const { t } = useWords()
  const egg = useHeld(view.lastEgg, EGG_SHOWN_MS)
  const { ofDecisions, ofStation } = useStaleness(view.batch?.state === 'closed')
  const { batch } = view
  if (batch === null) return null
  return (
    <>
      <div className={css.tiles}>
        <SpeedTile speed={view.speed} running={batch.state === 'running'} staleness={ofDecisions} />
        <ShareTiles batch={batch} staleness={ofDecisions} />
        <LegalTile legal={view.legal} staleness={ofStation} />
      </div>
      <div className={css.body}>
        <TrayCard tray={view.tray} egg={egg} staleness={ofDecisions} />
        <EggCard egg={egg} staleness={ofDecisions} />
        <NextCard view={view} batchState={batch.state} staleness={ofStation}>
          {batch.state !== 'closed' && view.link.transport === 'none' && (
            <Button onClick={onChooseScanner}>{t('line.first.choose')}</Button>
          )}
          {batch.state !== 'closed' && <NextBatch onPrepare={onPrepare} />}
        </NextCard>
      </div>
      {batch.state !== 'running' && <StopReason key={`${batch.batchId} ${batch.state}`} batch={batch} />}
      <Foot view={view} staleness={ofDecisions} onNewBatch={onNewBatch} />
    </>
  )
}

/** The numbers of a closed batch are final: they age no more. */
function useStaleness(closed: boolean): { readonly ofDecisions: Staleness; readonly ofStation: Staleness } {
  const { t, language } = useWords()
  const { viewAgeMs, decisionsAgeMs, viewStale, decisionsStale } = useFreshness()
  const inWords = (ageMs: number | undefined) =>
    ageMs === undefined ? undefined : t('line.tile.old', { age: formatLiveAge(ageMs, language) })
  return {
    ofDecisions: {
      stale: decisionsStale && !closed,
      staleTag: inWords(decisionsAgeMs ?? (viewStale ? viewAgeMs : undefined)),
    },
    ofStation: { stale: viewStale && !closed, staleTag: inWords(viewAgeMs) },
  }
}
