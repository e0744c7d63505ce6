import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { err, ok, type Result } from '../electron/base/result.ts'
import { commandLine } from '../electron/command/command-line.ts'
import { folderToWrite, text } from '../electron/command/typed-values.ts'
import { checkProbabilities } from '../electron/model/golden-check.ts'
import { CARD_FILE, type ModelManifest, modelId, parseManifest } from '../electron/model/manifest.ts'
import { MANIFEST_FILE } from '../electron/model/package.ts'
import { sha256 } from '../electron/model/signature.ts'
import { createOnnxSession } from '../electron/pipeline/predict/onnx/onnx-session.ts'
import { runGoldenScans } from '../electron/pipeline/predict/onnx/run-golden.ts'
import { fail, tell } from './command.ts'
import { type Description, readDescription } from './description.ts'
import { compareCalls, compareWithMaker, readGoldenScans } from './golden-scans.ts'
import { BATCH } from './judge-split.ts'
import { renderOwnCard } from './render-own-card.ts'

const USAGE = `Makes a model package of an ONNX file and a description of it (docs/models.md).

  npm run models:make -- model.yaml [--out FOLDER]     writes <name>-<version> there, or beside model.yaml; not signed yet`

const MODEL_FILE = 'model.onnx'
const SCANS_FILE = 'golden/scans.u16'
const EXPECTED_FILE = 'golden/expected.f32'

async function run(args: readonly string[]): Promise<number> {
  const { FILE: file, out } = commandLine(
    { usage: USAGE, options: { out: folderToWrite().optional() }, positions: { FILE: text() } },
    args,
  )
  const description = readDescription(file)
  if (!description.ok) return fail(description.error)
  const target = join(resolve(out ?? dirname(file)), modelId(description.value))
  if (existsSync(target)) return fail(`${target} is already there: a changed model needs another version.`)
  const made = await makePackage(description.value)
  if (!made.ok) return fail(made.error)
  writePackage(target, made.value.files)
  return tell(`${target}: ${made.value.summary}.
Not signed yet, and no station runs it so: npm run models:sign -- ${target} --key <signing-key.pem>`)
}

interface MadePackage {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly summary: string
}

/** Runs the model on its golden scans as a station would, and writes down what came out. */
async function makePackage(description: Description): Promise<Result<MadePackage, string>> {
  const bytes = readBytes(description.model)
  if (!bytes.ok) return bytes
  const scans = readGoldenScans(description.golden.scans, description)
  if (!scans.ok) return scans
  const { input, golden } = description
  const draft = draftManifest(description, scans.value.values.length / (input.maps.length * input.width * input.height))
  const session = await createOnnxSession(bytes.value, draft, BATCH)
  if (!session.ok) return err(`${description.model}: ${session.error.code}, ${session.error.detail}`)
  const expected = await runGoldenScans(session.value, draft, scans.value.values, BATCH)
  const probabilities = checkProbabilities(expected)
  if (!probabilities.ok) return err(`${probabilities.error.code}: ${probabilities.error.detail}`)
  let summary = `${draft.golden.count} golden scans, not compared with another program's figures`
  if (Object.keys(golden.expected ?? {}).length > 0) {
    const compared = compareWithMaker(expected, golden.expected ?? {}, draft, scans.value)
    if (!compared.ok) return compared
    summary = `${draft.golden.count} golden scans; ${compared.value}`
  }
  const called = compareCalls(expected, golden.calls, draft)
  if (!called.ok) return called
  const card = description.card === undefined ? ok(Buffer.from(renderOwnCard(draft))) : readBytes(description.card)
  if (!card.ok) return card
  const files = new Map<string, Uint8Array>([
    [MODEL_FILE, bytes.value],
    [CARD_FILE, card.value],
    [SCANS_FILE, Buffer.concat(Array.from(scans.value.values, (value) => Uint8Array.of(value & 0xff, value >> 8)))],
    [EXPECTED_FILE, littleEndianFloats(expected)],
  ])
  const stated = [...files].map(([path, content]) => ({ path, bytes: content.length, sha256: sha256(content) }))
  const manifest = `${JSON.stringify({ ...draft, files: stated }, null, 2)}\n`
  const checked = parseManifest(manifest)
  if (!checked.ok) return err(`${checked.error.code}: ${checked.error.detail}`)
  return ok({ files: new Map([[MANIFEST_FILE, Buffer.from(manifest)], ...files]), summary })
}

function draftManifest({ model: _, card: __, golden, ...told }: Description, count: number): ModelManifest {
  return {
    ...{ format: 'ovoscope-model' as const, formatVersion: 1 as const },
    ...{ ...told, files: [], model: MODEL_FILE },
    golden: { scans: SCANS_FILE, expected: EXPECTED_FILE, count, tolerance: golden.tolerance },
  }
}

/** Whole or not at all: a package that lacks a file would only be refused later, by somebody else. */
function writePackage(target: string, files: ReadonlyMap<string, Uint8Array>): void {
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(unfinished, path)), { recursive: true })
    writeFileSync(join(unfinished, path), bytes)
  }
  renameSync(unfinished, target)
}

function littleEndianFloats(values: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeFloatLE(value, 4 * at))
  return bytes
}

function readBytes(file: string): Result<Buffer, string> {
  try {
    return ok(readFileSync(file))
  } catch (error) {
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

process.exitCode = await run(process.argv.slice(2))
