import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatNumber, formatWait } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { nextTry } from './next-try.ts'
import css from './try-now.module.css'

/** An attempt at a port that is not there is over within a millisecond; whoever pressed must still see that it was made. */
const SHOWN_TRYING_MS = 700
/** From here on tenths of a second tell nobody anything. */
const TENTHS_SHOWN_MAX = 100

/** The countdown to the next attempt to connect, and a button that skips it. Nothing while the scanner streams or none is chosen. */
export function TryNow() {
  const { t, language } = useWords()
  const next = useConsole(useShallow(nextTry))
  const [pressed, setPressed] = useState(false)
  useEffect(() => {
    if (!pressed) return
    const timer = setTimeout(() => setPressed(false), SHOWN_TRYING_MS)
    return () => clearTimeout(timer)
  }, [pressed])
  if (next.kind === 'none') return null
  const press = () => {
    setPressed(true)
    void carryOut('station', (station) => station.call('tryScannerNow', {}))
  }
  const trying = pressed || next.kind === 'trying'
  const seconds = (tenths: number) =>
    tenths < TENTHS_SHOWN_MAX ? `${formatNumber(tenths / 10, language, 1)} s` : formatWait(tenths * 100)
  return (
    <div className={css.row}>
      <span className={css.wait} role="timer">
        {next.kind === 'waits' && !pressed
          ? t('scanner.try.next', { age: seconds(next.tenths) })
          : t('scanner.try.now')}
      </span>
      {/* Not disabled: focus must not be lost with every attempt. */}
      <Button
        className={css.button}
        variant="default"
        onClick={press}
        aria-disabled={trying}
        data-trying={trying || undefined}
      >
        <Icon name="refresh" size={22} />
        {t(trying ? 'scanner.try.trying' : 'scanner.try.button')}
        <LockMark of={{ station: 'tryScannerNow' }} />
      </Button>
    </div>
  )
}
