import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TRAY_CODE_MAX } from '../../../electron/contract/trays.ts'
import { addressIn, goTo } from '../../client/use-address.ts'
import { useReading, useReadingOf } from '../../client/use-reading.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Card, CardHead } from '../../ui/card.tsx'
import { FlockTable } from '../../ui/flock-table.tsx'
import css from '../../ui/list-page.module.css'
import { ReadingNote } from '../../ui/reading-note.tsx'
import own from './flocks.module.css'
import { RangeForm } from './range-form.tsx'

/** Which cells of a tray hold the eggs of which flock; without a code, those of every tray of the batch. */
export function FlocksScreen({ batchId, code }: { readonly batchId: string; readonly code: string }) {
  const { t } = useWords()
  const ranges = useReadingOf('station', `ranges ${batchId} ${code}`, (station) =>
    station.call('flockRanges', { batchId, code }),
  )
  const report = useReading(`flocks ${batchId}`, (review) => review.call('batchReport', { batchId }))
  const flocks = report.reading.state === 'read' ? (report.reading.value?.flocks ?? []) : []
  const saved = () => {
    ranges.again()
    report.again()
  }
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('flocks.title', { id: batchId })}</h1>
        <a className={`${css.link} ${own.back}`} href={addressIn('batches', batchId)}>
          {t('trays.batch')}
        </a>
      </div>
      <Card className={own.card}>
        <p className={own.text}>{t('flocks.text')}</p>
        <WhichTray key={code} batchId={batchId} code={code} />
      </Card>
      {ranges.reading.state === 'read' ? (
        <Card className={own.card}>
          <CardHead title={code === '' ? t('flocks.ofAll') : t('flocks.ofTray', { code })} />
          <RangeForm
            key={`${code} ${JSON.stringify(ranges.reading.value)}`}
            {...{ batchId, code }}
            ranges={ranges.reading.value}
            onSaved={saved}
          />
        </Card>
      ) : (
        <ReadingNote reading={ranges.reading} />
      )}
      {flocks.length > 0 && (
        <Card className={own.card}>
          <CardHead title={t('trayRecord.flocks.title')} />
          <FlockTable flocks={flocks} />
        </Card>
      )}
    </div>
  )
}

function WhichTray({ batchId, code }: { readonly batchId: string; readonly code: string }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(code)
  const show = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    goTo(addressIn('trays', 'flocks', batchId, ...(wanted === '' ? [] : [wanted])))
  }
  return (
    <form className={own.which} onSubmit={show}>
      <TextInput
        label={t('flocks.code')}
        description={t('flocks.codeHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={TRAY_CODE_MAX}
        autoComplete="off"
      />
      <Button type="submit">{t('flocks.show')}</Button>
    </form>
  )
}
