import { useWords } from '../i18n/use-words.ts'
import css from './priority-mark.module.css'

export type Priority = 1 | 2 | 3

/** Letters rather than numbers: a number beside an alarm is taken for a count. */
const LETTERS = { 1: 'A', 2: 'B', 3: 'C' } as const

/** Each priority has its own shape, letter and colour, so that none of the three is needed alone. */
const SHAPES: Readonly<Record<Priority, string>> = {
  1: 'M9.5 2.5h11l7 7v11l-7 7h-11l-7-7v-11Z',
  2: 'M15 2.2 28.6 26.6H1.4Z',
  3: 'M15 1.6 28.4 15 15 28.4 1.6 15Z',
}
const LETTER_Y: Readonly<Record<Priority, number>> = { 1: 19.7, 2: 23, 3: 19.4 }

export function PriorityMark({ priority, size = 30 }: { readonly priority: Priority; readonly size?: number }) {
  const { t } = useWords()
  const letter = LETTERS[priority]
  return (
    <svg
      className={css.mark}
      width={size}
      height={size}
      viewBox="0 0 30 30"
      data-priority={priority}
      role="img"
      aria-label={t(`app.priority.${letter}`)}
    >
      <path className={css.shape} d={SHAPES[priority]} />
      <text className={css.letter} x="15" y={LETTER_Y[priority]} textAnchor="middle">
        {letter}
      </text>
    </svg>
  )
}
