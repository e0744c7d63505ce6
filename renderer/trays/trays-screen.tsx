import { Button } from '@mantine/core'
import type { LiveView } from '../../electron/contract/live.ts'
import { useTrayDesign } from '../client/master-data.ts'
import { useConsole, useFreshness } from '../client/store.ts'
import { addressIn, useAddress } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { BeltSign } from '../ui/belt-sign.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatLiveAge } from '../ui/format.ts'
import { Legend } from '../ui/legend.tsx'
import { hasCorrections, trayPlaces } from '../ui/tray-geometry.ts'
import { TrayMap } from '../ui/tray-map.tsx'
import { FlocksScreen } from './flocks/flocks-screen.tsx'
import { HeldTrays } from './holds/held-trays.tsx'
import { HoldLinks } from './holds/hold-links.tsx'
import { Refill } from './holds/refill.tsx'
import { TrayCounts } from './tray-counts.tsx'
import { TrayList } from './tray-list.tsx'
import { TrayLook } from './tray-look.tsx'
import { TrayTable } from './tray-table.tsx'
import css from './trays-screen.module.css'

type Tray = NonNullable<LiveView['tray']>

/** The present tray, large; or what the address names: trays on hold, a refill, the trays of a batch (`of/<batch>`), its flocks (`flocks/<batch>/<tray>`), or one tray with its eggs. */
export function TraysScreen() {
  const [visit, batchId, code = ''] = useAddress()
  if (visit === 'of' && batchId !== undefined && batchId !== '') return <TrayList key={batchId} batchId={batchId} />
  if (visit === 'flocks' && batchId !== undefined && batchId !== '')
    return <FlocksScreen batchId={batchId} code={code} />
  if (visit === 'held') return <HeldTrays />
  if (visit === 'refill') return <Refill />
  const visitId = Number(visit)
  return Number.isSafeInteger(visitId) && visitId > 0 ? <TrayLook visitId={visitId} /> : <TrayUnderScanner />
}

function TrayUnderScanner() {
  const { t } = useWords()
  const tray = useConsole((state) => state.view?.tray)
  const batchId = useConsole((state) => state.view?.batch?.batchId)
  if (tray === null || tray === undefined) {
    return (
      <Card className={css.empty}>
        <h1 className="visually-hidden">{t('app.place.trays')}</h1>
        <EmptyState icon="trays" title={t('places.trays.emptyTitle')}>
          <p>{t('places.trays.empty')}</p>
          <div className={css.ways}>
            {batchId !== undefined && <AllTrays batchId={batchId} />}
            <HoldLinks />
            <Button component="a" href="#/batches">
              {t('back.list.title')}
            </Button>
          </div>
        </EmptyState>
      </Card>
    )
  }
  return <PresentTray tray={tray} />
}

function PresentTray({ tray }: { readonly tray: Tray }) {
  const { t, language } = useWords()
  const batchId = useConsole((state) => state.view?.batch?.batchId)
  const closed = useConsole((state) => state.view?.batch?.state === 'closed')
  const last = useConsole((state) =>
    state.view?.lastEgg?.trayCode === tray.code ? state.view.lastEgg.cell : undefined,
  )
  const design = useTrayDesign(useConsole((state) => state.view?.batch?.trayTypeId))
  const { decisionsStale, decisionsAgeMs } = useFreshness()
  const stale = decisionsStale && !closed
  const staleTag =
    decisionsAgeMs === undefined ? undefined : t('line.tile.old', { age: formatLiveAge(decisionsAgeMs, language) })
  const size = t('line.tray.size', { rows: tray.rows, columns: tray.columns })
  const decided = t('line.tray.decided', { decided: tray.decided, cells: tray.rows * tray.columns })
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('places.trays.title', { code: tray.code })}</h1>
        {batchId !== undefined && <Chip>{t('places.trays.batch', { id: batchId })}</Chip>}
        <TrayStateChip tray={tray} />
        {batchId !== undefined && <AllTrays batchId={batchId} />}
        <HoldLinks />
        <Button className={css.look} component="a" href={addressIn('trays', tray.visitId)}>
          {t('back.tray.look')}
        </Button>
      </div>
      <div className={css.body}>
        <Card className={css.map} stale={stale} staleTag={staleTag}>
          <CardHead title={size} detail={decided} aside={<BeltSign towards={trayPlaces(tray, design).beltTowards} />} />
          <div className={css.picture} data-stale={stale || undefined}>
            <TrayMap tray={tray} last={last} design={design} />
          </div>
          <div className={css.side}>{t('line.tray.operator')}</div>
          <Legend corrected={hasCorrections(tray)} />
        </Card>
        <Card stale={stale} staleTag={staleTag}>
          <div className={css.countsInner}>
            <TrayCounts tray={tray} />
          </div>
        </Card>
      </div>
      <TrayTable tray={tray} />
    </div>
  )
}

function AllTrays({ batchId }: { readonly batchId: string }) {
  const { t } = useWords()
  return (
    <Button component="a" href={addressIn('trays', 'of', batchId)}>
      {t('trays.all')}
    </Button>
  )
}

function TrayStateChip({ tray }: { readonly tray: Tray }) {
  const { t } = useWords()
  if (tray.state === 'filling') return null
  return <Chip kind={tray.state === 'held' ? 'hold' : 'plain'}>{t(`line.tray.${tray.state}`)}</Chip>
}
