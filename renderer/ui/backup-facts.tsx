import type { BackupsView } from '../../electron/contract/backups.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from './facts.tsx'
import { formatBytes, formatCount, formatDateTime } from './format.ts'
import { proofText } from './proof-text.ts'

type Words = ReturnType<typeof useWords>

interface BackupFactsProps {
  readonly view: BackupsView
  /** Where they can be changed, what stays stands in their fields. */
  readonly withPlan: boolean
}

/** When the last backup was made and the next one will be, what stays, and whether there is a copy elsewhere. */
export function BackupFacts({ view, withPlan }: BackupFactsProps) {
  const words = useWords()
  const { t, language } = words
  const [last] = view.backups
  return (
    <Facts
      rows={[
        [
          t('upkeep.backup.last'),
          last === undefined
            ? t('upkeep.backup.none')
            : `${t('upkeep.backup.lastText', { time: formatDateTime(last.madeAtWallMs, language), bytes: formatBytes(last.bytes, language) })}, ${proofText(last.proof, words)}`,
        ],
        [t('upkeep.backup.next'), nextText(view, words)],
        ...(withPlan ? planRows(view, words) : []),
        [t('upkeep.backup.second'), <Second key="second" view={view} />],
      ]}
    />
  )
}

function planRows({ plan, folder }: BackupsView, { t, language }: Words): (readonly [string, string])[] {
  const newest = formatCount(plan.keepNewest, language)
  return [
    [t('upkeep.backup.stay'), t('upkeep.backup.stayText', { newest, count: plan.keepWeekly })],
    [t('upkeep.backup.place'), folder],
  ]
}

function nextText({ next }: BackupsView, { t, language }: Words): string {
  switch (next?.kind) {
    case 'at':
      return t('upkeep.backup.nextAt', { time: formatDateTime(next.atWallMs, language) })
    case 'soon':
      return t('upkeep.backup.nextSoon')
    case 'afterBatch':
      return t('upkeep.backup.nextAfterBatch')
    case undefined:
      return t('upkeep.backup.nextNever')
  }
}

function Second({ view: { plan, second } }: { readonly view: BackupsView }) {
  const { t, language } = useWords()
  if (second === null) return t('upkeep.backup.noSecond')
  const { state, newestWallMs } = second
  const newest =
    newestWallMs === null
      ? t('upkeep.backup.secondNone')
      : t('upkeep.backup.secondNewest', { time: formatDateTime(newestWallMs, language) })
  const word = t(`upkeep.backup.secondState.${state}`)
  const isThere = state === 'READY' || state === 'FULL'
  return (
    <>
      {plan.secondFolder} · {state === 'READY' ? word : <strong>{word}</strong>}
      {isThere && ` · ${newest}`}
    </>
  )
}
