import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { LOG_LEVELS, type LogLevel, type LogLine } from '../../electron/contract/upkeep.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatClock, formatDateTime, orDash } from '../ui/format.ts'
import css from './log-card.module.css'
import parts from './service-parts.module.css'

/** A search is asked when somebody has stopped typing for so long. */
const TYPING_MS = 250
const FOLLOW_MS = 2_000
const ALL = 'all'
/** Seconds matter for what just happened, the day for what did not. */
const SECONDS_SHOWN_MS = 12 * 3_600_000

/** What the processes wrote, newest first, without secrets. */
export function LogCard() {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim().slice(0, 80), TYPING_MS)
  const [level, setLevel] = useState<LogLevel>('warn')
  const [process, setProcess] = useState(ALL)
  const [follow, setFollow] = useState(false)
  const { reading } = useReading(
    `log ${process} ${level} ${search}`,
    (review) => review.call('logLines', { process: process === ALL ? null : process, level, search }),
    follow ? FOLLOW_MS : undefined,
  )
  const processes = reading.state === 'read' ? reading.value.processes : process === ALL ? [] : [process]
  return (
    <Card>
      <CardHead title={t('upkeep.log.title')} />
      <p className={parts.note}>{t('upkeep.log.text')}</p>
      <div className={css.controls}>
        <SegmentedControl
          aria-label={t('upkeep.log.levelLabel')}
          data={LOG_LEVELS.map((value) => ({ value, label: t(`upkeep.log.least.${value}`) }))}
          value={level}
          onChange={(value) => setLevel(LOG_LEVELS.find((known) => known === value) ?? 'warn')}
        />
        <SegmentedControl
          aria-label={t('upkeep.log.processLabel')}
          data={[{ value: ALL, label: t('upkeep.log.all') }, ...processes]}
          value={process}
          onChange={setProcess}
        />
        <SegmentedControl
          aria-label={t('upkeep.log.followLabel')}
          data={[
            { value: 'stand', label: t('upkeep.log.stand') },
            { value: 'follow', label: t('upkeep.log.follow') },
          ]}
          value={follow ? 'follow' : 'stand'}
          onChange={(value) => setFollow(value === 'follow')}
        />
        <TextInput
          className={css.search}
          aria-label={t('upkeep.log.search')}
          placeholder={t('upkeep.log.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      {reading.state === 'loading' && <p className={parts.note}>{t('upkeep.log.loading')}</p>}
      {reading.state === 'failed' && <p className={parts.note}>{t('upkeep.log.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <Lines lines={reading.value.lines} more={reading.value.more} />}
    </Card>
  )
}

function Lines({ lines, more }: { readonly lines: readonly LogLine[]; readonly more: boolean }) {
  const { t } = useWords()
  if (lines.length === 0) return <p className={parts.note}>{t('upkeep.log.none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has only a keyboard must be able to scroll it.
    <section className={css.lines} tabIndex={0} aria-label={t('upkeep.log.title')}>
      <ol className={css.list}>
        {lines.map((line, at) => (
          <Line key={`${line.atWallMs} ${line.process} ${at}`} line={line} />
        ))}
      </ol>
      {more && <p className={parts.note}>{t('upkeep.log.more')}</p>}
    </section>
  )
}

function Line({ line }: { readonly line: LogLine }) {
  const { t, language } = useWords()
  const today = useConsole(
    (state) => line.atWallMs !== null && stationNowWallMs(state) - line.atWallMs < SECONDS_SHOWN_MS,
  )
  const format = today ? formatClock : formatDateTime
  return (
    <li className={css.line} data-level={line.level}>
      <span className={css.time}>{orDash(line.atWallMs, (atWallMs) => format(atWallMs, language))}</span>
      <span className={css.level}>{t(`upkeep.log.level.${line.level}`)}</span>
      <span className={css.process}>{line.process}</span>
      <span className={css.message}>
        {line.message} <span className={css.fields}>{line.fields}</span>
      </span>
    </li>
  )
}
