import type { ReactNode } from 'react'
import css from './chip.module.css'

/** A short fact. `synthetic` is hatched: the model has never seen an egg. */
export function Chip({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'synthetic' | 'hold'
  readonly children: ReactNode
}) {
  return (
    <span className={css.chip} data-kind={kind}>
      {children}
    </span>
  )
}
