import type { ReactNode } from 'react'
import { Card, CardHead } from '../ui/card.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './service-parts.module.css'

/** Before everything else on Service: why the station does not work, in the shape of the most urgent alarm. */
export function AlarmCard({
  title,
  detail,
  children,
}: {
  readonly title: string
  readonly detail?: string
  readonly children: ReactNode
}) {
  return (
    <Card label={title}>
      <CardHead
        title={
          <span className={css.alarm}>
            <PriorityMark priority={1} size={28} /> {title}
          </span>
        }
        detail={detail}
      />
      {children}
    </Card>
  )
}
