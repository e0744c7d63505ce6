import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { TrayPage } from '../../electron/contract/looking-back.ts'
import { type Cell, cellName } from '../../electron/domain/egg.ts'
import { cellCentreMm } from '../../electron/domain/tray-type.ts'
import { addressIn } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Glyph } from '../ui/glyph.tsx'
import { neighbourOf } from './neighbour.ts'
import css from './tray-cells.module.css'

export const OVERLAYS = ['class', 'action', 'confidence'] as const
export type Overlay = (typeof OVERLAYS)[number]

type Egg = TrayPage['eggs'][number]

const PITCH_MM = 50
/** Room for the row letters and column numbers. */
const MARGIN_MM = 26

export interface TrayCellsProps {
  readonly tray: TrayPage
  readonly overlay: Overlay
  readonly chosen: Cell | undefined
}

/** The tray with every cell a link to its egg. One stop of the tab key; the arrow keys go from cell to cell. */
export function TrayCells({ tray, overlay, chosen }: TrayCellsProps) {
  const { t } = useWords()
  const map = useRef<SVGSVGElement>(null)
  const eggs = useMemo(() => new Map(tray.eggs.map((egg) => [keyOf(egg.cell), egg])), [tray])
  const size = { id: '', name: '', layout: tray.layout, rows: tray.rows, columns: tray.columns, pitchMm: PITCH_MM }
  const cells = Array.from({ length: tray.rows * tray.columns }, (_, index) => {
    const cell = { row: Math.floor(index / tray.columns), column: index % tray.columns }
    return { cell, ...cellCentreMm(size, cell) }
  })
  const widthMm = Math.max(...cells.map((one) => one.xMm)) + PITCH_MM / 2
  const heightMm = Math.max(...cells.map((one) => one.yMm)) + PITCH_MM / 2
  const entry = chosen ?? { row: 0, column: 0 }
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = document.activeElement?.getAttribute('data-cell')
    const from = cells.find((one) => keyOf(one.cell) === focused)?.cell
    const to = from && neighbourOf(from, event.key, tray)
    if (to === undefined) return
    event.preventDefault()
    map.current?.querySelector<SVGAElement>(`[data-cell="${keyOf(to)}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrow keys move between the links within.
    <svg
      ref={map}
      className={css.map}
      viewBox={`${-MARGIN_MM} ${-MARGIN_MM} ${widthMm + MARGIN_MM} ${heightMm + MARGIN_MM}`}
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
          {...{ cell, xMm, yMm, overlay }}
          egg={eggs.get(keyOf(cell))}
          visitId={tray.visitId}
          trayHeld={tray.state === 'held'}
          chosen={chosen !== undefined && keyOf(chosen) === keyOf(cell)}
          entry={keyOf(entry) === keyOf(cell)}
        />
      ))}
      <Edges tray={tray} cells={cells} />
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
  overlay,
  chosen,
  entry,
}: {
  readonly cell: Cell
  readonly egg: Egg | undefined
  readonly visitId: number
  readonly trayHeld: boolean
  readonly xMm: number
  readonly yMm: number
  readonly overlay: Overlay
  readonly chosen: boolean
  readonly entry: boolean
}) {
  const label = useCellLabel(cell, egg)
  // What was not scanned of a held tray waits with the rest of it.
  const held = egg === undefined ? trayHeld : egg.action === 'HOLD'
  const half = PITCH_MM * 0.46
  const box = { x: xMm - half, y: yMm - half, width: half * 2, height: half * 2, rx: 6 }
  return (
    <a
      className={css.cell}
      href={addressIn('trays', visitId, keyOf(cell))}
      aria-label={label}
      aria-current={chosen ? 'true' : undefined}
      data-cell={keyOf(cell)}
      tabIndex={entry ? 0 : -1}
    >
      <rect className={css.place} {...box} />
      {held && <rect className={css.held} {...box} />}
      {chosen && <rect className={css.chosen} {...box} />}
      <CellContent egg={egg} x={xMm} y={yMm} overlay={overlay} />
      {egg !== undefined && egg.override !== null && (
        <path className={css.corrected} d={`M${xMm + half} ${yMm - half}v14l-14 -14z`} />
      )}
    </a>
  )
}

function CellContent({
  egg,
  x,
  y,
  overlay,
}: {
  readonly egg: Egg | undefined
  readonly x: number
  readonly y: number
  readonly overlay: Overlay
}) {
  const { t } = useWords()
  if (egg === undefined || overlay === 'class') {
    return (
      <Glyph
        kind={egg === undefined ? 'PENDING' : (egg.override?.eggClass ?? egg.eggClass)}
        x={x}
        y={y}
        size={PITCH_MM}
      />
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

function Edges({
  tray,
  cells,
}: {
  readonly tray: TrayPage
  readonly cells: readonly { readonly xMm: number; readonly yMm: number }[]
}) {
  return (
    <g className={css.edge} aria-hidden="true">
      {Array.from({ length: tray.columns }, (_, column) => (
        <text key={`c${column}`} x={cells[column]?.xMm ?? 0} y={-8} textAnchor="middle">
          {column + 1}
        </text>
      ))}
      {Array.from({ length: tray.rows }, (_, row) => (
        <text key={`r${row}`} x={-12} y={(cells[row * tray.columns]?.yMm ?? 0) + 6} textAnchor="middle">
          {cellName({ row, column: 0 }).replace(/\d+$/, '')}
        </text>
      ))}
    </g>
  )
}

function keyOf(cell: Cell): string {
  return `${cell.row}-${cell.column}`
}
