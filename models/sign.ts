import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { err, ok, type Result } from '../electron/base/result.ts'
import { commandLine, endCommand } from '../electron/command/command-line.ts'
import { folderToWrite, text } from '../electron/command/typed-values.ts'
import { openPackage } from '../electron/model/install-package.ts'
import { checkPackage, MANIFEST_FILE } from '../electron/model/package.ts'
import { folderSource } from '../electron/model/package-source.ts'
import { keyId, SIGNATURE_FILE, signManifest } from '../electron/model/signature.ts'
import { WHERE_KEYS_BELONG } from '../electron/model/trusted-keys.ts'
import { fail, keysFor, refusalText, SHIPPED_PACKAGE, tell } from './command.ts'

const USAGE = `Signs model packages, so that a station can tell that nobody changed them.

  npm run models:sign -- --make-keys FOLDER         a new pair: signing-key.pem (secret) and signing-key.pub.pem
  npm run models:sign -- PACKAGE --key FILE.pem     writes PACKAGE/manifest.sig
  npm run models:verify -- [PACKAGE or FILE]        verifies a package as a station does; --keys FOLDER names the trusted keys

FOLDER must lie outside this project. A station trusts the pair as soon as IT has put the public half into ${WHERE_KEYS_BELONG}.
Commands here believe the keys in trusted-keys beside the package, as in docs/models.md; without that folder those of this program.`

const PROJECT = join(import.meta.dirname, '..')
const OWNER_ONLY = 0o600

async function run(args: readonly string[]): Promise<number> {
  const values = commandLine(
    {
      usage: USAGE,
      flags: ['verify'],
      options: { key: text().optional(), 'make-keys': folderToWrite().optional(), keys: text().optional() },
      positions: { PACKAGE: text().optional() },
    },
    args,
  )
  const { PACKAGE: folder, key } = values
  if (values.verify) return verifyPackage(folder ?? SHIPPED_PACKAGE, values.keys)
  if (values['make-keys'] !== undefined) return makeKeys(resolve(values['make-keys']))
  if (folder === undefined) return endCommand({ kind: 'wrong', problems: ['PACKAGE is missing'] }, USAGE)
  if (key === undefined) return endCommand({ kind: 'wrong', problems: ['--key is missing'] }, USAGE)
  return signPackage(folder, key, values.keys)
}

async function signPackage(folder: string, keyPath: string, keys: string | undefined): Promise<number> {
  const key = readPrivateKey(keyPath)
  if (!key.ok) return fail(key.error)
  const path = join(folder, MANIFEST_FILE)
  if (!existsSync(path)) return fail(`${path} is not there; npm run models:make makes a package.`)
  const signature = signManifest(readFileSync(path), key.value)
  const checked = await checkAsSigned(folder, signature, key.value)
  if (!checked.ok) return fail(`Not signed. ${refusalText(checked.error)}`)
  writeFileSync(join(folder, SIGNATURE_FILE), signature)
  console.log(`Signed ${resolve(folder)} with key ${keyId(key.value)}.`)
  return verifyPackage(folder, keys)
}

/** The package as it would be with this signature: nobody should vouch for files that are not those of the manifest. */
function checkAsSigned(folder: string, signature: string, privateKey: KeyObject): ReturnType<typeof checkPackage> {
  const base = folderSource(folder)
  const read: typeof base.read = async (path, bytesMax) =>
    path === SIGNATURE_FILE ? ok(Buffer.from(signature)) : base.read(path, bytesMax)
  const key = createPublicKey(privateKey)
  const keys = [{ id: keyId(key), file: '', key }]
  return checkPackage({ ...base, read }, () => ({ folder, keys, unusable: [] }))
}

async function verifyPackage(path: string, keys: string | undefined): Promise<number> {
  const opened = await openPackage(resolve(path), keysFor(path, keys))
  if (!opened.ok) return fail(refusalText(opened.error))
  const { content, files } = opened.value
  return tell(`${content.modelId}: signed by ${content.signedBy}, and all of its ${files.size} files are as signed.`)
}

/** A secret in a working tree is published sooner or later. */
function makeKeys(folder: string): number {
  const below = relative(PROJECT, folder)
  if (!below.startsWith('..') && !isAbsolute(below))
    return fail(`${folder} is inside this project; keys must lie outside of it.`)
  const secret = join(folder, 'signing-key.pem')
  if (existsSync(secret)) return fail(`${secret} is already there; choose another folder.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: OWNER_ONLY, flag: 'wx' })
  chmodSync(secret, OWNER_ONLY)
  writeFileSync(join(folder, 'signing-key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  return tell(
    `Key ${keyId(publicKey)}. Keep ${secret} where only releases are signed.
Give ${join(folder, 'signing-key.pub.pem')} to IT of the stations, for ${WHERE_KEYS_BELONG}.`,
  )
}

function readPrivateKey(path: string): Result<KeyObject, string> {
  try {
    const key = createPrivateKey(readFileSync(path))
    return key.asymmetricKeyType === 'ed25519'
      ? ok(key)
      : err(`${path} is no key of Ed25519; make one with --make-keys`)
  } catch (error) {
    return err(`${path} is no readable private key: ${error instanceof Error ? error.message : String(error)}`)
  }
}

process.exitCode = await run(process.argv.slice(2))
