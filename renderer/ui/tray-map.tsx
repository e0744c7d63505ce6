import { memo, useMemo } from 'react'
import type { Cell } from '../../electron/domain/egg.ts'
import type { TrayDesign } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { Glyph } from './glyph.tsx'
import { classCounts, type EdgeMark, type MapCell, type TrayPicture, trayGeometry, viewBoxOf } from './tray-geometry.ts'
import css from './tray-map.module.css'

export interface TrayMapProps {
  readonly tray: TrayPicture & {
    readonly code: string
    readonly decided: number
    readonly state: 'filling' | 'complete' | 'held'
  }
  /** The newest egg, ringed; undefined when it stands in another tray. */
  readonly last?: Cell | undefined
  /** Its tray type, by which it is drawn as the operator sees it; without it A1 is at the top left. */
  readonly design?: TrayDesign | undefined
}

/** The tray as it stands on the belt, filling cell by cell. One picture to a screen reader, with its counts as words. */
export function TrayMap({ tray, last, design }: TrayMapProps) {
  const { t } = useWords()
  const geometry = useMemo(() => trayGeometry(tray, design), [tray, design])
  const cells = tray.rows * tray.columns
  const classes = classCounts(tray)
    .map(({ eggClass, count }) => t('line.tray.count', { name: t(`words.eggClass.${eggClass}`), count }))
    .join(', ')
  const label = t('line.tray.summary', { code: tray.code, decided: tray.decided, cells, classes })
  return (
    <svg
      className={css.map}
      viewBox={viewBoxOf(geometry)}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id="hold-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.hatch} width="2.4" height="7" />
        </pattern>
      </defs>
      <Edges marks={geometry.marks} />
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

/** Letters along one side, numbers along the other: how people call a cell. */
const Edges = memo(function Edges({ marks }: { readonly marks: readonly EdgeMark[] }) {
  return (
    <g className={css.edge}>
      {marks.map(({ xMm, yMm, text }) => (
        <text key={text} x={xMm} y={yMm} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
})
