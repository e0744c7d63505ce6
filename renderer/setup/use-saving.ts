import { useState } from 'react'
import type { MasterEntry, MasterOutcome } from '../../electron/contract/master-data.ts'
import { codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { type Seen, saveMasterData } from '../client/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { byField, type EntryFault, faultWords } from '../ui/master-fault.ts'

/** Saving one record: what the station said of its fields, and what it said of the whole. */
export interface Saving {
  readonly isSaving: boolean
  /** What is wrong with a field, in words; undefined where nothing is. */
  readonly faultOf: (field: string) => string | undefined
  /** Why nothing was saved, where no field is to blame. */
  readonly problem: string | undefined
  readonly save: (entry: MasterEntry, seen: Seen | null) => Promise<Saved | undefined>
}

export type Saved = MasterOutcome & { readonly ok: true }

export function useSaving(): Saving {
  const { t, language } = useWords()
  const [isSaving, setSaving] = useState(false)
  const [faults, setFaults] = useState<ReadonlyMap<string, EntryFault>>(new Map())
  const [problem, setProblem] = useState<string>()
  const save = async (entry: MasterEntry, seen: Seen | null) => {
    setSaving(true)
    setFaults(new Map())
    setProblem(undefined)
    try {
      const outcome = await saveMasterData(entry, seen)
      if (outcome.ok) return outcome
      setFaults(byField(outcome.faults))
      setProblem(t(`setup.refusal.${outcome.refusal}`))
    } catch (reason) {
      // Whoever was asked who they are and thought better of it knows that nothing was saved.
      if (accessCodeOf(reason) === undefined) setProblem(t('setup.failed', { code: codeOf(reason) }))
    } finally {
      setSaving(false)
    }
    return undefined
  }
  return {
    isSaving,
    problem,
    save,
    faultOf: (field) => {
      const fault = faults.get(field)
      return fault === undefined ? undefined : faultWords(t, language, fault)
    },
  }
}
