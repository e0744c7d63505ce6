import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Band } from './band.tsx'
import { type BandScale, bandPlaces } from './band-scale.ts'
import { Card } from './card.tsx'
import { type GlyphKind, GlyphMark } from './glyph.tsx'
import css from './tile.module.css'

/** A big number at home: its name, its unit, its band, and the ends of the band in words. */
export interface TileProps {
  readonly label: string
  /** The mark of the class it counts. */
  readonly glyph?: GlyphKind
  readonly figure: string
  readonly unit?: string | undefined
  readonly band: BandScale | undefined
  readonly scale: readonly [ReactNode, ReactNode]
  readonly stale?: boolean
  /** How old the value is when it is frozen, in words. */
  readonly staleTag?: string | undefined
}

export function Tile({ label, glyph, figure, unit, band, scale, stale = false, staleTag }: TileProps) {
  const { t } = useWords()
  const outside = band !== undefined && bandPlaces(band).outside
  return (
    <Card className={css.tile} stale={stale} staleTag={staleTag}>
      <div className={css.label}>
        {glyph !== undefined && <GlyphMark kind={glyph} size={18} />}
        <span className={css.labelText}>{label}</span>
      </div>
      <div className={css.figure} data-stale={stale || undefined}>
        {figure}
        {unit !== undefined && <small className={css.unit}>{unit}</small>}
      </div>
      <Band scale={band} />
      <div className={css.scale}>
        <span>{scale[0]}</span>
        <span>{scale[1]}</span>
        {outside && <span className="visually-hidden">{t('line.tile.outside')}</span>}
      </div>
    </Card>
  )
}
