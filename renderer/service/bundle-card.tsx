import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { askFor, carryOut } from '../client/commands.ts'
import { saveFile } from '../client/save-file.ts'
import { consoleStore } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { formatBytes } from '../ui/format.ts'
import { JobProgress } from './job-button.tsx'
import { seenByScreen } from './seen-by-screen.ts'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** One file for support, saved by the browser; sent to nobody. */
export function BundleCard({ upkeep }: { readonly upkeep: UpkeepReadings }) {
  const { t, language } = useWords()
  const [saved, setSaved] = useState<{ readonly name: string; readonly bytes: number }>()
  const wanted = useRef(false)
  const job = upkeep.jobs.state === 'read' ? upkeep.jobs.value.bundle : undefined
  const doneAt = job?.state === 'done' ? job.atWallMs : undefined
  const busy = job?.state === 'running' || job?.state === 'waiting'
  // Only whoever asked for it gets the file: another screen may watch the same work.
  useEffect(() => {
    if (doneAt === undefined || !wanted.current) return
    wanted.current = false
    void carryOut('review', async (review) => {
      const bundle = await review.call('takeBundle', {})
      if (bundle === null) return {}
      saveFile(bundle.name, [new Uint8Array(bundle.bytes)], 'application/zip')
      setSaved({ name: bundle.name, bytes: bundle.bytes.length })
      return {}
    })
  }, [doneAt])
  const begin = () => {
    wanted.current = true
    setSaved(undefined)
    void askFor('review', (review) => review.call('startBundle', { seen: seenByScreen(consoleStore.getState()) })).then(
      upkeep.again,
      () => void carryOut('review', (review) => review.call('upkeepJobs', {}).then(() => ({}))),
    )
  }
  return (
    <Card>
      <CardHead title={t('upkeep.bundle.title')} />
      <p className={css.note}>{t('upkeep.bundle.text')}</p>
      <Button className={css.button} onClick={begin} disabled={busy || job === undefined}>
        {t('upkeep.bundle.button')}
        <LockMark of={{ review: 'startBundle' }} />
      </Button>
      <JobProgress job="bundle" upkeep={upkeep} />
      <div role="status">
        {saved !== undefined && (
          <p className={css.good}>
            {t('upkeep.bundle.saved', { name: saved.name, bytes: formatBytes(saved.bytes, language) })}
          </p>
        )}
      </div>
    </Card>
  )
}
