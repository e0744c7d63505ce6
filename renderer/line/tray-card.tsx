import type { LiveView } from '../../electron/contract/live.ts'
import { useTrayDesign } from '../client/master-data.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { BeltSign } from '../ui/belt-sign.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Legend } from '../ui/legend.tsx'
import { hasCorrections, trayPlaces } from '../ui/tray-geometry.ts'
import { TrayMap } from '../ui/tray-map.tsx'
import type { Staleness } from './batch-view.tsx'
import css from './tray-card.module.css'

/** The tray under the scanner, filling. */
export function TrayCard({
  tray,
  egg,
  staleness,
}: {
  readonly tray: LiveView['tray']
  readonly egg: LiveView['lastEgg']
  readonly staleness: Staleness
}) {
  const { t } = useWords()
  const design = useTrayDesign(useConsole((state) => state.view?.batch?.trayTypeId))
  if (tray === null) {
    return (
      <Card {...staleness}>
        <EmptyState icon="trays" title={t('line.tray.none')}>
          {null}
        </EmptyState>
      </Card>
    )
  }
  const cells = tray.rows * tray.columns
  const detail = `${t('line.tray.size', { rows: tray.rows, columns: tray.columns })} · ${t('line.tray.decided', { decided: tray.decided, cells })}`
  return (
    <Card className={css.card} {...staleness}>
      <CardHead
        title={t('line.tray.title', { code: tray.code })}
        detail={detail}
        aside={
          <>
            {tray.state === 'held' && <Chip kind="hold">{t('line.tray.held')}</Chip>}
            {tray.state === 'complete' && (
              <span className={css.sign}>
                <Icon name="check" size={18} />
                {t('line.tray.complete')}
              </span>
            )}
            <BeltSign towards={trayPlaces(tray, design).beltTowards} />
          </>
        }
      />
      <div className={css.room}>
        <div className={css.content}>
          <div className={css.map} data-stale={staleness.stale || undefined}>
            <TrayMap tray={tray} last={egg?.trayCode === tray.code ? egg.cell : undefined} design={design} />
          </div>
          <Legend corrected={hasCorrections(tray)} />
        </div>
      </div>
    </Card>
  )
}
