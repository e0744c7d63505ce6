import type { Rectangle } from 'electron'
import * as z from 'zod'

/** Where the window was, to open it there again. */
export interface WindowState {
  readonly bounds: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }
  readonly maximized: boolean
  readonly fullScreen: boolean
}

/** First start: fills the screen, because an operator reads it from two metres. */
export const FIRST_WINDOW_STATE: WindowState = {
  bounds: { width: 1366, height: 768 },
  maximized: true,
  fullScreen: false,
}

const side = z.int().min(1).max(32_767)
const coordinate = z.int().min(-32_768).max(32_767)
const schema = z.strictObject({
  bounds: z.strictObject({ x: coordinate, y: coordinate, width: side, height: side }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
})

/** As much of the window as must be on some display for an operator to find and move it. */
const VISIBLE_PX_MIN = 120

/** The remembered state, or the first one if it is damaged or its display is gone. */
export function restoreWindowState(text: string | undefined, workAreas: readonly Rectangle[]): WindowState {
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) return FIRST_WINDOW_STATE
  const { bounds, maximized, fullScreen } = parsed.data
  if (workAreas.some((area) => overlaps(bounds, area))) return parsed.data
  return { bounds: { width: bounds.width, height: bounds.height }, maximized, fullScreen }
}

/** What is written when the window closes. */
export function windowStateText(bounds: Rectangle, maximized: boolean, fullScreen: boolean): string {
  const { x, y, width, height } = bounds
  return JSON.stringify({ bounds: { x, y, width, height }, maximized, fullScreen })
}

function overlaps(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  return width >= VISIBLE_PX_MIN && height >= VISIBLE_PX_MIN
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
