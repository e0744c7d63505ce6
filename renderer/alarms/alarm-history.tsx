import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { ALARM_HISTORY_PAGE_MAX, type AlarmHistoryRow, type EventRow } from '../../electron/contract/alarms.ts'
import { ALARM_KINDS, type AlarmId } from '../../electron/domain/alarm/rationalisation.ts'
import { useWords } from '../i18n/use-words.ts'
import { PagedTable } from '../lists/paged-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatDateTime } from '../ui/format.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import { problemDetail } from '../ui/problem-detail.ts'
import { lossTip } from '../ui/problem-tip.ts'
import css from './alarms-screen.module.css'
import { findAlarms } from './find-alarms.ts'

const TYPING_MS = 250
const READ_AGAIN_MS = 5_000
const DAY_MS = 86_400_000
const PERIODS = { day: DAY_MS, week: 7 * DAY_MS, all: undefined } as const
type Period = keyof typeof PERIODS

/** What alarms did and what people did to them, to be searched in the words that stand on the screen. */
export function AlarmHistory() {
  const { t, language } = useWords()
  const [period, setPeriod] = useState<Period>('week')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS)
  const found = findAlarms(
    search,
    (id) => t(`app.problem.${id}.title`),
    (deed) => t(`alarms.deed.${deed}`),
  )
  const columns = (['at', 'what', 'deed', 'who'] as const).map((key) => ({
    ...{ key, label: t(`alarms.column.${key}`), isNumber: false },
  }))
  return (
    <>
      <div className={css.filters}>
        <TextInput
          className={css.search}
          aria-label={t('alarms.search')}
          placeholder={t('alarms.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
        />
        <PeriodChoice period={period} onChange={setPeriod} />
      </div>
      <PagedTable<AlarmHistoryRow>
        key={`${period} ${search} ${language}`}
        keptAs={`${period} ${search}`}
        columns={columns}
        read={(review, beforeId) =>
          review.call('alarmHistory', {
            ...{ beforeId, sinceWallMs: sinceOf(period), who: found.who },
            alarms: found.alarms === null ? null : [...found.alarms],
            deeds: found.deeds === null ? null : [...found.deeds],
          })
        }
        idOf={(row) => row.id}
        pageMax={ALARM_HISTORY_PAGE_MAX}
        renderRow={(row) => <HistoryRow key={row.id} row={row} />}
        empty={
          <EmptyState icon="alarms" title={search === '' ? t('alarms.none') : t('alarms.noneFound', { search })}>
            {undefined}
          </EmptyState>
        }
        everyMs={READ_AGAIN_MS}
        olderLabel={t('alarms.older')}
      />
    </>
  )
}

/** What happened and asked nobody for anything. */
export function EventHistory() {
  const { t, language } = useWords()
  const [period, setPeriod] = useState<Period>('week')
  const columns = (['at', 'event'] as const).map((key) => ({
    ...{ key, label: t(`alarms.column.${key}`), isNumber: false },
  }))
  return (
    <>
      <div className={css.filters}>
        <PeriodChoice period={period} onChange={setPeriod} />
      </div>
      <PagedTable<EventRow>
        key={`${period} ${language}`}
        keptAs={`events ${period}`}
        columns={columns}
        read={(review, beforeId) => review.call('eventHistory', { beforeId, sinceWallMs: sinceOf(period) })}
        idOf={(row) => row.id}
        pageMax={ALARM_HISTORY_PAGE_MAX}
        renderRow={(row) => (
          <tr key={row.id}>
            <td>{formatDateTime(row.atWallMs, language)}</td>
            <td>{eventText(row, t)}</td>
          </tr>
        )}
        empty={
          <EmptyState icon="alarms" title={t('alarms.none')}>
            {undefined}
          </EmptyState>
        }
        everyMs={READ_AGAIN_MS}
        olderLabel={t('alarms.older')}
      />
    </>
  )
}

function PeriodChoice({ period, onChange }: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const { t } = useWords()
  return (
    <SegmentedControl
      aria-label={t('alarms.period.label')}
      data={(['day', 'week', 'all'] as const).map((value) => ({ value, label: t(`alarms.period.${value}`) }))}
      value={period}
      onChange={(value) => onChange(value)}
    />
  )
}

function sinceOf(period: Period): number | null {
  const forMs = PERIODS[period]
  return forMs === undefined ? null : Date.now() - forMs
}

function HistoryRow({ row }: { readonly row: AlarmHistoryRow }) {
  const { t, language } = useWords()
  const loss = isKnown(row.alarm) ? lossTip(t, { id: row.alarm, detail: row.detail }, language) : undefined
  const detail = loss ?? problemDetail(row, language)
  return (
    <tr>
      <td>{formatDateTime(row.atWallMs, language)}</td>
      <th scope="row">
        <span className={css.named}>
          {(row.priority === 1 || row.priority === 2 || row.priority === 3) && (
            <PriorityMark priority={row.priority} size={24} />
          )}
          {isKnown(row.alarm) ? t(`app.problem.${row.alarm}.title`) : row.alarm}
        </span>
        {row.deed === 'came' && detail !== undefined && <span className={`${css.detail} ${css.told}`}>{detail}</span>}
      </th>
      <td>{t(`alarms.deed.${row.deed}`)}</td>
      <td>{row.who}</td>
    </tr>
  )
}

/** An earlier version may have had alarms that this one has not. */
function isKnown(alarm: string): alarm is AlarmId {
  return Object.hasOwn(ALARM_KINDS, alarm)
}

type Translate = ReturnType<typeof useWords>['t']

function eventText({ kind, detail }: EventRow, t: Translate): string {
  const word = (key: string) => String(detail[key] ?? '')
  const states = ['draft', 'running', 'paused', 'closing', 'closed'] as const
  const state = states.find((known) => known === detail['state'])
  return t(`alarms.event.${kind}`, {
    ...{ scanner: word('scanner'), model: word('model'), before: word('before'), batch: word('batch') },
    state: state === undefined ? word('state') : t(`words.batchState.${state}`),
  })
}
