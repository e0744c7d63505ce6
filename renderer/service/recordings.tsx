import { Button } from '@mantine/core'
import type { RecordingsView } from '../../electron/contract/recordings.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatBytes, formatTime } from '../ui/format.ts'
import css from './service-parts.module.css'
import table from './upload-table.module.css'

/** A recording grows while somebody looks. */
const READ_AGAIN_MS = 1_000

/** Recordings of the scanner's line: the one that runs, and those that are there. */
export function Recordings() {
  const { t } = useWords()
  const { reading, again } = useReadingOf(
    'station',
    'recordings',
    (station) => station.call('recordings', {}),
    READ_AGAIN_MS,
  )
  return (
    <section className={css.part}>
      <h3 className={css.partHead}>{t('recordings.title')}</h3>
      <p className={css.note}>{t('recordings.text')}</p>
      {reading.state === 'loading' && <p className={css.further}>{t('recordings.loading')}</p>}
      {reading.state === 'failed' && <p className={css.further}>{t('recordings.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <Written view={reading.value} again={again} />}
    </section>
  )
}

function Written({ view, again }: { readonly view: RecordingsView; readonly again: () => void }) {
  const { t, language } = useWords()
  const { newest, files, folder } = view
  const isRunning = newest?.end === null
  const method = isRunning ? 'stopRecording' : 'startRecording'
  const bytes = (count: number) => formatBytes(count, language)
  return (
    <>
      <Button
        className={css.button}
        variant={isRunning ? 'default' : 'filled'}
        onClick={() => void carryOut('station', (station) => station.call(method, {})).then(again)}
      >
        {t(isRunning ? 'recordings.stop' : 'recordings.start')}
        <LockMark of={{ station: method }} />
      </Button>
      <div role="status">
        {newest?.end === null && (
          <p className={css.good}>
            {t('recordings.running', {
              ...{ time: formatTime(newest.beganWallMs, language), bytes: bytes(newest.bytes) },
              max: bytes(newest.bytesMax),
            })}
          </p>
        )}
        {newest !== null && newest.end !== null && (
          <p className={newest.end === 'STOPPED' ? css.good : css.bad}>
            {t(`recordings.end.${newest.end}`, { name: newest.name, bytes: bytes(newest.bytes) })}
          </p>
        )}
      </div>
      <p className={css.further}>{t('recordings.folder', { folder })}</p>
      {files.length === 0 ? <p className={css.note}>{t('recordings.none')}</p> : <Files files={files} />}
    </>
  )
}

function Files({ files }: Pick<RecordingsView, 'files'>) {
  const { t, language } = useWords()
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('recordings.column.name')}</th>
            <th scope="col">{t('recordings.column.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatBytes(bytes, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
