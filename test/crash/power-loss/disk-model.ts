import { mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Random } from '../../../electron/base/random.ts'
import { FileContent } from './file-content.ts'
import type { TraceEvent } from './trace.ts'

/** What of the things that were not forced to the disk got there. */
export interface Fate {
  readonly random: Random
  /** So many bytes are written as one; everything smaller may be torn. */
  readonly sectorBytes: number
  /** How likely each sector and each name that is not forced yet is there in its newest form; 1 and 0 leave nothing to chance. */
  readonly share: number
  /** The system writes down changes of names in their order, as file systems with a journal do; otherwise each of them for itself. */
  readonly namesInOrder: boolean
}

interface NameChange {
  readonly name: string
  /** Undefined when the name goes. */
  readonly file: FileNode | FolderNode | undefined
  /** Of the same rename: both or none. */
  readonly also?: NameChange
}

interface FileNode {
  readonly kind: 'file'
  readonly content: FileContent
}

interface FolderNode {
  readonly kind: 'folder'
  readonly durable: Map<string, FileNode | FolderNode>
  pending: NameChange[]
}

/**
 * A disk as a trace leaves it, by the strict reading of what a system promises: bytes of a file are safe when a sync of that file, begun after they were
 * written, has ended; a name is safe when its folder was synced likewise. Everything else may be there, or not, or in part.
 */
export class DiskModel {
  readonly #rootPath: string
  readonly #root: FolderNode = { kind: 'folder', durable: new Map(), pending: [] }
  /** By the system's number, as long as nobody else has got it. */
  readonly #byNumber = new Map<bigint, FileNode | FolderNode>()
  /** What each sync under way covers. */
  readonly #syncs = new Map<number, { readonly node: FileNode | FolderNode; readonly covers: number }>()

  /** `rootPath` was there before and stays; `rootNumber` is the system's number for it. */
  constructor(rootPath: string, rootNumber: bigint) {
    this.#rootPath = rootPath
    this.#byNumber.set(rootNumber, this.#root)
  }

  apply(event: TraceEvent): void {
    switch (event.kind) {
      case 'created':
        return this.#put(event.path, this.#make(event.file, { kind: 'file', content: new FileContent() }))
      case 'folder':
        return this.#put(event.path, this.#make(event.file, { kind: 'folder', durable: new Map(), pending: [] }))
      case 'emptied':
        return this.#content(event.file).resize(0)
      case 'resize':
        return this.#content(event.file).resize(event.size)
      case 'write':
        return this.#content(event.file).write(event.at, event.bytes)
      case 'link':
        return this.#put(event.path, this.#node(event.file))
      case 'rename':
        return this.#rename(event.from, event.path, this.#node(event.file))
      case 'unlink':
        return void this.#folderOf(event.path).pending.push({ name: nameOf(event.path), file: undefined })
      case 'sync-begin':
        return this.#beginSync(event.file, event.sync)
      case 'sync-end':
        return this.#endSync(event.sync)
      default:
        return undefined
    }
  }

  /** Writes a disk as it may be found after the power has gone here; answers the paths of its files, from the root. */
  rebuild(into: string, fate: Fate, isLeftOut: (path: string) => boolean): readonly string[] {
    const paths: string[] = []
    const visit = (folder: FolderNode, at: string): void => {
      mkdirSync(join(into, at), { recursive: true, mode: 0o700 })
      for (const [name, node] of namesAfter(folder, fate)) {
        const path = join(at, name)
        if (node.kind === 'folder') visit(node, path)
        else if (!isLeftOut(path)) {
          node.content.writeTo(join(into, path), fate)
          paths.push(path)
        }
      }
    }
    visit(this.#root, '.')
    return paths.sort()
  }

  #make<Node extends FileNode | FolderNode>(number: bigint, node: Node): Node {
    this.#byNumber.set(number, node)
    return node
  }

  #node(number: bigint): FileNode | FolderNode {
    const node = this.#byNumber.get(number)
    if (node === undefined) throw new Error(`the trace says nothing of where file ${number} came from`)
    return node
  }

  #content(number: bigint): FileContent {
    const node = this.#node(number)
    if (node.kind !== 'file') throw new Error(`${number} is a folder`)
    return node.content
  }

  #put(path: string, file: FileNode | FolderNode): void {
    this.#folderOf(path).pending.push({ name: nameOf(path), file })
  }

  #rename(from: string, to: string, file: FileNode | FolderNode): void {
    const [old, next] = [this.#folderOf(from), this.#folderOf(to)]
    const gone: NameChange = { name: nameOf(from), file: undefined }
    const come: NameChange = { name: nameOf(to), file }
    if (old === next) next.pending.push({ ...come, also: gone })
    else {
      next.pending.push(come)
      old.pending.push(gone)
    }
  }

  /** As the program sees it: everything has happened. */
  #folderOf(path: string): FolderNode {
    let folder = this.#root
    const way = relative(this.#rootPath, dirname(path))
    for (const name of way === '' ? [] : way.split('/')) {
      const next = namesAfter(folder, undefined).get(name)
      if (next?.kind !== 'folder') throw new Error(`the trace says nothing of the folder of ${path}`)
      folder = next
    }
    return folder
  }

  #beginSync(number: bigint, sync: number): void {
    const node = this.#byNumber.get(number)
    if (node === undefined) return
    const covers = node.kind === 'file' ? node.content.changes : node.pending.length
    this.#syncs.set(sync, { node, covers })
    // Numbers of a folder's changes move when an earlier sync ends: both under way at once would count some twice.
    if (node.kind === 'folder' && [...this.#syncs.values()].filter((one) => one.node === node).length > 1)
      this.#syncs.set(sync, { node, covers: 0 })
  }

  #endSync(sync: number): void {
    const begun = this.#syncs.get(sync)
    this.#syncs.delete(sync)
    if (begun === undefined) return
    const { node, covers } = begun
    if (node.kind === 'file') return node.content.settle(covers)
    for (const change of node.pending.splice(0, covers)) carryOut(change, node.durable)
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function carryOut(change: NameChange, names: Map<string, FileNode | FolderNode>): void {
  if (change.also !== undefined) carryOut(change.also, names)
  if (change.file === undefined) names.delete(change.name)
  else names.set(change.name, change.file)
}

/** The names in a folder; without a fate all that the program gave. */
function namesAfter({ durable, pending }: FolderNode, fate: Fate | undefined): Map<string, FileNode | FolderNode> {
  const names = new Map(durable)
  for (const change of pending) {
    const happened = fate === undefined || fate.random.next() < fate.share
    if (happened) carryOut(change, names)
    else if (fate?.namesInOrder === true) break
  }
  return names
}
