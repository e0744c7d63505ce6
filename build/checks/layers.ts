import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBannedSymbols } from '../layers/banned-symbols.ts'
import { checkLayers, type LayerRules } from '../layers/check-layers.ts'
import { NEVER_IMPORTED, ONLY_HERE, TEST_PACKAGES, UNREACHABLE } from '../layers/package-rules.ts'
import { PLANTED } from '../layers/planted.ts'
import { FOLDER_RULES } from '../layers/rules.ts'
import { readSourceFiles, SOURCE_FOLDERS } from '../layers/source-files.ts'
import { projectRoot } from '../tasks/project.ts'
import type { StepOutcome } from '../tasks/step.ts'

export const LAYER_RULES: LayerRules = { folders: FOLDER_RULES, onlyHere: ONLY_HERE, unreachable: UNREACHABLE }

/** Every import and every banned symbol of the tree against the rules. */
export async function layers(): Promise<StepOutcome> {
  const files = readSourceFiles(projectRoot)
  const report = checkLayers(files, LAYER_RULES)
  const violations = [...report.violations, ...findBannedSymbols(files), ...unlistedPackages()]
  const known = new Set(files.map(({ path }) => path))
  const gone = Object.values(ONLY_HERE)
    .flat()
    .filter((path) => !known.has(path))
  violations.push(...gone.map((path) => `build/layers/package-rules.ts: ONLY_HERE names ${path}, which is not there`))
  const unread = SOURCE_FOLDERS.filter((folder) => !files.some(({ path }) => path.startsWith(`${folder}/`)))
  violations.push(...unread.map((folder) => `${folder}/: no module was read`))
  return {
    ok: violations.length === 0 && report.modules === files.length && report.imports > report.modules,
    note: `${report.modules} modules, ${report.imports} imports`,
    details: violations.join('\n'),
  }
}

/** Every planted fault must be found by the same rules. */
export async function plantedLayers(): Promise<StepOutcome> {
  const missed = PLANTED.filter(
    ({ files, expected }) =>
      ![...checkLayers(files, LAYER_RULES).violations, ...findBannedSymbols(files)].some((violation) =>
        violation.includes(expected),
      ),
  )
  return {
    ok: missed.length === 0,
    note: `${PLANTED.length - missed.length} of ${PLANTED.length}`,
    details: `not found: ${missed.map(({ name }) => name).join(', ')}`,
  }
}

/** A dependency must have a place in the rules before anybody can use it by accident. */
function unlistedPackages(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  const listed = new Set([
    ...FOLDER_RULES.flatMap(({ packages }) => packages ?? []),
    ...NEVER_IMPORTED,
    ...TEST_PACKAGES,
  ])
  return ['dependencies', 'devDependencies', 'optionalDependencies']
    .flatMap((key) => {
      const group: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : undefined
      return Object.keys(typeof group === 'object' && group !== null ? group : {})
    })
    .filter((name) => !listed.has(name) && !name.startsWith('@types/'))
    .map((name) => `package.json: ${name} has no place in build/layers/rules.ts`)
}
