import { Button } from '@mantine/core'
import type { LiveView } from '../../electron/contract/live.ts'
import { useWords } from '../i18n/use-words.ts'
import { stateNow } from '../link/lasting-state.ts'
import { LinkProblemList } from '../link/problem-list.tsx'
import { TryNow } from '../link/try-now.tsx'
import { CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { linkLoad } from '../ui/link-load.ts'
import css from './what-will-run.module.css'

/** The scanner and the model a batch would run with, and how to choose another scanner. */
export function WhatWillRun({
  view,
  onOtherScanner,
}: {
  readonly view: LiveView
  readonly onOtherScanner: () => void
}) {
  const { t, language } = useWords()
  const { link, model } = view
  const unknown = t('line.form.scanner.unknown')
  const scanner = [link.scannerModel, link.scannerSerial].filter((part) => part !== null).join(' · ')
  const synthetic = model.synthetic ? t('app.synthetic') : ''
  // Which model it is cannot be said while none has been ready yet.
  const about = model.modelId === '' ? [] : [model.modelId, synthetic]
  const isMissing = model.refusedCode === 'PACKAGE_MISSING'
  const state = isMissing ? t('models.missing.line') : t(`words.modelState.${model.state}`)
  const modelState = [...about, state].filter((part) => part !== '').join(' · ')
  return (
    <>
      <CardHead title={t('line.form.scanner.title')} />
      {link.state !== 'Streaming' && (
        <div className={css.problems}>
          <LinkProblemList act={<TryNow />} />
        </div>
      )}
      <div className={css.facts}>
        <Facts
          rows={[
            [t('line.form.scanner.state'), t(`app.link.${stateNow(view)}`)],
            [t('line.form.scanner.scanner'), scanner === '' ? unknown : scanner],
            [t('line.form.scanner.firmware'), link.firmware ?? unknown],
            [
              t('line.form.scanner.path'),
              link.transport === 'port' ? t('line.form.scanner.inProcess') : (link.path ?? unknown),
            ],
            ...(link.load.capacityBytesPerS === null
              ? []
              : [[t('serial.loadTitle'), linkLoad(t, link.load, language)] as const]),
            [t('line.form.scanner.model'), modelState],
          ]}
        />
      </div>
      {!view.play && (
        <Button className={css.other} onClick={onOtherScanner}>
          {t('line.first.otherScanner')}
        </Button>
      )}
    </>
  )
}
