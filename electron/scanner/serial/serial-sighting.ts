import { lstat, stat } from 'node:fs/promises'
import type { Sighting } from '../device-watch.ts'
import { TransportError } from '../transport.ts'
import { findPort } from './find-port.ts'
import type { SerialDevice } from './serial-port.ts'
import { findPorts, type PortSources } from './serial-ports.ts'

/** Whether a scanner's port is there, and as what: another name, another node, another owner or other rights are each a reason to try. Opens nothing. */
export async function serialSighting(
  choice: { readonly path: string; readonly device?: SerialDevice | null | undefined },
  sources: PortSources,
): Promise<Sighting> {
  const { path, device } = choice
  if (device === undefined || device === null) return (await nodeOf(path)) ?? listed(path, sources)
  const { ports, problem } = await findPorts(sources)
  if (problem !== null) return nodeOf(path)
  try {
    const port = findPort(ports, device)
    return `${port.path} ${(await nodeOf(port.path)) ?? ''}`
  } catch (error) {
    // Several of them are a sight of their own: once one is left, it is another.
    return error instanceof TransportError && error.fault === 'AMBIGUOUS' ? error.message : undefined
  }
}

/** The ports of Windows are no files. */
async function listed(path: string, sources: PortSources): Promise<Sighting> {
  if (sources.platform !== 'win32') return undefined
  const { ports } = await findPorts(sources)
  return ports.some((port) => port.path.toUpperCase() === path.toUpperCase()) ? path : undefined
}

async function nodeOf(path: string): Promise<string | undefined> {
  try {
    // A name by-id is a link: what it leads to may be gone while the link is still there.
    const [name, node] = await Promise.all([lstat(path), stat(path)])
    return [name.ino, node.ino, node.mode, node.uid, node.gid].join(' ')
  } catch {
    return undefined
  }
}
