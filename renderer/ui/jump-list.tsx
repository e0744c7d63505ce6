import type { ClockJump } from '../../electron/domain/event-time/clock-jump.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatAge, formatStamp } from './format.ts'

/** Jumps of the station's clock, one sentence each. */
export function JumpList({
  jumps,
  className,
}: {
  readonly jumps: readonly ClockJump[]
  readonly className?: string | undefined
}) {
  const { t, language } = useWords()
  return (
    <ul className={className}>
      {jumps.map(({ found, byMs, ranMs, wallBeforeMs, wallAfterMs }) => (
        <li key={`${wallAfterMs} ${ranMs}`}>
          {t(`times.jump.${byMs < 0 ? 'back' : 'forward'}-${found}`, {
            by: formatAge(Math.abs(byMs)),
            before: formatStamp(wallBeforeMs, language),
            after: formatStamp(wallAfterMs, language),
          })}
        </li>
      ))}
    </ul>
  )
}
