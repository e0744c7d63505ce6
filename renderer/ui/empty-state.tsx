import type { ReactNode } from 'react'
import css from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

/** What is true when there is nothing to show. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className={css.empty}>
      <Icon name={icon} size={56} />
      <h2 className={css.title}>{title}</h2>
      <div className={css.text}>{children}</div>
    </div>
  )
}
