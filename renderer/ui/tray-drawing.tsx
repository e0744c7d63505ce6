import { memo } from 'react'
import type { TrayDesign, TrayEdge } from '../../electron/domain/master-data/kinds.ts'
import { drawForOperator } from '../../electron/domain/master-data/tray-drawing.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './tray-drawing.module.css'

/** Room around the tray for the arrow of the belt and the word for the operator's side, in millimetres of the tray. */
const MARGIN_MM = 90
const ARROW_MM = 60
/** Half of a cell's drawn circle, as a share of the pitch: neighbours stay apart. */
const CELL_SHARE = 0.4

/** A kind of tray as the operator sees it: every cell's centre, A1 named, the way the belt goes, the operator's side at the bottom. */
export const TrayDrawing = memo(function TrayDrawing({
  design,
  plain = false,
}: {
  readonly design: TrayDesign
  /** Small beside a name: cells and A1 alone. */
  readonly plain?: boolean
}) {
  const { t } = useWords()
  const { widthMm, heightMm, centresMm, beltTowards } = drawForOperator(design)
  const margin = plain ? 0 : MARGIN_MM
  const radius = design.pitchMm * CELL_SHARE
  const [first] = centresMm
  const label = t('setup.tray.drawing', {
    cells: centresMm.length,
    layout: t(`setup.tray.layout.${design.layout}`),
    belt: t(`setup.tray.edgeSeen.${beltTowards}`),
  })
  return (
    <svg
      className={css.drawing}
      viewBox={`${-margin} ${-margin} ${widthMm + 2 * margin} ${heightMm + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
    >
      <rect className={css.tray} width={widthMm} height={heightMm} rx={design.pitchMm / 4} />
      {centresMm.map(({ xMm, yMm }, index) => (
        <circle
          // Cells have no name but their place.
          key={index}
          className={index === 0 ? css.first : css.cell}
          cx={xMm}
          cy={yMm}
          r={radius}
        />
      ))}
      {first !== undefined && (
        <text
          className={css.name}
          x={first.xMm}
          y={first.yMm}
          fontSize={design.pitchMm * 0.36}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {t('setup.tray.a1')}
        </text>
      )}
      {!plain && (
        <>
          <BeltArrow towards={beltTowards} widthMm={widthMm} heightMm={heightMm} />
          <text className={css.side} x={widthMm / 2} y={heightMm + MARGIN_MM * 0.62} textAnchor="middle">
            {t('line.tray.operator')}
          </text>
        </>
      )}
    </svg>
  )
})

const TURN: Readonly<Record<TrayEdge, number>> = { right: 0, bottom: 90, left: 180, top: 270 }

function BeltArrow({
  towards,
  widthMm,
  heightMm,
}: {
  readonly towards: TrayEdge
  readonly widthMm: number
  readonly heightMm: number
}) {
  const outside = MARGIN_MM * 0.5
  const at = {
    top: [widthMm / 2, -outside],
    right: [widthMm + outside, heightMm / 2],
    bottom: [widthMm * 0.12, heightMm + outside],
    left: [-outside, heightMm / 2],
  }[towards]
  const half = ARROW_MM / 2
  return (
    <path
      className={css.belt}
      transform={`translate(${at[0]} ${at[1]}) rotate(${TURN[towards]})`}
      d={`M${-half} 0H${half}M${half - 22} -22L${half} 0L${half - 22} 22`}
    />
  )
}
