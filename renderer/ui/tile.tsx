import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Band } from './band.tsx'
import { type BandScale, bandPlaces } from './band-scale.ts'
import { Card } from './card.tsx'
import { Chip } from './chip.tsx'
import css from './tile.module.css'

/** A big number at home: its name, its unit, its band, and the ends of the band in words. */
export interface TileProps {
  readonly label: ReactNode
  readonly figure: string
  readonly unit?: string | undefined
  readonly band: BandScale | undefined
  readonly scale: readonly [ReactNode, ReactNode]
  /** Age of the value when it is frozen; undefined while it is fresh. */
  readonly staleAge?: string | undefined
  readonly stale?: boolean
}

export function Tile({ label, figure, unit, band, scale, staleAge, stale = false }: TileProps) {
  const { t } = useWords()
  const outside = band !== undefined && bandPlaces(band).outside
  return (
    <Card className={css.tile} stale={stale}>
      <div className={css.label}>
        <span className={css.labelText}>{label}</span>
        {stale && staleAge !== undefined && <Chip kind="age">{t('line.tile.old', { age: staleAge })}</Chip>}
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
