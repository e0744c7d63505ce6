import { ok, type Result } from '../base/result.ts'
import type { UpdateRefusal } from '../contract/update.ts'
import { INSTALLER_BYTES_MAX, OFFERED_FILES_MAX } from './limits.ts'
import { readFlatYaml, type YamlRecord } from './read-flat-yaml.ts'
import { refuse } from './refuse.ts'
import { parseVersion } from './version.ts'

export interface OfferedFile {
  /** Bare name, beside the channel file on the server. */
  readonly name: string
  readonly bytes: number
  /** Base64 of the SHA-512 of its content. */
  readonly sha512: string
  /** Windows: it installs for all users, which asks for an administrator. */
  readonly needsAdministrator: boolean
}

/** What a channel file says, checked. */
export interface Offer {
  readonly channelFile: string
  readonly version: string
  readonly files: readonly OfferedFile[]
  /** Share of the machines, in percent, that it is meant for; undefined: all. */
  readonly stagingPercentage: number | undefined
  readonly minimumSystemVersion: string | undefined
}

/** Name of the file that says what is newest for a system, as electron-builder writes it. undefined where nothing is published. */
export function channelFileFor(platform: string, arch: string): string | undefined {
  if (platform === 'win32') return 'latest.yml'
  if (platform === 'darwin') return 'latest-mac.yml'
  if (platform === 'linux') return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`
  return undefined
}

const TOP_FIELDS = new Set([
  ...['version', 'files', 'stagingPercentage', 'minimumSystemVersion'],
  // Said for people and for older readers: the files are taken from the list.
  ...['path', 'sha512', 'releaseDate', 'releaseName'],
])
const FILE_FIELDS = new Set(['url', 'sha512', 'size', 'blockMapSize', 'isAdminRightsRequired'])

/** Bare names only: no folder, no way up, no other server, nothing that a shell or a system reads as more than a name. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/
const SHA512_BASE64 = /^[A-Za-z0-9+/]{86}==$/

/** Reads a channel file whose seal has been checked. A field that is not known is refused, because it might matter. */
export function readChannelFile(bytes: Uint8Array, channelFile: string): Result<Offer, UpdateRefusal> {
  const notReadable = (what: string) => refuse('not-readable', channelFile, `${channelFile}: ${what}.`)
  const yaml = readFlatYaml(bytes)
  if (!yaml.ok) return notReadable(yaml.error)
  const { fields, lists } = yaml.value
  const unknown = [...fields.keys(), ...lists.keys()].find((key) => !TOP_FIELDS.has(key))
  if (unknown !== undefined) return notReadable(`the field "${unknown}" is not known here`)
  const version = parseVersion(fields.get('version') ?? '')
  if (!version.ok) return notReadable(`version: ${version.error}`)
  const entries = lists.get('files') ?? []
  if (entries.length === 0 || entries.length > OFFERED_FILES_MAX) {
    return notReadable(`it must list 1 to ${OFFERED_FILES_MAX} files, not ${entries.length}`)
  }
  const staging = fields.get('stagingPercentage')
  if (staging !== undefined && !/^(?:\d{1,2}|100)$/.test(staging)) {
    return notReadable('stagingPercentage must be a whole number from 0 to 100')
  }
  const files: OfferedFile[] = []
  for (const entry of entries) {
    const file = readFileEntry(entry, channelFile)
    if (!file.ok) return file
    files.push(file.value)
  }
  return ok({
    channelFile,
    files,
    version: fields.get('version') ?? '',
    stagingPercentage: staging === undefined ? undefined : Number(staging),
    minimumSystemVersion: fields.get('minimumSystemVersion'),
  })
}

function readFileEntry(entry: YamlRecord, channelFile: string): Result<OfferedFile, UpdateRefusal> {
  const name = entry.get('url') ?? ''
  const unknown = [...entry.keys()].find((key) => !FILE_FIELDS.has(key))
  if (unknown !== undefined) {
    return refuse('not-readable', channelFile, `${channelFile}: the field "${unknown}" of a file is not known here.`)
  }
  if (!FILE_NAME.test(name)) {
    return refuse('bad-address', channelFile, `${channelFile}: url "${name}" is not the bare name of a file beside it.`)
  }
  const size = entry.get('size') ?? ''
  const sha512 = entry.get('sha512') ?? ''
  if (!/^[1-9]\d{0,14}$/.test(size) || !SHA512_BASE64.test(sha512)) {
    return refuse('not-readable', channelFile, `${channelFile}: size or sha512 of ${name} is missing or not valid.`)
  }
  const bytes = Number(size)
  if (bytes > INSTALLER_BYTES_MAX) {
    return refuse('too-large', name, `${channelFile}: ${name} has ${bytes} bytes, more than ${INSTALLER_BYTES_MAX}.`)
  }
  return ok({ name, bytes, sha512, needsAdministrator: entry.get('isAdminRightsRequired') === 'true' })
}

const EXTENSION: Readonly<Record<string, string>> = { win32: '.exe', linux: '.AppImage', darwin: '.zip' }

/** The one file that this machine would install: by its kind, and where there are several, by the processor in its name. */
export function installerOf(offer: Offer, platform: string, arch: string): Result<OfferedFile, UpdateRefusal> {
  const extension = EXTENSION[platform] ?? ''
  const ofKind = offer.files.filter(({ name }) => extension !== '' && name.endsWith(extension))
  const fitting = ofKind.length > 1 ? ofKind.filter(({ name }) => name.includes(arch)) : ofKind
  const [installer] = fitting
  if (installer !== undefined && fitting.length === 1) return ok(installer)
  const { channelFile } = offer
  const found = fitting.length === 0 ? 'no' : 'more than one'
  return refuse(
    'not-readable',
    channelFile,
    `${channelFile} lists ${found} ${extension} file for this machine (${arch}).`,
  )
}
