import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BatchStopView } from '../../electron/contract/batch-life.ts'
import type { StopReason } from '../../electron/domain/batch/stops.ts'
import { carryOut } from '../client/commands.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatDateTime } from '../ui/format.ts'
import { stopReasonText } from '../ui/stop-reason-text.ts'
import { StopReasons } from '../ui/stop-reasons.tsx'
import css from './record-life.module.css'

/** When the line stood and why; the reason can be said, and put right, however long it is ago. */
export function RecordedStop({
  stop,
  timeZone,
  onSaid,
}: {
  readonly stop: BatchStopView
  readonly timeZone: string
  readonly onSaid: () => void
}) {
  const { t, language } = useWords()
  const [isAsked, setAsked] = useState(false)
  const say = (reason: StopReason, note: string) => {
    const wish = { stopId: stop.stopId, reason, note }
    void carryOut('station', (station) => station.call('explainStop', wish)).then((said) => {
      if (said) setAsked(false)
      onSaid()
    })
  }
  return (
    <li className={css.stop}>
      <span>{stopText(t, stop, (wallMs) => formatDateTime(wallMs, language, timeZone))}</span>
      {isAsked ? (
        <StopReasons note={stop.note} onSay={say} />
      ) : (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t(stop.reason === null ? 'batchLife.stop.say' : 'batchLife.stop.change')}
          <LockMark of={{ station: 'explainStop' }} />
        </Button>
      )}
    </li>
  )
}

function stopText(t: Translate, stop: BatchStopView, time: (wallMs: number) => string): string {
  const { kind, fromWallMs, toWallMs } = stop
  const reason = stopReasonText(t, stop.reason, stop.note)
  const from = time(fromWallMs)
  if (kind === 'end') return t('batchLife.record.end', { from, reason })
  if (kind === 'outage' && toWallMs !== null) {
    const outage = t('batchLife.record.outage', { from, to: time(toWallMs) })
    return stop.reason === null ? outage : `${outage} ${reason}`
  }
  return toWallMs === null
    ? t('batchLife.record.pauseOpen', { from, reason })
    : t('batchLife.record.pause', { from, to: time(toWallMs), reason })
}
