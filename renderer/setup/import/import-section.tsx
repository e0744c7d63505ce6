import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { IMPORT_KINDS, type ImportKind } from '../../../electron/contract/master-data.ts'
import { askFor, codeOf } from '../../client/commands.ts'
import { accessCodeOf } from '../../client/guarded-call.ts'
import { saveFile } from '../../client/save-file.ts'
import { goTo } from '../../client/use-address.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { Card, CardHead } from '../../ui/card.tsx'
import { sectionAddress } from '../sections.ts'
import setup from '../setup.module.css'
import { FileDrop } from './file-drop.tsx'
import css from './import.module.css'
import { ImportRows } from './import-rows.tsx'
import { useImport } from './use-import.ts'

/** Records of one kind from a file. */
export function ImportSection({ kindText }: { readonly kindText: string | undefined }) {
  const { t } = useWords()
  const kind = IMPORT_KINDS.find((one) => one === kindText) ?? IMPORT_KINDS[0]
  return (
    <>
      <Card>
        <CardHead title={t('importer.title')} />
        <p className={setup.dim}>{t('importer.text')}</p>
        <div className={css.kind}>
          <NativeSelect
            label={t('importer.kind')}
            value={kind}
            onChange={(event) => goTo(sectionAddress('import', event.currentTarget.value))}
            data={IMPORT_KINDS.map((one) => ({ value: one, label: t(`setup.kind.${one}.many`) }))}
          />
          <Files kind={kind} />
        </div>
      </Card>
      <FileImport key={kind} kind={kind} />
    </>
  )
}

/** What can be had as a file: an empty one with its heads, and what is there. */
function Files({ kind }: { readonly kind: ImportKind }) {
  const { t, language } = useWords()
  const [problem, setProblem] = useState<string>()
  const save = (method: 'importTemplate' | 'exportMasterData') => {
    setProblem(undefined)
    askFor('station', (station) => station.call(method, { kind, language }))
      .then(({ fileName, text }) => saveFile(fileName, [text], 'text/csv;charset=utf-8'))
      .catch((reason: unknown) => {
        if (accessCodeOf(reason) === undefined) setProblem(t('setup.failed', { code: codeOf(reason) }))
      })
  }
  return (
    <div className={setup.buttons}>
      <Button onClick={() => save('importTemplate')}>{t('importer.template')}</Button>
      <Button onClick={() => save('exportMasterData')}>{t('importer.export')}</Button>
      {problem !== undefined && (
        <p className={setup.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function FileImport({ kind }: { readonly kind: ImportKind }) {
  const { t } = useWords()
  const { state, problem, isApplying, choose, apply, forget } = useImport(kind)
  const preview = state.phase === 'shown' ? state.preview : undefined
  const changes = preview === undefined ? 0 : preview.counts.new + preview.counts.changed
  const canApply = preview !== undefined && preview.fileFault === null && preview.counts.fault === 0 && changes > 0
  return (
    <Card label={t('importer.file.label')}>
      {state.phase !== 'shown' && (
        <FileDrop onFile={choose} busy={state.phase === 'reading' ? state.name : undefined} />
      )}
      {problem !== undefined && (
        <p className={setup.problem} role="alert">
          {problem}
        </p>
      )}
      {state.phase === 'applied' && (
        <p className={setup.note} role="status">
          {t('importer.applied', { name: state.name, added: state.added, changed: state.changed })}
        </p>
      )}
      {preview !== undefined && state.phase === 'shown' && (
        <>
          <CardHead title={state.name} />
          <ImportRows preview={preview} />
          <div className={setup.buttons}>
            <Button className={setup.save} disabled={!canApply || isApplying} onClick={apply}>
              {t('importer.apply', { count: changes })}
              <LockMark of={{ station: 'importApply' }} />
            </Button>
            <Button onClick={forget}>{t('importer.another')}</Button>
            {!canApply && (
              <p className={setup.note}>{t(whyNot(preview.counts.fault > 0 || preview.fileFault !== null))}</p>
            )}
          </div>
        </>
      )}
    </Card>
  )
}

function whyNot(hasFaults: boolean) {
  return hasFaults ? 'importer.hasFaults' : 'importer.nothingNew'
}
