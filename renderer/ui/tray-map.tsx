import { memo, useMemo } from 'react'
import { type Cell, cellName } from '../../electron/domain/egg.ts'
import { useWords } from '../i18n/use-words.ts'
import { Glyph } from './glyph.tsx'
import { classCounts, type MapCell, type TrayPicture, trayGeometry } from './tray-geometry.ts'
import css from './tray-map.module.css'

/** Room for the row letters and column numbers, in millimetres of the tray. */
const MARGIN_MM = 26

export interface TrayMapProps {
  readonly tray: TrayPicture & {
    readonly code: string
    readonly decided: number
    readonly state: 'filling' | 'complete' | 'held'
  }
  /** The newest egg, ringed; undefined when it stands in another tray. */
  readonly last?: Cell | undefined
}

/** The tray as it stands on the belt, filling cell by cell. One picture to a screen reader, with its counts as words. */
export function TrayMap({ tray, last }: TrayMapProps) {
  const { t } = useWords()
  const geometry = useMemo(() => trayGeometry(tray), [tray])
  const cells = tray.rows * tray.columns
  const classes = classCounts(tray)
    .map(({ eggClass, count }) => t('line.tray.count', { name: t(`words.eggClass.${eggClass}`), count }))
    .join(', ')
  const label = t('line.tray.summary', { code: tray.code, decided: tray.decided, cells, classes })
  return (
    <svg
      className={css.map}
      viewBox={`${-MARGIN_MM} ${-MARGIN_MM} ${geometry.widthMm + MARGIN_MM} ${geometry.heightMm + MARGIN_MM}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id="hold-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.hatch} width="2.4" height="7" />
        </pattern>
      </defs>
      <Edges rows={tray.rows} columns={tray.columns} cells={geometry.cells} />
      {geometry.cells.map((cell) => (
        <CellMark
          key={cell.index}
          x={cell.xMm}
          y={cell.yMm}
          pitchMm={geometry.pitchMm}
          eggClass={cell.corrected ?? cell.eggClass}
          corrected={cell.corrected !== undefined}
          held={cell.action === 'HOLD' || (tray.state === 'held' && cell.eggClass === undefined)}
          last={last !== undefined && last.row === cell.row && last.column === cell.column}
        />
      ))}
    </svg>
  )
}

const CellMark = memo(function CellMark({
  x,
  y,
  pitchMm,
  eggClass,
  corrected,
  held,
  last,
}: {
  readonly x: number
  readonly y: number
  readonly pitchMm: number
  readonly eggClass: MapCell['eggClass']
  readonly corrected: boolean
  readonly held: boolean
  readonly last: boolean
}) {
  const half = pitchMm * 0.46
  return (
    <>
      {held && <rect className={css.held} x={x - half} y={y - half} width={half * 2} height={half * 2} rx={6} />}
      {last && <circle className={css.last} cx={x} cy={y} r={half} />}
      <Glyph kind={eggClass ?? 'PENDING'} x={x} y={y} size={pitchMm} />
      {corrected && <path className={css.corrected} d={`M${x + half} ${y - half}v14l-14 -14z`} />}
    </>
  )
})

/** Letters down the side, numbers along the top: how people call a cell. */
const Edges = memo(function Edges({
  rows,
  columns,
  cells,
}: {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly MapCell[]
}) {
  return (
    <g className={css.edge}>
      {Array.from({ length: columns }, (_, column) => (
        <text key={`c${column}`} x={cells[column]?.xMm ?? 0} y={-8} textAnchor="middle">
          {column + 1}
        </text>
      ))}
      {Array.from({ length: rows }, (_, row) => (
        <text key={`r${row}`} x={-12} y={(cells[row * columns]?.yMm ?? 0) + 6} textAnchor="middle">
          {cellName({ row, column: 0 }).replace(/\d+$/, '')}
        </text>
      ))}
    </g>
  )
})
