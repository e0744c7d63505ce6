import type { EggClass } from '../../electron/domain/egg.ts'
import css from './glyph.module.css'

export type GlyphKind = EggClass | 'PENDING'

/**
 * The mark of a class, drawn around a point: shape carries the meaning, one neutral ink for all that is normal,
 * the warning colour only for what could not be read. `size` is the width of the cell it stands in.
 */
export function Glyph({
  kind,
  x,
  y,
  size,
}: {
  readonly kind: GlyphKind
  readonly x: number
  readonly y: number
  readonly size: number
}) {
  const r = size * 0.42
  switch (kind) {
    case 'FEMALE':
      return <circle className={css.solid} cx={x} cy={y} r={r * 0.62} />
    case 'MALE':
      return (
        <rect
          className={css.open}
          x={x - r * 0.52}
          y={y - r * 0.52}
          width={r * 1.04}
          height={r * 1.04}
          rx={r * 0.16}
          strokeWidth={r * 0.2}
        />
      )
    case 'INFERTILE':
      return <circle className={css.thin} cx={x} cy={y} r={r * 0.56} strokeWidth={r * 0.13} />
    case 'EARLY_DEAD':
    case 'MID_DEAD':
      return (
        <path
          className={css.stroke}
          d={`M${x - r * 0.42} ${y - r * 0.42}l${r * 0.84} ${r * 0.84}m0 ${-r * 0.84}l${-r * 0.84} ${r * 0.84}`}
          strokeWidth={r * 0.16}
        />
      )
    case 'UNCERTAIN':
      return <QuestionMark x={x} y={y} r={r} />
    case 'UNREADABLE':
      return <path className={css.warning} d={`M${x - r * 0.5} ${y + r * 0.5}l${r} ${-r}`} strokeWidth={r * 0.22} />
    case 'EMPTY':
      return <circle className={css.dot} cx={x} cy={y} r={r * 0.11} />
    case 'PENDING':
      return <circle className={css.pending} cx={x} cy={y} r={r * 0.3} />
  }
}

/** A drawn question mark: the same on every machine, whatever fonts it has. */
function QuestionMark({ x, y, r }: { readonly x: number; readonly y: number; readonly r: number }) {
  return (
    <g className={css.stroke} strokeWidth={r * 0.19}>
      <path
        d={`M${x - r * 0.3} ${y - r * 0.26}a${r * 0.3} ${r * 0.3} 0 1 1 ${r * 0.46} ${r * 0.25}q${-r * 0.16} ${r * 0.1} ${-r * 0.16} ${r * 0.28}`}
      />
      <path d={`M${x} ${y + r * 0.56}v0.01`} strokeWidth={r * 0.24} />
    </g>
  )
}

/** The mark alone, for legends and labels; the word beside it says what it means. */
export function GlyphMark({ kind, size = 22 }: { readonly kind: GlyphKind; readonly size?: number }) {
  return (
    <svg className={css.mark} width={size} height={size} viewBox="0 0 50 50" aria-hidden="true">
      <Glyph kind={kind} x={25} y={25} size={58} />
    </svg>
  )
}
