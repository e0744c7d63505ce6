import type { ReactNode } from 'react'
import css from './card.module.css'

/** A panel on the ground. With a heading it is a region that a screen reader can jump to. */
export function Card({
  className,
  label,
  stale = false,
  staleTag,
  children,
}: {
  readonly className?: string | undefined
  readonly label?: string
  /** Hatches what stands on it: the numbers are frozen. */
  readonly stale?: boolean
  /** How old the frozen numbers are, in words; a tag on the upper edge. */
  readonly staleTag?: string | undefined
  readonly children: ReactNode
}) {
  const classes = [css.card, className].filter(Boolean).join(' ')
  return (
    <section className={classes} aria-label={label} data-stale={stale || undefined}>
      {stale && staleTag !== undefined && <span className={css.tag}>{staleTag}</span>}
      {children}
    </section>
  )
}

export function CardHead({
  title,
  detail,
  aside,
}: {
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <div className={css.head}>
      <h2 className={css.title}>
        {title} {detail !== undefined && <span className={css.detail}>{detail}</span>}
      </h2>
      {aside !== undefined && <div className={css.aside}>{aside}</div>}
    </div>
  )
}
