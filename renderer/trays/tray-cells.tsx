import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { TrayPage } from '../../electron/contract/looking-back.ts'
import { type Cell, cellName } from '../../electron/domain/egg.ts'
import type { TrayDesign } from '../../electron/domain/master-data/kinds.ts'
import { addressOfEgg } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Thumbnail } from '../ui/thumbnail.tsx'
import { trayPlaces, viewBoxOf } from '../ui/tray-geometry.ts'
import { neighbourOf } from './neighbour.ts'
import css from './tray-cells.module.css'
import type { TrayThumbnailSheet } from './use-tray-thumbnails.ts'

export const OVERLAYS = ['class', 'action', 'confidence', 'picture'] as const
export type Overlay = (typeof OVERLAYS)[number]

type Egg = TrayPage['eggs'][number]

export interface TrayCellsProps {
  readonly tray: TrayPage
  readonly overlay: Overlay
  readonly chosen: Cell | undefined
  /** By which it is drawn as the operator sees it. */
  readonly design: TrayDesign | undefined
  /** For the overlay of pictures. */
  readonly thumbnails: TrayThumbnailSheet
}

/** The tray with every cell a link to its egg. One stop of the tab key; the arrow keys go from cell to cell. */
export function TrayCells({ tray, overlay, chosen, design, thumbnails }: TrayCellsProps) {
  const { t } = useWords()
  const map = useRef<SVGSVGElement>(null)
  const eggs = useMemo(() => new Map(tray.eggs.map((egg) => [keyOf(egg.cell), egg])), [tray])
  const places = useMemo(() => trayPlaces(tray, design), [tray, design])
  const cells = places.centresMm.map((centre, index) => ({
    cell: { row: Math.floor(index / tray.columns), column: index % tray.columns },
    ...centre,
  }))
  const entry = chosen ?? { row: 0, column: 0 }
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = document.activeElement?.getAttribute('data-cell')
    const from = cells.findIndex((one) => keyOf(one.cell) === focused)
    const to = neighbourOf(from, event.key, { columns: tray.columns, ...places })
    const next = to === undefined ? undefined : cells[to]
    if (next === undefined) return
    event.preventDefault()
    map.current?.querySelector<SVGAElement>(`[data-cell="${keyOf(next.cell)}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrow keys move between the links within.
    <svg
      ref={map}
      className={css.map}
      viewBox={viewBoxOf(places)}
      role="group"
      aria-label={t('back.tray.cells', { code: tray.code })}
      onKeyDown={onKeyDown}
    >
      <defs>
        <pattern id="look-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.hatch} width="2.4" height="7" />
        </pattern>
      </defs>
      {cells.map(({ cell, xMm, yMm }) => (
        <CellLink
          key={keyOf(cell)}
          {...{ cell, xMm, yMm, overlay, thumbnails }}
          pitchMm={places.pitchMm}
          egg={eggs.get(keyOf(cell))}
          visitId={tray.visitId}
          trayHeld={tray.state === 'held'}
          chosen={chosen !== undefined && keyOf(chosen) === keyOf(cell)}
          entry={keyOf(entry) === keyOf(cell)}
        />
      ))}
      <g className={css.edge} aria-hidden="true">
        {places.marks.map(({ xMm, yMm, text }) => (
          <text key={text} x={xMm} y={yMm} textAnchor="middle">
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}

function CellLink({
  cell,
  egg,
  visitId,
  trayHeld,
  xMm,
  yMm,
  pitchMm,
  overlay,
  thumbnails,
  chosen,
  entry,
}: {
  readonly cell: Cell
  readonly egg: Egg | undefined
  readonly visitId: number
  readonly trayHeld: boolean
  readonly xMm: number
  readonly yMm: number
  readonly pitchMm: number
  readonly overlay: Overlay
  readonly thumbnails: TrayThumbnailSheet
  readonly chosen: boolean
  readonly entry: boolean
}) {
  const label = useCellLabel(cell, egg)
  // What was not scanned of a held tray waits with the rest of it.
  const held = egg === undefined ? trayHeld : egg.action === 'HOLD'
  const half = pitchMm * 0.46
  const box = { x: xMm - half, y: yMm - half, width: half * 2, height: half * 2, rx: 6 }
  return (
    <a
      className={css.cell}
      href={addressOfEgg(visitId, cell)}
      aria-label={label}
      aria-current={chosen ? 'true' : undefined}
      data-cell={keyOf(cell)}
      tabIndex={entry ? 0 : -1}
    >
      <rect className={css.place} {...box} />
      {held && <rect className={css.held} {...box} />}
      {chosen && <rect className={css.chosen} {...box} />}
      {overlay === 'picture' && egg !== undefined ? (
        <CellPicture egg={egg} x={xMm} y={yMm} size={pitchMm} thumbnails={thumbnails} />
      ) : (
        <CellContent egg={egg} x={xMm} y={yMm} size={pitchMm} overlay={overlay} />
      )}
      {egg !== undefined && egg.override !== null && (
        <path className={css.corrected} d={`M${xMm + half} ${yMm - half}v14l-14 -14z`} />
      )}
    </a>
  )
}

/** The picture with the class beside it, or the class alone where no picture is kept. */
function CellPicture({
  egg,
  x,
  y,
  size,
  thumbnails,
}: {
  readonly egg: Egg
  readonly x: number
  readonly y: number
  readonly size: number
  readonly thumbnails: TrayThumbnailSheet
}) {
  const index = thumbnails.state === 'made' ? thumbnails.indexes.get(keyOf(egg.cell)) : undefined
  const kind = egg.override?.eggClass ?? egg.eggClass
  if (thumbnails.state !== 'made' || index === undefined) return <Glyph kind={kind} x={x} y={y} size={size} />
  const side = size * 0.84
  const corner = side / 2 - size * 0.16
  return (
    <>
      <Thumbnail sheet={thumbnails.sheet} index={index} x={x - side / 2} y={y - side / 2} width={side} height={side} />
      <circle className={css.badge} cx={x + corner} cy={y + corner} r={size * 0.2} />
      <Glyph kind={kind} x={x + corner} y={y + corner} size={size * 0.46} />
    </>
  )
}

function CellContent({
  egg,
  x,
  y,
  size,
  overlay,
}: {
  readonly egg: Egg | undefined
  readonly x: number
  readonly y: number
  readonly size: number
  readonly overlay: Overlay
}) {
  const { t } = useWords()
  if (egg === undefined || overlay === 'class' || overlay === 'picture') {
    return (
      <Glyph kind={egg === undefined ? 'PENDING' : (egg.override?.eggClass ?? egg.eggClass)} x={x} y={y} size={size} />
    )
  }
  const text =
    overlay === 'action'
      ? t(`back.tray.actionLetter.${egg.override?.action ?? egg.action}`)
      : String(Math.round(egg.confidence * 100))
  return (
    <text className={css.text} x={x} y={y + 7} textAnchor="middle">
      {text}
    </text>
  )
}

function useCellLabel(cell: Cell, egg: Egg | undefined): string {
  const { t } = useWords()
  const name = cellName(cell)
  if (egg === undefined) return t('back.tray.cellPending', { cell: name })
  const words = {
    cell: name,
    eggClass: t(`words.eggClass.${egg.eggClass}`),
    action: t(`words.action.${egg.action}`),
    confidence: Math.round(egg.confidence * 100),
  }
  if (egg.override === null) return t('back.tray.cell', words)
  return t('back.tray.cellCorrected', { ...words, now: t(`words.eggClass.${egg.override.eggClass}`) })
}

function keyOf(cell: Cell): string {
  return `${cell.row}-${cell.column}`
}
