import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkAnnounced } from '../../electron/update/announced-file.ts'
import { type Offer, readChannelFile } from '../../electron/update/channel-file.ts'
import { checkSeal, keyName, makeSeal, SEAL_SUFFIX } from '../../electron/update/seal.ts'

const USAGE = `Makes release keys and signs what is published.
  node build/release/sign-update.ts make-key <file>                     a new private key (for its owner only), and the line for release-keys.ts
  node build/release/sign-update.ts sign <folder> <key file>            checks and signs every latest*.yml of a folder that electron-builder filled
  node build/release/sign-update.ts publish <folder> <feed> <key file>  the same, and copies it to the feed's folder: installers first, latest*.yml last`

/** Carries out one command; answers the exit code. `say` is told what was done, `complain` what was not. */
export async function signUpdate(
  args: readonly string[],
  say: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const [command, ...rest] = args
  try {
    if (command === 'make-key' && rest.length === 1) makeKey(rest[0] ?? '', say)
    else if (command === 'sign' && rest.length === 2) await signFolder(rest[0] ?? '', readKey(rest[1] ?? ''), say)
    else if (command === 'publish' && rest.length === 3) {
      const [folder = '', feed = '', key = ''] = rest
      publishFolder(folder, feed, await signFolder(folder, readKey(key), say), say)
    } else {
      complain(USAGE)
      return 2
    }
    return 0
  } catch (problem) {
    complain(problem instanceof Error ? problem.message : String(problem))
    return 1
  }
}

function makeKey(path: string, say: (line: string) => void): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  // Never over a key that is there: what it signed could not be renewed.
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  say(`The private key is in ${path}. Keep it away from the repository and from the feed.`)
  say(`For RELEASE_KEYS in electron/update/release-keys.ts (key ${keyName(publicKey)}):`)
  say(`  '${publicText(publicKey)}',`)
}

function publicText(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}

function readKey(path: string): KeyObject {
  const key = createPrivateKey(readFileSync(path))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} is no Ed25519 key. Make one with make-key.`)
  return key
}

/** Signs every channel file of the folder that a station would take; throws at the first that none would. */
async function signFolder(folder: string, key: KeyObject, say: (line: string) => void): Promise<readonly Offer[]> {
  const channels = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name))
  if (channels.length === 0) throw new Error(`${folder} has no latest*.yml. Run: npm run package -- --installers`)
  const offers: Offer[] = []
  for (const name of channels) {
    const bytes = readFileSync(join(folder, name))
    const offer = readChannelFile(bytes, name)
    if (!offer.ok) throw new Error(offer.error.message)
    for (const file of offer.value.files) {
      const checked = await checkAnnounced({ file, path: join(folder, file.name) })
      if (checked.ok) continue
      throw new Error(checked.error.kind === 'refused' ? checked.error.refusal.message : checked.error.message)
    }
    const seal = makeSeal(bytes, name, key)
    const believed = checkSeal({ bytes, file: name }, Buffer.from(seal), [publicText(createPublicKey(key))])
    if (!believed.ok) throw new Error(believed.error.message)
    writeFileSync(join(folder, name + SEAL_SUFFIX), seal)
    say(`${name}${SEAL_SUFFIX}: ${offer.value.version}, ${offer.value.files.map((file) => file.name).join(', ')}`)
    offers.push(offer.value)
  }
  return offers
}

/** What a station may ask for must be there before anything speaks of it; each file appears whole. */
function publishFolder(from: string, feed: string, offers: readonly Offer[], say: (line: string) => void): void {
  mkdirSync(feed, { recursive: true })
  const installers = offers.flatMap(({ files }) => files.map(({ name }) => name))
  const blockMaps = installers.map((name) => `${name}.blockmap`).filter((name) => existsSync(join(from, name)))
  const channels = offers.map(({ channelFile }) => channelFile)
  const seals = channels.map((name) => name + SEAL_SUFFIX)
  for (const name of new Set([...installers, ...blockMaps, ...seals, ...channels])) {
    copyFileSync(join(from, name), join(feed, `${name}.new`))
    renameSync(join(feed, `${name}.new`), join(feed, name))
    say(`published ${name}`)
  }
}

if (import.meta.main) {
  process.exitCode = await signUpdate(
    process.argv.slice(2),
    (line) => console.log(line),
    (line) => console.error(line),
  )
}
