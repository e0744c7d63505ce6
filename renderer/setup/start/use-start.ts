import { useEffect, useState } from 'react'
import type { MasterDataView } from '../../../electron/contract/master-data.ts'
import { useWords } from '../../i18n/use-words.ts'
import { firstDraft } from './first-draft.ts'
import { recallStart, rememberStart } from './start-memory.ts'
import type { StartDraft, StartStep } from './steps.ts'

/** Where a step of the first start stands, for links. */
export function startAddress(step: StartStep): string {
  return `#/setup/start/${step}`
}

/** The draft of the first start, kept on this screen with the step that was open last. */
export function useStart(
  step: StartStep,
  data: MasterDataView | undefined,
): { readonly draft: StartDraft; readonly change: (part: Partial<StartDraft>) => void } {
  const { t } = useWords()
  const [typed, setTyped] = useState<Partial<StartDraft>>(() => recallStart(localStorage).draft)
  useEffect(() => {
    rememberStart(localStorage, { step, draft: typed, isLeft: false })
  }, [step, typed])
  const draft = firstDraft({
    kept: typed,
    data,
    screenTimeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    names: { site: t('start.step.place.defaultSite'), line: t('start.step.line.defaultLine') },
  })
  return { draft, change: (part) => setTyped((before) => ({ ...before, ...part })) }
}
