import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import css from './place-link.module.css'
import { addressOf, type Place } from './places.ts'

/** Out of a menu to a whole page; the menu closes with it. */
export function PlaceLink({
  to,
  onLeave,
  children,
}: {
  readonly to: Place
  onLeave(): void
  readonly children: ReactNode
}) {
  return (
    <a className={css.link} href={addressOf(to)} onClick={onLeave}>
      {children}
      <Icon name="arrow" size={22} />
    </a>
  )
}
