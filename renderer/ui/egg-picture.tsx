import { useEffect, useRef } from 'react'
import css from './egg-picture.module.css'
import { type AttentionMap, eggRgba, type ScanPicture } from './egg-pixels.ts'

/** One slice of a scan, windowed by itself, pixel by pixel. */
export function EggPicture({
  picture,
  attention,
  label,
}: {
  readonly picture: ScanPicture
  readonly attention: AttentionMap | null
  readonly label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    const rgba = eggRgba(picture, attention)
    if (context === null || context === undefined) return
    if (rgba === undefined) context.clearRect(0, 0, picture.width, picture.height)
    else context.putImageData(new ImageData(rgba, picture.width, picture.height), 0, 0)
  }, [picture, attention])
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
