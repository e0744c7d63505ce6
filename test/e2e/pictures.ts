import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { cacheFolder, projectRoot } from '../../build/tasks/project.ts'

/** Set by `npm run e2e -- --pictures`: the line runs at its rated speed, and the pictures of the docs are written anew. */
export const wantsPictures = process.env['OVOSCOPE_E2E_PICTURES'] === '1'

const COLOURS = 128
/** What is kept in the repository for good should be small. */
const DOC_PICTURE_BYTES_MAX = 400_000
/** A part that is cut out is text and lines, which four bits a pixel draw as well. */
const CUT_COLOURS = 16
const CUT_BYTES_MAX = 40_000

/** Around a part of the screen that is cut out, in pixels. */
const CUT_MARGIN = 12

/**
 * Writes what the screen shows to `.cache/e2e/`, and where pictures are wanted to `docs/pictures/<doc>.png` as well: all of it, or what
 * reaches from the first of these parts to the last.
 */
export async function takePicture(
  page: Page,
  name: string,
  doc?: string,
  parts: readonly Locator[] = [],
): Promise<void> {
  // Out of the way, so that nothing is drawn as if it were about to be pressed.
  await page.mouse.move(0, 0)
  const png = await page.screenshot({ animations: 'disabled' })
  const folder = join(cacheFolder, 'e2e')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.png`), png)
  if (doc === undefined || !wantsPictures) return
  const cut = await areaOf(parts)
  const [colours, bytesMax] = cut === undefined ? [COLOURS, DOC_PICTURE_BYTES_MAX] : [CUT_COLOURS, CUT_BYTES_MAX]
  const small = await (cut === undefined ? sharp(png) : sharp(png).extract(cut))
    .png({ palette: true, colours, effort: 10 })
    .toBuffer()
  if (small.length > bytesMax) throw new Error(`${doc}.png has ${small.length} bytes, too many for the docs`)
  await writeFile(join(projectRoot, 'docs', 'pictures', `${doc}.png`), small)
}

async function areaOf(parts: readonly Locator[]) {
  const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter((box) => box !== null)
  if (boxes.length === 0) return undefined
  const left = Math.round(Math.min(...boxes.map(({ x }) => x)) - CUT_MARGIN)
  const top = Math.round(Math.min(...boxes.map(({ y }) => y)) - CUT_MARGIN)
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { left, top, width: Math.round(right - left + CUT_MARGIN), height: Math.round(bottom - top + CUT_MARGIN) }
}
