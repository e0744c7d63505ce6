import * as z from 'zod'

/** The part of the report's schema (mutation-testing-report-schema) that is read here. */
export const mutationReportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().default(''),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
})
export type MutationReport = z.infer<typeof mutationReportSchema>

/** Why no test can notice a change: found again by file, by the line that it changes and by what it makes of it. */
export const explainedSchema = z.array(
  z.strictObject({ file: z.string(), line: z.string(), replacement: z.string(), because: z.string().min(10) }),
)
export type Explained = z.infer<typeof explainedSchema>

interface Survivor {
  readonly file: string
  readonly line: string
  readonly lineNumber: number
  readonly replacement: string
  readonly because: string | undefined
}

interface FileFigures {
  readonly file: string
  readonly killed: number
  readonly timedOut: number
  readonly unreached: number
  readonly survivors: readonly Survivor[]
}

export interface MutationResult {
  readonly files: readonly FileFigures[]
  /** Changes that no test noticed and nobody has explained. */
  readonly unexplained: readonly Survivor[]
  /** Explanations of changes that a test notices by now, or that are not made any more. */
  readonly stale: Explained
}

export function readMutations(report: MutationReport, explained: Explained): MutationResult {
  const used = new Set<Explained[number]>()
  const files = Object.entries(report.files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { source, mutants }]): FileFigures => {
      const count = (status: string) => mutants.filter((mutant) => mutant.status === status).length
      const survivors = mutants
        .filter(({ status }) => status === 'Survived')
        .map(({ replacement, location: { start } }): Survivor => {
          const line = source.split('\n')[start.line - 1]?.trim() ?? ''
          const known = explained.find(
            (one) => one.file === file && one.line === line && one.replacement === replacement,
          )
          if (known !== undefined) used.add(known)
          return { file, line, lineNumber: start.line, replacement, because: known?.because }
        })
      // A changed constant can keep the tests from even beginning: nobody would miss that.
      const killed = count('Killed') + count('RuntimeError')
      return { file, killed, timedOut: count('Timeout'), unreached: count('NoCoverage'), survivors }
    })
  const unexplained = files.flatMap(({ survivors }) => survivors.filter(({ because }) => because === undefined))
  return { files, unexplained, stale: explained.filter((one) => !used.has(one)) }
}

/** The result as `docs/mutation.md`. */
export function mutationPage({ files }: MutationResult): string {
  const all = (value: (file: FileFigures) => number) => files.reduce((sum, file) => sum + value(file), 0)
  const row = (name: string, cells: readonly number[]) => `| ${[name, ...cells].join(' | ')} |`
  const figures = (file: FileFigures) => [file.killed, file.timedOut, file.survivors.length, file.unreached]
  const survivors = files.flatMap((file) => file.survivors)
  return [
    '# What the tests of the rules notice',
    '',
    'Made by `npm run mutate`, never by hand. Every rule of `electron/domain`, the decision about an egg and its sending are changed in small',
    'ways, one at a time; a test of the same folder has to fail each time. A change that makes a loop endless is noticed by its time.',
    'Changes that no test can notice are listed with the reason.',
    '',
    'That each of the 43 ways in which the legal table could allow one thing more breaks a rule of the law is shown in every `npm test`:',
    '`electron/domain/law/allowed-actions.test.ts`, "one illegal action let through".',
    '',
    '| file | noticed | noticed by time | not noticed | reached by no test |',
    '|---|---:|---:|---:|---:|',
    ...files.map((file) => row(file.file.replace('electron/', ''), figures(file))),
    row(
      '**all**',
      [0, 1, 2, 3].map((column) => all((file) => figures(file)[column] ?? 0)),
    ),
    '',
    '## Not noticed, and why',
    '',
    ...survivors.flatMap((one) => [
      `- ${one.file.replace('electron/', '')}, line ${one.lineNumber}: \`${one.line}\` → \`${one.replacement.replaceAll(/\s+/g, ' ')}\``,
      `  ${one.because ?? 'NOT EXPLAINED'}`,
    ]),
    ...(survivors.length === 0 ? ['None.'] : []),
    '',
  ].join('\n')
}
