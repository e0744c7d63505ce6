import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  BAUD_PRESETS,
  type LinePicture,
  type LineTraffic,
  lineCarriesEggsPerHour,
} from '../../electron/domain/line-load.ts'
import { useConsole } from '../client/store.ts'
import type { Language } from '../i18n/languages.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { formatCount } from '../ui/format.ts'
import css from './idle-card.module.css'
import { tooSlowFor } from './serial-choice.ts'
import type { SerialChoice } from './use-serial-choice.ts'

/** No more than two figures of it are meant. */
const EGGS_STEP = 100

/** The speed of the line, each with what it carries, and a warning where it will not do. */
export function SpeedField({ choice }: { readonly choice: SerialChoice }) {
  const { t, language } = useWords()
  const traffic = useConsole((state) => state.view?.link.load.traffic ?? null)
  const [isTyped, setTyped] = useState(false)
  const hasLine = choice.port?.hasBaudRate ?? true
  const presets = BAUD_PRESETS.map((baudRate) => ({
    value: String(baudRate),
    label: hasLine ? presetLabel(t, language, baudRate, traffic) : formatCount(baudRate, language),
  }))
  return (
    <div className={css.field}>
      <NativeSelect
        label={t('serial.baud')}
        value={isTyped ? '' : choice.baudText}
        onChange={(event) => {
          const { value } = event.currentTarget
          setTyped(value === '')
          if (value !== '') choice.chooseBaud(value)
        }}
        data={[...presets, { value: '', label: t('serial.otherBaud') }]}
      />
      {isTyped && (
        <TextInput
          label={t('serial.baudTyped')}
          value={choice.baudText}
          onChange={(event) => choice.chooseBaud(event.currentTarget.value)}
          error={choice.baudRate === undefined ? t('serial.baudWrong', bounds(language)) : undefined}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      <p className={css.hint}>
        {t(hasLine ? 'serial.baudHint' : 'serial.baudFree')}
        {hasLine && traffic !== null && ` ${eggsHint(t, traffic)}`}
      </p>
      {hasLine && <SlowNote baudRate={choice.baudRate} traffic={traffic} />}
    </div>
  )
}

function SlowNote({
  baudRate,
  traffic,
}: {
  readonly baudRate: number | undefined
  readonly traffic: LineTraffic | null
}) {
  const { t, language } = useWords()
  const rated = useConsole((state) => state.view?.speed.ratedEggsPerHour ?? 0)
  const slow = tooSlowFor(baudRate, traffic, rated)
  if (slow === undefined || baudRate === undefined) return null
  const values = {
    baudRate: formatCount(baudRate, language),
    rated: formatCount(rated, language),
    percent: formatCount(Math.ceil(slow.share * 100), language),
  }
  return (
    <p className={css.problem} role="status">
      {slow.better === undefined
        ? t('serial.tooSlowForAll', values)
        : t('serial.tooSlow', { ...values, better: formatCount(slow.better, language) })}
    </p>
  )
}

function presetLabel(t: Translate, language: Language, baudRate: number, traffic: LineTraffic | null): string {
  const shown = formatCount(baudRate, language)
  if (traffic === null) return shown
  const eggs = lineCarriesEggsPerHour(baudRate, traffic)
  if (eggs < EGGS_STEP) return t('serial.carriesNone', { baudRate: shown })
  return t('serial.carries', { baudRate: shown, eggs: formatCount(Math.floor(eggs / EGGS_STEP) * EGGS_STEP, language) })
}

function eggsHint(t: Translate, { picture, rescanShare }: LineTraffic): string {
  return t('serial.eggsHint', { size: sizeOf(picture), percent: String(Math.round(rescanShare * 100)) })
}

/** What the station takes: from the slowest preset to the fastest. */
function bounds(language: Language) {
  const [least, most] = [Math.min(...BAUD_PRESETS), Math.max(...BAUD_PRESETS)]
  return { least: formatCount(least, language), most: formatCount(most, language) }
}

/** `64 × 64`, and what there is several of behind it. */
function sizeOf({ width, height, channels, slices }: LinePicture): string {
  return [width, height, channels, slices].filter((side, at) => at < 2 || side > 1).join(' × ')
}
