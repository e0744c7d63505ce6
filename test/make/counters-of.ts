import { type BatchSummary, type Counted, EMPTY_SUMMARY, scansIn } from '../../electron/domain/batch/batch-summary.ts'

/** The counts of a summary in few words: what is not there is 0. */
export interface FewCounts {
  readonly scans: number
  readonly eggsByClass: Partial<Counted['byClass']>
  readonly eggsByAction: Partial<Counted['byAction']>
}

/** Only what is not zero of a summary's counts. */
export function countersOf({ eggs, scans }: Pick<BatchSummary, 'eggs' | 'scans'>): FewCounts {
  return { scans: scansIn(scans), eggsByClass: notZero(eggs.byClass), eggsByAction: notZero(eggs.byAction) }
}

/** A summary with these counts; what its scans were called is nobody's concern. */
export function summaryOf({
  scans,
  eggsByClass,
  eggsByAction = {},
}: Partial<FewCounts> & Pick<FewCounts, 'scans'>): BatchSummary {
  const { eggs, scans: none } = EMPTY_SUMMARY
  return {
    ...EMPTY_SUMMARY,
    eggs: { byClass: { ...eggs.byClass, ...eggsByClass }, byAction: { ...eggs.byAction, ...eggsByAction } },
    scans: { ...none, byClass: { ...none.byClass, UNREADABLE: scans } },
  }
}

function notZero<Word extends string>(counts: Readonly<Record<Word, number>>): Partial<Record<Word, number>> {
  return Object.fromEntries(Object.entries<number>(counts).filter(([, count]) => count !== 0)) as Partial<
    Record<Word, number>
  >
}
