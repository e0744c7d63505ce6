// Compiles the passes over pixels to WebAssembly. With --check it changes nothing and ends with 1 when the code in the tree is stale.
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const FOLDER = fileURLToPath(new URL('../electron/pipeline/predict/pixels/', import.meta.url))
const SOURCE = 'pixel-passes.as.ts'
const GENERATED = `${FOLDER}pixel-passes.generated.ts`
const CHARACTERS_PER_LINE = 100

const binary = await compile()
const text = moduleWith(Buffer.from(binary).toString('hex'))
const present = await readFile(GENERATED, 'utf8').catch(() => undefined)
if (present === text) console.log(`${GENERATED} is fresh`)
else if (process.argv.includes('--check')) {
  console.error('pixel-passes.generated.ts is stale. Run: node build/generate-pixels.mjs')
  process.exitCode = 1
} else {
  await writeFile(GENERATED, text)
  console.log(`${GENERATED} is written`)
}

async function compile() {
  let binary
  const stderr = asc.createMemoryStream()
  const options = ['--outFile', 'out.wasm', '--runtime', 'stub', '--noAssert', '-O3', '--enable', 'simd']
  const { error } = await asc.main([SOURCE, '--baseDir', FOLDER, ...options], {
    readFile: (name, base) => readFile(resolve(base, name), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      binary = contents
    },
    listFiles: () => [],
    stderr,
  })
  if (error) throw new Error(`${SOURCE} cannot be compiled:\n${new TextDecoder().decode(stderr.toBuffer())}`)
  return binary
}

function moduleWith(hex) {
  const lines = hex.match(new RegExp(`.{1,${CHARACTERS_PER_LINE}}`, 'g')) ?? []
  const head = '// Generated from pixel-passes.as.ts by build/generate-pixels.mjs; do not edit.\n\n'
  return `${head}/** The module in hexadecimal digits. */\nexport const PIXEL_PASSES = [\n${lines.map((line) => `  '${line}',\n`).join('')}].join('')\n`
}
