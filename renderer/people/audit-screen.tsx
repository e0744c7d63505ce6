import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { AUDIT_PAGE_MAX, type AuditRow } from '../../electron/contract/access.ts'
import { useEntryState, useKeptScroll } from '../client/entry-state.ts'
import { useMay } from '../client/people.ts'
import { openSheet } from '../client/sheet.ts'
import { useConsole } from '../client/store.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ListHead } from '../ui/list-head.tsx'
import css from '../ui/list-page.module.css'
import { ReadingNote } from '../ui/reading-note.tsx'
import { AuditRowView, COLUMNS } from './audit-row.tsx'
import own from './lists.module.css'
import { whoMay } from './use-who.ts'
import { VerifyChain } from './verify-chain.tsx'

/** A search is asked when somebody has stopped typing for so long. */
const TYPING_MS = 250
/** Deeds are rare; whoever looks wants to see theirs. */
const READ_AGAIN_MS = 10_000
const SEARCH_MAX = 60

/** Who did what, when and why, newest first. */
export function AuditScreen() {
  const { t } = useWords()
  const [typed, setTyped] = useEntryState<string>('search', (kept) => (typeof kept === 'string' ? kept : ''))
  const [search] = useDebouncedValue(typed.trim().slice(0, SEARCH_MAX), TYPING_MS)
  const screen = useKeptScroll<HTMLDivElement>()
  const may = useMay('audit.read')
  const userId = useConsole((state) => state.session?.user?.userId ?? '')
  return (
    <div className={css.screen} ref={screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('people.audit.title')}</h1>
        {may && (
          <TextInput
            className={own.search}
            aria-label={t('people.audit.search')}
            placeholder={t('people.audit.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={SEARCH_MAX}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <p className={own.field}>{t('people.audit.text')}</p>
      </div>
      {may ? (
        <>
          <VerifyChain />
          <Pages key={`${userId} ${search}`} who={userId} search={search} />
        </>
      ) : (
        <Card className={css.empty}>
          <EmptyState icon="lock" title={t('people.audit.denied', { who: whoMay(t, 'audit.read') })}>
            <Button onClick={() => openSheet('signIn')}>{t('people.users.signIn')}</Button>
          </EmptyState>
        </Card>
      )}
    </div>
  )
}

/** The newest page is read again and again; earlier ones, once asked for, stand still: nothing in them can change. */
function Pages({ who, search }: { readonly who: string; readonly search: string }) {
  const { t } = useWords()
  const { reading } = useReading(
    `audit ${who} ${search}`,
    (review) => review.call('auditRows', { beforeSequence: null, search }),
    READ_AGAIN_MS,
  )
  const [starts, setStarts] = useState<readonly number[]>([])
  const [ends, setEnds] = useState<ReadonlyMap<number, number | undefined>>(new Map())
  if (reading.state !== 'read') return <ReadingNote reading={reading} />
  const first = reading.value
  if (first.length === 0) {
    return (
      <Card className={css.empty}>
        <EmptyState icon="batches" title={t(search === '' ? 'people.audit.emptyTitle' : 'people.audit.none')}>
          {search === '' && t('people.audit.empty')}
        </EmptyState>
      </Card>
    )
  }
  const lastStart = starts.at(-1)
  const next = lastStart === undefined ? startAfter(first) : ends.get(lastStart)
  return (
    <Card className={css.card}>
      <table className={`${css.table} ${own.dense}`}>
        <ListHead
          columns={COLUMNS.map((key) => ({ key, label: t(`people.audit.${key}`), isNumber: key === 'number' }))}
        />
        <tbody>
          {first.map((row) => (
            <AuditRowView key={row.sequence} row={row} />
          ))}
        </tbody>
        {starts.map((start) => (
          <EarlierPage
            key={start}
            search={search}
            start={start}
            onRead={(end) => setEnds((known) => new Map(known).set(start, end))}
          />
        ))}
      </table>
      {next !== undefined && (
        <div className={css.more}>
          <Button onClick={() => setStarts([...starts, next])}>{t('people.audit.more')}</Button>
        </div>
      )}
    </Card>
  )
}

/** Where the next page begins; undefined when this one was the last. */
function startAfter(rows: readonly AuditRow[]): number | undefined {
  return rows.length < AUDIT_PAGE_MAX ? undefined : rows.at(-1)?.sequence
}

function EarlierPage({
  search,
  start,
  onRead,
}: {
  readonly search: string
  readonly start: number
  readonly onRead: (end: number | undefined) => void
}) {
  const { t } = useWords()
  const { reading } = useReading(`audit before ${start}`, async (review) => {
    const rows = await review.call('auditRows', { beforeSequence: start, search })
    onRead(startAfter(rows))
    return rows
  })
  return (
    <tbody>
      {reading.state === 'read' ? (
        reading.value.map((row) => <AuditRowView key={row.sequence} row={row} />)
      ) : (
        <tr>
          <td colSpan={COLUMNS.length}>
            {reading.state === 'failed' ? t('back.failed', { code: reading.code }) : t('back.reading')}
          </td>
        </tr>
      )}
    </tbody>
  )
}
