import { Button } from '@mantine/core'
import { useState } from 'react'
import { ask, codeOf } from '../client/commands.ts'
import { saveFile } from '../client/save-file.ts'
import { useWords } from '../i18n/use-words.ts'

/** A byte order mark, without which spreadsheets take UTF-8 for something else. */
const UTF8_MARK = '\ufeff'

/** The record and its eggs as files of this machine: nothing is sent anywhere. */
export function SaveCsv({ batchId }: { readonly batchId: string }) {
  const { t } = useWords()
  const [saving, setSaving] = useState(false)
  const [failed, setFailed] = useState<string>()
  const save = (name: string, read: (batchId: string) => Promise<readonly string[]>) => {
    setSaving(true)
    setFailed(undefined)
    read(batchId)
      .then(
        (parts) => saveFile(`${batchId}-${name}.csv`, [UTF8_MARK, ...parts], 'text/csv;charset=utf-8'),
        (reason: unknown) => setFailed(codeOf(reason)),
      )
      .finally(() => setSaving(false))
  }
  return (
    <>
      {failed !== undefined && <span role="alert">{t('back.failed', { code: failed })}</span>}
      <Button disabled={saving} onClick={() => save('record', readRecord)}>
        {t('back.batch.saveRecord')}
      </Button>
      <Button disabled={saving} onClick={() => save('eggs', readEggs)}>
        {saving ? t('back.batch.saving') : t('back.batch.saveEggs')}
      </Button>
    </>
  )
}

async function readRecord(batchId: string): Promise<readonly string[]> {
  const csv = await ask('review', (review) => review.call('recordCsv', { batchId }))
  return csv === null ? [] : [csv]
}

async function readEggs(batchId: string): Promise<readonly string[]> {
  const parts: string[] = []
  let afterVisitId: number | null = 0
  while (afterVisitId !== null) {
    const from: number = afterVisitId
    const page = await ask('review', (review) => review.call('eggsCsv', { batchId, afterVisitId: from }))
    parts.push(page.csv)
    afterVisitId = page.nextVisitId
  }
  return parts
}
