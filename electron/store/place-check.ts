import { accessSync, constants, existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StoreError } from './errors.ts'

/** What the system says of a folder; injected, so that tests need no network drive. */
export interface PlaceFacts {
  readonly platform: NodeJS.Platform
  /** Of the file system, as statfs(2) has it; undefined when the system cannot say. */
  fileSystem(folder: string): number | undefined
  /** The text of /proc/mounts; empty where there is none. */
  mounts(): string
  /** The path with every link and every mapped drive followed. */
  realPath(folder: string): string
}

/** Numbers of statfs(2) for what is not a disk of this machine: file locks and shared memory cannot be relied on there, and SQLite's log needs both. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x01021997, '9P'],
])
/** Anything may be behind it: a disk of another make, or another machine. */
const FUSE = 0x65735546
const NETWORK_FUSE = /^fuse\.(sshfs|rclone|s3fs|glusterfs|davfs|smbnetfs|cephfs|gcsfuse)/

/** Throws StoreError NETWORK_PATH when the folder, or the next one above it that is there, lies on another machine. Where the system cannot say, it is believed. */
export function refuseNetworkPath(folder: string, facts: PlaceFacts = systemFacts()): void {
  const name = networkOf(folder, facts)
  if (name === undefined) return
  throw new StoreError(
    'NETWORK_PATH',
    `the data folder ${folder} lies on a network drive (${name}), where a power cut or a second station can destroy the records; ` +
      'choose a folder on a disk of this machine (--data), and keep backups on the network instead',
  )
}

function networkOf(folder: string, { platform, fileSystem, mounts, realPath }: PlaceFacts): string | undefined {
  if (platform === 'win32') return [folder, realPath(folder)].some(isUnc) ? 'a share' : undefined
  const type = fileSystem(folder)
  if (type === undefined) return undefined
  if (type !== FUSE) return NETWORK_FILE_SYSTEMS.get(type)
  const kind = mountKind(realPath(folder), mounts())
  return NETWORK_FUSE.test(kind) ? kind : undefined
}

/** \\server\share, also as \\?\UNC\server\share; \\?\C:\ and \\.\ are this machine. */
function isUnc(path: string): boolean {
  return /^\\\\\?\\UNC\\/i.test(path) || /^[\\/]{2}[^\\/?.]/.test(path)
}

/** Kind of file system of the longest mount point that the path lies under. */
function mountKind(path: string, mounts: string): string {
  let best = { point: '', kind: '' }
  for (const line of mounts.split('\n')) {
    const [, escaped = '', kind = ''] = line.split(' ')
    const point = escaped.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    const isUnder = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)
    if (point !== '' && isUnder && point.length >= best.point.length) best = { point, kind }
  }
  return best.kind
}

function systemFacts(): PlaceFacts {
  return {
    platform: process.platform,
    fileSystem: (folder) =>
      orUndefined(() => Number(BigInt.asUintN(32, statfsSync(nearest(folder), { bigint: true }).type))),
    mounts: () => orUndefined(() => readFileSync('/proc/mounts', 'utf8')) ?? '',
    realPath: (folder) => orUndefined(() => realpathSync.native(nearest(folder))) ?? folder,
  }
}

/** The folder, or the next one above it that is there. */
function nearest(folder: string): string {
  let path = resolve(folder)
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path)
  return path
}

/** SQLite would say no more than that it cannot open it. Throws StoreError DISK for what is there and may not be written. */
export function refuseReadOnly(
  folder: string,
  written: readonly string[],
  ask: (path: string) => void = askToWrite,
): void {
  for (const path of written) {
    try {
      ask(path)
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
      if (code === 'EROFS') {
        throw new StoreError(
          'DISK',
          `the disk of ${folder} is mounted read-only, often after a fault of the disk: check it, then mount it for writing`,
          problem,
        )
      }
      if (code === 'EACCES' || code === 'EPERM') {
        throw new StoreError(
          'DISK',
          `this account may not write ${path}: give it back to the account that runs Ovoscope`,
          problem,
        )
      }
    }
  }
}

/** Asked, never opened: closing a file lets go of every lock that this process holds on it, SQLite's among them. */
function askToWrite(path: string): void {
  if (existsSync(path)) accessSync(path, constants.W_OK)
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
