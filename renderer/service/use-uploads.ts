import { useCallback, useEffect, useState } from 'react'
import { UPLOADS_PAGE_MAX, type Upload } from '../../electron/contract/uploads.ts'
import { ask, codeOf } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'

/** The upload list as far as it has been read. */
export type UploadReading =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'read'; readonly uploads: readonly Upload[]; readonly more: boolean }

/** Reads the newest uploads, and again whenever the station says that something about them changed. */
export function useUploads(): {
  readonly reading: UploadReading
  readonly readMore: () => void
  readonly again: () => void
} {
  const [reading, setReading] = useState<UploadReading>({ state: 'loading' })
  const changed = useConsole(({ view }) => (view === undefined ? '' : JSON.stringify(view.cloud)))
  const readFrom = useCallback((known: readonly Upload[]) => {
    let wanted = true
    const beforeId = known.at(-1)?.uploadId ?? null
    ask('station', (station) => station.call('listUploads', { beforeId })).then(
      (page) => {
        if (wanted) setReading({ state: 'read', uploads: [...known, ...page], more: page.length === UPLOADS_PAGE_MAX })
      },
      (reason: unknown) => {
        if (wanted) setReading({ state: 'failed', code: codeOf(reason) })
      },
    )
    return () => {
      wanted = false
    }
  }, [])
  useEffect(() => readFrom([]), [readFrom, changed])
  return {
    reading,
    readMore: () => void (reading.state === 'read' && readFrom(reading.uploads)),
    again: () => void readFrom([]),
  }
}
