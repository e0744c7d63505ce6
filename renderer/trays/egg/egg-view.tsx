import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { EggAttempt, EggPage, EggPictureAnswer } from '../../../electron/contract/looking-back.ts'
import { cellName } from '../../../electron/domain/egg.ts'
import { useReading } from '../../client/use-reading.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EggPicture } from '../../ui/egg-picture.tsx'
import { failureText } from '../../ui/failure-text.ts'
import { formatCount } from '../../ui/format.ts'
import { autoWindow, type GreyWindow, pixelsOf } from '../../ui/window-level.ts'
import css from './egg-view.module.css'
import { SavePicture } from './save-picture.tsx'

/** Highest value of a 16-bit pixel. */
const PIXEL_MAX = 65_535

/** The picture of an attempt with radiology's two knobs; honest about one that was not kept, or is lost. */
export function EggView({
  egg,
  attempt,
  plane,
  onPlane,
}: {
  readonly egg: EggPage
  readonly attempt: EggAttempt
  /** Which map and slice, in the order in which they are stored. */
  readonly plane: number
  readonly onPlane: (plane: number) => void
}) {
  const { t, language } = useWords()
  const key = { visitId: egg.visitId, cell: egg.cell, attempt: attempt.attempt }
  const { reading } = useReading(JSON.stringify(key), (review) => review.call('eggPicture', key))
  const label = t('back.egg.picture', { cell: cellName(egg.cell), n: attempt.attempt })
  if (reading.state === 'read' && reading.value !== null && reading.value !== 'LOST') {
    const { channels, slices } = reading.value
    const shown = plane < channels * slices ? plane : 0
    return (
      <>
        <Picture picture={reading.value} label={label} plane={shown} onPlane={onPlane} />
        <SavePicture egg={egg} attempt={attempt} plane={shown} slices={slices} />
      </>
    )
  }
  return (
    <p className={css.none} role="status">
      {reading.state === 'loading' && t('back.reading')}
      {reading.state === 'failed' && failureText(t, reading, language)}
      {reading.state === 'read' && t(reading.value === 'LOST' ? 'back.egg.lost' : 'back.egg.notKept')}
    </p>
  )
}

function Picture({
  picture,
  label,
  plane,
  onPlane,
}: {
  readonly picture: EggPictureAnswer
  readonly label: string
  readonly plane: number
  readonly onPlane: (plane: number) => void
}) {
  const { t } = useWords()
  const [attention, setAttention] = useState(true)
  const [strength, setStrength] = useState(100)
  const shown = useMemo(() => planeOf(picture, plane), [picture, plane])
  const automatic = useMemo(() => autoWindow(pixelsOf(shown.pixels)), [shown])
  const [grey, setGrey] = useState<GreyWindow>()
  const planes = picture.channels * picture.slices
  return (
    <div className={css.view}>
      <EggPicture
        picture={shown}
        attention={attention ? picture.attention : null}
        label={label}
        grey={grey ?? automatic}
        strength={strength / 100}
      />
      <div className={css.planes}>
        {planes > 1 &&
          Array.from({ length: planes }, (_, n) => (
            <Button key={n} aria-pressed={n === plane} onClick={() => onPlane(n)}>
              {t('back.egg.channelN', { n: n + 1 })}
            </Button>
          ))}
        {picture.attention === null ? (
          <span className={css.hint}>{t('back.egg.noAttention')}</span>
        ) : (
          <label className={css.check}>
            <input
              type="checkbox"
              checked={attention}
              onChange={(event) => setAttention(event.currentTarget.checked)}
            />
            {t('back.egg.attention')}
          </label>
        )}
      </div>
      {picture.attention !== null && <Strength value={strength} disabled={!attention} onChange={setStrength} />}
      <Knobs grey={grey ?? automatic} onChange={setGrey} />
      <Button disabled={grey === undefined} onClick={() => setGrey(undefined)}>
        {t('back.egg.auto')}
      </Button>
    </div>
  )
}

/** How strongly the map of attention lies over the picture, in percent. */
function Strength({
  value,
  disabled,
  onChange,
}: {
  readonly value: number
  readonly disabled: boolean
  readonly onChange: (value: number) => void
}) {
  const { t } = useWords()
  return (
    <label className={css.knob}>
      <span>{t('explain.attention.strength')}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <span className={css.value}>{value} %</span>
    </label>
  )
}

/** Window: how much of the range is spread from black to white. Level: its middle. */
function Knobs({ grey, onChange }: { readonly grey: GreyWindow; readonly onChange: (grey: GreyWindow) => void }) {
  const { t, language } = useWords()
  const window = Math.max(1, grey.white - grey.black)
  const level = Math.round((grey.white + grey.black) / 2)
  const set = (nextWindow: number, nextLevel: number) =>
    onChange({ black: nextLevel - nextWindow / 2, white: nextLevel + nextWindow / 2 })
  const knobs = [
    ['window', t('back.egg.window'), window, (value: number) => set(Math.max(1, value), level)],
    ['level', t('back.egg.level'), level, (value: number) => set(window, value)],
  ] as const
  return (
    <div className={css.knobs}>
      {knobs.map(([name, label, value, turn]) => (
        <label key={name} className={css.knob}>
          <span>{label}</span>
          <input
            type="range"
            min={0}
            max={Math.min(PIXEL_MAX, Math.max(4_096, Math.ceil(value / 4_096) * 4_096))}
            step={1}
            value={value}
            onChange={(event) => turn(Number(event.currentTarget.value))}
          />
          <span className={css.value}>{formatCount(value, language)}</span>
        </label>
      ))}
    </div>
  )
}

function planeOf(picture: EggPictureAnswer, plane: number) {
  const { width, height, pixels } = picture
  const bytes = width * height * 2
  return { width, height, pixels: pixels.subarray(plane * bytes, (plane + 1) * bytes) }
}
