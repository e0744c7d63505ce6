import { Button } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import { Glyph, type GlyphKind } from '../ui/glyph.tsx'
import css from './idle-card.module.css'

const SAMPLE: readonly GlyphKind[] = [
  'FEMALE',
  'MALE',
  'FEMALE',
  'FEMALE',
  'MALE',
  'INFERTILE',
  'MALE',
  'FEMALE',
  'MALE',
  'UNCERTAIN',
  'MALE',
  'FEMALE',
  'MALE',
  'EARLY_DEAD',
  'FEMALE',
  'FEMALE',
  'PENDING',
  'PENDING',
  'PENDING',
  'PENDING',
]

/** The virtual scanner, honestly: the real path, drawn eggs, nothing counted. */
export function PlayCard({ onPlay }: { readonly onPlay: () => void }) {
  const { t } = useWords()
  return (
    <>
      <h3 className={css.title}>{t('line.first.play.title')}</h3>
      <p className={css.text}>{t('line.first.play.text')}</p>
      <svg className={css.sample} viewBox="0 0 500 104" aria-hidden="true">
        {SAMPLE.map((kind, index) => (
          <Glyph key={index} kind={kind} x={25 + (index % 10) * 50} y={27 + Math.floor(index / 10) * 50} size={50} />
        ))}
      </svg>
      <p className={css.text}>{t('line.first.play.honest')}</p>
      <Button className={css.button} onClick={onPlay}>
        {t('line.first.play.button')}
      </Button>
    </>
  )
}
