import { Button } from '@mantine/core'
import { useState } from 'react'
import { askFor, codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { useWords } from '../i18n/use-words.ts'
import own from './lists.module.css'

/** A trail of years is read through from its first entry. */
const VERIFY_DEADLINE_MS = 120_000

type Verdict =
  | { readonly state: 'asked' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'verified'; readonly entries: number; readonly brokenAt: number | null }

/** Whether every entry still follows from the one before it, asked for and answered in words. */
export function VerifyChain() {
  const { t } = useWords()
  const [verdict, setVerdict] = useState<Verdict>()
  const verify = () => {
    setVerdict({ state: 'asked' })
    askFor('review', (review) => review.call('verifyAudit', {}, { deadlineMs: VERIFY_DEADLINE_MS })).then(
      (found) => setVerdict({ state: 'verified', ...found }),
      (reason: unknown) =>
        setVerdict(accessCodeOf(reason) === undefined ? { state: 'failed', code: codeOf(reason) } : undefined),
    )
  }
  const broken = verdict?.state === 'verified' && verdict.brokenAt !== null
  return (
    <>
      <div>
        <Button onClick={verify} disabled={verdict?.state === 'asked'}>
          {t('people.audit.verify')}
        </Button>
      </div>
      <div role="status">
        {verdict !== undefined && (
          <p className={own.verdict} data-broken={broken || undefined}>
            {verdict.state === 'asked' && t('people.audit.verifying')}
            {verdict.state === 'failed' && t('people.audit.failed', { code: verdict.code })}
            {verdict.state === 'verified' &&
              (verdict.brokenAt === null
                ? t('people.audit.sound', { count: verdict.entries })
                : t('people.audit.broken', { entry: verdict.brokenAt }))}
          </p>
        )}
      </div>
    </>
  )
}
