import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { PrimaryButton } from '../../ui/action-button.tsx'
import { Card } from '../../ui/card.tsx'
import { Glyph, type GlyphKind } from '../../ui/glyph.tsx'
import { seeItRun } from './play-ways.ts'
import { recallStart, rememberStart } from './start-memory.ts'
import { START_STEPS } from './steps.ts'
import { startAddress } from './use-start.ts'
import css from './welcome.module.css'

const SAMPLE: readonly GlyphKind[] = [
  ...(['FEMALE', 'MALE', 'FEMALE', 'FEMALE', 'MALE', 'INFERTILE', 'MALE', 'FEMALE', 'MALE', 'UNCERTAIN'] as const),
  ...(['MALE', 'FEMALE', 'MALE', 'EARLY_DEAD', 'FEMALE', 'FEMALE', 'PENDING', 'PENDING', 'PENDING'] as const),
  'PENDING',
]

/** The first thing a new station shows: one button to a running batch that counts nothing, one to the set-up, one past both. */
export function Welcome({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useWords()
  const [memory] = useState(() => recallStart(localStorage))
  const step = memory.step ?? START_STEPS[0]
  const leave = () => {
    rememberStart(localStorage, { ...memory, isLeft: true })
    onLeave()
  }
  return (
    <div className={css.screen}>
      <div className={css.middle}>
        <h1 className={css.title}>{t('start.welcome.title')}</h1>
        <div className={css.ways}>
          <Card className={`${css.way} ${css.first}`}>
            <h2>{t('start.run.title')}</h2>
            <p>{t('start.run.text')}</p>
            <svg className={css.sample} viewBox="0 0 500 104" aria-hidden="true">
              {SAMPLE.map((kind, index) => (
                <Glyph
                  key={index}
                  kind={kind}
                  x={25 + (index % 10) * 50}
                  y={27 + Math.floor(index / 10) * 50}
                  size={50}
                />
              ))}
            </svg>
            <p>{t('start.run.honest')}</p>
          </Card>
          <Card className={css.way}>
            <h2>{t('start.setUp.title')}</h2>
            <p>{t('start.setUp.text')}</p>
            <ul className={css.list}>
              {START_STEPS.filter((one) => one !== 'done').map((one) => (
                <li key={one}>{t(`start.step.${one}.title`)}</li>
              ))}
            </ul>
            <p>{t('start.setUp.later')}</p>
            <Button className={css.go} component="a" href={startAddress(step)}>
              {memory.step === undefined
                ? t('start.setUp.button')
                : t('start.setUp.goOn', { step: START_STEPS.indexOf(step) + 1, steps: START_STEPS.length })}
            </Button>
          </Card>
        </div>
      </div>
      <div className={css.foot}>
        <Button className={css.other} onClick={leave}>
          {t('start.leave.button')}
        </Button>
        <span className={css.says}>{t('start.run.says')}</span>
        <PrimaryButton onClick={() => void seeItRun()}>{t('start.run.button')}</PrimaryButton>
      </div>
    </div>
  )
}
