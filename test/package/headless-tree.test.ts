import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { filesBelow } from '../../build/release/hash-files.ts'
import { makeHeadlessTree } from '../../build/release/headless-tree.ts'
import { NOT_BUNDLED } from '../../build/tasks/desktop-build.ts'
import { projectRoot } from '../../build/tasks/project.ts'
import { lineContract } from '../../electron/contract/line.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { connect } from '../../electron/rpc/client.ts'
import { needs } from '../requirement.ts'
import { runTree, startTree } from './installed-tree.ts'
import { packFor } from './packed-layout.ts'

const { platform, arch } = process
/** Trays of the demo have 150 cells: more than one must be through. */
const EGGS_WANTED = 160
const RATE_PER_HOUR = '120000'
const BATCH_DEADLINE_MS = 60_000

const canPack = platform === 'linux' || platform === 'win32'

describe('the packed program without Electron', () => {
  /** Far from any checkout: what it needs and does not have is found nowhere above it. */
  let tree: string
  let node: string
  beforeAll(async () => {
    if (!canPack) return
    const { resources } = await packFor(platform === 'win32' ? 'win32' : 'linux', arch, `headless-${platform}`)
    tree = mkdtempSync(join(tmpdir(), 'ovoscope-tree-'))
    const hasNode = await makeHeadlessTree({ resources, folder: tree, platform, arch })
    node = hasNode ? join(tree, 'bin', platform === 'win32' ? 'node.exe' : 'node') : process.execPath
  })
  afterAll(() => {
    if (canPack) rmSync(tree, { recursive: true, force: true })
  })
  beforeEach((context) => {
    if (!canPack)
      context.skip('macOS is packed with its runtime only; to provide it: npm run package on a Mac with Electron')
  })

  it('has its own Node and nothing of Electron', () => {
    expect(existsSync(join(tree, 'dist', 'processes', 'headless.js'))).toBe(true)
    expect(filesBelow(tree, 'dist').filter((path) => /^dist\/(?:main|preload)\//.test(path))).toEqual([])
    expect(existsSync(node)).toBe(true)
  })

  it('loads every package it carries, and draws a page with one of them', async () => {
    const names = NOT_BUNDLED.filter((name) => !(platform === 'win32' && name.startsWith('@lydell/')))
    const script = `
      for (const name of ${JSON.stringify(names)}) await import(name)
      const { default: pdfmake } = await import('pdfmake')
      const { default: roboto } = await import('pdfmake/fonts/Roboto.js')
      pdfmake.setFonts(roboto)
      pdfmake.setUrlAccessPolicy(() => false)
      const page = await pdfmake.createPdf({ content: ['Charge 7 – 94,1 %'] }).getBuffer()
      console.log('%s %d', page.toString('latin1', 0, 5), page.length)`
    const entry = join(tree, 'load-all.mjs')
    writeFileSync(entry, script)
    const { stdout } = await promisify(execFile)(node, [entry], { cwd: tree, env: {} })
    rmSync(entry)
    expect(stdout).toMatch(/^%PDF- \d{4,}$/m)
  })

  it('makes a picture with WebAssembly alone, as it must under Electron on Linux', async (context) => {
    needs(context, {
      name: 'a package without machine code of sharp',
      command: 'npm run package, on Linux',
      isPresent: platform === 'linux',
      mandatory: false,
    })
    // The program's own choice, as it stands in the sources: within this tree it finds what is packed.
    const [choice, entry] = [join(tree, 'load-sharp.ts'), join(tree, 'draw.mjs')]
    cpSync(join(projectRoot, 'electron', 'review', 'load-sharp.ts'), choice)
    writeFileSync(
      entry,
      `
      import { loadSharp } from './load-sharp.ts'
      const { sharp, build } = await loadSharp('wasm')
      const words = Uint16Array.from({ length: 48 }, (_, n) => (n * 1009) % 65536)
      const grey = sharp(words, { raw: { width: 8, height: 6, channels: 1 } }).toColourspace('grey16')
      const files = await Promise.all([grey.clone().png().toBuffer(), grey.clone().tiff({ compression: 'deflate' }).toBuffer()])
      const same = await Promise.all(files.map(async (file) => {
        const { buffer, byteOffset, length } = await sharp(file).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer()
        return words.every((word, n) => new Uint16Array(buffer, byteOffset, length / 2)[n] === word)
      }))
      const code = process.report.getReport().sharedObjects.filter((name) => /vips|sharp|glib/.test(name))
      console.log(JSON.stringify({ build, same, code }))`,
    )
    const { stdout } = await promisify(execFile)(node, [entry], { cwd: tree, env: {} })
    for (const file of [choice, entry]) rmSync(file)
    expect(JSON.parse(stdout)).toEqual({ build: 'wasm', same: [true, true], code: [] })
  })

  it('runs a batch: scans come in, are decided and stored, and every sum agrees with its rows', async () => {
    const data = join(tree, 'data')
    const started = await startTree(tree, node, ['--demo', '--data', data, '--rate', RATE_PER_HOUR])
    try {
      const line = connect(started.screen.open('station'), lineContract)
      const liveView = () => line.call('liveView', {})
      await expect
        .poll(async () => (await liveView()).batch?.eggs ?? 0, { timeout: BATCH_DEADLINE_MS, interval: 200 })
        .toBeGreaterThan(EGGS_WANTED)
      const running = await liveView()
      expect(running).toMatchObject({ link: { state: 'Streaming' }, model: { state: 'ready', synthetic: true } })
      await line.call('closeBatch', {})
      await expect.poll(async () => (await liveView()).batch?.state, { timeout: BATCH_DEADLINE_MS }).toBe('closed')

      const review = connect(started.screen.open('review'), reviewContract)
      const batchId = running.batch?.batchId ?? ''
      const record = await review.call('batchRecord', { batchId })
      expect(record?.eggs ?? 0).toBeGreaterThan(EGGS_WANTED)
      expect(await review.call('reconcile', {}, { deadlineMs: BATCH_DEADLINE_MS })).toMatchObject({ agrees: true })
      // Read from the package that inference loads, which is carried beside the bundle.
      expect(await review.call('versions', {})).toMatchObject({
        onnxRuntime: expect.stringMatching(/^\d+\./),
        imaging: expect.stringMatching(platform === 'linux' ? /\(WebAssembly\)$/ : /\(native\)$/),
      })
      const trays = await review.call('batchTrays', { batchId, only: 'all', beforeVisitId: null })
      const thumbnails = await review.call('trayThumbnails', { visitId: trays.at(-1)?.visitId ?? 0 })
      expect(thumbnails).toMatchObject({ state: 'made', png: expect.any(Uint8Array) })
    } finally {
      expect(await started.stop()).toBe(0)
    }
  })

  it('refuses to start with one byte changed in a library, a model or its own code, and names the file', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'ovoscope-broken-'))
    try {
      cpSync(tree, broken, { recursive: true })
      const files = filesBelow(broken, '')
      for (const ending of ['onnxruntime_binding.node', 'model.onnx', 'dist/processes/station.js']) {
        const path = files.find((one) => one.endsWith(ending)) ?? ''
        const whole = readFileSync(join(broken, path))
        const changed = Buffer.from(whole)
        changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
        writeFileSync(join(broken, path), changed)
        const end = await runTree(broken, node, ['--data', join(broken, 'data')])
        expect([end.code, end.printed]).toEqual([1, expect.stringContaining(`${path} is not as it was delivered`)])
        writeFileSync(join(broken, path), whole)
      }
    } finally {
      rmSync(broken, { recursive: true, force: true })
    }
  })
})
