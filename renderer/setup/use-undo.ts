import { useState } from 'react'
import type { MasterEntry } from '../../electron/contract/master-data.ts'
import { codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { retireMasterData, type Seen, saveMasterData } from '../client/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import type { ListKind } from './sections.ts'

/** What was done last in a list, and how to take it back. */
export interface LastDeed {
  readonly text: string
  readonly undo: (() => void) | undefined
}

/** Retiring, bringing back, and taking back what was done last. Nothing is ever deleted, so everything can be taken back. */
export function useUndo() {
  const { t } = useWords()
  const [last, setLast] = useState<LastDeed>()
  const say = (text: string) => setLast({ text, undo: undefined })
  const carry = async (deed: () => Promise<{ readonly ok: boolean; readonly refusal?: string }>, done: () => void) => {
    try {
      const outcome = await deed()
      if (outcome.ok) done()
      else say(t('setup.list.notDone'))
    } catch (reason) {
      if (accessCodeOf(reason) === undefined) say(t('setup.failed', { code: codeOf(reason) }))
    }
  }
  const retire = (kind: ListKind, record: Seen & { readonly name: string }, retired: boolean) => {
    void carry(
      async () => retireMasterData(kind, record, retired),
      () =>
        setLast({
          text: t(retired ? 'setup.list.retired' : 'setup.list.broughtBack', { name: record.name }),
          undo: () => retire(kind, { ...record, revision: record.revision + 1 }, !retired),
        }),
    )
  }
  /** A record was saved: it can be put back to what it was; a new one can be retired again. */
  const saved = (name: string, seen: Seen, before: MasterEntry | undefined, kind: ListKind) => {
    setLast({
      text: t('setup.list.saved', { name }),
      undo:
        before === undefined
          ? () => retire(kind, { ...seen, name }, true)
          : () =>
              void carry(
                async () => saveMasterData(before, seen),
                () => say(t('setup.list.putBack', { name })),
              ),
    })
  }
  return { last, retire, saved, forget: () => setLast(undefined) }
}
