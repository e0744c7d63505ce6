import { posix } from 'node:path'
import { findCycles } from './find-cycles.ts'
import { type ModuleImport, readImports } from './read-imports.ts'
import type { FolderRule } from './rule.ts'

/** Folders in which a file is a test wherever it stands; tests may import anything, and nothing imports them. */
const TEST_FOLDER = 'test'
const TEST_FILE = /\.test\.tsx?$/

export interface SourceFile {
  /** Relative to the checkout, with forward slashes. */
  readonly path: string
  readonly source: string
}

export interface LayerRules {
  readonly folders: readonly FolderRule[]
  readonly onlyHere: Readonly<Record<string, readonly string[]>>
  readonly unreachable: readonly { readonly from: string; readonly packages: readonly string[] }[]
}

export interface LayerReport {
  /** How many modules were read; a check that read none agrees with everything. */
  readonly modules: number
  readonly imports: number
  readonly violations: readonly string[]
}

/** One import, followed to what it names. */
interface Edge {
  readonly from: string
  readonly kind: ModuleImport['kind']
  readonly line: number
  readonly target:
    | { readonly to: 'module'; readonly path: string }
    | { readonly to: 'package'; readonly name: string }
    | { readonly to: 'node'; readonly name: string }
}

/** Reads every file and compares every import with the rules. Pure: the files are given. */
export function checkLayers(files: readonly SourceFile[], rules: LayerRules): LayerReport {
  const violations: string[] = []
  const edges: Edge[] = []
  const paths = new Set(files.map(({ path }) => path))
  for (const { path, source } of files) {
    if (!isTest(path) && ruleFor(path, rules.folders) === undefined)
      violations.push(`${path}: no rule names its folder`)
    const { imports, problems } = readImports(path, source)
    if (!isTest(path) && !path.startsWith('build/'))
      violations.push(...problems.map((problem) => `${path}: ${problem}`))
    for (const found of imports)
      edges.push({ from: path, kind: found.kind, line: found.line, target: resolve(path, found.specifier) })
  }
  for (const edge of edges) {
    const problem = judge(edge, paths, rules)
    if (problem !== undefined) violations.push(`${edge.from}:${edge.line}: ${problem}`)
  }
  violations.push(...findUnreachableReached(edges, rules), ...cycles(edges))
  return { modules: files.length, imports: edges.length, violations }
}

export function isTest(path: string): boolean {
  return path.startsWith(`${TEST_FOLDER}/`) || TEST_FILE.test(path)
}

/** The rule of the longest folder that holds the file. */
export function ruleFor(path: string, folders: readonly FolderRule[]): FolderRule | undefined {
  return folders
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .reduce<FolderRule | undefined>(
      (best, rule) => (best !== undefined && best.folder.length >= rule.folder.length ? best : rule),
      undefined,
    )
}

function resolve(from: string, specifier: string): Edge['target'] {
  if (specifier.startsWith('node:')) return { to: 'node', name: specifier }
  if (specifier.startsWith('.'))
    return { to: 'module', path: posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')) }
  const parts = specifier.split('/')
  return { to: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}

function judge(edge: Edge, paths: ReadonlySet<string>, rules: LayerRules): string | undefined {
  const { target } = edge
  if (target.to === 'module') {
    if (/\.[mc]?[jt]sx?$/.test(target.path) && !paths.has(target.path))
      return `imports ${target.path}, which is not there`
    if (isTest(target.path) && !isTest(edge.from)) return `imports ${target.path}: nothing imports a test`
  }
  if (isTest(edge.from)) return undefined
  const rule = ruleFor(edge.from, rules.folders)
  if (rule === undefined) return undefined
  switch (target.to) {
    case 'node':
      return rule.node === true || edge.kind === 'type'
        ? undefined
        : `imports ${target.name}, but ${rule.folder} does not run in Node alone`
    case 'package':
      return judgePackage(edge, target.name, rule, rules)
    case 'module':
      return judgeModule(edge, target.path, rule, rules)
  }
}

function judgePackage(edge: Edge, name: string, rule: FolderRule, rules: LayerRules): string | undefined {
  if (!(rule.packages ?? []).includes(name)) return `imports the package ${name}, which ${rule.folder} may not`
  const only = rules.onlyHere[name]
  if (only !== undefined && edge.kind === 'value' && !only.includes(edge.from)) {
    return `imports values of ${name}; only ${only.join(' and ')} may`
  }
  return undefined
}

function judgeModule(edge: Edge, path: string, rule: FolderRule, rules: LayerRules): string | undefined {
  const folder = ruleFor(path, rules.folders)?.folder ?? posix.dirname(path)
  if (folder === rule.folder || rule.imports.includes(folder)) return undefined
  if ((rule.types ?? []).includes(folder)) {
    return edge.kind === 'type'
      ? undefined
      : `imports values of ${path}; ${rule.folder} may import only types of ${folder}`
  }
  return `imports ${path}, but ${rule.folder} may not import ${folder}`
}

/** Follows value imports from every module of a process and reports the way to a package that must stay out of it. */
function findUnreachableReached(edges: readonly Edge[], rules: LayerRules): string[] {
  const values = edges.filter((edge) => edge.kind === 'value' && !isTest(edge.from))
  const next = Map.groupBy(values, (edge) => edge.from)
  return rules.unreachable.flatMap(({ from, packages }) => {
    const starts = [...next.keys()].filter((path) => path.startsWith(`${from}/`))
    const cameFrom = new Map<string, string | undefined>(starts.map((path) => [path, undefined]))
    const found: string[] = []
    // A map keeps its order while it grows, so this loop is the breadth-first search.
    for (const path of cameFrom.keys()) {
      for (const { target } of next.get(path) ?? []) {
        if (target.to === 'module' && !cameFrom.has(target.path)) cameFrom.set(target.path, path)
        if (target.to === 'package' && packages.includes(target.name) && !allowedAt(path, target.name, from, rules)) {
          found.push(`${from}: reaches ${target.name} by ${wayTo(path, cameFrom).join(' → ')}`)
        }
      }
    }
    return found
  })
}

/** The one file that may import a package may stand in the very process: electron-adapter.ts in main. */
function allowedAt(path: string, name: string, from: string, rules: LayerRules): boolean {
  return path.startsWith(`${from}/`) && (rules.onlyHere[name] ?? []).includes(path)
}

function wayTo(path: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = []
  for (let at: string | undefined = path; at !== undefined; at = cameFrom.get(at)) way.unshift(at)
  return way
}

function cycles(edges: readonly Edge[]): string[] {
  const graph = new Map<string, string[]>()
  for (const { from, kind, target } of edges) {
    if (kind === 'value' && target.to === 'module') graph.set(from, [...(graph.get(from) ?? []), target.path])
  }
  return findCycles(graph).map((members) => `modules import each other in a circle: ${members.join(', ')}`)
}
