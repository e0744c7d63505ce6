import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { projectRoot } from '../tasks/project.ts'
import { icnsFile, icoFile } from './icon-files.ts'

/** `node build/release/make-icons.ts`: draws build/icons anew from renderer/icon.svg. Run when the picture changes; the result is committed. */

const SOURCE = join(projectRoot, 'renderer', 'icon.svg')
const FOLDER = join(projectRoot, 'build', 'icons')
/** Edge lengths in pixels: what Linux desktops look for, what Windows shows from list to large tile, what macOS wants. */
const LINUX = [16, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 128, 256]
const MAC = [128, 256, 512, 1024]
/** Resolution at which the drawing of 32 units has the given edge; 72 is one pixel a unit. */
const UNITS = 32
const DOTS_PER_UNIT = 72

const svg = await readFile(SOURCE)
await mkdir(FOLDER, { recursive: true })
for (const size of LINUX) await writeFile(join(FOLDER, `${size}x${size}.png`), await draw(size))
await writeFile(join(FOLDER, 'icon.ico'), icoFile(await drawAll(WINDOWS)))
await writeFile(join(FOLDER, 'icon.icns'), icnsFile(await drawAll(MAC)))
console.log(`Drawn into ${FOLDER}`)

async function draw(size: number): Promise<Buffer> {
  const density = (DOTS_PER_UNIT * size) / UNITS
  return sharp(svg, { density }).resize(size, size).png({ compressionLevel: 9 }).toBuffer()
}

async function drawAll(sizes: readonly number[]): Promise<{ size: number; png: Buffer }[]> {
  return Promise.all(sizes.map(async (size) => ({ size, png: await draw(size) })))
}
