import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { EggAttempt, EggPage, TrayPage } from '../../../electron/contract/looking-back.ts'
import { type Cell, cellName } from '../../../electron/domain/egg.ts'
import { addressIn } from '../../client/use-address.ts'
import { useReading } from '../../client/use-reading.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { formatNumber } from '../../ui/format.ts'
import { GlyphMark } from '../../ui/glyph.tsx'
import { ReadingNote } from '../../ui/reading-note.tsx'
import { EggHistory } from './egg-history.tsx'
import { EggLaw } from './egg-law.tsx'
import css from './egg-panel.module.css'
import { EggView } from './egg-view.tsx'
import { Evidence, Explanation, useExplanation } from './explain/explanation.tsx'
import { Filmstrip } from './filmstrip.tsx'
import { OverrideDialog } from './override-dialog.tsx'

/** Everything about one egg, beside its tray. */
export function EggPanel({
  tray,
  cell,
  onCorrected,
}: {
  readonly tray: TrayPage
  readonly cell: Cell
  readonly onCorrected: () => void
}) {
  const { visitId } = tray
  const speaking = tray.eggs.find((egg) => egg.cell.row === cell.row && egg.cell.column === cell.column)?.attempt ?? 0
  const { reading, again } = useReading(`${visitId} ${cell.row} ${cell.column} ${speaking}`, (review) =>
    review.call('egg', { visitId, cell }),
  )
  if (reading.state !== 'read') return <ReadingNote reading={reading} />
  if (reading.value === null) return <ReadingNote reading={{ state: 'missing' }} />
  const corrected = () => {
    again()
    onCorrected()
  }
  return <Egg egg={reading.value} onCorrected={corrected} />
}

function Egg({ egg, onCorrected }: { readonly egg: EggPage; readonly onCorrected: () => void }) {
  const { t } = useWords()
  const speaking = egg.attempts.find((attempt) => attempt.speaks) ?? egg.attempts[0]
  const [chosen, setChosen] = useState(speaking?.attempt)
  const [plane, setPlane] = useState(0)
  const [correcting, setCorrecting] = useState(false)
  const attempt = egg.attempts.find((one) => one.attempt === chosen) ?? speaking
  if (attempt === undefined || speaking === undefined) return null
  return (
    <Card className={css.panel} label={t('back.egg.title', { cell: cellName(egg.cell) })}>
      <Head egg={egg} speaking={speaking} />
      {egg.attempts.length > 1 && (
        <SegmentedControl
          aria-label={t('back.egg.attempts')}
          data={egg.attempts.map((one) => ({
            value: String(one.attempt),
            label: t('back.egg.attempt', { n: one.attempt }),
          }))}
          value={String(attempt.attempt)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      <Filmstrip
        egg={egg}
        shown={{ attempt: attempt.attempt, plane }}
        onShow={(shown) => {
          setChosen(shown.attempt)
          setPlane(shown.plane)
        }}
      />
      <div className={css.columns}>
        <Attempt key={attempt.attempt} {...{ egg, attempt, speaking, plane }} onPlane={setPlane} />
      </div>
      <div className={css.acts}>
        <Button onClick={() => setCorrecting(true)}>
          {t('back.egg.correct')}
          <LockMark of={{ station: 'overrideEgg' }} />
        </Button>
      </div>
      {correcting && (
        <OverrideDialog
          egg={egg}
          attempt={speaking.attempt}
          onDone={(saved) => {
            setCorrecting(false)
            if (saved) onCorrected()
          }}
        />
      )}
    </Card>
  )
}

/** The picture with its evidence, and beside it what was made of it. */
function Attempt({
  egg,
  attempt,
  speaking,
  plane,
  onPlane,
}: {
  readonly egg: EggPage
  readonly attempt: EggAttempt
  readonly speaking: EggAttempt
  readonly plane: number
  readonly onPlane: (plane: number) => void
}) {
  const explained = useExplanation(egg, attempt)
  return (
    <>
      <div className={css.words}>
        <EggView egg={egg} attempt={attempt} plane={plane} onPlane={onPlane} />
        <Evidence attempt={attempt} explained={explained} />
      </div>
      <div className={css.words}>
        <Explanation attempt={attempt} explained={explained} />
        <EggLaw egg={egg} speaking={speaking} />
        <EggHistory egg={egg} />
      </div>
    </>
  )
}

function Head({ egg, speaking }: { readonly egg: EggPage; readonly speaking: EggAttempt }) {
  const { t, language } = useWords()
  const override = egg.overrides.findLast((one) => one.attempt === speaking.attempt)
  const words = (of: { readonly eggClass: EggAttempt['eggClass']; readonly action: EggAttempt['action'] }) => ({
    eggClass: t(`words.eggClass.${of.eggClass}`),
    action: t(`words.action.${of.action}`),
  })
  return (
    <div className={css.head}>
      <GlyphMark kind={override?.eggClass ?? speaking.eggClass} size={30} />
      <h2 className={css.title}>{t('back.egg.title', { cell: cellName(egg.cell) })}</h2>
      {override === undefined ? (
        <span className={css.decided}>
          {t('back.egg.decided', { ...words(speaking), confidence: formatNumber(speaking.confidence, language, 2) })}
        </span>
      ) : (
        <span className={css.decided}>
          <strong>{t('back.egg.correctedNow', words(override))}</strong> {t('back.egg.same', words(speaking))}
        </span>
      )}
      {speaking.sampled && <Chip>{t('back.egg.sampled')}</Chip>}
      {speaking.model?.synthetic === true && <Chip kind="synthetic">{t('app.synthetic')}</Chip>}
      <Button
        className={css.close}
        component="a"
        href={addressIn('trays', egg.visitId)}
        aria-label={t('back.egg.close')}
      >
        ×
      </Button>
    </div>
  )
}
