import { Button, SegmentedControl } from '@mantine/core'
import { useEffect } from 'react'
import type { TrayPage } from '../../electron/contract/looking-back.ts'
import { type Cell, cellName } from '../../electron/domain/egg.ts'
import { HOLD_REASONS } from '../../electron/domain/tray/hold.ts'
import { useEntryState } from '../client/entry-state.ts'
import { useTrayDesign } from '../client/master-data.ts'
import { useConsole } from '../client/store.ts'
import { addressIn, useAddress } from '../client/use-address.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { BeltSign } from '../ui/belt-sign.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FlockTable } from '../ui/flock-table.tsx'
import { formatDateTime } from '../ui/format.ts'
import { Legend } from '../ui/legend.tsx'
import { ReadingNote } from '../ui/reading-note.tsx'
import { trayPlaces } from '../ui/tray-geometry.ts'
import { EggPanel } from './egg/egg-panel.tsx'
import { OVERLAYS, type Overlay, TrayCells } from './tray-cells.tsx'
import css from './tray-look.module.css'
import { UnreadCode } from './unread-code.tsx'
import { useTrayKeys } from './use-tray-keys.ts'
import { type TrayThumbnailSheet, useTrayThumbnails } from './use-tray-thumbnails.ts'

/** The tray under the scanner still fills. */
const READ_AGAIN_MS = 3_000

/** One tray as the database holds it, and beside it the egg that somebody chose. */
export function TrayLook({ visitId }: { readonly visitId: number }) {
  const present = useConsole((state) => state.view?.tray?.visitId === visitId && state.view.tray.state === 'filling')
  const { reading, again } = useReading(
    String(visitId),
    (review) => review.call('tray', { visitId }),
    present ? READ_AGAIN_MS : undefined,
  )
  // What was decided between the last look and the end of the tray.
  useEffect(() => {
    if (!present) again()
  }, [present, again])
  // Kept here, so that it stays from tray to tray.
  const [overlay, setOverlay] = useEntryState<Overlay>(
    'overlay',
    (kept) => OVERLAYS.find((known) => known === kept) ?? 'class',
  )
  if (reading.state !== 'read') return <ReadingNote reading={reading} />
  if (reading.value === null) return <ReadingNote reading={{ state: 'missing' }} />
  return <Tray tray={reading.value} overlay={overlay} onOverlay={setOverlay} onCorrected={again} />
}

function Tray({
  tray,
  overlay,
  onOverlay,
  onCorrected,
}: {
  readonly tray: TrayPage
  readonly overlay: Overlay
  readonly onOverlay: (overlay: Overlay) => void
  readonly onCorrected: () => void
}) {
  const { t } = useWords()
  useTrayKeys(tray.previousVisitId, tray.nextVisitId)
  const [, cellText] = useAddress()
  const design = useTrayDesign(tray.trayTypeId)
  const cell = cellOf(cellText)
  const thumbnails = useTrayThumbnails(tray.visitId, overlay === 'picture')
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <Step to={tray.previousVisitId} label={t('back.tray.previous')} sign="‹" keyName="PageUp" />
        <h1 className={css.title}>{t('back.tray.title', { code: tray.code })}</h1>
        <Step to={tray.nextVisitId} label={t('back.tray.next')} sign="›" keyName="PageDown" />
        {tray.batchId !== null && (
          <>
            <a className={css.batch} href={addressIn('batches', tray.batchId)}>
              {t('back.tray.batch', { id: tray.batchId })}
            </a>
            <a className={css.batch} href={addressIn('trays', 'of', tray.batchId)}>
              {t('trays.all')}
            </a>
            <a className={css.batch} href={addressIn('trays', 'flocks', tray.batchId, tray.code)}>
              {t('trayRecord.flocks.title')}
            </a>
          </>
        )}
        <TrayFacts tray={tray} />
        <OverlayChoice overlay={overlay} onOverlay={onOverlay} />
      </div>
      <UnreadCode tray={tray} onNamed={onCorrected} />
      <div className={css.body}>
        <Card className={css.map}>
          <div className={css.picture}>
            <TrayCells tray={tray} overlay={overlay} chosen={cell} design={design} thumbnails={thumbnails} />
          </div>
          {overlay === 'picture' && <ThumbnailNote of={thumbnails} />}
          <div className={css.side}>
            {t('back.tray.tap')} · {t('trays.keys')} <BeltSign towards={trayPlaces(tray, design).beltTowards} />
          </div>
          <Legend past />
        </Card>
        {cell === undefined ? (
          <Card className={css.egg}>
            {tray.flocks.length > 0 && <FlockTable flocks={tray.flocks} />}
            <EmptyState icon="eye" title={t('back.tray.choose')}>
              {t('back.tray.chooseText')}
            </EmptyState>
          </Card>
        ) : (
          <EggPanel key={`${cell.row}-${cell.column}`} tray={tray} cell={cell} onCorrected={onCorrected} />
        )}
      </div>
    </div>
  )
}

