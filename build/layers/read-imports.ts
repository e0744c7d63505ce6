import { parseSync, Visitor } from 'vite'

/**
 * What one module asks for. Read with the parser that comes with the bundler (oxc): dependency-cruiser reads no file at all
 * beside TypeScript 7 and still ends with success, and this needs neither the compiler nor a resolver of its own.
 */
export interface ModuleImport {
  readonly specifier: string
  /** A type import is gone at run time: it may reach further than a value import. */
  readonly kind: 'value' | 'type'
  readonly line: number
}

export interface ReadModule {
  readonly imports: readonly ModuleImport[]
  /** Reasons why the list may be incomplete: the file does not parse, or imports a computed name. */
  readonly problems: readonly string[]
}

/** Every import of a file: static, re-exported, dynamic, `import('…')` in a type, and `require`. */
export function readImports(path: string, source: string): ReadModule {
  const parsed = parseSync(path, source)
  const imports: ModuleImport[] = []
  const problems = parsed.errors.map((error) => `does not parse: ${error.message}`)
  const add = (specifier: string, kind: ModuleImport['kind'], offset: number): void => {
    imports.push({ specifier, kind, line: lineOf(source, offset) })
  }
  for (const statement of parsed.module.staticImports) {
    const isType = statement.entries.length > 0 && statement.entries.every((entry) => entry.isType)
    add(statement.moduleRequest.value, isType ? 'type' : 'value', statement.start)
  }
  for (const statement of parsed.module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null) add(entry.moduleRequest.value, entry.isType ? 'type' : 'value', statement.start)
    }
  }
  const computed = (what: string, offset: number): void => {
    problems.push(`${what} of a computed name in line ${lineOf(source, offset)}: the layer check cannot follow it`)
  }
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        add(node.source.value, 'value', node.start)
      else computed('import()', node.start)
    },
    TSImportType(node) {
      if (typeof node.source.value === 'string') add(node.source.value, 'type', node.start)
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return
      const [argument] = node.arguments
      if (argument?.type === 'Literal' && typeof argument.value === 'string') add(argument.value, 'value', node.start)
      else computed('require()', node.start)
    },
  }).visit(parsed.program)
  return { imports, problems }
}

/** Line of an offset, counted from 1. */
export function lineOf(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) line++
  return line
}
