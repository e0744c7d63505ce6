import { Button } from '@mantine/core'
import { useState } from 'react'
import { askFor, failureOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import type { MethodOf } from '../client/people.ts'
import { saveFile } from '../client/save-file.ts'
import { usePlay } from '../client/store.ts'
import type { Language } from '../i18n/languages.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { failureText } from '../ui/failure-text.ts'
import { fileName } from './file-name.ts'
import { paperHere } from './paper.ts'

/** A byte order mark, without which spreadsheets take UTF-8 for something else. */
const UTF8_MARK = '\ufeff'
const CSV_TYPE = 'text/csv;charset=utf-8'

const KINDS = ['pdf', 'record', 'eggs'] as const
type Kind = (typeof KINDS)[number]

const METHOD_OF = {
  pdf: { review: 'recordPdf' },
  record: { review: 'recordCsv' },
  eggs: { review: 'eggsCsv' },
} as const satisfies Record<Kind, MethodOf>

/** A file as it is saved; null when there is no such batch. */
type Written = { readonly name: string; readonly parts: readonly BlobPart[]; readonly type: string } | null

/** The record and its eggs as files of this machine, each button telling how it goes: nothing is sent anywhere. */
export function SaveRecord({ batchId }: { readonly batchId: string }) {
  const { t, language } = useWords()
  const [saving, setSaving] = useState<Kind>()
  const [problem, setProblem] = useState<string>()
  const play = usePlay()
  const save = (kind: Kind) => {
    setSaving(kind)
    setProblem(undefined)
    write(kind, batchId, language)
      .then(
        (written) => {
          if (written === null) setProblem(t('back.missing'))
          else saveFile(fileName(written.name, play), written.parts, written.type)
        },
        (reason: unknown) => {
          // Whoever thought better of signing in knows that nothing was saved.
          if (accessCodeOf(reason) === undefined) setProblem(failureText(t, failureOf(reason), language))
        },
      )
      .finally(() => setSaving(undefined))
  }
  return (
    <>
      {problem !== undefined && <span role="alert">{problem}</span>}
      {KINDS.map((kind) => (
        <Button key={kind} disabled={saving !== undefined} onClick={() => save(kind)}>
          {saving === kind ? t('back.batch.saving') : t(`back.batch.save.${kind}`)}
          <LockMark of={METHOD_OF[kind]} />
        </Button>
      ))}
    </>
  )
}

async function write(kind: Kind, batchId: string, language: Language): Promise<Written> {
  switch (kind) {
    case 'pdf': {
      const paper = paperHere(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone)
      const pdf = await askFor('review', (review) => review.call('recordPdf', { batchId, language, paper }))
      return pdf && { name: `ovoscope-${batchId}.pdf`, parts: [new Uint8Array(pdf)], type: 'application/pdf' }
    }
    case 'record': {
      const csv = await askFor('review', (review) => review.call('recordCsv', { batchId }))
      return csv === null ? null : { name: `${batchId}-record.csv`, parts: [UTF8_MARK, csv], type: CSV_TYPE }
    }
    case 'eggs':
      return { name: `${batchId}-eggs.csv`, parts: [UTF8_MARK, ...(await readEggs(batchId))], type: CSV_TYPE }
  }
}

async function readEggs(batchId: string): Promise<readonly string[]> {
  const parts: string[] = []
  let afterVisitId: number | null = 0
  while (afterVisitId !== null) {
    const from: number = afterVisitId
    const page = await askFor('review', (review) => review.call('eggsCsv', { batchId, afterVisitId: from }))
    parts.push(page.csv)
    afterVisitId = page.nextVisitId
  }
  return parts
}