/** What stands in each cell. */
function OverlayChoice({
  overlay,
  onOverlay,
}: {
  readonly overlay: Overlay
  readonly onOverlay: (overlay: Overlay) => void
}) {
  const { t } = useWords()
  return (
    <SegmentedControl
      className={css.overlay}
      aria-label={t('back.tray.overlay.label')}
      data={OVERLAYS.map((value) => ({
        value,
        label: value === 'picture' ? t('pictures.overlay') : t(`back.tray.overlay.${value}`),
      }))}
      value={overlay}
      onChange={(value) => onOverlay(OVERLAYS.find((known) => known === value) ?? 'class')}
    />
  )
}

function ThumbnailNote({ of }: { readonly of: TrayThumbnailSheet }) {
  const { t } = useWords()
  if (of.state === 'made') return null
  return (
    <p className={css.note} role="status">
      {of.state === 'reading' ? t('back.reading') : t(`pictures.${of.state}`)}
    </p>
  )
}

function TrayFacts({ tray }: { readonly tray: TrayPage }) {
  const { t, language } = useWords()
  const cells = tray.rows * tray.columns
  const held = tray.eggs.filter((egg) => egg.action === 'HOLD').length
  const corrected = tray.eggs.filter((egg) => egg.override !== null).length
  const sampled = tray.eggs.filter((egg) => egg.sampled).map((egg) => cellName(egg.cell))
  const known = HOLD_REASONS.find((reason) => reason === tray.holdReason)
  const heldBecause = known === undefined ? t('trays.heldRescan') : t(`holds.reason.${known}`)
  return (
    <>
      <span className={css.facts}>
        {t('back.tray.scanned', {
          decided: tray.eggs.length,
          cells,
          time: formatDateTime(tray.beganWallMs, language),
        })}
      </span>
      <Chip kind={tray.state === 'held' ? 'hold' : 'plain'}>
        {tray.state === 'held' ? t('trays.heldBecause', { reason: heldBecause }) : t(`trays.state.${tray.state}`)}
      </Chip>
      {held > 0 && <Chip kind="hold">{t('trays.held', { count: held })}</Chip>}
      {sampled.length > 0 && <Chip>{t('trays.sampled', { cells: sampled.join(', ') })}</Chip>}
      {corrected > 0 && <Chip>{t('trays.corrected', { count: corrected })}</Chip>}
    </>
  )
}

/** To the neighbour within the batch; the sign is a picture, the label says it. */
function Step({
  to,
  label,
  sign,
  keyName,
}: {
  readonly to: number | null
  readonly label: string
  readonly sign: string
  readonly keyName: string
}) {
  if (to === null) {
    return (
      <Button className={css.step} disabled aria-label={label}>
        {sign}
      </Button>
    )
  }
  return (
    <Button
      className={css.step}
      component="a"
      href={addressIn('trays', to)}
      aria-label={label}
      aria-keyshortcuts={keyName}
    >
      {sign}
    </Button>
  )
}

/** `7-5` → row 7, column 5; undefined for anything else. */
function cellOf(text: string | undefined): Cell | undefined {
  const match = /^(\d{1,3})-(\d{1,3})$/.exec(text ?? '')
  return match === null ? undefined : { row: Number(match[1]), column: Number(match[2]) }
}
