import { useEffect, useRef } from 'react'
import css from './egg-picture.module.css'
import { type AttentionMap, eggRgba, type ScanPicture } from './egg-pixels.ts'
import type { GreyWindow } from './window-level.ts'

/** One slice of a scan, windowed by itself, pixel by pixel. */
export function EggPicture({
  picture,
  attention,
  label,
  grey,
  strength,
}: {
  readonly picture: ScanPicture
  readonly attention: AttentionMap | null
  readonly label: string
  /** Default: the picture's own window. */
  readonly grey?: GreyWindow
  /** Of the attention, 0…1. */
  readonly strength?: number
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    const rgba = eggRgba(picture, attention, grey, strength)
    if (context === null || context === undefined) return
    if (rgba === undefined) context.clearRect(0, 0, picture.width, picture.height)
    else context.putImageData(new ImageData(rgba, picture.width, picture.height), 0, 0)
  }, [picture, attention, grey, strength])
  return (
    <div className={css.frame}>
      <canvas
        ref={canvas}
        className={css.picture}
        width={picture.width}
        height={picture.height}
        role="img"
        aria-label={label}
      />
    </div>
  )
}
