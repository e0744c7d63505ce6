import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { commandLine, endCommand } from '../electron/command/command-line.ts'
import { folderToWrite, text } from '../electron/command/typed-values.ts'
import { ARCHIVE_SUFFIX, packArchive } from '../electron/model/archive.ts'
import { installModelPackage, openPackage } from '../electron/model/install-package.ts'
import { type KeysFolders, WHERE_KEYS_BELONG } from '../electron/model/trusted-keys.ts'
import { fail, keysFor, refusalText, tell } from './command.ts'

const USAGE = `Makes one file of a signed model package, or a folder of such a file. Both verify it first, as a station does.

  npm run models:pack -- PACKAGE [--out FOLDER]     writes <name>-<version>${ARCHIVE_SUFFIX} there, or beside it; the same package, the same bytes
  npm run models:unpack -- FILE --out FOLDER        writes FOLDER/<name>-<version>, whole or not at all

Trusted are the keys in trusted-keys beside the package, or in the folder that --keys names. On a station they belong into ${WHERE_KEYS_BELONG}.`

async function run(args: readonly string[]): Promise<number> {
  const values = commandLine(
    {
      usage: USAGE,
      flags: ['unpack'],
      options: { out: folderToWrite().optional(), keys: text().optional() },
      positions: { PACKAGE: text() },
    },
    args,
  )
  const { PACKAGE: path, out } = values
  const keysFolder = keysFor(path, values.keys)
  if (!values.unpack) return pack(path, keysFolder, out ?? dirname(resolve(path)))
  if (out === undefined) return endCommand({ kind: 'wrong', problems: ['--out is missing'] }, USAGE)
  return unpack(path, keysFolder, out)
}

async function pack(folder: string, keysFolder: KeysFolders, out: string): Promise<number> {
  const opened = await openPackage(resolve(folder), keysFolder)
  if (!opened.ok) return fail(refusalText(opened.error))
  const { content, files } = opened.value
  const target = join(resolve(out), `${content.modelId}${ARCHIVE_SUFFIX}`)
  if (existsSync(target)) return fail(`${target} is already there; remove it or choose another folder with --out.`)
  const bytes = packArchive([...files].map(([path, content]) => ({ path, bytes: content })))
  writeFileSync(target, bytes, { flag: 'wx' })
  return tell(`${target}: ${files.size} files, ${bytes.length} bytes, signed by ${content.signedBy}.`)
}

async function unpack(file: string, keysFolder: KeysFolders, out: string): Promise<number> {
  const installed = await installModelPackage({ from: resolve(file), modelsFolder: resolve(out), keysFolder })
  if (!installed.ok) return fail(refusalText(installed.error))
  const { folder, signedBy, wasThere } = installed.value
  return tell(`${folder}: ${wasThere ? 'was there already' : 'written'}, signed by ${signedBy}.`)
}

process.exitCode = await run(process.argv.slice(2))
