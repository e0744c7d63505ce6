import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** Long enough for purpose and who may import it; what is longer belongs in docs/. */
const README_LINES_MAX = 10

/** Folders of generated files and of pictures say what they are one level up. */
const EXEMPT = /^(proto\/gen|models\/.*\/golden|build\/(icons|resources)|docs\/.*|renderer\/i18n\/locales\/.*)$/

/** These explain a format or the whole product and may be long. */
const LONG = new Set(['proto/README.md', 'README.md'])

/** Every folder with code in it has a README.md of at most ten lines. */
export async function folderReadmes(): Promise<StepOutcome> {
  const files = globSync('{electron,renderer,models,proto,build,test}/**/*.{ts,tsx,mjs,py,proto}', { cwd: projectRoot })
  const folders = [...new Set(files.map((file) => dirname(file).split(sep).join('/')))]
    .filter((folder) => !EXEMPT.test(folder))
    .sort()
  const problems = folders.flatMap((folder) => problemOf(`${folder}/README.md`))
  return {
    ok: problems.length === 0 && folders.length > 0,
    note: `${folders.length} folders`,
    details: problems.join('\n'),
  }
}

function problemOf(path: string): string[] {
  const absolute = join(projectRoot, path)
  if (!existsSync(absolute)) return [`${path} is missing`]
  const lines = readFileSync(absolute, 'utf8').trimEnd().split('\n').length
  return lines > README_LINES_MAX && !LONG.has(path) ? [`${path} has ${lines} lines; at most ${README_LINES_MAX}`] : []
}
