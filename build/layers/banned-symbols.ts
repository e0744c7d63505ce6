import { parseSync, Visitor } from 'vite'
import { isTest, type SourceFile } from './check-layers.ts'
import { lineOf } from './read-imports.ts'

/** Time and chance are given as arguments here, so that one seed replays a run. Folders that own the real clock are not in the list. */
const DETERMINISTIC = [
  'electron/base/',
  'electron/domain/',
  'electron/contract/',
  'electron/pipeline/',
  'electron/line/',
  'models/phantom/',
]

const BANNED_CALLS = new Set([
  ...['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues', 'process.hrtime'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date'],
])

const CONTRACT = 'electron/contract/'

/** Uses of the clock, of chance and of channel names where they do not belong. */
export function findBannedSymbols(files: readonly SourceFile[]): string[] {
  const channels = new Set(files.filter(({ path }) => path.startsWith(CONTRACT)).flatMap(channelNames))
  return files
    .filter(({ path }) => !isTest(path) && !path.startsWith('build/') && !path.startsWith('proto/'))
    .flatMap((file) => bannedIn(file, channels))
}

/** What the contract exports as a plain string with a mark in it: names of channels, of message kinds, of paths. */
function channelNames({ path, source }: SourceFile): string[] {
  const names: string[] = []
  new Visitor({
    ExportNamedDeclaration({ declaration }) {
      if (declaration?.type !== 'VariableDeclaration') return
      for (const { init } of declaration.declarations) {
        if (init?.type === 'Literal' && typeof init.value === 'string' && /[.:/]/.test(init.value))
          names.push(init.value)
      }
    },
  }).visit(parseSync(path, source).program)
  return names
}

function bannedIn({ path, source }: SourceFile, channels: ReadonlySet<string>): string[] {
  const violations: string[] = []
  const add = (offset: number, text: string): void => {
    violations.push(`${path}:${lineOf(source, offset)}: ${text}`)
  }
  const deterministic = DETERMINISTIC.some((folder) => path.startsWith(folder))
  new Visitor({
    CallExpression(node) {
      const name = nameOf(node.callee)
      if (deterministic && name !== undefined && BANNED_CALLS.has(name))
        add(node.start, `${name}() in a folder that is given its clock and chance`)
    },
    NewExpression(node) {
      if (deterministic && nameOf(node.callee) === 'Date' && node.arguments.length === 0)
        add(node.start, 'new Date() reads the clock')
    },
    Literal(node) {
      if (typeof node.value === 'string' && channels.has(node.value) && !path.startsWith(CONTRACT)) {
        add(node.start, `'${node.value}' is a name of the contract: import it from ${CONTRACT}`)
      }
    },
  }).visit(parseSync(path, source).program)
  return violations
}

/** `Date.now` for a member, `setTimeout` for a plain name; globalThis is looked through. */
function nameOf(callee: { readonly type: string }): string | undefined {
  if (callee.type === 'Identifier' && 'name' in callee) return String(callee.name)
  if (callee.type !== 'MemberExpression' || !('object' in callee) || !('property' in callee)) return undefined
  const object = nameOf(callee.object as { type: string })
  const property = nameOf(callee.property as { type: string })
  if (object === undefined || property === undefined) return undefined
  return object === 'globalThis' ? property : `${object}.${property}`
}
