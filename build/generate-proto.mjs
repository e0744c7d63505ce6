// Generates the static Protobuf code under proto/gen. With --check it changes nothing and ends with 1 when the code is stale.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pbjs } from 'protobufjs-cli'

const PROTO_FOLDER = fileURLToPath(new URL('../proto/', import.meta.url))
// One line for each .proto file; a root of its own keeps two generated files from sharing a namespace object.
const SOURCES = [
  { name: 'scanner', root: 'ovoscope-scanner-v1' },
  { name: 'cloud', root: 'ovoscope-cloud-v1' },
]

const checkOnly = process.argv.includes('--check')
const stale = []

for (const { name, root } of SOURCES) {
  const generated = await generate(name, root)
  for (const [file, text] of Object.entries(generated)) {
    const path = join(PROTO_FOLDER, 'gen', file)
    const present = await readFile(path, 'utf8').catch(() => undefined)
    if (present === text) continue
    if (checkOnly) stale.push(file)
    else await writeFile(path, text)
  }
}

if (stale.length > 0) {
  console.error(`proto/gen is stale: ${stale.join(', ')}. Run: node build/generate-proto.mjs`)
  process.exitCode = 1
} else {
  console.log(checkOnly ? 'proto/gen is fresh' : 'proto/gen is written')
}

async function generate(name, root) {
  const folder = await mkdtemp(join(tmpdir(), 'proto-'))
  try {
    const script = join(folder, `${name}.js`)
    const commented = join(folder, `${name}.commented.js`)
    const common = [
      ...['--target', 'static-module', '--wrap', 'esm', '--dependency', 'protobufjs/minimal.js', '--root', root],
      // Only encode and decode: the checks are ours, and code that nothing calls is only there to be attacked.
      ...['--no-verify', '--no-convert', '--no-delimited', '--no-typeurl', '--no-service'],
    ]
    const source = join(PROTO_FOLDER, `${name}.proto`)
    await runPbjs([...common, '--no-comments', '--out', script, source])
    // The declarations are made from the comments, so they come from a second, commented run.
    await runPbjs([...common, '--dts', '--out', commented, source])
    const declarations = await readFile(join(folder, `${name}.commented.d.ts`), 'utf8')
    return {
      [`${name}.js`]: await readFile(script, 'utf8'),
      // An ES module cannot say `import x = require()` under every module setting that our runtimes use.
      [`${name}.d.ts`]: declarations.replace('import Long = require("long");', 'import type Long from "long";'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function runPbjs(args) {
  return new Promise((resolve, reject) => {
    pbjs.main(args, (error) => (error ? reject(error) : resolve()))
  })
}
