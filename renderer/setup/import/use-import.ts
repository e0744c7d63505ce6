import { useState } from 'react'
import { IMPORT_BYTES_MAX, type ImportKind, type ImportPreview } from '../../../electron/contract/master-data.ts'
import { askFor, codeOf } from '../../client/commands.ts'
import { accessCodeOf } from '../../client/guarded-call.ts'
import { readMasterData } from '../../client/master-data.ts'
import { useWords } from '../../i18n/use-words.ts'

/** A file that is not even sent: four times what the station reads, which would only tie up the line's own process. */
const SENT_BYTES_MAX = 4 * IMPORT_BYTES_MAX

/** Where an import stands. What is shown of a file stays until another one is chosen. */
export type ImportState =
  | { readonly phase: 'empty' }
  | { readonly phase: 'reading'; readonly name: string }
  | { readonly phase: 'shown'; readonly name: string; readonly bytes: Uint8Array; readonly preview: ImportPreview }
  | { readonly phase: 'applied'; readonly name: string; readonly added: number; readonly changed: number }

export interface Import {
  readonly state: ImportState
  readonly problem: string | undefined
  readonly isApplying: boolean
  readonly choose: (file: File) => void
  readonly apply: () => void
  readonly forget: () => void
}

export function useImport(kind: ImportKind): Import {
  const { t } = useWords()
  const [state, setState] = useState<ImportState>({ phase: 'empty' })
  const [problem, setProblem] = useState<string>()
  const [isApplying, setApplying] = useState(false)
  const fail = (reason: unknown) => {
    // Whoever was asked who they are and thought better of it knows that nothing was done.
    if (accessCodeOf(reason) === undefined) setProblem(t('setup.failed', { code: codeOf(reason) }))
  }
  const show = async (name: string, bytes: Uint8Array) => {
    setState({ phase: 'reading', name })
    try {
      const preview = await askFor('station', (station) => station.call('importPreview', { kind, bytes }))
      setState({ phase: 'shown', name, bytes, preview })
    } catch (reason) {
      setState({ phase: 'empty' })
      fail(reason)
    }
  }
  const choose = async (file: File) => {
    setProblem(undefined)
    if (file.size > SENT_BYTES_MAX) setProblem(t('importer.file.FILE_TOO_LARGE', { max: MEBIBYTES_MAX }))
    else await show(file.name, new Uint8Array(await file.arrayBuffer())).catch(fail)
  }
  const apply = async () => {
    if (state.phase !== 'shown') return
    const { name, bytes, preview } = state
    setProblem(undefined)
    setApplying(true)
    try {
      const { fingerprint } = preview
      const outcome = await askFor('station', (station) => station.call('importApply', { kind, bytes, fingerprint }))
      if (outcome.ok) {
        setState({ phase: 'applied', name, added: outcome.added, changed: outcome.changed })
        void readMasterData(false)
      } else {
        setProblem(t(`importer.refusal.${outcome.refusal}`))
        if (outcome.refusal === 'PREVIEW_STALE') await show(name, bytes)
      }
    } catch (reason) {
      fail(reason)
    } finally {
      setApplying(false)
    }
  }
  return {
    ...{ state, problem, isApplying },
    choose: (file) => void choose(file),
    apply: () => void apply(),
    forget: () => {
      setProblem(undefined)
      setState({ phase: 'empty' })
    },
  }
}

/** As it is said on screen. */
const MEBIBYTES_MAX = IMPORT_BYTES_MAX / 1024 / 1024
