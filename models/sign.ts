import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../electron/base/result.ts'
import { loadModelPackage, MANIFEST_FILE } from '../electron/model/package.ts'
import { keyId, SIGNATURE_FILE, signManifest } from '../electron/model/signature.ts'

const USAGE = `Signs model packages, so that a station can tell that nobody changed them.

  npm run models:sign -- --make-keys FOLDER         a new pair: signing-key.pem (secret) and signing-key.pub.pem
  npm run models:sign -- PACKAGE --key FILE.pem     writes PACKAGE/manifest.sig
  npm run models:verify -- [PACKAGE]                verifies a package as a station does, with the keys in trusted-keys beside it

FOLDER must lie outside this project. A station trusts the pair as soon as the public half lies in its trusted-keys folder, beside the packages.`

const PROJECT = join(import.meta.dirname, '..')
const SHIPPED = join(import.meta.dirname, 'phantomnet-1.1.0')
const OWNER_ONLY = 0o600

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      key: { type: 'string' },
      'make-keys': { type: 'string' },
      verify: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [folder, ...others] = positionals
  if (values.help === true || others.length > 0) return tell(USAGE)
  if (values.verify === true) return verifyPackage(folder ?? SHIPPED)
  if (values['make-keys'] !== undefined) return makeKeys(resolve(values['make-keys']))
  if (folder === undefined || values.key === undefined) return fail(USAGE)
  return signPackage(folder, values.key)
}

async function signPackage(folder: string, keyPath: string): Promise<number> {
  const key = readPrivateKey(keyPath)
  if (!key.ok) return fail(key.error)
  const manifest = readFileSync(join(folder, MANIFEST_FILE))
  writeFileSync(join(folder, SIGNATURE_FILE), signManifest(manifest, key.value))
  console.log(`Signed ${folder} with key ${keyId(key.value)}.`)
  return verifyPackage(folder)
}

async function verifyPackage(folder: string): Promise<number> {
  const loaded = await loadModelPackage(resolve(folder))
  if (!loaded.ok) return fail(`${loaded.error.code} ${loaded.error.path}: ${loaded.error.detail}`)
  const { modelId, manifest, signedBy } = loaded.value
  return tell(`${modelId}: signed by ${signedBy}, and all of its ${manifest.files.length} files are as signed.`)
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
    `Key ${keyId(publicKey)}. Keep ${secret} where only releases are signed; give signing-key.pub.pem to stations.`,
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

function tell(text: string): number {
  console.log(text)
  return 0
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
