import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { AUDIT_PAGE_MAX, type AuditRow } from '../../electron/contract/access.ts'
import { useEntryState, useKeptScroll } from '../client/entry-state.ts'
import { useMay } from '../client/people.ts'
import { openSheet } from '../client/sheet.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { PagedTable } from '../lists/paged-table.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import css from '../ui/list-page.module.css'
import { actsNamed } from './act-words.ts'
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
          <Deeds key={`${userId} ${search}`} search={search} />
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

function Deeds({ search }: { readonly search: string }) {
  const { t } = useWords()
  const acts = actsNamed(t, search)
  return (
    <div className={own.dense}>
      <PagedTable<AuditRow>
        keptAs={`audit ${search}`}
        columns={COLUMNS.map((key) => ({ key, label: t(`people.audit.${key}`), isNumber: key === 'number' }))}
        read={(review, beforeSequence) => review.call('auditRows', { beforeSequence, search, acts })}
        idOf={({ sequence }) => sequence}
        pageMax={AUDIT_PAGE_MAX}
        renderRow={(row) => <AuditRowView key={row.sequence} row={row} />}
        empty={
          <EmptyState icon="batches" title={t(search === '' ? 'people.audit.emptyTitle' : 'people.audit.none')}>
            {search === '' && t('people.audit.empty')}
          </EmptyState>
        }
        everyMs={READ_AGAIN_MS}
        olderLabel={t('people.audit.more')}
      />
    </div>
  )
}
