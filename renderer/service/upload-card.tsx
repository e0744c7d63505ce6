import { Button } from '@mantine/core'
import type { Upload } from '../../electron/contract/uploads.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { SETTINGS_ADDRESS } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatCount, formatDateTime, orDash } from '../ui/format.ts'
import css from './service-parts.module.css'
import table from './upload-table.module.css'
import { useUploads } from './use-uploads.ts'

/** What goes to the cloud: what waits, what arrived with which receipt, what was refused and why. */
export function UploadCard() {
  const { t } = useWords()
  const state = useConsole((known) => known.view?.cloud.state)
  const open = useConsole(({ view }) => (view === undefined ? 0 : view.cloud.waiting + view.cloud.parked))
  const percent = useConsole(({ view }) => Math.ceil((view?.cloud.fill ?? 0) * 100))
  const { reading, readMore, again } = useUploads()
  const sendNow = () => void carryOut('station', (station) => station.call('sendUploadsNow', {})).then(again)
  const canSend = state === 'up-to-date' || state === 'waiting'
  return (
    <Card>
      <CardHead
        title={t('places.service.uploads.title')}
        aside={
          <a className={css.link} href={SETTINGS_ADDRESS}>
            {t('settings.open')}
          </a>
        }
      />
      <p className={css.note}>{t('places.service.uploads.text')}</p>
      {state !== undefined && !canSend && <p className={css.note}>{t(`places.service.uploads.${state}`)}</p>}
      {open > 0 && <p className={css.note}>{t('places.service.uploads.fill', { percent })}</p>}
      {reading.state === 'loading' && <p className={css.note}>{t('places.service.uploads.loading')}</p>}
      {reading.state === 'failed' && (
        <p className={css.note}>{t('places.service.uploads.failed', { code: reading.code })}</p>
      )}
      {reading.state === 'read' && reading.uploads.length === 0 && (
        <p className={css.note}>{t('places.service.uploads.none')}</p>
      )}
      {reading.state === 'read' && reading.uploads.length > 0 && <UploadTable uploads={reading.uploads} />}
      {canSend && (
        <Button className={css.button} onClick={sendNow} disabled={open === 0}>
          {t('places.service.uploads.sendNow')}
        </Button>
      )}
      {reading.state === 'read' && reading.more && (
        <Button className={css.button} onClick={readMore} variant="default">
          {t('places.service.uploads.more')}
        </Button>
      )}
    </Card>
  )
}

const COLUMNS = ['batch', 'state', 'closed', 'bytes', 'attempts', 'when', 'word'] as const

function UploadTable({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { t } = useWords()
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`places.service.uploads.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {uploads.map((upload) => (
            <UploadRow key={upload.uploadId} upload={upload} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const { t, language } = useWords()
  const { batchId, revision } = upload
  const at = (wallMs: number | null) => orDash(wallMs, (known) => formatDateTime(known, language))
  const due = upload.nextAttemptWallMs
  return (
    <tr data-state={upload.state}>
      <th scope="row">
        {revision === 1 ? batchId : t('places.service.uploads.revision', { batch: batchId, revision })}
      </th>
      <td>{t(`places.service.uploads.state.${upload.state}`)}</td>
      <td>{at(upload.closedAtWallMs)}</td>
      <td>{formatCount(upload.bytes, language)}</td>
      <td>{formatCount(upload.attempts, language)}</td>
      <td>{due === null ? at(upload.settledWallMs) : t('places.service.uploads.due', { time: at(due) })}</td>
      <td className={table.word}>{upload.receipt ?? orDash(upload.reason, (reason) => reason)}</td>
    </tr>
  )
}
