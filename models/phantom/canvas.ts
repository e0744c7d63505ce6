import type { TissueSignal } from './tissues.ts'

/** Side of the square field of view; leaves room around the largest egg. */
export const FIELD_OF_VIEW_MM = 68

/** Signal maps of one slice. Origin in the middle, millimetres, y downwards. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly pixelMm: number
  /** One Float32Array of width × height per parameter map. */
  readonly maps: readonly Float32Array[]
}

export interface Ellipse {
  readonly xMm: number
  readonly yMm: number
  readonly radiusMm: readonly [along: number, across: number]
  /** Direction of the first radius. */
  readonly angleRad: number
  /** Width of the edge over which the tissues mix; never less than one pixel (partial volume). */
  readonly edgeMm?: number
  /** Strength of concentric layers, for yolk. */
  readonly layering?: number
}

export function createCanvas(width: number, height: number, channels: number): Canvas {
  const maps = Array.from({ length: channels }, () => new Float32Array(width * height))
  return { width, height, pixelMm: FIELD_OF_VIEW_MM / Math.min(width, height), maps }
}

export function copyCanvas(canvas: Canvas): Canvas {
  return { ...canvas, maps: canvas.maps.map((map) => map.slice()) }
}

/** Fills the whole canvas with a tissue that varies slowly by ±variation. */
export function fillCanvas(canvas: Canvas, tissue: TissueSignal, variation: number, phase: number): void {
  const { width, height } = canvas
  canvas.maps.forEach((map, channel) => {
    const signal = tissue[channel] ?? 0
    for (let row = 0; row < height; row++) {
      const wave = variation * Math.sin((7 * row) / height + phase)
      for (let column = 0; column < width; column++) {
        map[row * width + column] = signal * (1 + wave * Math.cos((9 * column) / width + 2 * phase))
      }
    }
  })
}

/** Lays a tissue over what is there, mixing at the edge as a pixel of that size would. */
export function paintEllipse(canvas: Canvas, ellipse: Ellipse, tissue: TissueSignal, opacity = 1): void {
  const { width, height, pixelMm } = canvas
  const [along, across] = ellipse.radiusMm
  const edge = Math.max(ellipse.edgeMm ?? 0, pixelMm)
  const thinner = Math.min(along, across)
  const reach = Math.max(along, across) + edge
  const cos = Math.cos(ellipse.angleRad)
  const sin = Math.sin(ellipse.angleRad)
  const layering = ellipse.layering ?? 0
  const columnFrom = Math.max(0, Math.floor((ellipse.xMm - reach) / pixelMm + width / 2))
  const columnTo = Math.min(width - 1, Math.ceil((ellipse.xMm + reach) / pixelMm + width / 2))
  const rowFrom = Math.max(0, Math.floor((ellipse.yMm - reach) / pixelMm + height / 2))
  const rowTo = Math.min(height - 1, Math.ceil((ellipse.yMm + reach) / pixelMm + height / 2))
  for (let row = rowFrom; row <= rowTo; row++) {
    const dy = (row + 0.5 - height / 2) * pixelMm - ellipse.yMm
    for (let column = columnFrom; column <= columnTo; column++) {
      const dx = (column + 0.5 - width / 2) * pixelMm - ellipse.xMm
      const u = (dx * cos + dy * sin) / along
      const v = (dy * cos - dx * sin) / across
      const distance = Math.sqrt(u * u + v * v)
      const inside = 0.5 + ((1 - distance) * thinner) / edge
      if (inside <= 0) continue
      const coverage = opacity * (inside < 1 ? inside : 1)
      const shade = layering === 0 ? 1 : 1 + layering * Math.sin(distance * 17)
      const at = row * width + column
      for (let channel = 0; channel < canvas.maps.length; channel++) {
        const map = canvas.maps[channel] as Float32Array
        const below = map[at] as number
        map[at] = below + coverage * ((tissue[channel] as number) * shade - below)
      }
    }
  }
}

/** A soft point one pixel wide, for drawing vessels stroke by stroke. */
export function paintDab(canvas: Canvas, xMm: number, yMm: number, tissue: TissueSignal, opacity: number): void {
  const { width, height, pixelMm } = canvas
  const x = xMm / pixelMm + width / 2 - 0.5
  const y = yMm / pixelMm + height / 2 - 0.5
  const column = Math.floor(x)
  const row = Math.floor(y)
  if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) return
  for (let corner = 0; corner < 4; corner++) {
    const right = corner & 1
    const down = corner >> 1
    const weight = (right ? x - column : 1 - x + column) * (down ? y - row : 1 - y + row) * opacity
    const at = (row + down) * width + column + right
    for (let channel = 0; channel < canvas.maps.length; channel++) {
      const map = canvas.maps[channel] as Float32Array
      const below = map[at] as number
      map[at] = below + weight * ((tissue[channel] as number) - below)
    }
  }
}
