import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EggAttempt, EggPage } from '../../../electron/contract/looking-back.ts'
import { PICTURE_FILES, type PictureFile } from '../../../electron/contract/pictures.ts'
import { askFor, failureOf } from '../../client/commands.ts'
import { accessCodeOf } from '../../client/guarded-call.ts'
import { saveFile } from '../../client/save-file.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { failureText } from '../../ui/failure-text.ts'
import css from './egg-view.module.css'

const TYPE_OF: Readonly<Record<PictureFile, string>> = { png16: 'image/png', tiff16: 'image/tiff' }

/** The picture as a file of this machine, with the counts as they came. */
export function SavePicture({
  egg,
  attempt,
  plane,
  slices,
}: {
  readonly egg: EggPage
  readonly attempt: EggAttempt
  readonly plane: number
  readonly slices: number
}) {
  const { t, language } = useWords()
  const [problem, setProblem] = useState<string>()
  const save = (format: PictureFile) => {
    setProblem(undefined)
    const wish = {
      ...{ visitId: egg.visitId, cell: egg.cell, attempt: attempt.attempt, format },
      ...{ channel: Math.floor(plane / slices), slice: plane % slices },
    }
    askFor('review', (review) => review.call('eggPictureFile', wish)).then(
      (answer) => {
        if (answer.state !== 'made') setProblem(t(`pictures.${answer.state}`))
        else saveFile(answer.name, [new Uint8Array(answer.bytes)], TYPE_OF[format])
      },
      (reason: unknown) => {
        if (accessCodeOf(reason) === undefined) setProblem(failureText(t, failureOf(reason), language))
      },
    )
  }
  return (
    <div className={css.save} role="group" aria-label={t('pictures.saveTitle')}>
      <span className={css.hint}>{t('pictures.saveTitle')}</span>
      {PICTURE_FILES.map((format) => (
        <Button key={format} onClick={() => save(format)}>
          {t(`pictures.save.${format}`)}
          <LockMark of={{ review: 'eggPictureFile' }} />
        </Button>
      ))}
      {problem !== undefined && <span role="alert">{problem}</span>}
    </div>
  )
}
