import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { LinkRemedy } from '../../domain/link/link-remedy.ts'

const GROUP_MAY_READ_AND_WRITE = 0o060
const ROOT = 0

/** This account, as the kernel and the system's files see it. */
export interface Account {
  readonly name: string
  /** Numbers of the groups that this process is in: those of when the account signed in. */
  readonly groupIds: readonly number[]
}

/** What has to be done on Linux so that this account may open the port; the group is the one that the port really belongs to (`dialout`, `uucp`). */
export async function rightsRemedy(path: string, account = thisAccount(), root = '/'): Promise<LinkRemedy> {
  const node = await stat(join(root, path)).catch(() => undefined)
  const groups = await groupsOf(root)
  if (node === undefined) return { kind: 'linuxUdevRule', values: { owner: 'root', path } }
  const group = groups.find(({ id }) => id === node.gid) ?? { id: node.gid, name: String(node.gid), members: [] }
  // Nobody belongs into the group of root, and one that may not open the port helps nobody.
  if ((node.mode & GROUP_MAY_READ_AND_WRITE) !== GROUP_MAY_READ_AND_WRITE || group.id === ROOT) {
    return { kind: 'linuxUdevRule', values: { owner: group.name, path } }
  }
  if (group.members.includes(account.name) && !account.groupIds.includes(group.id)) {
    return { kind: 'linuxSignInAgain', values: { group: group.name } }
  }
  return { kind: 'linuxGroup', values: { group: group.name, path } }
}

interface Group {
  readonly id: number
  readonly name: string
  readonly members: readonly string[]
}

/** Lines such as `dialout:x:20:anna,ben`. */
async function groupsOf(root: string): Promise<readonly Group[]> {
  const text = await readFile(join(root, 'etc/group'), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name = '', , id = '', members = ''] = line.split(':')
    return /^\d+$/.test(id) ? [{ id: Number(id), name, members: members.split(',') }] : []
  })
}

function thisAccount(): Account {
  return { name: userInfo().username, groupIds: process.getgroups?.() ?? [] }
}
